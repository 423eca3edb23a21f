"""Laying a question with the neighbourhood team (D22) or with the process manager (D17), and what comes back."""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from hub.accounts.models import User
from hub.base import clock
from hub.base.outbox.services import enqueue_to_person
from hub.base.workdays import add_working_days, next_working_moment
from hub.base.workflow import PROGRAM, move, worker
from intake.models import HelpRequest
from intake.services import moves
from matching import messages
from matching.models import Handover
from matching.services import telling
from matching.services.locking import lock_handover
from matching.workflow import DevelopmentStatus, HandoverStatus

# Working days to answer, when the worker names no date (D21).
TEAM_DAYS, PROCESS_MANAGER_DAYS = 10, 15
# Working days in which the hub answers what they ask back; until then their own deadline waits.
HUB_ANSWERS_DAYS = 2


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
    telling.mail_colleagues(handover, kind="handover_asked", key="asked", letter=messages.handover_asked(handover))
    enqueue_to_person(
        person=help_request.person,
        about=handover,
        kind="resident_handed_over",
        key="handed",
        letter=messages.resident_handed_over(help_request, handover),
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
        _tell_hub(handover, "none")
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
def ask_hub(*, handover: Handover, user: User, question: str) -> Handover:
    """They want to know something first: the owner gets mail, and their deadline waits. Raises MoveRefused."""
    handover = lock_handover(handover.pk)
    event = move(handover, to=HandoverStatus.QUESTION, actor=worker(user), reason=question.strip())
    telling.cancel_reminders(handover)
    due = add_working_days(clock.now(), HUB_ANSWERS_DAYS)
    moves.postpone(help_request=handover.help_request, due_at=due)
    telling.tell_asked_back(handover.help_request, key=str(event.pk))
    return handover


@transaction.atomic
def answer_question(*, handover: Handover, user: User, answer: str) -> Handover:
    """The hub answers what they asked. Their deadline moves by as long as they waited for it. Raises MoveRefused."""
    handover = lock_handover(handover.pk)
    deadline = next_working_moment(handover.deadline + (clock.now() - handover.status_since))
    event = move(handover, to=HandoverStatus.WAITING, actor=worker(user), reason=answer.strip(), deadline=deadline)
    moves.postpone(help_request=handover.help_request, due_at=deadline)
    letter = messages.handover_answered_back(handover)
    telling.mail_colleagues(handover, kind="handover_answer", key=str(event.pk), letter=letter)
    return handover


@transaction.atomic
def take_back(*, handover: Handover, user: User, reason: str = "") -> Handover:
    """The hub takes the question back to try another way (D15); whoever it lay with hears so. Raises MoveRefused."""
    handover = lock_handover(handover.pk)
    reason = reason.strip() or _("We try another way.")
    move(handover, to=HandoverStatus.RETURNED, actor=worker(user), reason=reason)
    telling.tell_no_longer_there(handover)
    moves.back_to_hub(help_request=handover.help_request, actor=worker(user), reason=reason)
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
    if not _is_developed(handover):
        telling.tell_no_longer_there(handover)
    moves.back_to_hub(help_request=handover.help_request, actor=PROGRAM, reason=reason)
    _tell_hub(handover, "late")
    return True


def _is_developed(handover: Handover) -> bool:
    """Taken together with others: then the process manager is reminded of that one case, not of each question."""
    return handover.development is not None and handover.development.status == DevelopmentStatus.OPEN


def _tell_resident(handover: Handover) -> None:
    help_request = handover.help_request
    telling.cancel_reminders(handover)
    to_team = handover.to == Handover.To.TEAM
    letter = messages.resident_answer if to_team else messages.resident_no_offer
    enqueue_to_person(
        person=help_request.person,
        about=handover,
        kind="resident_answer",
        key="answer",
        letter=letter(help_request, handover.answer),
    )


def _tell_hub(handover: Handover, news: str) -> None:
    with override(settings.LANGUAGE_CODE):
        text = _news(news)
    telling.tell_owner(handover.help_request, kind=f"handover_{news}", key=str(handover.pk), text=text)


def _news(news: str) -> str:
    texts = {
        "answered": _("The process manager found an answer. You can arrange it now."),
        "none": _(
            "The process manager decided that there is no offer. The question is closed and the resident knows why."
        ),
        "returned": _("The question came back to the Startpunt, with the reason."),
        "late": _("There was no answer before the deadline. The question is back at the Startpunt."),
    }
    return texts[news]
