"""The world of the tests: two hubs that must never see each other, and people with names.

BaLaDe: Noor and Karim work there, Ria is its ambassador, Henk and Fatima are volunteers, mevrouw Jansen asks.
Rivierzicht is the other hub: Otto works there, and nobody of BaLaDe may see anything of it.
"""

from collections.abc import Callable, Iterator
from datetime import time
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from hub.accounts.models import Membership, User
from hub.accounts.roles import Role
from hub.base import clock, workdays
from hub.people.models import Person
from hub.places.models import Hub, Neighbourhood, Postcode
from intake.models import HelpRequest
from socialmap.models import Contact, Organization, Service, TaxonomyTerm
from volunteers.models import Ambassador, Availability, Volunteer


@pytest.fixture(autouse=True)
def _trying_settings(settings: Any, tmp_path: Any) -> None:
    """No hashed static files to collect, mail kept in memory; a second factor is asked where a test says so."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.SECOND_FACTOR_FOR_STAFF = False
    settings.MEDIA_ROOT = tmp_path
    # Argon2 is slow on purpose; the tests make twenty accounts each. That it is used, `test_sign_in` asserts.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def make_hub(slug: str, code: str, *, default: bool = False, digits: str = "5142") -> Hub:
    """A hub with one neighbourhood round one postcode."""
    hub = Hub.objects.create(
        slug=slug,
        name=slug.capitalize(),
        short_code=code,
        hostname=f"{slug}.localhost",
        is_default=default,
        phone="0416 00 00 01",
        email=f"info@{slug}.example",
        latitude=51.69,
        longitude=5.08,
    )
    area = Neighbourhood.objects.create(code=f"{code}-1", name=f"Wijk {code}", hub=hub, latitude=51.69, longitude=5.08)
    Postcode.objects.create(digits=digits, city="Waalwijk", latitude=51.69, longitude=5.08, neighbourhood=area)
    return hub


def make_user(hub: Hub, name: str, *roles: str) -> User:
    """Somebody who signs in at `hub` with these roles."""
    user = User.objects.create_user(f"{name.lower()}@{hub.slug}.example", "een-lang-wachtwoord", name=name)
    for role in roles:
        Membership.objects.create(user=user, hub=hub, role=role)
    return user


def make_person(hub: Hub, name: str, **details: Any) -> Person:
    """Somebody with a mail address and a house in the hub's neighbourhood."""
    area = Neighbourhood.objects.filter(hub=hub).first()
    email = f"{name.lower().replace(' ', '.')}@voorbeeld.example"
    fields = {"email": email, "postcode": "5142AB", "house_number": "7", "neighbourhood": area}
    fields |= {"latitude": 51.69, "longitude": 5.08, **details}
    return Person.objects.create(hub=hub, name=name, **fields)


def make_volunteer(hub: Hub, name: str, *talents: TaxonomyTerm, **details: Any) -> Volunteer:
    """An active volunteer, free on weekday afternoons."""
    person = details.pop("person", None) or make_person(hub, name)
    fields = {"status": "active", "languages": ["nl"], **details}
    volunteer = Volunteer.objects.create(hub=hub, person=person, **fields)
    volunteer.talents.set(talents)
    for weekday in range(5):
        Availability.objects.create(volunteer=volunteer, weekday=weekday, starts=time(13), ends=time(17))
    return volunteer


def make_service(hub: Hub, name: str, *subjects: TaxonomyTerm, **details: Any) -> Service:
    """A service that takes referrals through a contact person."""
    organization, _ = Organization.objects.get_or_create(hub=hub, name=details.pop("organization", f"Stichting {name}"))
    service = Service.objects.create(
        hub=hub, organization=organization, name=name, slug=name.lower().replace(" ", "-"), **details
    )
    service.subjects.set(subjects)
    Contact.objects.create(
        hub=hub,
        organization=organization,
        service=service,
        name=f"Contact van {name}",
        email=f"contact@{service.slug}.example",
        takes_referrals=True,
    )
    return service


def make_request(
    hub: Hub, person: Person, text: str = "Kan iemand met mij boodschappen doen?", **details: Any
) -> HelpRequest:
    """A new question."""
    number = HelpRequest.objects.filter(hub=hub).count() + 1
    fields = {"due_at": workdays.add_working_days(clock.now(), 2), "neighbourhood": person.neighbourhood}
    fields |= {"latitude": person.latitude, "longitude": person.longitude, **details}
    subjects = fields.pop("subjects", [])
    made = HelpRequest.objects.create(
        hub=hub, person=person, text=text, reference=f"{hub.short_code}-T{number:04d}", **fields
    )
    made.subjects.set(subjects)
    return made


def _populate(world: SimpleNamespace, hub: Hub, worker: str, others: dict[str, str]) -> None:
    """The people of a hub, under their first names in lower case."""
    with scope(hub=hub):
        setattr(world, worker.lower(), make_user(hub, worker, Role.HUB_WORKER))
        for name, role in others.items():
            setattr(world, name.lower(), make_user(hub, name, role))


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    """Both hubs with their people. `world.balade`, `world.noor`, `world.jansen`, `world.groceries`, ..."""
    w = SimpleNamespace()
    with scopes_disabled():
        w.balade = make_hub("balade", "BLD", default=True)
        w.rivierzicht = make_hub("rivierzicht", "RVZ", digits="5211")
        w.daily = TaxonomyTerm.objects.create(code="daily-help", name="Hulp in en om het huis")
        w.groceries = TaxonomyTerm.objects.create(code="groceries", name="Boodschappen", parent=w.daily)
        w.company = TaxonomyTerm.objects.create(code="company", name="Gezelschap")
    roles = {
        "Karim": Role.HUB_WORKER,
        "Carla": Role.COORDINATOR,
        "Charles": Role.PROCESS_MANAGER,
        "Teun": Role.NEIGHBOURHOOD_TEAM,
        "Eva": Role.EDITOR,
        "Geert": Role.MUNICIPALITY,
        "Ada": Role.ADMINISTRATOR,
    }
    _populate(w, w.balade, "Noor", roles)
    _populate(w, w.rivierzicht, "Otto", {"Olga": Role.COORDINATOR})
    with scope(hub=w.balade):
        w.jansen = make_person(w.balade, "Mevrouw Jansen", phone="+31612345678")
        _community(w)
    with scope(hub=w.rivierzicht):
        w.outsider = make_person(w.rivierzicht, "Meneer Overkant")
        w.outside_request = make_request(w.rivierzicht, w.outsider, "Geheim van de overkant")
        w.outside_volunteer = make_volunteer(w.rivierzicht, "Vera Overkant", w.groceries)
        w.outside_service = make_service(w.rivierzicht, "Overkant Vervoer", w.groceries)
    return w


def _community(w: SimpleNamespace) -> None:
    """Ambassador Ria, volunteers Henk and Fatima, mediator Mo, contact person Corrie."""
    w.ria_user = make_user(w.balade, "Ria", Role.AMBASSADOR)
    w.ria_person = make_person(w.balade, "Ria van den Berg", user=w.ria_user)
    w.ria = Ambassador.objects.create(hub=w.balade, person=w.ria_person, area="De Hoefflat")
    w.henk_user = make_user(w.balade, "Henk", Role.VOLUNTEER)
    henk = make_person(w.balade, "Henk Smits", user=w.henk_user)
    w.henk = make_volunteer(w.balade, "Henk Smits", w.groceries, person=henk)
    w.fatima = make_volunteer(w.balade, "Fatima Amrani", w.groceries, w.company)
    w.mo_user = make_user(w.balade, "Mo", Role.MEDIATOR)
    mo = make_person(w.balade, "Mo Bakkali", user=w.mo_user)
    w.mo = make_volunteer(w.balade, "Mo Bakkali", person=mo, methods=["standard"])
    w.service = make_service(w.balade, "Boodschappenbus", w.groceries)
    w.corrie_user = make_user(w.balade, "Corrie", Role.CONTACT_PERSON)
    w.corrie = w.service.contacts.get()
    Contact.objects.filter(pk=w.corrie.pk).update(user=w.corrie_user, name="Corrie de Wit")
    w.corrie.refresh_from_db()


@pytest.fixture
def balade(world: SimpleNamespace) -> Iterator[SimpleNamespace]:
    """The world, working in hub BaLaDe."""
    with scope(hub=world.balade):
        yield world


@pytest.fixture
def question(balade: SimpleNamespace) -> HelpRequest:
    """Mevrouw Jansen asks for help with groceries; new, about groceries, personal."""
    return make_request(
        balade.balade,
        balade.jansen,
        kind="personal",
        subjects=[balade.groceries],
        real_question="Samen boodschappen doen",
    )


@pytest.fixture
def signed_in_as(db: None) -> Callable[[User], Client]:
    """A browser of somebody who signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="hub.accounts.backends.RolePermissions")
        return client

    return sign_in
