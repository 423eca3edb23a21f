"""The verbs of the registry. Each step is an Event (C6); the only writers of volunteers and ambassadors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django_scopes import scope

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services import end_roles
from hub.base import clock
from hub.base.models import Event
from hub.base.outbox.services import enqueue_to_person
from hub.base.workflow import PROGRAM, VOLUNTEER, Actor, MoveRefused, move, record, worker
from hub.people.models import Consent, Person
from hub.people.services import record_consent, register_person, withdraw_consent
from hub.places.models import Hub, Neighbourhood
from hub.places.services import locate
from socialmap.models import TaxonomyTerm
from volunteers import messages
from volunteers.models import Ambassador, Availability, Volunteer
from volunteers.signals import volunteer_moved
from volunteers.week import Hours
from volunteers.workflow import VolunteerStatus

ONBOARDING = (VolunteerStatus.CONVERSATION, VolunteerStatus.CHECKS, VolunteerStatus.ACTIVE)
PROFILE = frozenset(
    "own_words track languages most_at_once most_kilometres hours_a_week lasting "
    "available_from available_until methods gender avoids".split()
)


class PauseInThePast(ValueError):
    """A pause ends on a day to come."""


@dataclass(frozen=True)
class Contact:
    """How to reach somebody who offers something, as typed in a form; tidy phone and postcode."""

    name: str
    phone: str = ""
    email: str = ""
    postcode: str = ""
    house_number: str = ""
    reachable: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class Offer:
    """What somebody offers: subjects, own words, hours of the week, and fields of PROFILE."""

    own_words: str = ""
    talents: Iterable[TaxonomyTerm] = ()
    hours: Sequence[Hours] = ()
    profile: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def sign_up(
    *,
    hub: Hub,
    person: Person,
    own_words: str = "",
    talents: Iterable[TaxonomyTerm] = (),
    track: str = Volunteer.Track.VOLUNTEER,
    languages: Sequence[str] = (),
    brought_by: Ambassador | None = None,
    confirmed: bool = True,
    actor: Actor = VOLUNTEER,
    hours: Iterable[Hours] = (),
    **profile: Any,
) -> Volunteer:
    """Puts `person` in the registry (C1). A talent that somebody else saw is not `confirmed` and is never
    asked for anything until the person agrees (C2). Somebody is in the registry once: who left comes back
    with the same row, and who is in it already keeps profile and status.

    `profile` are fields of PROFILE, and `submission`. The status is APPLIED or UNCONFIRMED."""
    known = Volunteer.objects.select_for_update().filter(person=person).first()
    if known:
        back = known.status == VolunteerStatus.LEFT or (confirmed and known.status == VolunteerStatus.UNCONFIRMED)
        if back:
            _to(known, VolunteerStatus.APPLIED, actor)
        return known
    volunteer = Volunteer.objects.create(
        hub=hub,
        person=person,
        status=VolunteerStatus.APPLIED if confirmed else VolunteerStatus.UNCONFIRMED,
        own_words=own_words.strip(),
        track=track,
        languages=list(languages) or [person.language],
        brought_by=brought_by,
        **profile,
    )
    volunteer.talents.set(talents)
    _write_hours(volunteer, hours)
    event = record(volunteer, verb="signed_up", actor=actor, new=volunteer.status)
    volunteer_moved.send(Volunteer, volunteer=volunteer, event=event)
    return volunteer


def offer_talent(*, hub: Hub, contact: Contact, offer: Offer, consent: str, submission: UUID) -> Volunteer:
    """Somebody offers a talent on the website, without an account (B11). The hub that serves the postcode
    gets it (B10). `consent` is the text that was agreed to. The same `submission` twice gives the first."""
    place = locate(postcode=contact.postcode) if contact.postcode else None
    serving = (place and place.hub) or hub
    with scope(hub=serving):
        first = Volunteer.objects.filter(submission=submission).first()
        if first:
            return first
        try:
            return _take_offer(serving, contact, offer, consent, submission)
        except IntegrityError:
            # The same form came in twice at the same moment; any other cause finds no row and is raised.
            first = Volunteer.objects.filter(submission=submission).first()
            if first is None:
                raise
            return first


@transaction.atomic
def _take_offer(hub: Hub, contact: Contact, offer: Offer, consent: str, submission: UUID) -> Volunteer:
    person = register_person(hub=hub, **vars(contact))
    record_consent(person=person, purpose=Consent.Purpose.REGISTER, text=consent, channel=Consent.Channel.WEB)
    volunteer = sign_up(
        hub=hub,
        person=person,
        own_words=offer.own_words,
        talents=offer.talents,
        hours=offer.hours,
        submission=submission,
        **offer.profile,
    )
    letter = messages.offer_received(volunteer)
    enqueue_to_person(person=person, about=volunteer, kind="offer_received", key="once", letter=letter)
    return volunteer


@transaction.atomic
def register_volunteer(
    *, hub: Hub, contact: Contact, offer: Offer, user: User, consent: str, channel: str
) -> Volunteer:
    """A worker registers somebody who called or came by, and heard the `consent` text (C1)."""
    person = register_person(hub=hub, **vars(contact))
    record_consent(person=person, purpose=Consent.Purpose.REGISTER, text=consent, channel=channel, taken_by=user)
    return sign_up(
        hub=hub,
        person=person,
        own_words=offer.own_words,
        talents=offer.talents,
        hours=offer.hours,
        actor=worker(user),
        **offer.profile,
    )


@transaction.atomic
def _to(volunteer: Volunteer, status: str, actor: Actor, reason: str = "", **changes: object) -> Event:
    event = move(volunteer, to=status, actor=actor, reason=reason, **changes)
    volunteer_moved.send(Volunteer, volunteer=volunteer, event=event)
    return event


@transaction.atomic
def confirm(*, volunteer: Volunteer, user: User, how: str, consent: str, channel: str = Consent.Channel.PHONE) -> Event:
    """The person whose talent was seen by somebody else says yes (C2), or who stopped says yes to coming back.
    `how` tells how we know. Raises MoveRefused."""
    event = _to(volunteer, VolunteerStatus.APPLIED, worker(user), how)
    record_consent(
        person=volunteer.person, purpose=Consent.Purpose.REGISTER, text=consent, channel=channel, taken_by=user
    )
    return event


def advance(*, volunteer: Volunteer, to: str, actor: Actor, reason: str = "") -> Event:
    """The next step of getting to know each other: conversation, checks, active (C6). Raises MoveRefused."""
    if to not in ONBOARDING:
        raise ValueError(f"{to} is not a step of onboarding")
    return _to(volunteer, to, actor, reason)


def pause(*, volunteer: Volunteer, actor: Actor, until: date | None = None, reason: str = "") -> Event:
    """Asks nothing of this volunteer up to (not including) the day `until`; without a day until they say so.
    From this moment on `can_be_asked` leaves them out. Raises MoveRefused, PauseInThePast."""
    if until and until <= clock.today():
        raise PauseInThePast
    return _to(volunteer, VolunteerStatus.PAUSED, actor, reason, paused_until=until)


@transaction.atomic
def come_back(*, volunteer: Volunteer, actor: Actor) -> Event:
    """The pause is over. Raises MoveRefused when there is none."""
    # The table also lets somebody become active from onboarding; that is `advance`, not this verb.
    now = Volunteer.objects.select_for_update().values_list("status", flat=True).get(pk=volunteer.pk)
    if now != VolunteerStatus.PAUSED:
        raise MoveRefused(now, VolunteerStatus.ACTIVE)
    return _to(volunteer, VolunteerStatus.ACTIVE, actor, paused_until=None)


@transaction.atomic
def leave(*, volunteer: Volunteer, actor: Actor, reason: str = "") -> Event:
    """Stops. What we may keep ends as well: the consent to be in the registry is taken back, and with the
    assignment ends the access (G1)."""
    event = _to(volunteer, VolunteerStatus.LEFT, actor, reason, paused_until=None)
    withdraw_consent(person=volunteer.person, purpose=Consent.Purpose.REGISTER)
    if volunteer.person.user:
        roles = (Role.VOLUNTEER, Role.MEDIATOR)
        end_roles(user=volunteer.person.user, hub=volunteer.hub, roles=roles, actor=actor)
    return event


@transaction.atomic
def change_profile(
    *, volunteer: Volunteer, actor: Actor, talents: Iterable[TaxonomyTerm] | None = None, **profile: Any
) -> Event | None:
    """Changes what somebody wants to do and how much: fields of PROFILE, and talents. The history keeps
    which fields changed, not what they said. None when nothing changed."""
    unknown = profile.keys() - PROFILE
    if unknown:
        raise ValueError(f"not part of a profile: {sorted(unknown)}")
    changed = [name for name, value in profile.items() if getattr(volunteer, name) != value]
    for name in changed:
        setattr(volunteer, name, profile[name])
    if changed:
        volunteer.save(update_fields=changed)
    if talents is not None and {term.pk for term in talents} != set(volunteer.talents.values_list("pk", flat=True)):
        volunteer.talents.set(talents)
        changed.append("talents")
    return record(volunteer, verb="profile_changed", actor=actor, fields=sorted(changed)) if changed else None


@transaction.atomic
def set_availability(*, volunteer: Volunteer, hours: Iterable[Hours], actor: Actor) -> Event | None:
    """Replaces the hours of the week (C4). None when they were the same."""
    wanted = sorted(set(hours))
    Volunteer.objects.select_for_update().get(pk=volunteer.pk)
    if wanted == hours_of_week(volunteer):
        return None
    volunteer.availability.all().delete()
    _write_hours(volunteer, wanted)
    return record(volunteer, verb="availability_changed", actor=actor)


def hours_of_week(volunteer: Volunteer) -> list[Hours]:
    """When this volunteer is free, in order."""
    return sorted(Hours(row.weekday, row.starts, row.ends) for row in volunteer.availability.all())


def _write_hours(volunteer: Volunteer, hours: Iterable[Hours]) -> None:
    Availability.objects.bulk_create(
        Availability(volunteer=volunteer, weekday=row.weekday, starts=row.starts, ends=row.ends) for row in hours
    )


def end_pauses() -> int:
    """Whose pause is over may be asked again, and hears so (C15). Works on the hub of the scope; safe to run
    twice, or after a week of silence. Returns how many came back."""
    over = Volunteer.objects.filter(status=VolunteerStatus.PAUSED, paused_until__lte=clock.today())
    return sum(_end_pause(volunteer) for volunteer in over.select_related("person__hub"))


@transaction.atomic
def _end_pause(volunteer: Volunteer) -> bool:
    until = volunteer.paused_until
    try:
        come_back(volunteer=volunteer, actor=PROGRAM)
    except MoveRefused:  # they came back, or stopped, between the list and this row
        return False
    enqueue_to_person(
        person=volunteer.person,
        about=volunteer,
        kind="pause_over",
        key=f"{until}",
        letter=messages.pause_over(volunteer),
    )
    return True


@transaction.atomic
def appoint_ambassador(
    *,
    hub: Hub,
    person: Person,
    area: str,
    user: User | None = None,
    neighbourhood: Neighbourhood | None = None,
    recruited_by: str = "",
    since: date | None = None,
) -> Ambassador:
    """Somebody keeps an eye on a street, complex or flat from now on (C16). Who was one before takes it up
    again, with the new area."""
    ambassador, made = Ambassador.objects.update_or_create(
        person=person,
        defaults={
            "hub": hub,
            "area": area.strip(),
            "neighbourhood": neighbourhood or person.neighbourhood,
            "recruited_by": recruited_by.strip(),
            "until": None,
        },
        create_defaults={
            "hub": hub,
            "person": person,
            "area": area.strip(),
            "neighbourhood": neighbourhood or person.neighbourhood,
            "recruited_by": recruited_by.strip(),
            "since": since or clock.today(),
        },
    )
    record(ambassador, verb="appointed" if made else "appointed_again", actor=worker(user) if user else PROGRAM)
    return ambassador


@transaction.atomic
def end_ambassador(*, ambassador: Ambassador, user: User, until: date | None = None) -> Event:
    """This ambassador stops; what they brought stays theirs in the history."""
    ambassador.until = until or clock.today()
    ambassador.save(update_fields=["until"])
    return record(ambassador, verb="stopped", actor=worker(user))
