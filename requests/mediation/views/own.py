"""`/mijn/zaken/`: what a mediator sees of the own cases. Process only (E6): the kind of trouble, the
neighbourhood, where it is on the line. Who the parties are and what they told comes from the coordinator,
by voice."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hub.accounts.access import needs
from mediation.line import mediators_act, stations_of
from mediation.models import MediationCase
from mediation.permissions import MEDIATE, behind_the_wall


@dataclass(frozen=True)
class Process:
    """All that goes through the wall. A template gets this and never the case itself."""

    pk: int
    reference: str
    nuisance: str
    neighbourhood: str
    status: str
    status_words: str
    stations: list[dict[str, Any]]
    your_turn: bool
    call_first: bool
    beside: tuple[str, ...]
    coordinator: str
    coordinator_email: str


def process_of(case: MediationCase, user: Any) -> Process:
    """The process side of a case, as this mediator may see it."""
    on_it = case.assignments.filter(until=None).exclude(volunteer__person__user=user)
    return Process(
        pk=case.pk,
        reference=case.reference,
        nuisance=case.get_nuisance_display(),
        neighbourhood=case.neighbourhood.name if case.neighbourhood else "",
        status=case.status,
        status_words=case.get_status_display(),
        stations=stations_of(case),
        your_turn=mediators_act(case),
        call_first=bool(case.safety_note),
        beside=tuple(row.volunteer.person.first_name for row in on_it.select_related("volunteer__person")),
        coordinator=case.coordinator.name if case.coordinator else "",
        coordinator_email=case.coordinator.email if case.coordinator else "",
    )


def _cases(request: HttpRequest) -> Any:
    """Assigned now. Somebody who coordinates as well sees here only what they mediate in themselves."""
    rows = MediationCase.objects.visible_to(request.user).select_related("neighbourhood", "coordinator")
    return rows.filter(assignments__volunteer__person__user=request.user, assignments__until=None).distinct()


@needs(MEDIATE)
def own_list(request: HttpRequest) -> HttpResponse:
    """The cases that this mediator is on now."""
    rows = [process_of(case, request.user) for case in _cases(request).order_by("-created_at")]
    return render(request, "mediation/own_list.html", {"cases": rows})


@behind_the_wall(MEDIATE)
def own_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them."""
    case = get_object_or_404(_cases(request), pk=pk)
    return render(request, "mediation/own_case.html", {"case": process_of(case, request.user)})
