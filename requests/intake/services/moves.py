"""Where a question goes next. The only door to HelpRequest.status; the apps above call these verbs."""

from datetime import datetime, timedelta

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock, workdays
from hub.base.models import Event
from hub.base.outbox.services import enqueue_to_address
from hub.base.workflow import PROGRAM, RESIDENT, Actor, MoveRefused, move, record, worker
from intake import messages
from intake.models import HelpRequest, Term, Urgency
from intake.services import terms
from intake.signals import request_moved
from intake.workflow import ENDED, OURS, RequestStatus

# Working days within which the next step must have been made (D21); a quiet question keeps its date.
DAYS_BY_URGENCY = {Urgency.TODAY: 0, Urgency.WEEK: 2}


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
    due = terms.deadline(help_request, Term.Step.NEXT)
    return _to(help_request, RequestStatus.PICKED_UP, worker(user), due_at=due, owner=user)


@transaction.atomic
def assign(*, help_request: HelpRequest, owner: User, actor: Actor = PROGRAM, reason: str = "") -> Event:
    """A new question gets an owner without that person picking it up: by a rule, or by a colleague. The day on
    which somebody calls stays. Raises MoveRefused when somebody was first."""
    # From NEW only: the table lets a closed question open again, and that is not what is meant here.
    if HelpRequest.objects.select_for_update(of=("self",)).get(pk=help_request.pk).status != RequestStatus.NEW:
        raise MoveRefused(help_request.status, RequestStatus.PICKED_UP)
    due = help_request.due_at
    return _to(help_request, RequestStatus.PICKED_UP, actor, due_at=due, reason=reason, owner=owner)


def release(*, help_request: HelpRequest, user: User, reason: str = "") -> Event:
    """Puts a question back among the new ones."""
    due = _in_working_days(1)
    return _to(help_request, RequestStatus.NEW, worker(user), due_at=due, reason=reason, owner=None)


@transaction.atomic
def hand_over(*, help_request: HelpRequest, user: User | None, to: User, reason: str = "", tell: bool = True) -> Event:
    """Another colleague becomes the owner and hears so (D6); without `user` it is a rule that does it. Raises
    MoveRefused when somebody handed it over at the same moment, or it is new or has ended."""
    rows = HelpRequest.objects.filter(pk=help_request.pk, owner=help_request.owner_id)
    if not rows.exclude(status__in=(RequestStatus.NEW, *ENDED)).update(owner=to):
        raise MoveRefused(help_request.status, "handed_over")
    help_request.owner = to
    event = record(help_request, verb="handed_over", actor=worker(user) if user else PROGRAM, reason=reason, to=to.pk)
    if tell and to != user:
        enqueue_to_address(
            hub=help_request.hub,
            address=to.email,
            about=help_request,
            kind="handed_over",
            key=str(event.pk),
            letter=messages.for_you(help_request),
        )
    return event


@transaction.atomic
def set_urgency(*, help_request: HelpRequest, user: User, urgency: str) -> Event | None:
    """How soon something has to happen; sooner brings the day forward. None when it was so already. Raises
    MoveRefused when the question has ended."""
    row = HelpRequest.objects.select_for_update(of=("self",)).get(pk=help_request.pk)
    if row.status in ENDED:
        raise MoveRefused(row.status, "urgency_changed")
    if row.urgency == urgency:
        return None
    days = DAYS_BY_URGENCY.get(Urgency(urgency))
    due = row.due_at if days is None or row.status not in OURS else min(row.due_at, _in_working_days(days))
    HelpRequest.objects.filter(pk=row.pk).update(urgency=urgency, due_at=due)
    help_request.urgency, help_request.due_at = urgency, due
    return record(help_request, verb="urgency_changed", actor=worker(user), old=row.urgency, new=urgency)


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


def wait_for_resident(*, help_request: HelpRequest, actor: Actor, reason: str = "") -> Event:
    """We asked the resident something. Silence comes back as a task, never as a silent close (F4)."""
    due = terms.deadline(help_request, Term.Step.RESIDENT)
    return _to(help_request, RequestStatus.WAITING_RESIDENT, actor, due_at=due, reason=reason)


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
