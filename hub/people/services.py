"""The verbs on people."""

from typing import Any

import phonenumbers
from django.db import IntegrityError, transaction

from hub.accounts.models import User
from hub.base import clock
from hub.people.models import Consent, Person
from hub.places.models import Hub
from hub.places.services import locate

CONSENT_VERSION = "2026-11"


def tidy_phone(text: str) -> str:
    """A phone number as E.164 ("06 12 34 56 78" becomes "+31612345678"). Raises ValueError."""
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException as error:
        raise ValueError("not a phone number") from error
    if not phonenumbers.is_possible_number(number):
        raise ValueError("not a phone number")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def readable_phone(number: str) -> str:
    """E.164 as people in the Netherlands write it; what cannot be read stays as it is."""
    try:
        parsed = phonenumbers.parse(number, "NL")
    except phonenumbers.NumberParseException:
        return number
    dutch = parsed.country_code == 31
    style = phonenumbers.PhoneNumberFormat.NATIONAL if dutch else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


@transaction.atomic
def register_person(*, hub: Hub, name: str, postcode: str = "", house_number: str = "", **details: Any) -> Person:
    """A new person, with the neighbourhood that the postcode lies in. `details` are fields of Person."""
    person = Person(hub=hub, name=name.strip(), postcode=postcode, house_number=house_number, **details)
    place_person(person)
    person.save()
    return person


def place_person(person: Person) -> None:
    """Fills in where the postcode lies. Saves nothing."""
    place = locate(postcode=person.postcode, number=person.house_number) if person.postcode else None
    if place is None:
        return
    person.neighbourhood = place.neighbourhood
    person.latitude, person.longitude = place.latitude, place.longitude
    person.street, person.city = place.street or person.street, place.city or person.city


def record_consent(*, person: Person, purpose: str, text: str, channel: str, taken_by: User | None = None) -> Consent:
    """Keeps what somebody agreed to. Agreeing twice keeps the first."""
    try:
        with transaction.atomic():
            return Consent.objects.create(
                hub=person.hub,
                person=person,
                purpose=purpose,
                text=text,
                version=CONSENT_VERSION,
                channel=channel,
                taken_by=taken_by,
            )
    except IntegrityError:
        return Consent.objects.get(person=person, purpose=purpose, withdrawn_at=None)


def withdraw_consent(*, person: Person, purpose: str) -> bool:
    """Takes the consent back from now on. False when there was none."""
    given = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)
    return bool(given.update(withdrawn_at=clock.now()))


def agreed(person: Person, purpose: str) -> bool:
    """Whether this person agrees to `purpose` now."""
    return Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None).exists()
