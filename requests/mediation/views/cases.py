"""`/werk/bemiddeling/`: the coordinator's list and case."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hub.accounts.access import needs
from hub.base.workflow import MoveRefused
from mediation import services
from mediation.forms import ChangeCaseForm, CloseForm, NewPartyForm, OutOfScopeForm, StationForm
from mediation.history import entries_for
from mediation.line import mediators_act, stations_of
from mediation.models import MediationCase, MediatorAssignment
from mediation.permissions import COORDINATE, behind_the_wall
from mediation.services.cases import NotReady
from mediation.workflow import CaseStatus, next_station

MOST_ENDED = 50
MOST_OPEN = 200


def case_or_404(request: HttpRequest, pk: int) -> MediationCase:
    """A case of this hub, for who coordinates."""
    rows = MediationCase.objects.visible_to(request.user).select_related(
        "help_request", "coordinator", "neighbourhood", "hub"
    )
    found: MediationCase = get_object_or_404(rows, pk=pk)
    return found


@needs(COORDINATE)
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """What waits for the coordinator, what for the mediators; the longest over its days first."""
    rows = MediationCase.objects.visible_to(request.user).select_related("neighbourhood", "coordinator")
    still_open = sorted(rows.open()[:MOST_OPEN], key=lambda case: case.norm_days - case.days_here)
    context = {
        "mine": [case for case in still_open if not mediators_act(case)],
        "theirs": [case for case in still_open if mediators_act(case)],
        "ended": rows.ended().order_by("-closed_at")[:MOST_ENDED],
    }
    return render(request, "mediation/list.html", context)


@behind_the_wall(COORDINATE)
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: the line, the parties apart, who mediates, the next step."""
    return show_case(request, case_or_404(request, pk))


def show_case(request: HttpRequest, case: MediationCase, **extra: Any) -> HttpResponse:
    """The case page; `shown` is the number of the party whose details are unfolded."""
    on_it = MediatorAssignment.objects.filter(case=case).select_related("volunteer__person").order_by("since", "pk")
    now = [row for row in on_it if row.until is None]
    station = next_station(case.status)
    context = {
        "case": case,
        "stations": stations_of(case),
        "parties": list(case.parties.select_related("person")),
        "now_on_it": now,
        "before_on_it": [row for row in on_it if row.until is not None],
        "next_station": station,
        "next_words": CaseStatus(station).label if station else "",
        "mediators_act": mediators_act(case),
        "needs_pair": case.is_open and len(now) < 2,
        "entries": entries_for(case),
        "station_form": StationForm(),
        "party_form": NewPartyForm(),
        "shown": 0,
        **extra,
    }
    return render(request, "mediation/case.html", context)


def _attempt(request: HttpRequest, pk: int, act: Callable[[], object], said: str) -> HttpResponse:
    """Does it, and says kindly why when it cannot be done now."""
    try:
        act()
    except NotReady as reason:
        messages.warning(request, str(reason))
    except MoveRefused:
        messages.warning(request, _("The case has moved in the meantime. This is how it is now."))
    else:
        messages.success(request, said)
    return redirect("mediation:detail", pk)


@behind_the_wall(COORDINATE)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """This coordinator takes the case."""
    services.take_case(case=case_or_404(request, pk), user=request.user)  # type: ignore[arg-type]
    messages.success(request, _("You coordinate this case."))
    return redirect("mediation:detail", pk)


@behind_the_wall(COORDINATE)
@require_POST
def move_on(request: HttpRequest, pk: int) -> HttpResponse:
    """To the next station. The page says from which one, so that two presses are one step."""
    case = case_or_404(request, pk)
    form = StationForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("mediation:detail", pk)
    to, reason = request.POST.get("to", ""), form.cleaned_data["reason"]
    if to not in CaseStatus.values:
        return redirect("mediation:detail", pk)
    user = request.user
    return _attempt(
        request, pk,
        lambda: services.move_station(case=case, user=user, to=to, reason=reason),  # type: ignore[arg-type]
        _("Noted, with today's date."),
    )  # fmt: skip


@behind_the_wall(COORDINATE)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Level, nuisance, what it is about, safety."""
    case = case_or_404(request, pk)
    fields = ("level", "nuisance", "summary", "safety_note")
    initial = {name: getattr(case, name) for name in fields}
    form = ChangeCaseForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        user, filled = request.user, form.cleaned_data
        return _attempt(
            request, pk,
            lambda: services.change_case(case=case, user=user, **filled),  # type: ignore[arg-type]
            _("Saved."),
        )  # fmt: skip
    return _form_page(request, case, form, _("Change the case"), _("Save"))


@behind_the_wall(COORDINATE)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """How it ended."""
    case = case_or_404(request, pk)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, filled = request.user, form.cleaned_data
        return _attempt(
            request, pk,
            lambda: services.close_case(case=case, user=user, **filled),  # type: ignore[arg-type]
            _("The case is closed."),
        )  # fmt: skip
    return _form_page(request, case, form, _("Close the case"), _("Close the case"))


@behind_the_wall(COORDINATE)
def out_of_scope(request: HttpRequest, pk: int) -> HttpResponse:
    """Not for volunteers: a warm hand-over back to the hub."""
    case = case_or_404(request, pk)
    form = OutOfScopeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, filled = request.user, form.cleaned_data
        return _attempt(
            request, pk,
            lambda: services.out_of_scope(case=case, user=user, **filled),  # type: ignore[arg-type]
            _("Handed back to the hub, with your words."),
        )  # fmt: skip
    return _form_page(request, case, form, _("Not for mediation"), _("Hand back to the hub"))


def _form_page(request: HttpRequest, case: MediationCase, form: Any, title: str, button: str) -> HttpResponse:
    context = {"case": case, "form": form, "title": title, "button": button}
    return render(request, "mediation/form.html", context, status=422 if form.errors else 200)
