"""Laying a question with the neighbourhood team or the process manager, and the screens of those two."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base import clock
from hub.base.workflow import MoveRefused
from intake.models import HelpRequest
from matching import facts, talks
from matching.forms import (
    DecisionForm,
    GiveBackForm,
    HandoverForm,
    QuestionForm,
    ReplyForm,
    TakeBackForm,
    TeamAnswerForm,
    end_of,
)
from matching.models import Handover, Proposal, Referral
from matching.permissions import can_answer, can_match
from matching.services import handing
from matching.views.common import say_refused, to_question, visible_question
from matching.workflow import LIES_THERE, DevelopmentStatus


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


def _list(request: HttpRequest, to: str) -> dict[str, Any]:
    rows = _visible(request, to)
    waiting = rows.filter(status__in=LIES_THERE).order_by("deadline", "pk")
    done = rows.exclude(status__in=LIES_THERE).order_by("-status_since", "-pk")[:20]
    return {"waiting": [_line(row) for row in waiting], "done": [_line(row) for row in done]}


def _line(row: Handover) -> dict[str, Any]:
    late = row.status in LIES_THERE and row.deadline < clock.now()
    return {"row": row, "what": facts.what(row.help_request), "late": late}


def _visible(request: HttpRequest, to: str) -> Any:
    rows = Handover.objects.visible_to(request.user).filter(to=to)
    return rows.select_related("help_request__neighbourhood", "hub", "made_by", "development").prefetch_related(
        "help_request__subjects"
    )


@needs("matching.team")
def team_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One question for the team: read, answer, or give back."""
    handover = get_object_or_404(_visible(request, Handover.To.TEAM), pk=pk)
    return _one(
        request,
        handover,
        {"answer": TeamAnswerForm, "ask": QuestionForm, "give_back": GiveBackForm},
        "matching/team_one.html",
    )


@needs("matching.decide")
def no_supply_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One question for the process manager: work on it with others, decide, ask the hub, or give back."""
    handover = get_object_or_404(_visible(request, Handover.To.PROCESS_MANAGER), pk=pk)
    kinds: dict[str, Any] = {"ask": QuestionForm, "give_back": GiveBackForm}
    if not is_taken_together(handover):
        kinds = {"answer": DecisionForm, **kinds}
    return _one(request, handover, kinds, "matching/no_supply_one.html")


def _one(request: HttpRequest, handover: Handover, kinds: dict[str, Any], template: str) -> HttpResponse:
    """The page with its forms; one of them was sent or none."""
    may = can_answer(request.user, handover)  # type: ignore[arg-type]
    action = request.POST.get("action", "") if request.method == "POST" else ""
    # Prefixes keep the ids of three forms on one page apart.
    forms = {name: kind(request.POST if name == action else None, prefix=name) for name, kind in kinds.items()}
    if action in forms and may and forms[action].is_valid():
        return _done(request, handover, action, forms[action].cleaned_data)
    context = {
        "handover": handover,
        "help_request": handover.help_request,
        "what": facts.what(handover.help_request),
        "may_answer": may,
        "forms": forms,
        "talk": talks.of_one(handover),
        "together": is_taken_together(handover),
        **_asked(handover.help_request),
    }
    return render(request, template, context, status=422 if action in forms else 200)


def _done(request: HttpRequest, handover: Handover, action: str, data: dict[str, Any]) -> HttpResponse:
    user: Any = request.user
    is_team = handover.to == Handover.To.TEAM
    back = "matching:team" if is_team else "matching:no_supply"
    try:
        if action == "answer":
            outcome = data.get("outcome", handing.Outcome.OFFER)
            handing.answer_handover(handover=handover, user=user, answer=data["answer"], outcome=outcome)
            to_resident = is_team or outcome == handing.Outcome.NONE
            messages.success(
                request,
                _("Sent to the resident.") if to_resident else _("The Startpunt has your answer and arranges it."),
            )
        elif action == "ask":
            handing.ask_hub(handover=handover, user=user, question=data["question"])
            messages.success(request, _("Your question is with the Startpunt. You get mail as soon as they answer."))
        else:
            handing.give_back(handover=handover, user=user, reason=data["reason"])
            messages.success(request, _("Given back to the Startpunt, with your reason."))
    except MoveRefused as error:
        say_refused(request, error)
    return redirect(back)


def is_taken_together(handover: Handover) -> bool:
    """Part of a case that still runs: the decision is made there, for all questions in it."""
    return handover.development is not None and handover.development.status == DevelopmentStatus.OPEN


@needs("matching.work")
@require_POST
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """The hub answers what the team or the process manager asked, or takes the question back."""
    questions = HelpRequest.objects.visible_to(request.user)
    row: Handover = get_object_or_404(
        Handover.objects.filter(help_request__in=questions).select_related("help_request"), pk=pk
    )
    user: Any = request.user
    reply, why = ReplyForm(request.POST), TakeBackForm(request.POST)
    try:
        match request.POST.get("action"):
            case "reply" if reply.is_valid():
                handing.answer_question(handover=row, user=user, answer=reply.cleaned_data["answer"])
                messages.success(request, _("Your answer has been sent."))
            case "withdraw" if why.is_valid():
                handing.take_back(handover=row, user=user, reason=why.cleaned_data["reason"])
                messages.success(request, _("Taken back. They hear so."))
            case _:
                messages.warning(request, _("Nothing was changed: write your answer first."))
    except MoveRefused as error:
        say_refused(request, error)
    return to_question(row.help_request)
