"""Taking questions together and apart, and their deadline."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.workdays import add_working_days
from hub.base.workflow import MoveRefused, record, worker
from hub.places.models import Hub, Neighbourhood
from intake.models import HelpRequest
from intake.services import moves
from matching.errors import NoQuestions
from matching.models import Development, Handover
from matching.services.locking import lock_development, lock_handover
from matching.workflow import LIES_THERE, DevelopmentStatus
from socialmap.models import TaxonomyTerm

# Working days for those who are invited, and after that for the process manager to decide (D17). A question about
# which nothing was decided by then goes back to the hub, as every hand-over does.
INVITED_DAYS, DECIDE_DAYS = 10, 5


@transaction.atomic
def start(
    *,
    hub: Hub,
    user: User,
    handovers: Iterable[Handover],
    title: str,
    deadline: datetime | None = None,
) -> Development:
    """Takes these questions together, under the subject and the neighbourhood that all of them have; what a
    colleague took first stays where it is. Raises NoQuestions."""
    chosen = list(handovers)
    requests = list(
        HelpRequest.objects.filter(handovers__in=chosen).select_related("neighbourhood").prefetch_related("subjects")
    )
    made = Development.objects.create(
        hub=hub,
        title=title.strip(),
        subject=_shared_subject(requests),
        neighbourhood=_shared_neighbourhood(requests),
        made_by=user,
        deadline=deadline or add_working_days(clock.now(), INVITED_DAYS),
    )
    record(made, verb="development_started", actor=worker(user))
    if not _take(made, chosen, user):
        raise NoQuestions
    return made


def _shared_subject(requests: Sequence[HelpRequest]) -> TaxonomyTerm | None:
    """The first subject that all these questions have."""
    subjects = [list(one.subjects.all()) for one in requests]
    shared = (term for term in subjects[0] if all(term in others for others in subjects)) if subjects else iter(())
    return next(shared, None)


def _shared_neighbourhood(requests: Sequence[HelpRequest]) -> Neighbourhood | None:
    areas = {one.neighbourhood for one in requests}
    return areas.pop() if len(areas) == 1 else None


@transaction.atomic
def add(*, development: Development, user: User, handovers: Iterable[Handover]) -> int:
    """More questions join. Returns how many. Raises MoveRefused when it is over."""
    return _take(open_one(development.pk), handovers, user)


def _take(development: Development, handovers: Iterable[Handover], user: User) -> int:
    taken = 0
    for pk in sorted(handover.pk for handover in handovers):
        handover = lock_handover(pk)
        free = handover.development is None or handover.development.status != DevelopmentStatus.OPEN
        if not free or handover.status not in LIES_THERE or handover.to != Handover.To.PROCESS_MANAGER:
            continue
        Handover.objects.filter(pk=pk).update(development=development)
        _wait_until(handover, development.deadline)
        record(handover, verb="taken_together", actor=worker(user), development=development.pk)
        taken += 1
    return taken


@transaction.atomic
def take_out(*, development: Development, user: User, handover: Handover) -> None:
    """This question is another one after all: it stands alone again. Raises MoveRefused when it is over."""
    open_one(development.pk)
    handover = lock_handover(handover.pk)
    if Handover.objects.filter(pk=handover.pk, development=development).update(development=None):
        record(handover, verb="taken_apart", actor=worker(user), development=development.pk)


def open_one(pk: int) -> Development:
    """The locked case. Raises MoveRefused when it was decided."""
    development = lock_development(pk)
    if development.status != DevelopmentStatus.OPEN:
        raise MoveRefused(development.status, DevelopmentStatus.OFFER)
    return development


def lying(development: Development) -> list[Handover]:
    """The questions that still wait in this case, each locked, in one order."""
    pks = development.handovers.filter(status__in=LIES_THERE).order_by("pk").values_list("pk", flat=True)
    locked = [lock_handover(pk) for pk in pks]
    return [handover for handover in locked if handover.status in LIES_THERE]


def new_deadline(development: Development, deadline: datetime) -> None:
    """Everybody in it gets until then; the questions a little longer, for the decision. The case is locked."""
    Development.objects.filter(pk=development.pk).update(deadline=deadline)
    development.deadline = deadline
    for handover in lying(development):
        _wait_until(handover, deadline)


def _wait_until(handover: Handover, deadline: datetime) -> None:
    until = max(handover.deadline, add_working_days(deadline, DECIDE_DAYS))
    Handover.objects.filter(pk=handover.pk).update(deadline=until)
    moves.postpone(help_request=handover.help_request, due_at=until)
