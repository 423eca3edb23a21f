"""Searching the social map: Dutch, unfinished, misspelt, and never in the other hub."""

from types import SimpleNamespace

import pytest
from django_scopes import scope

from socialmap.models import Service, TaxonomyTerm, UnmetSearch
from socialmap.search import Found, find
from socialmap.services.indexing import note_unmet, reindex
from tests.conftest import make_service


@pytest.fixture
def entries(balade: SimpleNamespace) -> SimpleNamespace:
    """Some services with words of all kinds."""
    hub = balade.balade
    balade.groceries.synonyms = "supermarkt, winkelen, tassen dragen"
    balade.groceries.save()
    forms = TaxonomyTerm.objects.create(code="forms", name="Formulieren", synonyms="belastingaangifte, toeslag")
    balade.repair = make_service(hub, "Repaircafé", summary="Wij maken kapotte spullen weer heel.")
    balade.tax = make_service(
        hub, "Papierwinkel", forms, description="Hulp bij uw aangifte en bij brieven van de gemeente."
    )
    balade.dinner = make_service(
        hub, "Samen eten", description="Elke dinsdag koken buren voor elkaar.", organization="De Lange Tafel"
    )
    balade.gone = make_service(hub, "Oude repaircafé", status="defunct")
    reindex(Service.objects.values_list("pk", flat=True))
    return balade


def names(text: str) -> list[str]:
    found = find(Service.objects.listed(), text)
    by_key = {one.pk: one.name for one in Service.objects.all()}
    return [by_key[key] for key in found.keys]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("repaircafe", "Repaircafé"),
        ("REPAIRCAFÉ", "Repaircafé"),
        ("supermarkten", "Boodschappenbus"),
        ("boodschap", "Boodschappenbus"),
        ("boodsch", "Boodschappenbus"),
        ("aangiften", "Papierwinkel"),
        ("hulp bij de brieven", "Papierwinkel"),
        ("belastingaangifte", "Papierwinkel"),
        ("lange tafel", "Samen eten"),
        ("buren koken", "Samen eten"),
    ],
)
def test_people_find_what_they_mean(entries: SimpleNamespace, text: str, expected: str) -> None:
    assert names(text)[:1] == [expected]


def test_a_misspelt_word_is_put_right_and_said(entries: SimpleNamespace) -> None:
    found = find(Service.objects.listed(), "formuleren")
    assert found.keys == [entries.tax.pk]
    assert found.instead == "formulieren"


def test_when_not_all_words_fit_some_will_do(entries: SimpleNamespace) -> None:
    found = find(Service.objects.listed(), "koken op zeppelins")
    assert found.keys == [entries.dinner.pk]
    assert found.partly


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "!!!", "& | ! ( ) : *", "'; DROP TABLE", "\\", "de het een", "x" * 5000, "ik wil graag naar de",
        "\x00", "\x00\x00zeppelin", "😀🦆", "\u202eنص عربي\u202c", "שלום", '"zeppelin" OR 1=1 --', "%_%", "{{7*7}}",
        "ﬃ ǆ", "\ud7ff", "0", "-1", "a b c d e f", "zeppelin " * 600, "<script>alert(1)</script>",
    ],
)  # fmt: skip
def test_odd_words_find_nothing_and_break_nothing(entries: SimpleNamespace, text: str) -> None:
    assert find(Service.objects.listed(), text) == Found()


def test_a_stopped_service_is_not_found(entries: SimpleNamespace) -> None:
    assert names("repaircafe") == ["Repaircafé"]


def test_a_name_counts_more_than_a_description(entries: SimpleNamespace) -> None:
    make_service(
        entries.balade, "Tuinhulp", description="Wij doen ook repaircafé-achtige klussen, repaircafé, repaircafé."
    )
    reindex(Service.objects.values_list("pk", flat=True))
    assert names("repaircafé")[0] == "Repaircafé"


def test_the_other_hub_finds_nothing_of_ours(entries: SimpleNamespace) -> None:
    with scope(hub=entries.rivierzicht):
        assert find(Service.objects.listed(), "repaircafé") == Found()


def test_an_unmet_search_keeps_the_words_once_a_day_without_numbers_or_addresses(entries: SimpleNamespace) -> None:
    first = note_unmet("Zweefvliegen voor jan@voorbeeld.example 06-12345678 of 111222333")
    assert first and first.words == "zweefvliegen voor of"
    assert note_unmet("zweefvliegen voor of") is None
    assert note_unmet("0612345678") is None
    assert note_unmet("woord " * 100).words == ("woord " * 100)[:120].strip()  # type: ignore[union-attr]
    assert UnmetSearch.objects.count() == 2
