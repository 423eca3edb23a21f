"""A word of its own in every text field of a hub, hunted through every page, file, letter, log line and cache key."""

import logging
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_scopes import scope, scopes_disabled
from redis import Redis

from followup.services import follow_up
from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event, OutboxMessage
from hub.base.outbox.services import deliver_due
from intake.models import HelpRequest
from intake.services import working
from intake.services.signals import take_in
from mediation.models import MediationCase
from mediation.services import parties
from tests.permissions.canaries import Canary, plant
from tests.permissions.conftest import address_of, all_round
from tests.permissions.routes import routes
from volunteers.models import Volunteer
from volunteers.services import Contact

SignIn = Callable[[User], Client]
# Searches, filters and lists that show more than the bare address.
ASKED = ("q=knr", "status=closed", "status=in_mediation", "show=gone", "show=failed", "show=waiting", "lijst=oud")
# What stands on the social map is for everybody; its contact persons and what was searched in vain are not.
NOT_FOR_EVERYBODY = ("socialmap.contact.", "socialmap.unmetsearch.", "socialmap.signup.", "socialmap.entry")
WORK_NAMES = {"accounts.user.name"}
CONTACTS = {f"socialmap.contact.{name}" for name in ("name", "title", "email", "phone")}
# What visitors and organisations tell about an entry, and who of us did what with it.
ABOUT_AN_ENTRY = {
    *("socialmap.entryreport.text", "socialmap.entryreport.email", "socialmap.entryreport.answer"),
    *(f"socialmap.entryclaim.{part}" for part in ("name", "title", "email", "phone", "text", "reason")),
    *("socialmap.entrychange.reason", "base.event.reason", *WORK_NAMES),
}
# Who signed up for something of the own organisation.
WHO_COMES = {f"socialmap.signup.{name}" for name in ("name", "phone", "email", "remark")}
HANDED_OVER = {
    *("intake.helprequest.text", "intake.helprequest.real_question", "matching.handover.reason"),
    *("matching.handover.answer", "accounts.user.name"),
}
OWN = {"volunteers.volunteer.own_words", *WORK_NAMES}
# By role: what may be read of the hub's people and questions. A name of a person is told apart by whose it is.
MAY_READ: dict[str, set[str]] = {
    "ambassador": {"intake.signal.text", "intake.signal.feedback", "volunteers.ambassador.area", *WORK_NAMES},
    "volunteer": {"intake.helprequest.when_words", "matching.proposal.note", *OWN},
    "mediator": {"name of a mediator", *OWN},
    "contact_person": {"matching.referral.note", *WORK_NAMES, *WHO_COMES},
    "coordinator": {
        *("mediation.mediationcase.summary", "mediation.mediationcase.safety_note", "mediation.mediationcase.result"),
        *("mediation.party.known_as", "mediation.party.own_words", "name of a party", "name of a mediator"),
        *("reason in mediation", "letter of mediation", *WORK_NAMES),
        # on a letter to print for a mediator, which is written down as looking
        *(f"people.person.{part}" for part in ("street", "house_number", "postcode", "city", "reachable")),
    },
    # who may be and was invited to make an offer, what they said, and what came of it (D17)
    "process_manager": HANDED_OVER
    | {"socialmap.contact.name", "name of a volunteer", "matching.invitation.words"}
    | {f"matching.development.{part}" for part in ("title", "words", "decision")},
    "neighbourhood_team": HANDED_OVER,
    "editor": CONTACTS | ABOUT_AN_ENTRY,
    "municipality": set(),
    "administrator": {"accounts.user.email", *WORK_NAMES},
}


@pytest.fixture
def full(stage: SimpleNamespace) -> SimpleNamespace:
    """The stage, with both parties of the conflict spoken with, and a canary in every text field of BaLaDe."""
    w = stage
    w.neighbour_party = parties.add_party(case=w.case, user=w.carla, known_as="de buurman van boven")
    contact = Contact(name="Buurman Boven", phone="", email="boven@voorbeeld.example")
    parties.spoke_with(party=w.neighbour_party, user=w.carla, contact=contact, agreed=True)
    parties.write_down(party=w.neighbour_party, user=w.carla, own_words="Zij begon", agreed=True)
    w.questions = list(HelpRequest.objects.values_list("pk", flat=True))
    w.letters = list(OutboxMessage.objects.values_list("pk", flat=True))
    w.cage = plant(w.balade)
    return w


def _pages(w: SimpleNamespace, role: str = "") -> list[str]:
    """Every address of ours, for what lies in BaLaDe; the bare ones also with searches and filters."""
    found = []
    for route in routes():
        if "token" in route.arguments:
            continue
        address = address_of(route.name, route.arguments, w, role)
        found += [address] if route.arguments else [address, *(f"{address}?{asked}" for asked in ASKED)]
    found += [reverse("intake:question", args=[pk]) for pk in w.questions]
    return found + [reverse(f"followup:{name}", args=[pk]) for pk in w.letters for name in ("message", "letter")]


def _seen(w: SimpleNamespace, client: Client, addresses: list[str], **how: str) -> set[Canary]:
    found: set[Canary] = set()
    for address in addresses:
        answer = client.get(address, **how)  # type: ignore[arg-type]
        assert answer.status_code < 500, address
        found |= w.cage.seen_in(_body(answer)) | w.cage.seen_in(str(answer.headers))
    return found


def _body(answer: Any) -> bytes:
    """What an answer holds; of a packed file everything in it."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def _places(w: SimpleNamespace, seen: set[Canary]) -> set[str]:
    """Where the words came from; persons, reasons and letters by what they belong to."""
    mediators = {w.mo.person_id, *MediationCase.objects.values_list("assignments__volunteer__person", flat=True)}
    sides = set(MediationCase.objects.values_list("parties__person", flat=True))
    volunteers = set(Volunteer.objects.values_list("person", flat=True))
    of_mediation = {"base.event": _of_mediation(Event), "base.outboxmessage": _of_mediation(OutboxMessage)}
    found = set()
    for canary in seen:
        place = canary.place
        if canary.model.startswith("socialmap.") and not place.startswith(NOT_FOR_EVERYBODY):
            continue
        if place == "people.person.name" and canary.pk in mediators:
            place = "name of a mediator"
        elif place == "people.person.name" and canary.pk in sides:
            place = "name of a party"
        elif place == "people.person.name" and canary.pk in volunteers:
            place = "name of a volunteer"
        elif canary.pk in of_mediation.get(canary.model, set()):
            place = "reason in mediation" if canary.model == "base.event" else "letter of mediation"
        found.add(place)
    return found


def _of_mediation(model: type[Event] | type[OutboxMessage]) -> set[int]:
    return set(model.objects.filter(subject_type__startswith="mediation.").values_list("pk", flat=True))


@pytest.mark.parametrize("role", sorted(MAY_READ))
def test_a_role_reads_no_more_than_its_work_asks(full: SimpleNamespace, signed_in_as: SignIn, role: str) -> None:
    seen = _seen(full, signed_in_as(full.users[role]), _pages(full, role))
    assert _places(full, seen) - MAY_READ[role] == set()
    assert not {canary for canary in seen if canary.model == "people.person" and canary.pk == full.jansen.pk}


def test_a_visitor_reads_the_social_map_and_nothing_more(full: SimpleNamespace, client: Client) -> None:
    assert _places(full, _seen(full, client, _pages(full))) == set()


def test_a_worker_reads_nothing_of_mediation_or_of_the_other_party(full: SimpleNamespace, signed_in_as: SignIn) -> None:
    seen = _seen(full, signed_in_as(full.noor), _pages(full, "hub_worker"))
    places = _places(full, seen)
    assert not {place for place in places if place.startswith("mediation.") or "mediation" in place}
    other = full.neighbour_party.person_id
    assert not {canary for canary in seen if canary.model == "people.person" and canary.pk == other}


def test_a_worker_reads_no_number_or_address_without_unfolding_it(full: SimpleNamespace, signed_in_as: SignIn) -> None:
    letters = [address for address in _pages(full, "hub_worker") if not address.endswith("/brief/")]
    seen = _seen(full, signed_in_as(full.noor), letters)
    folded = {"people.person.phone", "people.person.email", "people.person.street", "people.person.house_number"}
    assert _places(full, seen) & folded == set()


@pytest.mark.parametrize("host", ["rivierzicht.localhost", "balade.localhost"])
def test_somebody_with_every_role_in_the_other_hub_reads_no_word_but_the_public_social_map(
    full: SimpleNamespace, signed_in_as: SignIn, host: str
) -> None:
    seen = _seen(full, signed_in_as(all_round(full.rivierzicht)), _pages(full), HTTP_HOST=host)
    assert _places(full, seen) == set()
    assert host == "balade.localhost" or seen == set()


def test_what_the_other_hub_posts_brings_back_no_word(full: SimpleNamespace, signed_in_as: SignIn) -> None:
    client = signed_in_as(all_round(full.rivierzicht))
    found: set[Canary] = set()
    for address in _pages(full):
        words = {"name": "knr", "q": "knr", "action": "yes", "reason": "knr", "text": "knr"}
        answer = client.post(address, words, HTTP_HOST="rivierzicht.localhost")
        found |= full.cage.seen_in(_body(answer))
    assert found == set()


def test_a_superuser_reads_no_word(full: SimpleNamespace, signed_in_as: SignIn) -> None:
    root = User.objects.create_superuser("root@startpunt.example", "een-lang-wachtwoord", name="Root")
    assert _places(full, _seen(full, signed_in_as(root), _pages(full))) == set()


def test_who_was_asked_reads_nothing_of_the_resident_before_a_yes(full: SimpleNamespace, client: Client) -> None:
    route = next(route for route in routes() if route.name == "matching:answer")
    places = _places(full, _seen(full, client, [address_of(route.name, route.arguments, full)]))
    assert places <= {"matching.proposal.note", "intake.helprequest.when_words", "name of a volunteer"} | {
        "people.person.name"  # the volunteer's own, asserted below
    }
    seen = _seen(full, client, [address_of(route.name, route.arguments, full)])
    assert not {canary for canary in seen if canary.model == "people.person" and canary.pk == full.jansen.pk}


def test_no_word_comes_into_a_log_line_or_a_cache_key(
    full: SimpleNamespace, signed_in_as: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for user in (full.noor, full.carla, all_round(full.rivierzicht)):
        _seen(full, signed_in_as(user), [page for page in _pages(full) if "q=knr" not in page])
    deliver_due()
    assert full.cage.seen_in(caplog.text) == set()
    assert list(Redis.from_url(settings.REDIS_URL).scan_iter("*knr*")) == []


def _written_after(w: SimpleNamespace) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.exclude(pk__in=w.letters).select_related("person"))


def test_letters_hold_of_others_only_what_their_reader_may_know(full: SimpleNamespace) -> None:
    w = full
    for question in HelpRequest.objects.filter(pk__in=w.questions, status="picked_up"):
        working.reply(help_request=question, user=w.noor, text="We bellen u morgen")
    w.signal.refresh_from_db()
    for days in (2, 5, 9, 20, 40):
        with clock.at(clock.now() + timedelta(days=days)), scopes_disabled():
            follow_up(hub=w.balade)
    written = _written_after(w)
    assert len(written) > 5
    for message in written:
        seen = w.cage.seen_in(str(message.letter))
        own = {canary for canary in seen if canary.model == "people.person" and canary.pk == message.person_id}
        places = {canary.place for canary in seen - own}
        allowed = {"matching.proposal.note", "matching.referral.note", "intake.helprequest.when_words"}
        allowed |= {"socialmap.contact.name", "socialmap.service.name", "intake.signal.feedback", *WORK_NAMES}
        assert places <= allowed, (message.kind, places)


def test_no_mail_has_a_name_or_a_text_in_its_subject(full: SimpleNamespace) -> None:
    with scopes_disabled():
        follow_up(hub=full.balade)
        OutboxMessage.objects.filter(status="by_hand").update(status="pending", channel="email", address="x@x.example")
    deliver_due()
    assert mail.outbox
    assert full.cage.seen_in(" ".join(str(letter.subject) for letter in mail.outbox)) == set()


def test_a_signal_taken_in_brings_nothing_of_it_to_the_ambassador(full: SimpleNamespace) -> None:
    with scope(hub=full.balade):
        street = type(full.signal).objects.create(
            hub=full.balade, about="street", ambassador=full.ria, text="Losse stoeptegel", status="new"
        )
        taken = take_in(signal=street, user=full.noor)
    assert taken.feedback
    assert full.cage.seen_in(taken.feedback) == set()
