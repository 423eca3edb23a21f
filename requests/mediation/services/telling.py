"""Who hears of a case."""

from hub.accounts.models import User
from hub.accounts.roles import PERMISSIONS
from hub.base import clock
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import enqueue_to_address, enqueue_to_person
from hub.places.models import Hub
from mediation.models import MediationCase
from volunteers.models import Volunteer

COORDINATE = "mediation.coordinate"


def coordinators_of(hub: Hub) -> list[User]:
    """Everybody who may coordinate mediation in this hub today."""
    roles = [role for role, permissions in PERMISSIONS.items() if COORDINATE in permissions]
    found = User.objects.filter(memberships__hub=hub, memberships__role__in=roles, is_active=True)
    people = found.distinct().order_by("pk")
    return [user for user in people if user.may(COORDINATE, hub)]


def tell_coordinator(case: MediationCase, *, kind: str, letter: Letter, key: str = "once") -> None:
    """The coordinator of the case; all of them while nobody took it."""
    to = [case.coordinator] if case.coordinator else coordinators_of(case.hub)
    for user in to:
        enqueue_to_address(hub=case.hub, address=user.email, about=case, kind=kind, key=key, letter=letter)


def tell_mediator(volunteer: Volunteer, case: MediationCase, *, kind: str, letter: Letter) -> None:
    """A mediator, on the channel that they prefer."""
    key = f"{clock.now():%Y%m%d%H%M%S}"
    enqueue_to_person(person=volunteer.person, about=case, kind=kind, key=key, letter=letter)
