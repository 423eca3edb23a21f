"""The one vocabulary, and the terms of others that stand for it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django_scopes import scope

from socialmap.models import Service, TaxonomyTerm
from socialmap.open_eligibility import subject_code
from socialmap.search import find
from socialmap.services.vocabulary import follow_terms, load
from tests.socialmap.test_import_hsds import Make, Write, run


def subject(code: str, name: str, *synonyms: str, parent: str = "") -> SimpleNamespace:
    return SimpleNamespace(code=code, name=name, description=f"Over {name}.", synonyms=synonyms, parent=parent)


def test_loading_twice_updates_and_doubles_nothing(db: None) -> None:
    load([subject("meals", "Eten"), subject("cooking", "Koken", "recept", parent="meals")])
    load([subject("cooking", "Samen koken", "recept", "keuken", parent="meals"), subject("meals", "Eten")])
    cooking = TaxonomyTerm.objects.get(code="cooking")
    assert (cooking.name, cooking.synonyms, cooking.parent.code) == ("Samen koken", "recept, keuken", "meals")
    assert list(TaxonomyTerm.objects.top().values_list("code", flat=True)) == ["meals"]


def test_a_parent_that_exists_nowhere_is_refused_and_nothing_is_kept(db: None) -> None:
    with pytest.raises(KeyError):
        load([subject("cooking", "Koken", parent="nothing")])
    assert not TaxonomyTerm.objects.exists()


def test_new_synonyms_are_found_at_once(balade: SimpleNamespace) -> None:
    load([subject("groceries", "Boodschappen", "proviand")])
    assert find(Service.objects.listed(), "proviand").keys == [balade.service.pk]


@pytest.mark.parametrize(
    ("code", "expected"),
    [("102-05-03", "eating-together"), ("102-99", "meals"), ("107", "money"), ("112-04", ""), ("", "")],
)
def test_a_foreign_term_stands_for_the_nearest_subject(code: str, expected: str) -> None:
    assert subject_code(code) == expected


@pytest.mark.parametrize("vocabulary_first", [True, False])
def test_an_imported_service_gets_our_subject_whichever_came_first(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write, vocabulary_first: bool
) -> None:
    steps: list[Callable[[], Any]] = [
        lambda: load([subject("letters", "Brieven"), subject("forms", "Formulieren", parent="letters")]),
        lambda: run(ndjson(hsds_service("Belastingspreekuur"))),
    ]
    for step in steps if vocabulary_first else reversed(steps):
        step()
    with scope(hub=world.balade):
        follow_terms(hub_id=world.balade.pk)
        assert Service.objects.get(name="Belastingspreekuur").subjects.get().code == "forms"
