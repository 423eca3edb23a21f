"""One thing done with many questions (D24): each question by the same service as alone, once, or named with the
reason why not; in portions, so that nobody waits for a thousand; taken back while that is honest.

Whoever works on an action locks it for one line at a time: two browsers and the sweep share the work."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.base import clock
from hub.base.outbox.services import enqueue_to_address
from hub.base.workflow import MoveRefused, worker
from hub.places.models import Hub
from intake import messages, permissions
from intake.models import BulkAction, BulkLine, HelpRequest
from intake.services import moves
from intake.workflow import RequestStatus

logger = logging.getLogger(__name__)
MOST, PORTION = 5_000, 25
MINUTES_TO_UNDO = 10
Outcome, Verb = BulkLine.Outcome, BulkAction.Verb
CAN_BE_UNDONE = frozenset({Verb.PICK_UP, Verb.HAND_OVER, Verb.URGENCY})
WHY = {
    "taken": _("A colleague has it already"),
    "not_now": _("Not possible as the question stands now"),
    "new": _("Nobody has it yet: pick it up first"),
    "same": _("It was so already"),
    "left": _("This colleague does not work here any more"),
    "changed": _("Somebody changed the question since then"),
    "failed": _("Something went wrong: open this one and try it there"),
    "stopped": _("You took the action back before it came to this one"),
}


@transaction.atomic
def start(
    *,
    hub: Hub,
    user: User,
    verb: str,
    chosen: QuerySet[HelpRequest],
    submission: UUID,
    to: User | None = None,
    urgency: str = "",
    reason: str = "",
) -> BulkAction:
    """Writes down what has to be done with which questions, at most MOST, and does nothing yet. The same
    `submission` gives the first action again."""
    action, made = BulkAction.objects.get_or_create(
        submission=submission,
        defaults={"hub": hub, "user": user, "verb": verb, "to": to, "urgency": urgency, "reason": reason},
    )
    if made:
        pks = chosen.order_by("due_at", "pk").values_list("pk", flat=True)[:MOST]
        BulkLine.objects.bulk_create((BulkLine(action=action, help_request_id=pk) for pk in pks), batch_size=1000)
    return action


def go_on(*, action: BulkAction, most: int = PORTION) -> int:
    """Does the next questions, each in its own transaction. Returns how many; 0 when all are done."""
    done = 0
    while done < most and _next(action.pk):
        done += 1
    return done


@transaction.atomic
def _next(pk: int) -> bool:
    action = BulkAction.objects.select_for_update(of=("self",)).select_related("hub", "user", "to").get(pk=pk)
    to_do = (Outcome.WAITING, Outcome.DONE) if action.undone_at else (Outcome.WAITING,)
    line = action.lines.filter(outcome__in=to_do).first()
    if line is None:
        return False
    if action.undone_at:
        _take_back(action, line)
    else:
        _do(action, line)
    line.save(update_fields=["outcome", "why", "before", "after"])
    if not action.undone_at and not action.lines.filter(outcome=Outcome.WAITING).exists():
        _tell(action)
    return True


def _locked(line: BulkLine) -> HelpRequest:
    rows = HelpRequest.objects.select_for_update(of=("self",)).select_related("hub", "owner")
    return rows.get(pk=line.help_request_id)


def _state(row: HelpRequest) -> dict[str, Any]:
    return {
        "status": row.status,
        "since": row.status_since.isoformat(),
        "owner": row.owner_id,
        "urgency": row.urgency,
        "due": row.due_at.isoformat(),
        "triaged": row.triaged_at.isoformat() if row.triaged_at else "",
    }


def _do(action: BulkAction, line: BulkLine) -> None:
    row = _locked(line)
    line.before = _state(row)
    try:
        with transaction.atomic():
            why = _DO[action.verb](action, row)
    except MoveRefused:
        why = "not_now"
    except Exception as error:
        # Whatever it is, the other questions go on. The words of an error may hold a name, its kind does not.
        logger.error("bulk: %s of question %s failed: %s", action.verb, row.pk, type(error).__name__)
        why = "failed"
    line.outcome, line.why = (Outcome.NOT_MOVED, why) if why else (Outcome.DONE, "")
    row.refresh_from_db()
    line.after = _state(row)


def _pick_up(action: BulkAction, row: HelpRequest) -> str:
    if not permissions.can_pick_up(action.user, row):
        return "taken" if row.owner_id and row.is_open else "not_now"
    moves.pick_up(help_request=row, user=action.user)
    return ""


def _hand_over(action: BulkAction, row: HelpRequest) -> str:
    to = action.to
    if to is None or not to.may("intake.work", action.hub):
        return "left"
    if row.status == RequestStatus.NEW:
        moves.assign(help_request=row, owner=to, actor=worker(action.user), reason=action.reason)
        return ""
    if not permissions.can_hand_over(action.user, row):
        return "not_now"
    if row.owner_id == to.pk:
        return "same"
    moves.hand_over(help_request=row, user=action.user, to=to, reason=action.reason, tell=False)
    return ""


def _urgency(action: BulkAction, row: HelpRequest) -> str:
    return "" if moves.set_urgency(help_request=row, user=action.user, urgency=action.urgency) else "same"


def _wait(action: BulkAction, row: HelpRequest) -> str:
    if not permissions.can_wait(action.user, row):
        return _why_not(row)
    moves.wait_for_resident(help_request=row, actor=worker(action.user), reason=action.reason)
    return ""


def _close(action: BulkAction, row: HelpRequest) -> str:
    if not permissions.can_close(action.user, row):
        return _why_not(row)
    moves.close(help_request=row, actor=worker(action.user), helped="", reason=action.reason)
    return ""


def _why_not(row: HelpRequest) -> str:
    return "new" if row.status == RequestStatus.NEW else "not_now"


_DO: dict[str, Callable[[BulkAction, HelpRequest], str]] = {
    Verb.PICK_UP: _pick_up,
    Verb.HAND_OVER: _hand_over,
    Verb.URGENCY: _urgency,
    Verb.WAIT: _wait,
    Verb.CLOSE: _close,
}


def can_undo(*, action: BulkAction, user: User) -> bool:
    """Who did it may take it back for some minutes, when the verb has a way back."""
    young = clock.now() - action.created_at < timedelta(minutes=MINUTES_TO_UNDO)
    return young and action.user_id == user.pk and action.verb in CAN_BE_UNDONE and action.undone_at is None


@transaction.atomic
def undo(*, action: BulkAction, user: User) -> bool:
    """From here on `go_on` takes back what was done and leaves the rest. False when it is too late for that."""
    fresh = BulkAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if not can_undo(action=fresh, user=user):
        return False
    fresh.undone_at = action.undone_at = clock.now()
    fresh.save(update_fields=["undone_at"])
    return True


def _take_back(action: BulkAction, line: BulkLine) -> None:
    if line.outcome == Outcome.WAITING:
        line.outcome, line.why = Outcome.NOT_MOVED, "stopped"
        return
    row = _locked(line)
    if _state(row) != line.after:
        line.outcome, line.why = Outcome.NOT_UNDONE, "changed"
        return
    before = line.before
    if before["status"] != row.status:
        moves.release(help_request=row, user=action.user)
    elif action.verb == Verb.HAND_OVER:
        old = User.objects.get(pk=before["owner"])
        moves.hand_over(help_request=row, user=action.user, to=old, tell=False)
    else:
        moves.set_urgency(help_request=row, user=action.user, urgency=before["urgency"])
    moves.postpone(help_request=row, due_at=datetime.fromisoformat(before["due"]))
    line.outcome, line.why = Outcome.UNDONE, ""


def _tell(action: BulkAction) -> None:
    """The new owner hears once of all of them."""
    number = action.lines.filter(outcome=Outcome.DONE).count()
    if action.verb != Verb.HAND_OVER or action.to is None or action.to == action.user or not number:
        return
    enqueue_to_address(
        hub=action.hub,
        address=action.to.email,
        about=action,
        kind="many_handed_over",
        key="once",
        letter=messages.many_for_you(number),
    )


def counts_of(action: BulkAction) -> dict[str, int]:
    """How many questions have which outcome."""
    rows = action.lines.order_by().values_list("outcome").annotate(n=Count("pk"))
    return {str(outcome): 0 for outcome in Outcome} | dict(rows)


def unfinished() -> QuerySet[BulkAction]:
    """Actions that somebody began and whose browser was closed: the sweep goes on with them."""
    waiting = BulkLine.objects.filter(outcome=Outcome.WAITING)
    to_undo = BulkLine.objects.filter(outcome=Outcome.DONE, action__undone_at__isnull=False)
    still = Q(pk__in=waiting.values("action")) | Q(pk__in=to_undo.values("action"))
    return BulkAction.objects.filter(still).order_by("pk")
