"""Words that somebody types may be a name: they reach no address, no log and no other hub."""

import logging
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django_scopes import scopes_disabled

from hub.people.models import Person
from intake.models import HelpRequest
from tests.conftest import make_person, make_request


def found(page: Any) -> list[str]:
    return [line.reference for line in page.context["page"].lines]


def search(client: Client, words: str, **chosen: str) -> Any:
    return client.post("/werk/vragen/zoek/", {"q": words, **chosen}, follow=True)


@pytest.mark.parametrize("words", ["mevrouw jansen", "JANSEN", "06 1234 5678", "+31612345678", "bld-{}", "Samen bood"])
def test_a_question_is_found_by_name_phone_number_and_words(noor: Client, question: HelpRequest, words: str) -> None:
    make_request(question.hub, make_person(question.hub, "Meneer Bos"), "Iets anders")
    typed = words.replace("bld-{}", question.reference.lower())
    assert found(search(noor, typed)) == [question.reference]


def test_what_was_typed_is_in_no_address_and_no_log(
    noor: Client, question: HelpRequest, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        page = search(noor, "Jansen", status="new")
    addresses = [address for address, _status in page.redirect_chain]
    assert addresses and all("ansen" not in address for address in addresses)
    assert "status=new" in addresses[0] and "z=" in addresses[0]
    assert "ansen" not in caplog.text
    links = [part for part in page.content.decode().split('href="')[1:] if "ansen" in part.split('"')[0].lower()]
    assert links == []


def test_words_in_the_address_are_not_looked_at(noor: Client, question: HelpRequest) -> None:
    make_request(question.hub, question.person, "Een tweede")
    assert len(found(noor.get("/werk/vragen/", {"q": "tweede"}))) == 2


def test_the_words_stand_in_the_field_and_stay_with_a_next_filter(noor: Client, question: HelpRequest) -> None:
    page = search(noor, "Jansen")
    assert 'value="Jansen"' in page.content.decode()
    key = page.redirect_chain[0][0].split("z=")[1]
    assert found(noor.get("/werk/vragen/", {"z": key, "status": "closed"})) == []
    assert found(noor.get("/werk/vragen/", {"z": key, "status": "new"})) == [question.reference]


def test_the_key_of_somebody_else_opens_nothing(
    balade: SimpleNamespace, noor: Client, question: HelpRequest, signed_in_as: Callable[..., Client]
) -> None:
    key = search(noor, "Jansen").redirect_chain[0][0].split("z=")[1]
    page = signed_in_as(balade.karim).get("/werk/vragen/", {"z": key})
    assert "ansen" not in page.content.decode().split('id="lijst"')[0]
    assert "Typ ze nog eens" in page.content.decode()


def test_a_name_in_another_hub_is_not_found(world: SimpleNamespace, noor: Client) -> None:
    assert found(search(noor, "Overkant")) == []


def test_only_workers_search(balade: SimpleNamespace, signed_in_as: Callable[..., Client]) -> None:
    assert signed_in_as(balade.ria_user).post("/werk/vragen/zoek/", {"q": "Jansen"}).status_code == 403


def test_nonsense_is_searched_for_and_not_found(noor: Client, question: HelpRequest) -> None:
    for words in ("%", "\x00", "' OR 1=1", "9" * 400, "ü" * 200):
        assert search(noor, words).status_code == 200, words
    assert found(search(noor, "")) == [question.reference]


def test_only_the_last_ten_searches_are_kept(noor: Client) -> None:
    for number in range(14):
        search(noor, f"woord {number}")
    assert len(noor.session["searched"]) == 10


def test_a_part_of_a_name_is_found_by_an_index(balade: SimpleNamespace) -> None:
    with scopes_disabled(), transaction.atomic(), connection.cursor() as cursor:
        # On a table of a few rows PostgreSQL would rightly read them all.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        assert "person_name_upper" in Person.objects.filter(name__icontains="Jans").explain()
