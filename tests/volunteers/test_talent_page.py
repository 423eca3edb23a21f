"""`/talent/`: offering a talent without an account, in two short steps."""

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from hub.base import clock
from hub.base.guard import signed_now
from hub.base.models import OutboxMessage
from hub.people.models import Consent, Person
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(world: SimpleNamespace) -> Client:
    return Client(headers={"host": "balade.localhost"}, REMOTE_ADDR=f"10.0.0.{uuid4().int % 250 + 1}")


def step_1(**more: Any) -> dict[str, Any]:
    return {"step": "1", "own_words": "Ik repareer fietsen", "week": ["5-morning"], "most_at_once": "2", **more}


def step_2(**more: Any) -> dict[str, Any]:
    with clock.at(clock.now() - timedelta(seconds=30)):
        opened = signed_now()
    filled = {"name": "Sara de Jong", "phone": "06 11 11 22 22", "consent": "on", "submission": str(uuid4())}
    return {**step_1(), "step": "2", "opened": opened, **filled, **more}


def saved(world: SimpleNamespace) -> Any:
    return Volunteer._base_manager.filter(person__name="Sara de Jong")


def test_sara_offers_to_repair_bicycles_and_reads_that_we_call(site: Client, world: SimpleNamespace) -> None:
    asked = site.post("/talent/", step_1(talents=[world.daily.pk]))
    assert asked.status_code == 200
    # what was filled in on the first step travels along
    assert 'name="own_words" value="Ik repareer fietsen"' in asked.content.decode()
    assert not saved(world).exists()
    sent = site.post("/talent/", step_2(talents=[world.daily.pk]), follow=True)
    assert sent.redirect_chain == [("/talent/dank/", 302)]
    assert "2" in sent.content.decode()
    sara = saved(world).get()
    assert (sara.status, sara.most_at_once, sara.own_words) == ("applied", 2, "Ik repareer fietsen")
    assert [term.code for term in sara.talents.all()] == ["daily-help"]
    assert [(row.weekday, row.starts.hour) for row in sara.availability.all()] == [(5, 9)]
    assert sara.person.phone == "+31611112222"


def test_the_consent_is_kept_word_for_word_as_it_was_shown(site: Client, world: SimpleNamespace) -> None:
    shown = site.post("/talent/", step_1()).content.decode()
    site.post("/talent/", step_2())
    consent = Consent._base_manager.get(person__name="Sara de Jong")
    assert consent.purpose == "register"
    assert consent.text in re.sub(r"&#x27;", "'", shown)


def test_sending_twice_or_going_back_gives_the_same_thank_you_and_one_offer(
    site: Client, world: SimpleNamespace
) -> None:
    form = step_2()
    assert site.post("/talent/", form).headers["Location"] == "/talent/dank/"
    assert site.post("/talent/", form).headers["Location"] == "/talent/dank/"
    assert saved(world).count() == 1
    assert OutboxMessage._base_manager.filter(kind="offer_received").count() == 1


def test_the_back_button_shows_the_first_step_as_it_was_filled_in(site: Client) -> None:
    page = site.post("/talent/", step_2(back="1")).content.decode()
    assert "Ik repareer fietsen</textarea>" in page.replace("\n", "")
    assert re.search(r'value="5-morning"[^>]*checked', page)


def test_an_offer_without_anything_in_it_is_asked_again(site: Client) -> None:
    answer = site.post("/talent/", step_1(own_words=""))
    assert answer.status_code == 422


def test_a_phone_number_or_a_mail_address_is_needed_and_one_is_enough(site: Client, world: SimpleNamespace) -> None:
    assert site.post("/talent/", step_2(phone="")).status_code == 422
    assert not saved(world).exists()
    assert site.post("/talent/", step_2(phone="", email="sara@voorbeeld.example")).status_code == 302


def test_without_a_yes_nothing_is_kept(site: Client, world: SimpleNamespace) -> None:
    form = step_2()
    del form["consent"]
    answer = site.post("/talent/", form)
    assert answer.status_code == 422
    assert "Sara de Jong" in answer.content.decode()
    assert not Person._base_manager.filter(name="Sara de Jong").exists()


@pytest.mark.parametrize("wrong", [{"website": "http://spam.example"}, {"opened": "made up"}])
def test_a_script_that_fills_in_forms_is_stopped(site: Client, world: SimpleNamespace, wrong: dict[str, str]) -> None:
    assert site.post("/talent/", step_2(**wrong)).status_code == 422
    assert not saved(world).exists()


def test_a_citizen_service_number_is_refused_and_the_rest_stays(site: Client) -> None:
    answer = site.post("/talent/", step_1(own_words="Mijn nummer is 111222333 en ik kook"))
    assert answer.status_code == 422
    assert "en ik kook" in answer.content.decode()


def test_script_tags_in_words_are_shown_and_not_run(site: Client) -> None:
    page = site.post("/talent/", step_1(own_words="<script>alert(1)</script>")).content.decode()
    assert "<script>alert(1)" not in page


def test_very_many_offers_from_one_address_get_a_kind_page(world: SimpleNamespace, settings: Any) -> None:
    site = Client(headers={"host": "balade.localhost"}, REMOTE_ADDR=f"10.1.{uuid4().int % 250}.{uuid4().int % 250}")
    answers = [site.post("/talent/", step_2()).status_code for _ in range(21)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {302}


def test_the_hub_of_the_postcode_gets_the_offer(site: Client, world: SimpleNamespace) -> None:
    site.post("/talent/", step_2(postcode="5211 aa"))
    assert saved(world).get().hub == world.rivierzicht
