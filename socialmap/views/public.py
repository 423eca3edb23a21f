"""What everybody sees: searching, one entry, and telling that something is wrong."""

from math import ceil
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hub.accounts.access import public
from hub.base import clock
from hub.base.guard import signed_now, too_often
from hub.places.models import Neighbourhood
from socialmap import results
from socialmap.filters import ServiceFilter
from socialmap.forms import ReportForm
from socialmap.hours import open_until, week_lines
from socialmap.hsds import says_free
from socialmap.models import Service
from socialmap.search import typed
from socialmap.services.entries import report_error
from socialmap.services.indexing import note_unmet
from socialmap.sketch import draw
from socialmap.structured import as_json_ld

MOST_NOTED_AN_HOUR = 30


@public
def search(request: HttpRequest) -> HttpResponse:
    """`/sociale-kaart/`: words, subjects and filters in the address; a list and a map of the same set."""
    chosen = ServiceFilter(request.GET, queryset=Service.objects.listed(), request=request)
    found = results.search(chosen)
    words = typed(request.GET.get("q", ""))
    if words and not found.keys and not too_often(request, "unmet-search", most=MOST_NOTED_AN_HOUR):
        note_unmet(words)
    pages = max(1, ceil(len(found.keys) / results.A_PAGE))
    page = _page(request.GET.get("pagina", ""), pages)
    places = results.dots(found.keys)
    context = {
        "filter": chosen,
        "form": chosen.form,
        "words": words,
        "found": found,
        "cards": results.cards(found, page),
        "subjects": results.subjects_in_use(request.hub),  # type: ignore[attr-defined]
        "places": places,
        "sketch": _sketch(request, places),
        "page": page,
        "pages": pages,
        "shown": f"{(page - 1) * results.A_PAGE + 1}–{min(page * results.A_PAGE, len(found.keys))}",
    }
    return render(request, "socialmap/search.html", context)


def _page(text: str, pages: int) -> int:
    """The page that was asked for, or the nearest that exists."""
    return min(int(text), pages) if text.isdecimal() and len(text) < 6 and int(text) else 1


def _sketch(request: HttpRequest, places: list[dict[str, object]]) -> object:
    areas = Neighbourhood.objects.filter(hub=request.hub).exclude(polygon=None)  # type: ignore[attr-defined]
    return draw(
        [(area.name, area.polygon) for area in areas if area.polygon],
        [(place["lat"], place["lon"]) for place in places],  # type: ignore[misc]
    )


@public
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """`/sociale-kaart/<slug>/`: everything about one entry but its contact persons, who are for staff."""
    entry = get_object_or_404(Service.objects.listed().for_cards(), slug=slug)
    phones = results.phones_of(entry)
    locations = [here.location for here in entry.at_locations.prefetch_related("location__accessibility")]
    schedules = list(entry.schedules.all())
    context = {
        "entry": entry,
        "phones": phones,
        "locations": locations,
        "week": week_lines(schedules),
        "open_until": open_until(schedules, clock.now()) if entry.status == "active" else None,
        "costs": entry.costs.all(),
        "fees": "" if says_free(entry.fees_description) else entry.fees_description,
        "areas": entry.areas.all(),
        "places": results.dots([entry.pk]),
        "json_ld": as_json_ld(entry, phones, locations),
    }
    return render(request, "socialmap/detail.html", context)


@public
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """`/sociale-kaart/<slug>/klopt-niet/`: a visitor tells what is wrong (A11)."""
    entry = get_object_or_404(Service.objects.listed(), slug=slug)
    form = ReportForm(request.POST or None, initial={"opened": signed_now(), "submission": uuid4()})
    if request.method == "POST" and form.is_valid():
        if too_often(request, "socialmap-report"):
            form.add_error(None, _("You wrote to us many times this hour. Please call us."))
        else:
            data = form.cleaned_data
            report_error(service=entry, text=data["text"], email=data["email"], submission=str(data["submission"]))
            messages.success(request, _("Thank you. We look into it and put it right."))
            return redirect("socialmap:detail", slug=entry.slug)
    status = 422 if form.is_bound else 200
    return render(request, "socialmap/report.html", {"entry": entry, "form": form}, status=status)
