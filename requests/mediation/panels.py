"""Parts of other pages. On this side of the wall only that a question lies with mediation."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from intake.models import HelpRequest, Kind
from intake.next_step import Step
from intake.workflow import RequestStatus
from mediation.forms import OpenCaseForm
from mediation.line import mediators_act
from mediation.models import MediationCase
from mediation.services.cases import share_text


def hand_over(request: HttpRequest, help_request: HelpRequest) -> str:
    """Beside a question about trouble between neighbours: pass it on, or that it was passed on."""
    if help_request.status == RequestStatus.IN_MEDIATION:
        return render_to_string("mediation/panels/there.html", {}, request=request)
    if help_request.kind != Kind.NEIGHBOUR_CONFLICT or not help_request.is_open:
        return ""
    context = {
        "help_request": help_request,
        "ready": help_request.status == RequestStatus.PICKED_UP,
        "form": OpenCaseForm(auto_id="mediation_%s"),
        "share_text": share_text(),
    }
    return render_to_string("mediation/panels/open.html", context, request=request)


def next_step(help_request: HelpRequest, user: User) -> Step | None:
    """A quarrel between neighbours is for mediators, before anybody looks for a neighbour who helps."""
    quarrel = help_request.kind == Kind.NEIGHBOUR_CONFLICT and help_request.status == RequestStatus.PICKED_UP
    if not quarrel or not user.may("mediation.open_case", help_request.hub):
        return None
    url = reverse("mediation:open", args=[help_request.pk])
    words = _("This is about two neighbours. Mediators can help both to talk again.")
    return Step(words, _("To neighbour mediation"), url)


def for_resident(request: HttpRequest, help_request: HelpRequest) -> str:
    """On the page where a resident follows the question: who has it now, and nothing more."""
    if help_request.status != RequestStatus.IN_MEDIATION:
        return ""
    return render_to_string("mediation/panels/follow.html", {}, request=request)


def waiting(request: HttpRequest, _subject: Any) -> str:
    """On Today, for the coordinator: how many cases wait for a next step."""
    rows = [case for case in MediationCase.objects.visible_to(request.user).open() if not mediators_act(case)]
    if not rows:
        return ""
    context = {"count": len(rows), "late": len([case for case in rows if case.is_late])}
    return render_to_string("mediation/panels/today.html", context, request=request)


def own_cases(request: HttpRequest, _subject: Any) -> str:
    """On the own page of a mediator."""
    rows = MediationCase.objects.visible_to(request.user).open()
    own = rows.filter(assignments__volunteer__person__user=request.user, assignments__until=None).distinct()
    return render_to_string("mediation/panels/mijn.html", {"count": own.count()}, request=request)
