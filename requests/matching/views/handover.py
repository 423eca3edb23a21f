"""Laying a question with the neighbourhood team or the process manager, and the screens of those two."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hub.accounts.access import needs
from hub.base import clock
from hub.base.workflow import MoveRefused
from intake.models import HelpRequest
from matching import facts
from matching.forms import DecisionForm, GiveBackForm, HandoverForm, InviteForm, TeamAnswerForm, end_of
from matching.models import Handover, Proposal, Referral
from matching.permissions import can_answer, can_match
from matching.services import handing
from matching.views.common import say_refused, to_question, visible_question
from matching.workflow import HandoverStatus


@needs("matching.work")
def to_team(request: HttpRequest, pk: int) -> HttpResponseBase:
    """To the neighbourhood team (D22)."""
    return _hand(request, pk, Handover.To.TEAM)


@needs("matching.work")
def to_process_manager(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Nobody has an answer: to the process manager (D17)."""
    return _hand(request, pk, Handover.To.PROCESS_MANAGER)


def _hand(request: HttpRequest, pk: int, to: str) -> HttpResponseBase:
    help_request = visible_question(request, pk)
    if not can_match(request.user, help_request):  # type: ignore[arg-type]
        messages.info(request, _("This question does not lie with the Startpunt now."))
        return to_question(help_request)
    team = to == Handover.To.TEAM
    form = HandoverForm(request.POST or None, days=handing.TEAM_DAYS if team else handing.PROCESS_MANAGER_DAYS)
    if request.method == "POST" and form.is_valid():
        hand = handing.hand_to_team if team else handing.hand_to_process_manager
        deadline = end_of(form.cleaned_data["deadline"])
        try:
            hand(help_request=help_request, user=request.user, reason=form.cleaned_data["reason"], deadline=deadline)  # type: ignore[arg-type]
            messages.success(request, _("Handed over. The answer comes back here."))
        except MoveRefused as error:
            say_refused(request, error)
        return to_question(help_request)
    context = {"help_request": help_request, "form": form, "team": team, "what": facts.what(help_request)}
    context |= _asked(help_request)
    return render(request, "matching/hand_over.html", context, status=422 if form.is_bound else 200)


def _asked(help_request: HelpRequest) -> dict[str, Any]:
    """Whom we asked already: organisations by name, neighbours only as a number."""
    neighbours = Proposal.objects.filter(arrangement__help_request=help_request)
    referrals = Referral.objects.filter(arrangement__help_request=help_request).select_related("service")
    return {
        "asked_neighbours": neighbours.values("volunteer").distinct().count(),
        "asked_services": list(referrals.order_by("created_at")),
    }


@needs("matching.team")
def team(request: HttpRequest) -> HttpResponse:
    """What lies with the neighbourhood team."""
    return render(request, "matching/team.html", _list(request, Handover.To.TEAM))


@needs("matching.decide")
def no_supply(request: HttpRequest) -> HttpResponse:
    """What nobody has an answer to."""
    return render(request, "matching/no_supply.html", _list(request, Handover.To.PROCESS_MANAGER))


def _list(request: HttpRequest, to: str) -> dict[str, Any]:
    rows = _visible(request, to)
    waiting = rows.filter(status=HandoverStatus.WAITING).order_by("deadline", "pk")
    done = rows.exclude(status=HandoverStatus.WAITING).order_by("-status_since", "-pk")[:20]
    return {"waiting": [_line(row) for row in waiting], "done": [_line(row) for row in done]}


def _line(row: Handover) -> dict[str, Any]:
    late = row.status == HandoverStatus.WAITING and row.deadline < clock.now()
    return {"row": row, "what": facts.what(row.help_request), "late": late}


def _visible(request: HttpRequest, to: str) -> Any:
    rows = Handover.objects.visible_to(request.user).filter(to=to)
    return rows.select_related("help_request__neighbourhood", "hub", "made_by").prefetch_related(
        "invited", "help_request__subjects"
    )


@needs("matching.team")
def team_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One question for the team: read, answer, or give back."""
    handover = get_object_or_404(_visible(request, Handover.To.TEAM), pk=pk)
    return _one(request, handover, {"answer": TeamAnswerForm, "give_back": GiveBackForm}, "matching/team_one.html")


@needs("matching.decide")
def no_supply_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One question for the process manager: invite, decide, or give back."""
    handover = get_object_or_404(_visible(request, Handover.To.PROCESS_MANAGER), pk=pk)
    kinds = {"invite": InviteForm, "answer": DecisionForm, "give_back": GiveBackForm}
    return _one(request, handover, kinds, "matching/no_supply_one.html")


def _one(request: HttpRequest, handover: Handover, kinds: dict[str, Any], template: str) -> HttpResponse:
    """The page with its forms; one of them was sent or none."""
    may = can_answer(request.user, handover)  # type: ignore[arg-type]
    action = request.POST.get("action", "") if request.method == "POST" else ""
    first = {"organizations": handover.invited.all(), "deadline": handover.deadline.date()}
    # Prefixes keep the ids of three forms on one page apart.
    forms = {
        name: kind(request.POST if name == action else None, initial=first, prefix=name) for name, kind in kinds.items()
    }
    if action in forms and may and forms[action].is_valid():
        return _done(request, handover, action, forms[action].cleaned_data)
    context = {
        "handover": handover,
        "help_request": handover.help_request,
        "what": facts.what(handover.help_request),
        "may_answer": may,
        "forms": forms,
        **_asked(handover.help_request),
    }
    return render(request, template, context, status=422 if action in forms else 200)


def _done(request: HttpRequest, handover: Handover, action: str, data: dict[str, Any]) -> HttpResponse:
    user: Any = request.user
    is_team = handover.to == Handover.To.TEAM
    back = "matching:team" if is_team else "matching:no_supply"
    try:
        if action == "invite":
            handing.invite(
                handover=handover, user=user, organizations=data["organizations"], deadline=end_of(data["deadline"])
            )
            messages.success(request, _("Kept: who is invited, and until when."))
            return redirect("matching:no_supply_one", handover.pk)
        if action == "answer":
            outcome = data.get("outcome", handing.Outcome.OFFER)
            handing.answer_handover(handover=handover, user=user, answer=data["answer"], outcome=outcome)
            to_resident = is_team or outcome == handing.Outcome.NONE
            messages.success(
                request,
                _("Sent to the resident.") if to_resident else _("The Startpunt has your answer and arranges it."),
            )
        else:
            handing.give_back(handover=handover, user=user, reason=data["reason"])
            messages.success(request, _("Given back to the Startpunt, with your reason."))
    except MoveRefused as error:
        say_refused(request, error)
    return redirect(back)
