"""Who may mediate in a case, and what speaks against it (E4, E5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from hub.people.models import Person
from hub.places.distance import kilometres
from mediation.models import MediationCase
from volunteers.models import Volunteer

# E5: 300 metres is a street away; nobody should meet their mediator at the bakery.
TOO_CLOSE_KM = 0.3


class Cause(StrEnum):
    """What speaks against a mediator in a case."""

    NOT_ACTIVE = "not_active"
    NO_METHOD = "no_method"
    PARTY = "party"
    NEAR = "near"
    UNKNOWN = "unknown"
    FULL = "full"


# The coordinator may ask and put this one aside; the others are firm.
MAY_BE_CHECKED = (Cause.UNKNOWN,)


@dataclass(frozen=True)
class Choice:
    """A mediator, and the first thing that speaks against them in this case."""

    volunteer: Volunteer
    load: int
    cause: Cause | None

    @property
    def words(self) -> str:
        return cause_words(self.cause) if self.cause else ""

    @property
    def can_be_checked(self) -> bool:
        return self.cause in MAY_BE_CHECKED


def cause_words(cause: Cause) -> str:
    """What the coordinator reads."""
    return {
        Cause.NOT_ACTIVE: _("is not active now"),
        Cause.NO_METHOD: _("chose no way of mediating"),
        Cause.PARTY: _("is one of the parties"),
        Cause.NEAR: _("lives within 300 metres of one of the parties"),
        Cause.UNKNOWN: _("we do not know how far from the parties this mediator lives"),
        Cause.FULL: _("has reached the own limit"),
    }[cause]


def closeness(mediator: Person, party: Person) -> Cause | None:
    """NEAR within 300 metres or in the same postcode; UNKNOWN when only the middle of a postcode area is
    known of both, or nothing at all."""
    if len(mediator.postcode) == 6 and mediator.postcode == party.postcode:
        return Cause.NEAR
    points = (mediator.latitude, mediator.longitude, party.latitude, party.longitude)
    if None in points:
        return Cause.UNKNOWN
    if points[:2] == points[2:]:
        # Without an address register everybody in an area stands on its middle: zero metres says nothing.
        return Cause.UNKNOWN
    return Cause.NEAR if kilometres(*points) < TOO_CLOSE_KM else None  # type: ignore[arg-type]


def against(volunteer: Volunteer, parties: Iterable[Person], load: int) -> Cause | None:
    """The first thing that speaks against `volunteer`, the firm ones first."""
    people = list(parties)
    if volunteer.status != "active" or volunteer.person.do_not_contact:
        return Cause.NOT_ACTIVE
    if not volunteer.methods:
        return Cause.NO_METHOD
    if any(person.pk == volunteer.person_id for person in people):
        return Cause.PARTY
    found = {closeness(volunteer.person, person) for person in people}
    if Cause.NEAR in found:
        return Cause.NEAR
    if load >= volunteer.most_at_once:
        return Cause.FULL
    return Cause.UNKNOWN if Cause.UNKNOWN in found else None


def parties_of(case: MediationCase) -> list[Person]:
    """The parties that we know more of than a word."""
    return [party.person for party in case.parties.select_related("person") if party.person]


def choices_for(case: MediationCase) -> list[Choice]:
    """Every mediator of the hub who is not on this case now; who fits first, who does least first."""
    now_on_it = case.assignments.filter(until=None).values("volunteer")
    rows = Volunteer.objects.mediators().exclude(pk__in=now_on_it).with_load().select_related("person__neighbourhood")
    people = parties_of(case)
    found = [Choice(row, row.load, against(row, people, row.load)) for row in rows]
    return sorted(found, key=lambda choice: (choice.cause is not None, choice.load, choice.volunteer.pk))
