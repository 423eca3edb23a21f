"""`/agenda/`: what is on, one activity, and the same as calendar files."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import override
from django.views.decorators.http import require_safe

from hub.accounts.access import public
from hub.base import clock
from hub.base.scopes import active_hub
from socialmap import agenda as looks
from socialmap.calendars import as_ics
from socialmap.filters_activities import AgendaFilter
from socialmap.messages_activities import when_words
from socialmap.models import Activity, ActivityDate, TaxonomyTerm
from socialmap.querysets_activities import ActivityDateQuerySet
from socialmap.structured_activities import as_json_ld

MOST_IN_A_FEED = 2000
A_PAGE = 60
NEXT_DATES = 8
# A calendar that was read before must still hear that last week's date was called off.
FEED_LOOKS_BACK = timedelta(days=31)


@public
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """The days to come with what is on, or a month on a wall (`maand`)."""
    rows = ActivityDate.objects.public().for_lines()
    chosen = AgendaFilter(request.GET, queryset=rows, request=request)
    month = looks.read_month(request.GET.get("maand", ""))
    context = {"filter": chosen, "form": chosen.form, "this_month": f"{clock.today():%Y-%m}"}
    if chosen.form.is_valid():
        context["subject"] = chosen.form.cleaned_data.get("onderwerp")
    if month:
        in_month = list(chosen.qs.between(month, looks.last_of(month)))
        context |= {"month": looks.month_of(month, in_month), "days": looks.by_day(in_month)}
        return render(request, "socialmap/agenda.html", context)
    since = looks.read_day(request.GET.get("vanaf", ""))
    coming = chosen.qs.coming()
    if since and since > clock.today():
        coming = coming.between(since, since + timedelta(days=366))
    found = list(coming[: A_PAGE + 1])
    shown = found[:A_PAGE]
    if len(found) > A_PAGE:
        # A whole day is never cut in two, unless it is all there is.
        shown = [row for row in shown if row.local_day != found[A_PAGE].local_day] or shown
        following = found[len(shown)].starts_at.astimezone(clock.AMSTERDAM).date()
        context["following"] = following.isoformat() if following != since else ""
    context["days"] = looks.by_day(shown)
    return render(request, "socialmap/agenda.html", context)


@public
@require_safe
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """One activity with its next dates."""
    shown = _published(slug)
    dates = _of(shown, ActivityDate.objects.filter(activity=shown).coming()[:NEXT_DATES])
    context = {
        "activity": shown,
        "dates": [(date, when_words(date)) for date in dates],
        "places": _dot(shown),
        "json_ld": as_json_ld(shown, dates),
    }
    return render(request, "socialmap/activity.html", context)


def _published(slug: str) -> Activity:
    rows = Activity.objects.published().select_related("location__neighbourhood", "organization", "service", "hub")
    return get_object_or_404(rows.prefetch_related("subjects"), slug=slug)


def _of(shown: Activity, dates: Iterable[ActivityDate]) -> list[ActivityDate]:
    found = list(dates)
    for date in found:
        date.activity = shown
    return found


def _dot(shown: Activity) -> list[dict[str, object]]:
    place = shown.location
    if place is None or place.latitude is None or place.longitude is None or shown.online:
        return []
    name = place.name or shown.title
    return [{"lat": place.latitude, "lon": place.longitude, "name": name, "note": place.address_1}]


@public
@require_safe
def agenda_ics(request: HttpRequest) -> HttpResponse:
    """`/agenda/agenda.ics`: everything of the hub, to follow in one's own calendar."""
    return _feed(request, _followed(), name=active_hub().name)


@public
@require_safe
def subject_ics(request: HttpRequest, code: str) -> HttpResponse:
    """`/agenda/onderwerp/<code>.ics`: of one subject and what is under it."""
    subject = get_object_or_404(TaxonomyTerm.objects.subjects(), code=code)
    return _feed(request, _followed().about(subject), name=f"{active_hub().name} · {subject.name}")


@public
@require_safe
def activity_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """`/agenda/<slug>/activiteit.ics`: all dates of one activity."""
    shown = _published(slug)
    return _feed(request, _followed().filter(activity=shown), name=shown.title)


@public
@require_safe
def date_ics(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`/agenda/<slug>/<pk>.ics`: one date."""
    shown = _published(slug)
    get_object_or_404(shown.dates, pk=pk)
    return _feed(request, ActivityDate.objects.for_lines().filter(pk=pk), name=shown.title)


def _followed() -> ActivityDateQuerySet:
    since = clock.now() - FEED_LOOKS_BACK
    rows: ActivityDateQuerySet = ActivityDate.objects.public().for_lines().filter(ends_at__gt=since)
    return rows.order_by("starts_at", "pk")


def _feed(request: HttpRequest, dates: ActivityDateQuerySet, *, name: str) -> HttpResponse:
    """The file in Dutch, whoever asks; "not changed" for who has this very file already."""
    rows = list(dates[:MOST_IN_A_FEED])
    with override(settings.LANGUAGE_CODE):
        text = as_ics(rows, name=name).encode()
    etag = quote_etag(hashlib.sha256(text).hexdigest()[:32])
    changed = max((max(row.last_modified, row.activity.last_modified) for row in rows), default=None)
    stamp = int(changed.timestamp()) if changed else None
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Cache-Control"] = "public, max-age=900"
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    return cast("HttpResponse", get_conditional_response(request, etag, stamp, response))
