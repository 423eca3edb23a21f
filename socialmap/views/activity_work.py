"""Activities at work: at `/werk/` for staff, at `/mijn/` for contact persons with what is their own. One set of views;
the address says which of the two, and what may be seen follows from that."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hub.accounts.access import View, needs
from hub.base import clock
from hub.base.access import looked
from hub.base.forms import row_key
from hub.base.workflow import Actor, MoveRefused, worker
from socialmap.forms_activities import ActivityForm, CallOffForm, CameForm, CounterForm, MoveForm
from socialmap.messages_activities import when_words
from socialmap.models import Activity, ActivityDate, Organization, SignUp
from socialmap.querysets_activities import ActivityDateQuerySet, ActivityQuerySet
from socialmap.services import activities, sign_ups

OWN = "own"
A_PAGE = 60
LISTS = (
    ("", gettext_lazy("Coming")),
    ("voorstel", gettext_lazy("Waits for a look")),
    ("alle", gettext_lazy("All activities")),
    ("geweest", gettext_lazy("Has been")),
)
WAIT = gettext_lazy("A colleague was just before you. This is how it is now.")


def _is_own(request: HttpRequest) -> bool:
    return request.path_info.startswith("/mijn/")


def _actor(request: HttpRequest) -> Actor:
    user = request.user
    return Actor("contact", user) if _is_own(request) else worker(user)  # type: ignore[arg-type]


def _mine(request: HttpRequest) -> ActivityQuerySet:
    rows: ActivityQuerySet = Activity.objects.all()
    return rows.owned_by(request.user) if _is_own(request) else rows.visible_to(request.user)  # type: ignore[arg-type]


def _dates(request: HttpRequest) -> ActivityDateQuerySet:
    rows: ActivityDateQuerySet = ActivityDate.objects.for_lines().filter(activity__in=_mine(request).values("pk"))
    return rows


def _may_see_names(request: HttpRequest) -> bool:
    """Who comes is for the hub worker and for the organiser; an editor works with the numbers."""
    return _is_own(request) or request.user.may("socialmap.sign_ups", request.hub)  # type: ignore[union-attr, attr-defined]


def _go(request: HttpRequest, screen: str, pk: int | None = None) -> HttpResponse:
    return redirect(screen_url(request, screen, pk))


def screen_url(request: HttpRequest, screen: str, pk: int | None = None, *more: int) -> str:
    """The address of a screen, on the side (work or own) where we are."""
    side = OWN if _is_own(request) else "work"
    return reverse(f"socialmap:{side}_{screen}", args=[key for key in (pk, *more) if key is not None])


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The dates to come with how full they are, and what waits for a look."""
    mine = _mine(request)
    proposed = mine.filter(status="proposed")
    lists = [(code, label) for code, label in LISTS if code != "voorstel" or proposed.exists()]
    asked = request.GET.get("lijst", "")
    chosen = asked if asked in dict(lists) else ""
    page = max(1, row_key(request.GET.get("pagina", "")))
    rows: Any = {
        "voorstel": proposed.with_next().order_by("title", "pk"),
        "alle": mine.with_next().order_by("title", "pk"),
        "geweest": _dates(request).filter(ends_at__lte=clock.now()).order_by("-starts_at", "pk"),
        "": _dates(request).filter(activity__status="published").coming(),
    }[chosen]
    start = min((page - 1) * A_PAGE, 10_000)
    found = list(rows[start : start + A_PAGE + 1])
    context = {
        "rows": found[:A_PAGE],
        "of_dates": chosen in ("", "geweest"),
        "lists": lists,
        "chosen": chosen,
        "proposed": proposed.count(),
        "page": page,
        "more": len(found) > A_PAGE,
        "own": _is_own(request),
    }
    return render(request, "socialmap/work_activities.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A new activity; of a contact person it waits for the hub."""
    return _save(request, None)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _save(request, get_object_or_404(_mine(request), pk=pk))


def _save(request: HttpRequest, known: Activity | None) -> HttpResponse:
    own = _is_own(request)
    organizations = Organization.objects.filter(contacts__user=request.user).distinct() if own else None  # type: ignore[misc]
    form = ActivityForm(
        request.POST if request.method == "POST" else None,
        instance=known,
        organizations=organizations,
        hub_name=request.hub.name,  # type: ignore[attr-defined]
    )
    if form.is_bound and form.is_valid():
        # The form changed its own copy; the service must see what it was.
        fresh = Activity.objects.get(pk=known.pk) if known else None
        hub = request.hub  # type: ignore[attr-defined]
        saved = activities.save_activity(
            hub=hub, actor=_actor(request), activity=fresh, proposed=own, **form.activity()
        )
        if saved.status == "proposed":
            messages.success(request, _("Saved. The Startpunt looks at it first; then it is in the agenda."))
        else:
            messages.success(request, _("Saved. Everybody sees it now."))
        return _go(request, "activity", saved.pk)
    context = {"form": form, "activity": known, "own": own}
    return render(request, "socialmap/work_activity_form.html", context, status=422 if form.is_bound else 200)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """An activity with its dates."""
    rows = _mine(request).select_related("organization", "service", "location", "hub").prefetch_related("subjects")
    shown = get_object_or_404(rows, pk=pk)
    coming = list(ActivityDate.objects.filter(activity=shown).coming()[:26])
    been = list(shown.dates.filter(ends_at__lte=clock.now()).order_by("-starts_at")[:10])
    context = {"activity": shown, "coming": coming, "been": been, "own": _is_own(request)}
    return render(request, "socialmap/work_activity.html", context)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Into the agenda (again)."""
    shown = get_object_or_404(_mine(request), pk=pk)
    try:
        activities.publish(activity=shown, actor=_actor(request))
        messages.success(request, _("Saved. Everybody sees it now."))
    except MoveRefused:
        messages.warning(request, WAIT)
    return _go(request, "activity", pk)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Out of the agenda."""
    shown = get_object_or_404(_mine(request), pk=pk)
    try:
        activities.archive(activity=shown, actor=_actor(request))
        messages.success(request, _("It is not in the agenda any more. Who signed up hears it."))
    except MoveRefused:
        messages.warning(request, WAIT)
    return _go(request, "activity", pk)


@require_safe
def date(request: HttpRequest, pk: int) -> HttpResponse:
    """One date: who comes, and what can be done."""
    return _date(request, get_object_or_404(_dates(request), pk=pk))


def _date(request: HttpRequest, shown: ActivityDate, status: int = 200, **forms: Any) -> HttpResponse:
    names = _may_see_names(request)
    signed = list(shown.sign_ups.order_by("created_at", "pk")) if names else []
    if signed:
        looked(user=request.user, at=shown, action="sign_ups")  # type: ignore[arg-type]
    by_status = SignUp.objects.filter(date=shown).people_by_status()
    context = {
        "date": shown,
        "activity": shown.activity,
        "when": when_words(shown),
        "names": names,
        "placed": [row for row in signed if row.status == "placed"],
        "waiting": [row for row in signed if row.status == "waiting"],
        "gone": [row for row in signed if row.status == "cancelled"],
        "n_waiting": by_status.get("waiting", 0),
        "keep_days": SignUp.privacy.keep_days,
        "has_begun": shown.starts_at <= clock.now(),
        "own": _is_own(request),
        "counter_form": forms.get("counter") or CounterForm(date=shown, auto_id="erbij_%s"),
        "move_form": forms.get("move") or MoveForm(date=shown),
        "off_form": forms.get("off") or CallOffForm(auto_id="af_%s"),
        "came_form": forms.get("came") or CameForm(initial={"walked_in": shown.walked_in}, auto_id="geweest_%s"),
        "form": next((form for form in forms.values() if form.errors), None),
    }
    return render(request, "socialmap/work_activity_date.html", context, status=status)


@require_POST
def date_sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody at the counter or on the phone."""
    shown = get_object_or_404(_dates(request), pk=pk)
    form = CounterForm(request.POST, date=shown, auto_id="erbij_%s")
    if not form.is_valid():
        return _date(request, shown, 422, counter=form)
    try:
        made = sign_ups.sign_up(
            date=shown,
            who=form.visitor(),
            submission=form.cleaned_data["submission"],
            channel=SignUp.Channel.COUNTER,
            actor=_actor(request),
        )
    except sign_ups.SignUpClosed:
        messages.warning(request, _("It does not go on, or it is over."))
        return _go(request, "activity_date", pk)
    waits = made.status == "waiting"
    messages.success(request, _("On the waiting list.") if waits else _("There is a place. The message is on its way."))
    return _go(request, "activity_date", pk)


@require_POST
def date_sign_off(request: HttpRequest, pk: int, sign_up: int) -> HttpResponse:
    """Somebody does not come."""
    shown = get_object_or_404(_dates(request), pk=pk)
    found: SignUp = get_object_or_404(shown.sign_ups.select_related("hub"), pk=sign_up)
    try:
        placed = sign_ups.sign_off(sign_up=found, actor=_actor(request))
    except (MoveRefused, sign_ups.SignUpClosed):
        messages.warning(request, WAIT)
    else:
        messages.success(request, _("Noted. Who was first in line has the place.") if placed else _("Noted."))
    return _go(request, "activity_date", pk)


@require_POST
def date_came(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came."""
    shown = get_object_or_404(_dates(request), pk=pk)
    form = CameForm(request.POST, auto_id="geweest_%s")
    if not form.is_valid():
        return _date(request, shown, 422, came=form)
    came = [row_key(text) for text in request.POST.getlist("came")]
    try:
        n = sign_ups.note_came(date=shown, came=came, walked_in=form.cleaned_data["walked_in"], actor=_actor(request))
    except sign_ups.TooLate:
        messages.warning(request, _("The names have gone; what was counted stays."))
    else:
        messages.success(request, _("Noted: %(n)d people came.") % {"n": n})
    return _go(request, "activity_date", pk)


@require_POST
def date_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Another moment for one date."""
    shown = get_object_or_404(_dates(request), pk=pk)
    form = MoveForm(request.POST, date=shown)
    if not form.is_valid():
        return _date(request, shown, 422, move=form)
    starts_at, ends_at = form.moments()
    words = form.cleaned_data["words"]
    activities.move_date(date=shown, starts_at=starts_at, ends_at=ends_at, words=words, actor=_actor(request))
    messages.success(request, _("Saved. Who signed up hears it."))
    return _go(request, "activity_date", pk)


@require_POST
def date_call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """One date does not go on."""
    shown = get_object_or_404(_dates(request), pk=pk)
    form = CallOffForm(request.POST, auto_id="af_%s")
    if not form.is_valid():
        return _date(request, shown, 422, off=form)
    try:
        activities.call_off(date=shown, words=form.cleaned_data["words"], actor=_actor(request))
        messages.success(request, _("Saved. Who signed up hears it."))
    except MoveRefused:
        messages.warning(request, WAIT)
    return _go(request, "activity_date", pk)


def own_activities_panel(request: HttpRequest, subject: Any) -> str:
    """Panel on `/mijn/`: what is on at the own organisation."""
    mine = _mine(request)
    if not Organization.objects.filter(contacts__user=request.user).exists():  # type: ignore[misc]
        return ""
    dates = ActivityDate.objects.for_lines().filter(activity__in=mine.published().values("pk")).coming()[:5]
    context = {"dates": dates, "waiting": mine.filter(status="proposed").count()}
    return render_to_string("socialmap/own_activities.html", context, request)


SCREENS: dict[str, View] = {
    "activities": overview,
    "activity_new": new,
    "activity": one,
    "activity_edit": edit,
    "activity_publish": publish,
    "activity_archive": archive,
    "activity_date": date,
    "activity_date_sign_up": date_sign_up,
    "activity_date_sign_off": date_sign_off,
    "activity_date_came": date_came,
    "activity_date_move": date_move,
    "activity_date_call_off": date_call_off,
}
# These show or ask names, which an editor does not need.
WITH_NAMES = ("activity_date_sign_up", "activity_date_sign_off", "activity_date_came")
work = {
    name: needs("socialmap.sign_ups" if name in WITH_NAMES else "socialmap.work")(view)
    for name, view in SCREENS.items()
}
own = {
    name: needs("socialmap.own_entries")(view)
    for name, view in SCREENS.items()
    if name != "activity_publish"  # that is for the hub to say
}
