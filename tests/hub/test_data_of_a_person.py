"""Mevrouw Jansen asks what the hub knows of her, and gets all of it and nothing of anybody else (G6)."""

import json
from collections.abc import Callable
from types import SimpleNamespace

from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.base.models import AccessLog
from hub.base.privacy import Privacy, our_models
from hub.people.export import as_data, sections_of
from hub.people.models import Consent
from hub.people.services import record_consent
from intake.services import working
from mediation.services import cases, parties
from tests.conftest import make_person, make_request

SignIn = Callable[[User], Client]
# Declared as somebody's, and still not handed out, each with its reason.
WITHHELD = {
    "intake.helprequest.code": "opens the question",
    "intake.helprequest.link_key": "opens the question",
    "intake.helprequest.submission": "a number of the program",
    "intake.helprequest.latitude": "computed from the postcode",
    "intake.helprequest.longitude": "computed from the postcode",
    "people.person.latitude": "computed from the postcode",
    "people.person.longitude": "computed from the postcode",
    "people.person.user": "has its own part",
    "accounts.user.password": "only a hash, and a key",
    "matching.proposal.reasons": "codes; the words are in the message to the volunteer",
    "matching.referral.contact": "the name of somebody else",
}


def _asked(w: SimpleNamespace) -> None:
    w.question = make_request(w.balade, w.jansen)
    working.triage(
        help_request=w.question, user=w.noor, subjects=[w.groceries], kind="personal", real_question="Samen lopen"
    )
    working.reply(help_request=w.question, user=w.noor, text="Komt dinsdag uit?")
    working.note(help_request=w.question, user=w.noor, text="Buurvrouw zegt dat zij vergeetachtig is")
    record_consent(person=w.jansen, purpose=Consent.Purpose.SHARE, text="U mag mijn naam geven", channel="phone")


def _address(w: SimpleNamespace) -> str:
    return reverse("people:data", args=[w.jansen.pk])


def test_noor_opens_the_page_and_sees_nothing_before_she_presses(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    _asked(balade)
    page = signed_in_as(balade.noor).get(_address(balade)).content.decode()
    assert "Samen lopen" not in page
    assert balade.jansen.email not in page
    assert not AccessLog.objects.filter(action="exported").exists()


def test_after_a_press_everything_is_there_and_it_is_written_down(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    _asked(balade)
    page = signed_in_as(balade.noor).post(_address(balade), {"show": ""}).content.decode()
    for words in (balade.jansen.email, balade.question.text, "Samen lopen", "Komt dinsdag uit?", "U mag mijn naam"):
        assert words in page
    assert AccessLog.objects.filter(action="exported", user=balade.noor, subject_id=balade.jansen.pk).count() == 1


def test_notes_among_colleagues_are_not_handed_out(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    _asked(balade)
    assert "vergeetachtig" not in signed_in_as(balade.noor).post(_address(balade), {"show": ""}).content.decode()


def test_the_file_is_json_with_a_name_that_names_nobody(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    _asked(balade)
    answer = signed_in_as(balade.noor).post(_address(balade), {"file": ""})
    data = json.loads(answer.content)["data"]
    assert data["intake.helprequest"][0]["real_question"] == "Samen lopen"
    assert data["people.consent"][0]["channel"] == "per telefoon"
    assert "jansen" not in answer["Content-Disposition"].lower()
    assert "no-store" in answer["Cache-Control"]


def test_what_mediation_holds_is_handed_out_by_the_coordinator_only(balade: SimpleNamespace) -> None:
    w = balade
    conflict = make_request(w.balade, w.jansen)
    working.triage(help_request=conflict, user=w.noor, subjects=[], kind="neighbour_conflict", real_question="Rust")
    case = cases.open_case(help_request=conflict, user=w.noor, summary="Muziek in de nacht")
    parties.write_down(party=case.parties.get(number=1), user=w.carla, own_words="Ik slaap slecht", agreed=True)
    for_worker, for_coordinator = (str(as_data(w.jansen, user=user)) for user in (w.noor, w.carla))
    assert "Ik slaap slecht" not in for_worker
    assert "mediation" not in for_worker
    assert "Ik slaap slecht" in for_coordinator
    assert "Muziek in de nacht" not in for_coordinator, "the case is about both neighbours"


def test_who_is_only_known_to_mediation_does_not_exist_for_the_worker(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    w = balade
    conflict = make_request(w.balade, w.jansen)
    working.triage(help_request=conflict, user=w.noor, subjects=[], kind="neighbour_conflict", real_question="Rust")
    case = cases.open_case(help_request=conflict, user=w.noor, summary="Muziek")
    other = parties.add_party(case=case, user=w.carla, known_as="de buurman")
    other.person = make_person(w.balade, "Bram Boven")
    other.save()
    address = reverse("people:data", args=[other.person.pk])
    assert signed_in_as(w.noor).get(address).status_code == 404
    assert signed_in_as(w.carla).get(address).status_code == 200


def test_a_volunteer_gets_profile_hours_and_what_was_asked_of_him(balade: SimpleNamespace) -> None:
    names = {section.name for section in sections_of(balade.henk.person, user=balade.noor)}
    assert {"volunteers.volunteer", "volunteers.availability", "accounts.user"} <= names


def test_what_is_emptied_at_the_end_is_handed_out_before_it_or_withheld_for_a_reason() -> None:
    silent = []
    for model in our_models():
        entry = model.privacy
        if not isinstance(entry, Privacy) or not entry.person:
            continue
        names = {f"{model._meta.label_lower}.{name}" for name in entry.wipe if name not in entry.shows}
        silent += sorted(name for name in names - WITHHELD.keys() if not name.endswith((".person", ".submission")))
    assert silent == []


def test_every_part_of_the_export_has_a_name_and_somebody_who_may_hand_it_out() -> None:
    for model in our_models():
        entry = model.privacy
        if isinstance(entry, Privacy) and entry.person:
            assert entry.called, model
            assert entry.handed_by, model
            assert entry.shows, model
