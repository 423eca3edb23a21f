"""Where a question goes next. The only door to HelpRequest.status; the apps above call these verbs."""

from datetime import datetime, timedelta

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock, workdays
from hub.base.models import Event
from hub.base.workflow import PROGRAM, RESIDENT, Actor, move, record, worker
from intake.models import HelpRequest
from intake.signals import request_moved
from intake.workflow import RequestStatus


@transaction.atomic
def _to(
    help_request: HelpRequest, status: str, actor: Actor, *, due_at: datetime, reason: str = "", **changes: object
) -> Event:
    event = move(help_request, to=status, actor=actor, reason=reason, due_at=due_at, **changes)
    request_moved.send(HelpRequest, help_request=help_request, event=event)
    return event


def _in_working_days(days: int) -> datetime:
    return workdays.add_working_days(clock.now(), days)


def pick_up(*, help_request: HelpRequest, user: User) -> Event:
    """ "Pak op": `user` becomes the one accountable owner (D6). Raises MoveRefused when a colleague was first."""
    due = _in_working_days(help_request.hub.days_to_call_back)
    return _to(help_request, RequestStatus.PICKED_UP, worker(user), due_at=due, owner=user)


def release(*, help_request: HelpRequest, user: User, reason: str = "") -> Event:
    """Puts a question back among the new ones."""
    due = _in_working_days(1)
    return _to(help_request, RequestStatus.NEW, worker(user), due_at=due, reason=reason, owner=None)


@transaction.atomic
def hand_over(*, help_request: HelpRequest, user: User, to: User, reason: str = "") -> Event:
    """Another colleague becomes the owner (D6)."""
    HelpRequest.objects.filter(pk=help_request.pk).update(owner=to)
    help_request.owner = to
    return record(help_request, verb="handed_over", actor=worker(user), reason=reason, to=to.pk)


def mark_proposed(*, help_request: HelpRequest, actor: Actor, deadline: datetime) -> Event:
    """Volunteers or a contact person were asked and have until `deadline`."""
    return _to(help_request, RequestStatus.PROPOSED, actor, due_at=deadline)


def mark_arranged(*, help_request: HelpRequest, actor: Actor, route: str) -> Event:
    """Somebody will help. After some days we ask whether it did (F5)."""
    moment = help_request.ends_at or clock.now()
    due = moment + timedelta(days=help_request.hub.days_until_asking)
    return _to(help_request, RequestStatus.ARRANGED, actor, due_at=due, route=route)


def back_to_hub(*, help_request: HelpRequest, actor: Actor, reason: str) -> Event:
    """Nobody could, nobody answered, or it fell through: the hub is on the move again (F3)."""
    return _to(help_request, RequestStatus.PICKED_UP, actor, due_at=_in_working_days(1), reason=reason)


def wait_for_resident(*, help_request: HelpRequest, actor: Actor) -> Event:
    """We asked the resident something. Silence comes back as a task, never as a silent close (F4)."""
    return _to(help_request, RequestStatus.WAITING_RESIDENT, actor, due_at=_in_working_days(5))


def hand_to_team(*, help_request: HelpRequest, actor: Actor, deadline: datetime) -> Event:
    """A question about the neighbourhood goes to the neighbourhood team (D22)."""
    return _to(help_request, RequestStatus.WITH_TEAM, actor, due_at=deadline)


def hand_to_process_manager(*, help_request: HelpRequest, actor: Actor, deadline: datetime, reason: str) -> Event:
    """Nobody has an answer: the process manager invites organisations to make one (D17)."""
    return _to(help_request, RequestStatus.WITH_PROCESS_MANAGER, actor, due_at=deadline, reason=reason)


def into_mediation(*, help_request: HelpRequest, actor: Actor) -> Event:
    """A conflict between neighbours goes behind the wall of mediation. The coordinator watches its days there;
    only after twelve weeks does it stand out in the queue of the hub."""
    due = _in_working_days(60)
    route = HelpRequest.Route.MEDIATION
    return _to(help_request, RequestStatus.IN_MEDIATION, actor, due_at=due, route=route)


def ask_whether_it_helped(*, help_request: HelpRequest, actor: Actor = PROGRAM, route: str = "") -> Event:
    """The help is over or the answer is there: the resident says whether it helped (D19, F5)."""
    changes = {"route": route} if route else {}
    return _to(help_request, RequestStatus.CHECKING, actor, due_at=_in_working_days(5), **changes)


def close(*, help_request: HelpRequest, actor: Actor, helped: str, reason: str = "", route: str = "") -> Event:
    """The end, with what the resident said of it: a value of HelpRequest.Helped, or "" when unknown."""
    now = clock.now()
    changes: dict[str, object] = {"closed_at": now, "helped": helped, "answered_at": None}
    if route:
        changes["route"] = route
    return _to(help_request, RequestStatus.CLOSED, actor, due_at=now, reason=reason, **changes)


def withdraw(*, help_request: HelpRequest, actor: Actor = RESIDENT, reason: str = "") -> Event:
    """The resident does not need it any more. Everybody who was asked hears so."""
    now = clock.now()
    return _to(help_request, RequestStatus.WITHDRAWN, actor, due_at=now, reason=reason, closed_at=now, answered_at=None)


def reopen(*, help_request: HelpRequest, actor: Actor = RESIDENT, reason: str = "") -> Event:
    """It did not help, or it came back: the question is open again with the same owner (D19)."""
    due = _in_working_days(1)
    return _to(
        help_request,
        RequestStatus.PICKED_UP,
        actor,
        due_at=due,
        reason=reason,
        closed_at=None,
        helped="",
        answered_at=clock.now(),
    )


def postpone(*, help_request: HelpRequest, due_at: datetime) -> None:
    """Somebody else got longer to answer, so the next step is due later. The status stays."""
    HelpRequest.objects.filter(pk=help_request.pk).update(due_at=due_at)
    help_request.due_at = due_at
