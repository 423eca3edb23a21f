"""How Dutch words are read for searching: forms, compounds, typing errors. Without a database."""

import pytest

from socialmap.search.closeness import Likeness, distance
from socialmap.search.dutch.analysis import read
from socialmap.search.dutch.compounds import Splitter
from socialmap.search.dutch.roots import verb_stem
from socialmap.search.dutch.spelling import words
from socialmap.search.dutch.stopwords import meaningful
from socialmap.search.dutch.wordlist import NoWords


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schulden", "schuld"),
        ("fietsen", "fiets"),
        ("gefietst", "fiets"),
        ("kinderen", "kind"),
        ("verhuizen", "verhuis"),
        ("brieven", "brief"),
        ("boodschappen", "boodschap"),
        ("loopt", "lopen"),
        ("geholpen", "hulp"),
        ("eenzame", "eenzaam"),
        ("schilderijtje", "schilderij"),
        ("formulierenhulp", "formulierenhulp"),
    ],
)
def test_forms_of_one_word_share_a_root(one: str, other: str) -> None:
    assert set(read(one).roots) & set(read(other).roots)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("boodschappenhulp", ["boodschap", "help"]),
        ("belastingaangifte", ["belasting", "aangifte"]),
        ("ontmoetingsruimte", ["ontmoeting", "ruimte"]),
        ("kinderopvang", ["kind", "opvang"]),
        ("spreekuur", []),
        ("alzheimercafe", ["alzheimer", "cafe"]),
        ("partner", []),
        ("kamperen", []),
        ("depressie", []),
    ],
)
def test_a_compound_is_made_of_its_words_and_another_word_is_not(compound: str, parts: list[str]) -> None:
    found = [roots[0] for roots in read(compound).parts]
    assert found == parts or (compound == "spreekuur" and found == ["spreek", "uur"])


def test_a_word_and_the_word_it_is_made_of_are_kin() -> None:
    assert "eenzaam" in read("eenzaamheid").kin
    assert "begeleid" in read("begeleiding").kin


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oma's ’s avonds", ["oma", "avonds"]),
        ("e-mail", ["email", "mail"]),
        ("Repaircafé IJsselmeer ĳs", ["repaircafe", "ijsselmeer", "ijs"]),
        ("65plus en 24/7", ["65", "plus", "en", "24"]),
        ("\x00a \x00", []),
        ("😀", []),
    ],
)
def test_words_are_compared_without_accents_and_signs(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_little_words_and_asking_words_drop_out_of_a_question() -> None:
    typed = words("Ik zoek iemand die met mijn moeder gaat wandelen")
    assert [typed[at] for at in meaningful(typed)] == ["moeder", "wandelen"]
    alone = words("ik heb een vraag")
    assert [alone[at] for at in meaningful(alone)] == ["vraag"]


@pytest.mark.parametrize(("infinitive", "stem"), [("verhuizen", "verhuis"), ("lopen", "loop"), ("bakken", "bak"), ("wandelen", "wandel"), ("schrijven", "schrijf"), ("gaan", "ga")])  # fmt: skip
def test_the_stem_of_a_verb_follows_the_rules_of_spelling(infinitive: str, stem: str) -> None:
    assert verb_stem(infinitive) == stem


def test_letters_wrong_missing_doubled_or_swapped_are_counted() -> None:
    assert distance("fiets", "fiest", 2) == 1
    assert distance("boodschapen", "boodschappen", 2) == 1
    assert distance("fiets", "rollator", 2) == 3


def test_a_word_that_exists_is_hardly_ever_put_right() -> None:
    likeness = Likeness(["formulieren", "boodschappen", "eenzaamheid", "computer"])
    assert likeness.like("boodchapen") == ["boodschappen"]
    assert likeness.like("kompjoeter") == ["computer"]
    assert likeness.like("formuleren", known=True) == ["formulieren"]
    assert likeness.like("boodschapper", known=True) == ["boodschappen"]
    assert likeness.like("gezondheid", known=True) == []
    assert likeness.like("zon") == []


def test_without_a_dictionary_words_are_taken_as_they_stand() -> None:
    nothing = NoWords()
    assert len(nothing) == 0
    assert nothing.look_up("fietsen") is None
    assert Splitter(nothing).split("boodschappenhulp") == ()
