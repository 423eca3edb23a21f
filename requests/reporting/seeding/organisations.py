"""The demo's subjects, organisations, services and contact persons."""

from datetime import timedelta

from hub.base import clock
from hub.base.workflow import PROGRAM
from hub.places.models import Neighbourhood
from reporting.demo import organisations as texts
from reporting.demo import people, places, shapes
from reporting.demo.vocabulary import LANGUAGES, SUBJECTS
from reporting.seeding.community import Everybody
from reporting.seeding.places import clock_time
from socialmap.hours import Hours
from socialmap.models import Organization, Service, TaxonomyTerm
from socialmap.services.entries import Address, save_contact, save_organization, save_service
from socialmap.services.vocabulary import load

LOCATIONS = {plain.code: plain for plain in places.LOCATIONS}
EMAILS = {plain.code: plain.email for plain in people.LOGINS}


def make_subjects() -> dict[str, TaxonomyTerm]:
    """The one vocabulary, by code."""
    return load(SUBJECTS)


def make_organisations(all_of: Everybody) -> None:
    made = {plain.code: _organisation(all_of, plain) for plain in texts.ORGANISATIONS}
    for plain in texts.SERVICES:
        # Saved on the day it was checked, so that "checked on" tells the truth of the texts.
        with clock.at(clock.now() - timedelta(days=plain.checked_days_ago)):
            all_of.services[plain.code] = _service(all_of, plain, made[plain.organisation])
    _contacts(all_of)


def _organisation(all_of: Everybody, plain: shapes.Organisation) -> Organization:
    return save_organization(
        hub=all_of.hub,
        actor=PROGRAM,
        name=plain.name,
        alternate_name=", ".join(plain.alternate_names),
        description=plain.description,
        email=plain.email,
        website=plain.website,
    )


def _service(all_of: Everybody, plain: shapes.Service, organization: Organization) -> Service:
    fields = {
        "organization": organization,
        "name": plain.name,
        "alternate_name": ", ".join(plain.alternate_names)[:200],
        "summary": plain.summary,
        "description": plain.description,
        "email": organization.email,
        "status": plain.status,
        "fees_description": plain.cost,
        "eligibility_description": plain.eligibility,
        "assurer_email": EMAILS.get(plain.checked_by, ""),
        "informal": not plain.formal,
        "takes_referrals": plain.takes_referrals,
        "free_of_charge": plain.free,
        "wheelchair": plain.wheelchair,
        "places_left": plain.places_left,
        "waiting_days": plain.waiting_days,
        "languages": ", ".join(LANGUAGES[code] for code in plain.languages),
    }
    service = save_service(
        hub=all_of.hub,
        actor=PROGRAM,
        fields=fields,
        subjects=all_of.subjects(plain.subjects),
        phone=plain.phone,
        hours=[Hours(slot.weekday, clock_time(slot.opens), clock_time(slot.closes)) for slot in plain.schedule],
        address=_address(all_of, plain.location) if plain.location else None,
        areas=_areas(all_of, plain),
    )
    _say_when(service, plain)
    return service


# What the texts say beside a weekday, as RRULE says it.
_MONTHLY = {"elke tweede donderdag": "2TH", "elke eerste en derde zaterdag": "1SA,3SA"}


def _say_when(service: Service, plain: shapes.Service) -> None:
    """Hours that are not every week, or only after a call."""
    for note in {slot.note for slot in plain.schedule if slot.note}:
        if monthly := _MONTHLY.get(note):
            service.schedules.update(freq="MONTHLY", byday=monthly)
        else:
            service.schedules.update(description=note)


def _address(all_of: Everybody, code: str) -> Address:
    plain = LOCATIONS[code]
    return Address(
        street=f"{plain.street} {plain.house_number}",
        postcode=plain.postcode.replace(" ", ""),
        city=all_of.hub.city,
        name=plain.name,
        latitude=plain.latitude,
        longitude=plain.longitude,
        neighbourhood=all_of.quarters[plain.quarter],
    )


def _areas(all_of: Everybody, plain: shapes.Service) -> list[Neighbourhood]:
    return [all_of.quarters[code] for code in plain.areas]


def _contacts(all_of: Everybody) -> None:
    """A contact person stands with each service that names them; who signs in sees all of these."""
    known = {plain.code: plain for plain in texts.CONTACTS}
    for plain in texts.SERVICES:
        contact = known[plain.contact]
        saved = save_contact(
            service=all_of.services[plain.code],
            actor=PROGRAM,
            name=f"{contact.first_name} {contact.last_name}",
            title=contact.role,
            email=contact.email,
            phone=contact.phone,
            takes_referrals=contact.takes_referrals,
        )
        all_of.contacts.setdefault(contact.code, saved)
