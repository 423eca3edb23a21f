"""Laying a question with the neighbourhood team (D22) or with the process manager (D17), and what comes back."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from hub.accounts.models import User
from hub.base import clock
from hub.base.outbox.services import enqueue_to_address, enqueue_to_person
from hub.base.workdays import add_working_days
from hub.base.workflow import PROGRAM, move, record, worker
from intake.models import HelpRequest
from intake.services import moves
from matching import messages
from matching.models import Handover
from matching.services import telling
from matching.services.locking import lock_handover
from matching.workflow import HandoverStatus
from socialmap.models import Organization

# Working days to answer, when the worker names no date (D21).
TEAM_DAYS, PROCESS_MANAGER_DAYS = 10, 15


class Outcome(models.TextChoices):
    """What the process manager comes to."""

    OFFER = "offer", gettext_lazy("there is an offer: the Startpunt arranges it")
    NONE = "none", gettext_lazy("there is no offer: close the question, the resident hears why")


@transaction.atomic
def hand_to_team(*, help_request: HelpRequest, user: User, reason: str, deadline: datetime | None = None) -> Handover:
    """A question about the neighbourhood goes to the neighbourhood team, which gets mail.
    Raises MoveRefused when a colleague was first."""
    deadline = deadline or add_working_days(clock.now(), TEAM_DAYS)
    moves.hand_to_team(help_request=help_request, actor=worker(user), deadline=deadline)
    return _hand(help_request, user, Handover.To.TEAM, reason, deadline)


@transaction.atomic
def hand_to_process_manager(
    *, help_request: HelpRequest, user: User, reason: str, deadline: datetime | None = None
) -> Handover:
    """Nobody has an answer: the process manager invites organisations to make one, before the deadline.
    Raises MoveRefused when a colleague was first."""
    deadline = deadline or add_working_days(clock.now(), PROCESS_MANAGER_DAYS)
    moves.hand_to_process_manager(help_request=help_request, actor=worker(user), deadline=deadline, reason=reason)
    return _hand(help_request, user, Handover.To.PROCESS_MANAGER, reason, deadline)


def _hand(help_request: HelpRequest, user: User, to: str, reason: str, deadline: datetime) -> Handover:
    handover = Handover.objects.create(
        hub=help_request.hub,
        help_request=help_request,
        to=to,
        reason=reason.strip(),
        made_by=user,
        deadline=deadline,
    )
    permission = "matching.team" if to == Handover.To.TEAM else "matching.decide"
    letter = messages.handover_asked(handover)
    for colleague in User.objects.who_may(permission, help_request.hub):
        enqueue_to_address(
            hub=help_request.hub,
            address=colleague.email,
            about=handover,
            kind="handover_asked",
            key="asked",
            letter=letter,
        )
    return handover


@transaction.atomic
def answer_handover(*, handover: Handover, user: User, answer: str, outcome: str = Outcome.OFFER) -> Handover:
    """The answer comes back. The team's goes to the resident, who then says whether it helped (D22).
    Of the process manager: an offer goes to the hub, which arranges it; no offer closes the question, and
    the resident hears why. Raises MoveRefused when it was answered or given back already."""
    handover = lock_handover(handover.pk)
    help_request, actor, answer = handover.help_request, worker(user), answer.strip()
    now = clock.now()
    move(handover, to=HandoverStatus.ANSWERED, actor=actor, answer=answer, answered_by=user, answered_at=now)
    if handover.to == Handover.To.TEAM:
        route = HelpRequest.Route.TEAM
        moves.ask_whether_it_helped(help_request=help_request, actor=actor, route=route)
        _tell_resident(handover)
    elif outcome == Outcome.NONE:
        moves.close(help_request=help_request, actor=actor, helped="", reason=answer)
        _tell_resident(handover)
    else:
        moves.back_to_hub(help_request=help_request, actor=actor, reason=answer)
        _tell_hub(handover, "answered")
    return handover


@transaction.atomic
def give_back(*, handover: Handover, user: User, reason: str) -> Handover:
    """Not for us: the question goes back to the hub with the reason. Raises MoveRefused."""
    handover = lock_handover(handover.pk)
    move(handover, to=HandoverStatus.RETURNED, actor=worker(user), reason=reason.strip())
    moves.back_to_hub(help_request=handover.help_request, actor=worker(user), reason=reason.strip())
    _tell_hub(handover, "returned")
    return handover


@transaction.atomic
def return_late(*, handover: Handover) -> bool:
    """Nobody answered before the deadline: the hub is on the move again. False when there was an answer."""
    handover = lock_handover(handover.pk)
    if handover.status != HandoverStatus.WAITING or handover.deadline >= clock.now():
        return False
    with override(settings.LANGUAGE_CODE):
        reason = _("No answer before the deadline.")
    move(handover, to=HandoverStatus.RETURNED, actor=PROGRAM, reason=reason)
    moves.back_to_hub(help_request=handover.help_request, actor=PROGRAM, reason=reason)
    _tell_hub(handover, "late")
    return True


@transaction.atomic
def invite(*, handover: Handover, user: User, organizations: Iterable[Organization], deadline: datetime) -> Handover:
    """The process manager notes which organisations were invited to make an offer, and until when (D17).
    Raises MoveRefused when it is not waiting any more."""
    handover = lock_handover(handover.pk)
    still = Handover.objects.filter(pk=handover.pk, status=HandoverStatus.WAITING)
    if not still.update(deadline=deadline):
        return handover
    handover.deadline = deadline
    invited = list(organizations)
    handover.invited.set(invited)
    moves.postpone(help_request=handover.help_request, due_at=deadline)
    record(handover, verb="invited", actor=worker(user), organizations=[row.pk for row in invited])
    return handover


def _tell_resident(handover: Handover) -> None:
    help_request = handover.help_request
    enqueue_to_person(
        person=help_request.person,
        about=handover,
        kind="resident_answer",
        key="answer",
        letter=messages.resident_answer(help_request, handover.answer),
    )


def _tell_hub(handover: Handover, news: str) -> None:
    texts = {
        "answered": _("The process manager found an answer. You can arrange it now."),
        "returned": _("The question came back to the Startpunt, with the reason."),
        "late": _("There was no answer before the deadline. The question is back at the Startpunt."),
    }
    telling.tell_owner(handover.help_request, kind=f"handover_{news}", key=str(handover.pk), text=texts[news])
