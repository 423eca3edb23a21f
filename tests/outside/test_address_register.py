"""What we count on from an address register: the same for the fake, for none, and for that of Kadaster."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache

from hub.places.lookup import Address, AddressLookup, NoLookup, PdokLookup, find_address
from tests.outside.fakes import KnownAddresses
from tests.outside.servers import Outside, outside

# As the Locatieserver answers: a list of documents, the point as well-known text with longitude first.
BALADE = {"straatnaam": "Balade", "woonplaatsnaam": "Waalwijk", "centroide_ll": "POINT(5.08 51.69)"}


@dataclass
class Register:
    """A register that knows Balade 7, with a way to make it say nothing, or be away."""

    lookup: AddressLookup
    server: Outside | None = None

    def knows(self, *documents: dict[str, str]) -> None:
        if self.server:
            self.server.answer = json.dumps({"response": {"numFound": len(documents), "docs": documents}}).encode()

    def breaks(self) -> None:
        if self.server:
            self.server.status, self.server.answer = 503, b"<html>te druk</html>"
        elif isinstance(self.lookup, KnownAddresses):
            self.lookup.reachable = False


@pytest.fixture(params=["fake", "kadaster"])
def register(request: pytest.FixtureRequest) -> Iterator[Register]:
    if request.param == "fake":
        yield Register(KnownAddresses())
        return
    with outside() as server:
        lookup = PdokLookup()
        lookup.url = f"{server.url}/free"
        made = Register(lookup, server)
        made.knows(BALADE)
        yield made


def test_a_house_that_is_there_gets_its_street_town_and_point(register: Register) -> None:
    assert register.lookup.find(postcode="5142AB", number="7") == Address("Balade", "Waalwijk", 51.69, 5.08)


def test_a_house_that_is_not_there_gives_nothing(register: Register) -> None:
    register.knows()
    assert register.lookup.find(postcode="5142AB", number="9999") is None


def test_a_register_that_is_away_gives_nothing_and_the_work_goes_on(register: Register) -> None:
    register.breaks()
    assert register.lookup.find(postcode="5142AB", number="7") is None


def test_without_a_register_nothing_is_known() -> None:
    assert NoLookup().find(postcode="5142AB", number="7") is None


def test_kadaster_is_asked_for_one_address_by_postcode_and_number() -> None:
    with outside() as server:
        lookup = PdokLookup()
        lookup.url = f"{server.url}/free"
        Register(lookup, server).knows(BALADE)
        lookup.find(postcode="5142AB", number="7")
        asked = parse_qs(urlsplit(server.asked[0]["path"]).query)
    assert asked["fq"] == ["type:adres", "postcode:5142AB", "huisnummer:7"]
    assert asked["rows"] == ["1"]


@pytest.mark.parametrize(
    "answer",
    [b"", b"[]", b'{"response": {}}', b'{"response": {"docs": [{"straatnaam": "Balade"}]}}', b"\xff\xfe"],
)
def test_an_answer_that_nobody_expects_is_no_address(answer: bytes) -> None:
    with outside() as server:
        server.answer = answer
        lookup = PdokLookup()
        lookup.url = f"{server.url}/free"
        assert lookup.find(postcode="5142AB", number="7") is None


def test_a_register_that_is_not_there_is_logged_without_the_address(caplog: pytest.LogCaptureFixture) -> None:
    lookup = PdokLookup()
    lookup.url = "http://127.0.0.1:9/free"
    with caplog.at_level(logging.DEBUG):
        assert lookup.find(postcode="5142AB", number="7") is None
    assert "not reached" in caplog.text
    assert "5142" not in caplog.text


def test_the_configured_register_is_used_and_asked_once_a_day(settings: pytest.FixtureRequest) -> None:
    settings.ADDRESS_LOOKUP = "tests.outside.fakes.KnownAddresses"  # type: ignore[attr-defined]
    cache.clear()
    assert find_address("5142AB", "7 a") == Address("Balade", "Waalwijk", 51.69, 5.08)
    KnownAddresses.houses, kept = {}, KnownAddresses.houses
    try:
        assert find_address("5142AB", "7") == Address("Balade", "Waalwijk", 51.69, 5.08)
    finally:
        KnownAddresses.houses = kept
        cache.clear()
