"""The demo's people: residents, volunteers, ambassadors, and who signs in."""

from dataclasses import dataclass, field
from datetime import timedelta

from hub.accounts.models import Membership, User
from hub.accounts.roles import STAFF, Role
from hub.base import clock
from hub.base.workflow import worker
from hub.people.models import Consent, Person
from hub.people.services import record_consent, tidy_phone
from hub.places.models import Hub, Neighbourhood
from reporting.demo import people as texts
from reporting.demo import shapes
from reporting.seeding.places import STREETS, clock_time, point_in_street
from socialmap.models import Contact, Service, TaxonomyTerm
from volunteers.models import Ambassador, Volunteer
from volunteers.services import advance, appoint_ambassador, leave, pause, sign_up
from volunteers.week import Hours
from volunteers.workflow import VolunteerStatus

PASSWORD = "welkom-bij-balade"
CONSENT = "Het Startpunt mag mijn gegevens bewaren en mij vragen voorleggen."
# What somebody went through to come where they are.
STEPS = {
    "applied": (),
    "conversation": ("conversation",),
    "checks": ("conversation", "checks"),
    "active": ("conversation", "checks", "active"),
    "paused": ("conversation", "checks", "active"),
    "left": ("conversation", "checks", "active"),
}


@dataclass
class Everybody:
    """Who is in the demo, by the code that the texts use."""

    hub: Hub
    quarters: dict[str, Neighbourhood]
    terms: dict[str, TaxonomyTerm]
    contacts: dict[str, Contact] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    volunteers: dict[str, Volunteer] = field(default_factory=dict)
    ambassadors: dict[str, Ambassador] = field(default_factory=dict)

    def subjects(self, codes: tuple[str, ...]) -> list[TaxonomyTerm]:
        return [self.terms[code] for code in codes]


def make_logins(all_of: Everybody) -> None:
    """One account a login of the texts; who mediates is a volunteer too."""
    for plain in texts.LOGINS:
        user = User.objects.filter(email=plain.email).first()
        user = user or User.objects.create_user(plain.email, PASSWORD, name=f"{plain.first_name} {plain.last_name}")
        Membership.objects.get_or_create(user=user, hub=all_of.hub, role=plain.role, until=None)
        Membership.objects.filter(user=user, hub=all_of.hub).update(since=clock.today() - timedelta(days=500))
        all_of.users[plain.code] = user
        if plain.person in all_of.contacts:
            known = all_of.contacts[plain.person]
            Contact.objects.filter(hub=all_of.hub, name=known.name, email=known.email).update(user=user)


def make_residents(all_of: Everybody) -> None:
    for plain in texts.RESIDENTS:
        all_of.persons[plain.code] = _person(all_of, plain, channel=plain.channel, suits=plain.suits)


def make_ambassadors(all_of: Everybody) -> None:
    for plain in texts.AMBASSADORS:
        person = _person(all_of, plain)
        area = ", ".join(STREETS[code].name for code in plain.covers)
        with clock.at(clock.now() - timedelta(days=plain.since)):
            made = appoint_ambassador(
                hub=all_of.hub,
                person=person,
                area=area,
                neighbourhood=person.neighbourhood,
                recruited_by=_recruiter(all_of, plain.recruited_by),
            )
        all_of.ambassadors[plain.code] = made
        _give_login(all_of, plain.code, person)


def _recruiter(all_of: Everybody, code: str) -> str:
    return all_of.contacts[code].name if code in all_of.contacts else ""


def make_volunteers(all_of: Everybody) -> None:
    """Each through the steps of the registry, at the days that the texts name."""
    for plain in texts.VOLUNTEERS:
        all_of.volunteers[plain.code] = _volunteer(all_of, plain)


def finish_volunteers(all_of: Everybody) -> None:
    """The breaks and goodbyes of now, after everything that these neighbours did before."""
    noor = worker(all_of.users["noor"])
    for plain in texts.VOLUNTEERS:
        volunteer = all_of.volunteers[plain.code]
        with clock.at(clock.now() - timedelta(days=plain.since)):
            if plain.state == VolunteerStatus.PAUSED:
                pause(volunteer=volunteer, actor=noor, until=clock.today() + timedelta(days=plain.since + 30))
            elif plain.state == VolunteerStatus.LEFT:
                leave(volunteer=volunteer, actor=noor)


def _volunteer(all_of: Everybody, plain: shapes.Volunteer) -> Volunteer:
    now = clock.now()
    came = now - timedelta(days=plain.applied)
    noor = all_of.users["noor"]
    with clock.at(came):
        person = _person(all_of, plain)
        record_consent(person=person, purpose=Consent.Purpose.REGISTER, text=CONSENT, channel="counter", taken_by=noor)
        made = sign_up(
            hub=all_of.hub,
            person=person,
            own_words=" ".join(talent.words for talent in plain.talents),
            talents=all_of.subjects(tuple(talent.subject for talent in plain.talents)),
            track=plain.track,
            languages=list(plain.languages),
            brought_by=all_of.ambassadors.get(plain.recruited_by),
            hours=[_hours(slot) for slot in plain.availability],
            most_at_once=plain.max_open,
            lasting=not plain.one_off,
            methods=list(plain.methods),
            created_at=came,
        )
    reached = now - timedelta(days=plain.since)
    steps = STEPS[plain.state]
    parts = len(steps) + (plain.state in (VolunteerStatus.PAUSED, VolunteerStatus.LEFT))
    for number, step in enumerate(steps, start=1):
        # The steps between lie evenly between the first word and the day the present state began.
        with clock.at(came + (reached - came) * number / parts):
            advance(volunteer=made, to=step, actor=worker(noor))
    _give_login(all_of, plain.code, person)
    return made


def _hours(slot: shapes.Slot) -> Hours:
    return Hours(slot.weekday, clock_time(slot.opens), clock_time(slot.closes))


def _person(all_of: Everybody, plain: shapes.Person, *, channel: str = "", suits: str = "") -> Person:
    street = STREETS[plain.street]
    latitude, longitude = point_in_street(plain.street, plain.house_number)
    made = Person.objects.create(
        hub=all_of.hub,
        name=plain.name,
        phone=_phone(plain.phone),
        email=plain.email,
        language="nl",
        preferred_channel=channel,
        reachable=suits,
        street=street.name,
        house_number=plain.house_number,
        postcode=street.postcode.replace(" ", ""),
        city=all_of.hub.city,
        neighbourhood=all_of.quarters[street.quarter],
        latitude=latitude,
        longitude=longitude,
    )
    all_of.persons[plain.code] = made
    return made


def _phone(text: str) -> str:
    """Invented numbers are not all possible ones; those stay as they are written."""
    try:
        return tidy_phone(text) if text else ""
    except ValueError:
        return text


def _give_login(all_of: Everybody, code: str, person: Person) -> None:
    login = next((plain for plain in texts.LOGINS if plain.person == code), None)
    if login:
        Person.objects.filter(pk=person.pk).update(user=all_of.users[login.code])


def logins() -> list[tuple[str, str, str]]:
    """Role, mail address and password of each login, staff first."""
    rows = [(str(Role(plain.role).label), plain.email, PASSWORD, plain.role in STAFF) for plain in texts.LOGINS]
    return [row[:3] for row in sorted(rows, key=lambda row: not row[3])]
