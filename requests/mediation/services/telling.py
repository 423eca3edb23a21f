"""Who hears of a case."""

from hub.accounts.models import User
from hub.base import clock
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import enqueue_to_address, enqueue_to_person
from mediation.models import MediationCase
from volunteers.models import Volunteer

COORDINATE = "mediation.coordinate"


def tell_coordinator(case: MediationCase, *, kind: str, letter: Letter, key: str = "once") -> None:
    """The coordinator of the case; all of them while nobody took it."""
    to = [case.coordinator] if case.coordinator else User.objects.who_may(COORDINATE, case.hub)
    for user in to:
        enqueue_to_address(hub=case.hub, address=user.email, about=case, kind=kind, key=key, letter=letter)


def tell_mediator(volunteer: Volunteer, case: MediationCase, *, kind: str, letter: Letter) -> None:
    """A mediator, on the channel that they prefer."""
    key = f"{clock.now():%Y%m%d%H%M%S}"
    enqueue_to_person(person=volunteer.person, about=case, kind=kind, key=key, letter=letter)
