"""Who goes out: always two, never somebody who lives close to a party (E4, E5)."""

from collections.abc import Collection, Sequence

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import Actor, MoveRefused, record, worker
from mediation import messages
from mediation.models import MediationCase, MediatorAssignment
from mediation.pairs import MAY_BE_CHECKED, Cause, against, parties_of
from mediation.services.telling import tell_mediator
from mediation.workflow import CaseStatus
from volunteers.models import Volunteer

PAIR_SIZE = 2


class NotAPair(Exception):
    """A case has exactly two mediators at a time."""


class HeldBack(Exception):
    """Something speaks against a mediator: `volunteer` and `cause`."""

    def __init__(self, volunteer: Volunteer, cause: Cause) -> None:
        super().__init__(cause)
        self.volunteer, self.cause = volunteer, cause


@transaction.atomic
def assign_mediators(
    *, case: MediationCase, user: User, volunteers: Sequence[Volunteer], checked: Collection[int] = ()
) -> list[MediatorAssignment]:
    """Puts mediators on a case so that there are two. `checked` holds the keys of those of whom the
    coordinator asked where they live, because we do not know it.

    Raises NotAPair, HeldBack (nobody is assigned then), MoveRefused when the case is over."""
    locked = MediationCase.objects.select_for_update().get(pk=case.pk)
    if not locked.is_open:
        raise MoveRefused(locked.status, CaseStatus.PAIR)
    keys = sorted({volunteer.pk for volunteer in volunteers})
    # Locked in one order, so that two coordinators at once wait for each other and the own limit holds.
    list(Volunteer.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    chosen = list(Volunteer.objects.filter(pk__in=keys).with_load().select_related("person").order_by("pk"))
    now_on_it = case.assignments.filter(until=None)
    if now_on_it.filter(volunteer__in=keys).exists() or now_on_it.count() + len(chosen) != PAIR_SIZE:
        raise NotAPair
    people = parties_of(case)
    for volunteer in chosen:
        cause = against(volunteer, people, volunteer.load)
        if cause and not (cause in MAY_BE_CHECKED and volunteer.pk in checked):
            raise HeldBack(volunteer, cause)
    return [_assign(case, volunteer, user, volunteer.pk in checked) for volunteer in chosen]


def _assign(case: MediationCase, volunteer: Volunteer, user: User, distance_checked: bool) -> MediatorAssignment:
    assignment = MediatorAssignment.objects.create(hub=case.hub, case=case, volunteer=volunteer)
    record(
        case, verb="mediator_assigned", actor=worker(user), volunteer=volunteer.pk, distance_checked=distance_checked
    )
    letter = messages.assigned(case, with_account=bool(volunteer.person.user_id))
    tell_mediator(volunteer, case, kind="mediator_assigned", letter=letter)
    return assignment


@transaction.atomic
def end_assignment(*, assignment: MediatorAssignment, actor: Actor, tell: bool = True) -> Event | None:
    """This mediator is off the case from now on and sees nothing of it any more. None when that was so."""
    rows = MediatorAssignment.objects.filter(pk=assignment.pk, until=None)
    if not rows.update(until=clock.now()):
        return None
    case, volunteer = assignment.case, assignment.volunteer
    if tell:
        tell_mediator(volunteer, case, kind="assignment_ended", letter=messages.assignment_ended(case))
    return record(case, verb="mediator_off", actor=actor, volunteer=volunteer.pk)


def end_all(case: MediationCase, user: User) -> None:
    """The case is over: nobody is on it any more."""
    for assignment in case.assignments.filter(until=None).select_related("case__hub", "volunteer__person__hub"):
        end_assignment(assignment=assignment, actor=worker(user))
