"""A question comes in: by the service, and by the three steps of the website."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django_scopes import scope, scopes_disabled

from hub.base import clock, workdays
from hub.base.models import Event, OutboxMessage
from hub.people.models import Consent, Person
from intake.models import HelpRequest, Message
from intake.services import across_hubs, asking
from intake.services.asking import Question, SomebodyElse, ask
from intake.signals import request_came_in
from volunteers.services import Contact

ANNIE = Contact(
    name="Annie de Wit", phone="+31612345678", email="annie@voorbeeld.example", postcode="5142AB", house_number="12"
)
TAP = Question(text="Wie kan mijn kraan maken?", consents=(("contact", "Het mag."), ("share", "Dit ook.")))


def test_a_question_comes_in_with_person_consents_history_and_a_letter(balade: SimpleNamespace) -> None:
    made = ask(hub=balade.balade, who=ANNIE, question=TAP)
    assert made.status == "new"
    assert made.person.name == "Annie de Wit"
    assert made.neighbourhood == made.person.neighbourhood is not None
    assert set(made.person.consents.values_list("purpose", "text")) == {("contact", "Het mag."), ("share", "Dit ook.")}
    assert Event.objects.get(subject_id=made.pk, subject_type="intake.helprequest").verb == "came_in"
    letter = OutboxMessage.objects.get(kind="question_received").letter
    assert made.reference in " ".join(letter["paragraphs"])
    assert "/volg/" in letter["link"]
    assert "Annie" not in letter["subject"]


def test_the_reference_can_be_read_out_over_the_phone(balade: SimpleNamespace) -> None:
    code, _, rest = ask(hub=balade.balade, who=ANNIE, question=TAP).reference.partition("-")
    assert code == "BLD"
    assert len(rest) == 5
    assert not set(rest) & set("IL1O0QU") or "U" in rest


def test_we_promise_to_call_within_the_working_days_of_the_hub(balade: SimpleNamespace) -> None:
    made = ask(hub=balade.balade, who=ANNIE, question=TAP)
    assert made.due_at == workdays.add_working_days(made.created_at, 2)


def test_a_question_with_words_of_danger_is_for_today_and_due_within_the_first_working_hour(
    balade: SimpleNamespace,
) -> None:
    saturday_night = datetime(2026, 11, 21, 23, 0, tzinfo=clock.AMSTERDAM)
    with clock.at(saturday_night):
        calm = ask(hub=balade.balade, who=ANNIE, question=TAP)
        made = ask(hub=balade.balade, who=ANNIE, question=Question(text="De buurman heeft mij bedreigd"))
    assert made.due_at == datetime(2026, 11, 23, 10, 0, tzinfo=clock.AMSTERDAM)
    assert made.due_at < calm.due_at
    assert (made.urgency, calm.urgency) == ("today", "normal")


def test_who_left_only_a_phone_number_reads_that_we_call(world: SimpleNamespace, stranger: Client) -> None:
    with scope(hub=world.balade):
        made = ask(hub=world.balade, who=Contact(name="Annie de Wit", phone="+31612345678"), question=TAP)
        token = across_hubs.token_for(made, across_hubs.SENT)
    page = stranger.get(f"/vraag/verstuurd/{token}/").content.decode()
    assert "we bellen u." in page
    assert "mailen u" not in page


def test_the_same_form_sent_twice_is_one_question(balade: SimpleNamespace) -> None:
    form = uuid4()
    first = ask(hub=balade.balade, who=ANNIE, question=TAP, submission=form)
    again = ask(hub=balade.balade, who=ANNIE, question=TAP, submission=form)
    assert again == first
    assert Person.objects.filter(name="Annie de Wit").count() == 1
    assert OutboxMessage.objects.filter(kind="question_received").count() == 1


def test_a_reference_that_exists_already_is_not_used_twice(
    balade: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask(hub=balade.balade, who=ANNIE, question=TAP)
    drawn = iter([first.reference, "BLD-AAAAA"])
    monkeypatch.setattr(asking, "new_reference", lambda hub: next(drawn))
    assert ask(hub=balade.balade, who=ANNIE, question=TAP).reference == "BLD-AAAAA"


def test_a_postcode_of_another_hub_brings_the_question_there(world: SimpleNamespace) -> None:
    there = Contact(name="Bep Overkant", phone="+31612345679", postcode="5211AB")
    with scope(hub=world.balade):
        made = ask(hub=world.balade, who=there, question=TAP)
        assert not HelpRequest.objects.filter(pk=made.pk).exists()
    assert made.hub == world.rivierzicht
    assert made.reference.startswith("RVZ-")
    with scopes_disabled():
        assert made.person.hub == world.rivierzicht
        assert Event.objects.get(subject_id=made.pk, verb="came_in").hub == world.rivierzicht


def test_a_postcode_that_nobody_knows_stays_with_the_hub_of_the_site(balade: SimpleNamespace) -> None:
    far = Contact(name="Kees", phone="+31612345679", postcode="9999ZZ")
    assert ask(hub=balade.balade, who=far, question=TAP).hub == balade.balade


def test_for_somebody_who_knows_it_the_question_is_of_that_person(balade: SimpleNamespace) -> None:
    other = SomebodyElse(name="Moeder de Wit", relation="dochter", knows=True)
    made = ask(hub=balade.balade, who=ANNIE, question=Question(text="Boodschappen", for_somebody=other))
    assert made.person.name == "Moeder de Wit"
    assert made.asked_by_name == "Annie de Wit (dochter)"


def test_for_somebody_who_does_not_know_no_name_is_kept(balade: SimpleNamespace) -> None:
    other = SomebodyElse(relation="buurvrouw", knows=False)
    made = ask(hub=balade.balade, who=ANNIE, question=Question(text="Boodschappen", for_somebody=other))
    assert made.person.name == "Annie de Wit"
    assert made.messages.get().sender == Message.Sender.NOTE


def test_somebody_with_only_a_phone_gets_no_letter_for_the_call_is_the_answer(balade: SimpleNamespace) -> None:
    made = ask(hub=balade.balade, who=Contact(name="Jo", phone="+31416550001"), question=TAP)
    assert not OutboxMessage.objects.filter(person=made.person).exists()


def test_the_apps_above_hear_that_a_question_came_in(balade: SimpleNamespace) -> None:
    heard: list[Any] = []

    def listen(*, help_request: HelpRequest, **_: Any) -> None:
        heard.append(help_request)

    request_came_in.connect(listen)
    try:
        made = ask(hub=balade.balade, who=ANNIE, question=TAP)
    finally:
        request_came_in.disconnect(listen)
    assert heard == [made]


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_twice_at_the_same_moment_is_one_question(world: SimpleNamespace) -> None:
    form = uuid4()

    def send(_: int) -> int:
        try:
            with scope(hub=world.balade):
                return ask(hub=world.balade, who=ANNIE, question=TAP, submission=form).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(send, range(4)))
    assert len(made) == 1
    with scopes_disabled():
        assert Person.objects.filter(name="Annie de Wit").count() == 1


# --- the three steps ------------------------------------------------------------------------------


def test_the_first_step_asks_one_thing(world: SimpleNamespace, stranger: Client) -> None:
    page = stranger.get("/vraag/")
    assert page.status_code == 200
    assert page.content.count(b"<textarea") == 1
    assert "Alleen medewerkers" in page.content.decode()
    assert "Stap 1 van 3" in page.content.decode()


def test_the_three_steps_carry_everything_along_without_a_session(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any], hidden_fields: Callable[[bytes], dict[str, str]]
) -> None:
    first = {name: typed[name] for name in ("opened", "submission", "text")} | {"step": "1", "go": "next"}
    second = stranger.post("/vraag/", first)
    assert "Hoe bereiken we u?" in second.content.decode()
    reach = "name phone email reachable language postcode house_number".split()
    third = stranger.post(
        "/vraag/", hidden_fields(second.content) | {name: typed[name] for name in reach} | {"go": "next"}
    )
    assert "Wie kan mijn kraan maken?" in third.content.decode()
    sent = stranger.post("/vraag/", hidden_fields(third.content) | {"may_contact": "on", "go": "next"})
    assert sent.status_code == 302
    with scope(hub=world.balade):
        made = HelpRequest.objects.get(text=typed["text"])
    assert made.person.phone == "+31612345678"
    assert made.person.postcode == "5142AB"
    assert "sessionid" not in stranger.cookies


def test_going_back_keeps_what_was_typed(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any], hidden_fields: Callable[[bytes], dict[str, str]]
) -> None:
    back = stranger.post("/vraag/", typed | {"step": "2", "go": "back", "phone": "half"}).content.decode()
    assert typed["text"] in back
    assert 'value="half"' in back
    again = stranger.post("/vraag/", typed | {"step": "1", "phone": "half"}).content.decode()
    assert 'value="half"' in again
    assert "niet compleet" not in again


def test_a_mistake_keeps_what_was_typed_and_says_what_to_do(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    page = stranger.post("/vraag/", typed | {"step": "2", "phone": "", "email": ""})
    assert page.status_code == 422
    assert "Eén is genoeg" in page.content.decode()
    assert "Annie de Wit" in page.content.decode()
    assert typed["text"] in page.content.decode()


def test_a_wrong_earlier_step_brings_one_back_to_it(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    page = stranger.post("/vraag/", typed | {"text": "  "})
    assert page.status_code == 422
    assert 'name="step" value="1"' in page.content.decode()


def test_danger_shows_the_numbers_and_the_question_can_still_be_sent(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    scared = typed | {"text": "Mijn man slaat mij"}
    assert "0800 2000" in stranger.post("/vraag/", scared | {"step": "1"}).content.decode()
    assert stranger.post("/vraag/", scared).status_code == 302


def test_without_danger_there_are_no_alarming_numbers(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    assert "0800 2000" not in stranger.post("/vraag/", typed | {"step": "1"}).content.decode()


def test_while_typing_only_the_numbers_are_looked_up(world: SimpleNamespace, stranger: Client) -> None:
    assert "112" in stranger.post("/vraag/gevaar/", {"text": "er is brand"}).content.decode()
    assert stranger.post("/vraag/gevaar/", {"text": "mijn kraan"}).content.strip() == b""


def test_a_bsn_is_refused_kindly(world: SimpleNamespace, stranger: Client, typed: dict[str, Any]) -> None:
    page = stranger.post("/vraag/", typed | {"step": "1", "text": "Mijn nummer is 111222333, help"})
    assert page.status_code == 422
    assert "BSN" in page.content.decode()
    assert "111222333" in page.content.decode()


def test_a_text_that_is_too_long_is_kept_and_explained(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    page = stranger.post("/vraag/", typed | {"step": "1", "text": "lang " * 900})
    assert page.status_code == 422
    assert "4000" in page.content.decode()
    assert "lang lang" in page.content.decode()


def test_script_tags_are_words_like_others(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any], signed_in_as: Callable[..., Client]
) -> None:
    evil = "<script>alert(1)</script>"
    shown = stranger.post("/vraag/", typed | {"step": "2", "text": evil}).content.decode()
    assert evil not in shown
    assert "&lt;script&gt;" in shown
    stranger.post("/vraag/", typed | {"text": evil})
    with scope(hub=world.balade):
        made = HelpRequest.objects.get(text=evil)
    page = signed_in_as(world.noor).get(f"/werk/vragen/{made.pk}/").content.decode()
    assert evil not in page
    assert "&lt;script&gt;" in page


def test_without_the_yes_nothing_is_sent(world: SimpleNamespace, stranger: Client, typed: dict[str, Any]) -> None:
    typed.pop("may_contact")
    assert stranger.post("/vraag/", typed).status_code == 422
    with scopes_disabled():
        assert not HelpRequest.objects.filter(text=typed["text"]).exists()


def test_sharing_is_asked_apart_and_may_be_refused(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    stranger.post("/vraag/", typed)
    with scope(hub=world.balade):
        assert list(Consent.objects.filter(person__name="Annie de Wit").values_list("purpose", flat=True)) == [
            "contact"
        ]


def test_a_filled_trap_sends_nothing(world: SimpleNamespace, stranger: Client, typed: dict[str, Any]) -> None:
    assert stranger.post("/vraag/", typed | {"website": "http://spam"}).status_code == 422
    with scopes_disabled():
        assert not HelpRequest.objects.filter(text=typed["text"]).exists()


def test_a_page_whose_moment_is_broken_can_be_sent_once_more(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any], hidden_fields: Callable[[bytes], dict[str, str]]
) -> None:
    page = stranger.post("/vraag/", typed | {"opened": "broken"})
    assert page.status_code == 422
    assert hidden_fields(page.content)["opened"] != "broken"
    assert hidden_fields(page.content)["submission"] == typed["submission"]
    assert "Annie de Wit" in page.content.decode()


def test_too_many_from_one_address_get_the_phone_number(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    for _ in range(20):
        assert stranger.post("/vraag/", typed).status_code == 302
    page = stranger.post("/vraag/", typed | {"submission": str(uuid4())})
    assert page.status_code == 429
    assert world.balade.phone[:4] in page.content.decode()
    assert typed["text"] in page.content.decode()


def test_after_sending_the_reference_stands_large_with_what_happens_next(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    sent = stranger.post("/vraag/", typed)
    page = stranger.get(sent["Location"])
    with scope(hub=world.balade):
        made = HelpRequest.objects.get(text=typed["text"])
    assert made.reference in page.content.decode()
    assert "/volg/" in page.content.decode()
    assert "van ons" in page.content.decode()
    assert typed["text"] not in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_sending_twice_shows_the_same_question(world: SimpleNamespace, stranger: Client, typed: dict[str, Any]) -> None:
    pages = [stranger.get(stranger.post("/vraag/", typed)["Location"]).content.decode() for _ in range(2)]
    with scope(hub=world.balade):
        made = HelpRequest.objects.get(text=typed["text"])
    assert all(made.reference in page for page in pages)


def test_a_question_for_another_hub_says_who_reads_it(
    world: SimpleNamespace, stranger: Client, typed: dict[str, Any]
) -> None:
    page = stranger.get(stranger.post("/vraag/", typed | {"postcode": "5211AB"})["Location"]).content.decode()
    assert "Rivierzicht" in page
    assert "RVZ-" in page


@pytest.mark.parametrize(
    ("typed_as", "means"),
    [("BLD-7K3M2", "BLD-7K3M2"), ("bld 7k3m2", "BLD-7K3M2"), (" bld7k3m2 ", "BLD-7K3M2"), ("BLD – 7K3M2", "BLD-7K3M2")],
)
def test_a_reference_is_understood_as_people_type_it(typed_as: str, means: str) -> None:
    assert across_hubs.tidy_reference(typed_as) == means


def test_time_goes_by_the_clock_of_the_project(balade: SimpleNamespace) -> None:
    moment = clock.now().replace(year=2026, month=3, day=2, hour=10)
    with clock.at(moment):
        assert ask(hub=balade.balade, who=ANNIE, question=TAP).created_at == moment
