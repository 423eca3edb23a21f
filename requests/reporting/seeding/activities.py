"""The demo's agenda: what is on, who signed up, and how many came to what was."""

from datetime import timedelta
from uuid import uuid4

from django.utils.text import slugify

from hub.base import clock
from hub.base.workflow import PROGRAM
from reporting.demo.agenda import ACTIVITIES
from reporting.demo.organisations import SERVICES
from reporting.demo.places import LOCATIONS
from reporting.demo.shapes_pages import Activity as Plain
from reporting.seeding.community import Everybody
from reporting.seeding.places import clock_time
from socialmap.models import Activity, ActivityDate
from socialmap.recurring import rule_for
from socialmap.services.activities import save_activity
from socialmap.services.entries import Address
from socialmap.services.sign_ups import Visitor, note_came, sign_up

PLACES = {plain.code: plain for plain in LOCATIONS}
FREE = {plain.code for plain in SERVICES if plain.free}


def make_activities(all_of: Everybody) -> None:
    """Everything of the texts, with who comes."""
    for plain in ACTIVITIES:
        made = _activity(all_of, plain)
        _guests(made, plain)
        _came(made, plain)


def _activity(all_of: Everybody, plain: Plain) -> Activity:
    service = all_of.services[plain.service]
    first_day = clock.today() + timedelta(days=plain.days_ahead)
    fields = {
        "title": plain.name,
        "summary": plain.summary,
        "kind": plain.kind,
        "service": service,
        "organization": service.organization,
        "free_of_charge": not plain.cost,
        "fees_description": plain.cost,
        "wheelchair": PLACES[plain.location].wheelchair,
        "sign_up": plain.sign_up,
        "places": plain.places,
        "first_day": first_day,
        "starts": clock_time(plain.opens),
        "ends": clock_time(plain.closes),
        "rule": rule_for(plain.how, first_day),
        "slug": plain.code,
    }
    return save_activity(
        hub=all_of.hub,
        actor=PROGRAM,
        fields=fields,
        subjects=all_of.subjects(plain.subjects),
        address=_address(all_of, plain.location),
    )


def _address(all_of: Everybody, code: str) -> Address:
    plain = PLACES[code]
    return Address(
        street=f"{plain.street} {plain.house_number}",
        postcode=plain.postcode.replace(" ", ""),
        city=all_of.hub.city,
        name=plain.name,
        latitude=plain.latitude,
        longitude=plain.longitude,
        neighbourhood=all_of.quarters[plain.quarter],
    )


def _guests(made: Activity, plain: Plain) -> None:
    """They sign up for the first date to come, one an hour."""
    date = ActivityDate.objects.filter(activity=made).coming().first()
    for number, name in enumerate(plain.guests):
        who = Visitor(name=name, email=f"{slugify(name)}@voorbeeld.example")
        with clock.at(clock.now() - timedelta(hours=len(plain.guests) - number)):
            sign_up(date=date, who=who, submission=uuid4())


def _came(made: Activity, plain: Plain) -> None:
    if plain.came is None:
        return
    date = made.dates.get()
    with clock.at(date.ends_at + timedelta(hours=2)):
        note_came(date=date, came=[], walked_in=plain.came, actor=PROGRAM)
