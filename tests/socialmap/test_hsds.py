"""Reading HSDS 3.1 documents: what is kept, what is left out and noted, what cannot be used."""

import json
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from socialmap import hsds
from socialmap.reading import NotUsable, plain_text

OFFICIAL = Path(__file__).parents[3] / "shared/data/hsds/3.1/examples/service_full.json"
Make = Callable[..., dict[str, Any]]


def test_a_whole_service_becomes_plain_rows(hsds_service: Make) -> None:
    row, notes = hsds.read_service(hsds_service("Belastingspreekuur", fees_description="None.", minimum_age=18))
    assert notes == []
    assert (row.name, row.organization.name, row.minimum_age) == ("Belastingspreekuur", "Stichting Het Lint", 18)
    assert row.free_of_charge is True
    assert row.schedules and (row.schedules[0].byday, row.schedules[0].closes_at) == ("MO,TH", time(12, 30))
    assert row.placed and row.placed[0].location.address_1 == "Pekdraadstraat 4"
    assert row.attributes and row.attributes[0].term.taxonomy == "Open Eligibility"


def test_the_official_example_is_read_whole_and_its_place_outside_the_earth_is_noted() -> None:
    if not OFFICIAL.exists():
        pytest.skip(f"the official HSDS examples are not here: {OFFICIAL}")
    row, notes = hsds.read_service(json.loads(OFFICIAL.read_text()))
    assert notes == ["service_at_locations 1.location.latitude and longitude are not a place on earth"]
    assert row.contacts and row.contacts[0].name == "Ann Persona"
    assert row.costs and row.costs[0].amount == Decimal("35.00")
    assert (row.languages, row.wheelchair, row.assured_date) == ("Urdu", True, date(2005, 1, 1))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": None}, "id is missing or is not a UUID"),
        ({"id": "12"}, "id is missing or is not a UUID"),
        ({"name": None}, "name is missing"),
        ({"name": "   "}, "name is missing"),
        ({"name": ["Lint"]}, "name should be text"),
        ({"organization": None}, "organization is missing"),
        ({"organization": {"id": "5", "name": "Lint"}}, "organization.id is missing or is not a UUID"),
    ],
)
def test_a_service_without_what_it_must_have_cannot_be_used(
    hsds_service: Make, change: dict[str, Any], words: str
) -> None:
    with pytest.raises(NotUsable, match=words):
        hsds.read_service(hsds_service("Spreekuur", **change))


@pytest.mark.parametrize("document", [None, 7, "text", ["a"], True])
def test_what_is_not_an_object_is_refused_in_words(document: Any) -> None:
    assert hsds.kind_of(document) == "unknown"
    with pytest.raises(NotUsable, match="is not an object"):
        hsds.read_service(document)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("assured_date", "31-12-2025", "assured_date is not a date"),
        ("assured_date", "2025-02-31", "assured_date is not a date"),
        ("assured_date", 2025, "assured_date is not a date"),
        ("last_modified", "yesterday", "last_modified is not a moment"),
        ("email", "not an address", "email is not an e-mail address"),
        ("url", "javascript:alert(1)", "url is not a web address"),
        ("minimum_age", -4, "minimum_age is not a sensible number"),
        ("minimum_age", "old", "minimum_age is not a number"),
        ("maximum_age", float("inf"), "maximum_age is not a number"),
        ("status", "asleep", "status is not a status of HSDS"),
        ("phones", {"number": "1"}, "phones should be a list"),
        ("phones", ["0416"], "phones holds something that is not an object"),
        ("description", {"nl": "x"}, "description should be text"),
        ("alert", "x" * 300, "alert is longer than 200 signs: the rest was left out"),
    ],
)
def test_a_value_that_makes_no_sense_is_left_out_and_noted(
    hsds_service: Make, field: str, value: Any, words: str
) -> None:
    row, notes = hsds.read_service(hsds_service("Spreekuur", **{field: value}))
    assert words in notes
    assert row.name == "Spreekuur"


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(0, 0), (91, 5), (51, 181), ("north", 5), (None, 5), (float("nan"), 5)]
)
def test_a_place_that_is_nowhere_has_no_coordinates(hsds_service: Make, latitude: Any, longitude: Any) -> None:
    document = hsds_service("Spreekuur")
    document["service_at_locations"][0]["location"] |= {"latitude": latitude, "longitude": longitude}
    row, _notes = hsds.read_service(document)
    assert row.placed
    assert (row.placed[0].location.latitude, row.placed[0].location.longitude) == (None, None)


def test_who_checked_an_entry_elsewhere_is_not_kept_in_its_history(hsds_service: Make) -> None:
    change = {
        "id": "9c1b2a3d-0000-4000-8000-000000000001", "last_action_date": "2026-01-02", "last_action_type": "update",
        "resource_type": "service", "updated_by": "Jan Bos",
    }  # fmt: skip
    said = [
        {**change, "field_name": name, "previous_value": "jan@bos.example", "replacement_value": "ans@kok.example"}
        for name in ("assurer_email", "contacts.email", "Contact")
    ]
    row, _notes = hsds.read_service(hsds_service("Belastingspreekuur", metadata=said))
    assert len(row.kept["metadata"]) == 3
    assert not {"jan@bos.example", "ans@kok.example", "Jan Bos"} & set(json.dumps(row.kept).split('"'))


def test_html_in_a_description_becomes_plain_text(hsds_service: Make) -> None:
    html = '<p>Kom &amp; vraag</p><script>alert("x")</script><a href="javascript:x">hier</a><br>Tot zo'
    row, _notes = hsds.read_service(hsds_service("Spreekuur", description=html))
    assert row.description == "Kom & vraag\nhier\nTot zo"


def test_plain_text_keeps_what_only_looks_like_html() -> None:
    assert plain_text("5 < 6 & 7 > 3\x00") == "5 < 6 & 7 > 3"


def test_a_child_without_a_number_is_left_out_and_the_rest_stays(hsds_service: Make) -> None:
    good, bad = hsds_service("Spreekuur")["phones"][0], {"id": "nope"}
    row, notes = hsds.read_service(hsds_service("Spreekuur", phones=[bad, good]))
    assert row.phones and len(row.phones) == 1
    assert notes == ["phones 1.id is missing or is not a UUID: left out"]


def test_a_number_from_abroad_gets_its_country_in_front(hsds_service: Make) -> None:
    document = hsds_service("Clinic")
    document["phones"][0]["number"] = "(410) 546-5511"
    document["service_at_locations"][0]["location"]["addresses"][0]["country"] = "US"
    row, _notes = hsds.read_service(document)
    assert row.phones and row.phones[0].number == "+1 410-546-5511"
