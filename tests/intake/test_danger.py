"""Words that may mean danger show the emergency numbers; ordinary questions do not."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client

from intake.danger import Kind, look, words_of

TEXTS = Path(__file__).parents[3] / "shared" / "data" / "texts" / "hulpvragen_nl_synthetisch_dev.jsonl"


def kinds(text: str) -> set[str]:
    return {finding.kind for finding in look(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mijn man slaat mij als hij gedronken heeft", Kind.VIOLENCE),
        ("Hij heeft me bedreigd met een mes", Kind.VIOLENCE),
        ("Ik ben bang voor mijn ex", Kind.VIOLENCE),
        ("Ik durf m’n huis niet meer uit", Kind.VIOLENCE),
        ("Voor mij hoeft het niet meer", Kind.SUICIDE),
        ("ik wil niet meer leven", Kind.SUICIDE),
        ("Ze heeft een afscheidsbrief geschreven", Kind.SUICIDE),
        ("Ik denk aan zelfdoding", Kind.SUICIDE),
        ("De kinderen van de buren zijn elke avond alleen", Kind.CHILD),
        ("Ik hoor dat de baby geslagen wordt", Kind.CHILD),
        ("Er is brand in de berging", Kind.ACCIDENT),
        ("Mijn moeder is gevallen en kan niet meer opstaan", Kind.ACCIDENT),
        ("Hij heeft pijn op de borst", Kind.ACCIDENT),
        ("Ik ruik gas in het portiek", Kind.ACCIDENT),
        ("De buurvrouw is verward en loopt op blote voeten buiten", Kind.CONFUSION),
        ("Hij hoort stemmen", Kind.CONFUSION),
    ],
)
def test_words_that_may_mean_danger_are_seen(text: str, kind: Kind) -> None:
    assert kind in kinds(text)


def test_accents_capitals_and_curly_quotes_make_no_difference() -> None:
    assert kinds("SUÏCIDE") == {Kind.SUICIDE}
    assert kinds("Hij bedréígt   mij") == {Kind.VIOLENCE}


def test_the_words_are_shown_as_they_stand_in_the_text() -> None:
    assert words_of(look("Hij heeft mij BEDREIGD. Ik ben bedroefd.")) == ["BEDREIGD"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Wie kan mijn kraan maken?",
        "Mijn lamp is kapot en ik durf zelf de trap niet meer op.",
        "Wie wil er koken voor de kinderen van de speeltuin?",
        "Ik ben op zoek naar een brandweerauto voor mijn kleinzoon, tweedehands.",
        "De portiekdeur slaat steeds dicht.",
        "Ik wil leren messcherp schaken.",
    ],
)
def test_ordinary_questions_stay_calm(text: str) -> None:
    assert look(text) == []


def test_no_urgent_message_of_the_examples_is_missed() -> None:
    if not TEXTS.exists():
        pytest.skip("../shared/data/texts is not beside this checkout")
    rows = [json.loads(line) for line in TEXTS.read_text().splitlines()]
    urgent = [row for row in rows if row["route"] in ("spoed", "veilig_thuis")]
    assert urgent
    assert [row["id"] for row in urgent if not look(row["tekst"])] == []


def test_of_the_calm_examples_hardly_any_shows_the_numbers() -> None:
    if not TEXTS.exists():
        pytest.skip("../shared/data/texts is not beside this checkout")
    rows = [json.loads(line) for line in TEXTS.read_text().splitlines()]
    calm = [row for row in rows if row["route"] not in ("spoed", "veilig_thuis", "coordinator_beoordeelt")]
    assert sum(bool(look(row["tekst"])) for row in calm) <= len(calm) // 10


def test_a_very_long_text_is_read_quickly() -> None:
    assert look("de kinderen zijn thuis en het gaat goed " * 2000) == []


@pytest.mark.parametrize("words", ["zelfmoord", "ik wil dood", "mijn man slaat mij", "112", "0800 0113"])
def test_who_searches_the_social_map_in_danger_sees_the_emergency_numbers_first(
    balade: SimpleNamespace, client: Client, words: str
) -> None:
    page = client.get("/sociale-kaart/", {"q": words}).content.decode()
    assert 0 < page.index('href="tel:113"') < page.index('id="uitkomst"')


@pytest.mark.parametrize("words", ["", "boodschappen", "iemand die mijn gras maait", "5142"])
def test_an_ordinary_search_of_the_social_map_shows_no_emergency_numbers(
    balade: SimpleNamespace, client: Client, words: str
) -> None:
    assert 'href="tel:113"' not in client.get("/sociale-kaart/", {"q": words}).content.decode()
