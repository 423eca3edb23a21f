"""What editors teach search: synonyms, boosts, built-in words off, and what is done with searches that failed."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django_scopes import scope

from hub.accounts.roles import Role
from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import worker
from socialmap import trying_out, unmet
from socialmap.models import Boost, BuiltInOff, Service, SynonymGroup, UnmetDecision, UnmetSearch
from socialmap.search import find, meaning
from socialmap.services import wording
from socialmap.services.indexing import reindex
from tests.conftest import make_service, make_user

SignIn = Callable[..., Client]
HERE = "/werk/sociale-kaart/zoeken/"


@pytest.fixture
def entries(balade: SimpleNamespace) -> Iterator[SimpleNamespace]:
    """Three entries, as organisations write, and Edith who edits."""
    balade.edith = make_user(balade.balade, "Edith", Role.EDITOR)
    balade.mediation = make_service(balade.balade, "De Brug", description="Bemiddeling bij geschillen tussen bewoners.")
    balade.talks = make_service(balade.balade, "Gesprekstafel", description="Gesprekken over geschillen en meer.")
    balade.repair = make_service(balade.balade, "Werkplaats", description="Reparatie van apparaten.")
    for number in range(12):
        make_service(balade.balade, f"Club {number}", description="Zomaar samen zingen.")
    reindex(Service.objects.values_list("pk", flat=True))
    meaning.forget(balade.balade.pk)
    yield balade
    meaning.forget(balade.balade.pk)


def names(text: str) -> list[str]:
    by_key = dict(Service.objects.values_list("pk", "name"))
    return [by_key[key] for key in find(Service.objects.listed(), text).keys]


def keep(w: SimpleNamespace, words: str, meant: str = "", **more: object) -> SynonymGroup:
    return wording.keep_group(hub=w.balade, actor=worker(w.edith), words=words, meant=meant, **more)


def test_a_word_that_nobody_knew_finds_what_an_editor_said_it_means(entries: SimpleNamespace) -> None:
    assert names("heibel") == []
    keep(entries, "heibel, bonje", "geschillen")
    assert set(names("heibel")) == {"De Brug", "Gesprekstafel"}
    assert set(names("bonje")) == {"De Brug", "Gesprekstafel"}
    assert names("geschillen") and "Werkplaats" not in names("geschillen")


def test_a_group_of_both_ways_works_both_ways(entries: SimpleNamespace) -> None:
    keep(entries, "hobbyhok, werkplaats")
    assert names("hobbyhok") == ["Werkplaats"]
    entries.repair.name = "Hobbyhok"
    entries.repair.save()
    reindex([entries.repair.pk])
    assert names("werkplaats") == ["Hobbyhok"]


def test_an_own_word_goes_before_one_that_was_added(entries: SimpleNamespace) -> None:
    literal = make_service(entries.balade, "Heibelcafé", description="Over heibel gesproken.")
    reindex([literal.pk])
    keep(entries, "heibel", "geschillen")
    assert names("heibel")[0] == "Heibelcafé"
    assert "De Brug" in names("heibel")


def test_words_of_one_hub_do_nothing_in_another(entries: SimpleNamespace) -> None:
    keep(entries, "heibel", "geschillen")
    with scope(hub=entries.rivierzicht):
        other = make_service(entries.rivierzicht, "Over de heg", description="Geschillen tussen bewoners.")
        reindex([other.pk])
        assert names("heibel") == []


@pytest.mark.parametrize(
    ("effect", "expected"), [("first", ["Werkplaats", "De Brug"]), ("never", ["De Brug", "Gesprekstafel"])]
)
def test_a_boost_puts_an_entry_first_or_away(entries: SimpleNamespace, effect: str, expected: list[str]) -> None:
    by = {"hub": entries.balade, "actor": worker(entries.edith)}
    before = names("geschillen")
    wording.keep_boost(words="geschillen", service=entries.repair, effect=effect, **by)
    assert sorted(before) == ["De Brug", "Gesprekstafel"]
    found = names("geschillen")
    assert found[0] == expected[0] if effect == "first" else sorted(found) == expected


def test_higher_is_higher_and_never_hides_from_that_search_only(entries: SimpleNamespace) -> None:
    last = names("geschillen")[-1]
    by = {"hub": entries.balade, "actor": worker(entries.edith)}
    entry = Service.objects.get(name=last)
    boost = wording.keep_boost(words="geschillen", service=entry, effect="up", **by)
    assert names("geschillen")[0] == last
    wording.keep_boost(words="geschillen", service=entry, effect="never", boost=boost, **by)
    assert last not in names("geschillen")
    assert last in names(last)


def test_built_in_words_are_switched_off_and_on_for_one_hub(entries: SimpleNamespace) -> None:
    assert "Werkplaats" in names("mijn radio is kapot")
    by = {"hub": entries.balade, "actor": worker(entries.edith)}
    keys = {one.group.key for one in trying_out.why(entries.balade, "mijn radio is kapot")}
    for key in keys:
        wording.switch_built_in(key=key, on=False, **by)
    assert names("mijn radio is kapot") == []
    for key in keys:
        wording.switch_built_in(key=key, on=True, **by)
        wording.switch_built_in(key=key, on=True, **by)
    assert "Werkplaats" in names("mijn radio is kapot")
    assert not BuiltInOff.objects.exists()


def test_the_history_tells_who_changed_what(entries: SimpleNamespace) -> None:
    group = keep(entries, "heibel, bonje")
    group = keep(entries, "heibel, bonje, mot", group=group, seen=1)
    wording.remove(row=group, actor=worker(entries.edith))
    told = [(event.verb, event.actor, event.data["after"].get("words")) for event in wording.history(entries.balade)]
    assert told == [
        ("wording_removed", entries.edith, None),
        ("wording_changed", entries.edith, "heibel, bonje, mot"),
        ("wording_added", entries.edith, "heibel, bonje"),
    ]


def test_of_two_editors_the_second_looks_again(entries: SimpleNamespace) -> None:
    group = keep(entries, "heibel, bonje")
    keep(entries, "heibel, mot", group=group, seen=1)
    with pytest.raises(wording.Refused):
        keep(entries, "heibel, stront", group=group, seen=1)
    assert SynonymGroup.objects.get().words == "heibel, mot"


@pytest.mark.parametrize(
    "words", ["", "heibel", "de, het", "x" * 200 + ", y", ",".join(f"woord{n}" for n in range(99))]
)
def test_words_that_cannot_be_searched_for_are_refused(entries: SimpleNamespace, words: str) -> None:
    with pytest.raises(wording.Refused):
        keep(entries, words)
    assert not SynonymGroup.objects.exists()


def test_edith_sees_before_and_after_and_then_keeps_it(entries: SimpleNamespace, signed_in_as: SignIn) -> None:
    edith = signed_in_as(entries.edith)
    data = {"words": "heibel", "meant": "geschillen", "q": ""}
    looked = edith.post(f"{HERE}woorden/nieuw/", data | {"action": "look"}).content.decode()
    assert "De Brug" in looked and "Zo is het na uw verandering" in looked
    assert not SynonymGroup.objects.exists() and names("heibel") == []
    kept = edith.post(f"{HERE}woorden/nieuw/", data | {"action": "keep"})
    assert kept.status_code == 302 and names("heibel")
    group = SynonymGroup.objects.get()
    assert "heibel" in edith.get(HERE).content.decode()
    edith.post(f"{HERE}woorden/{group.pk}/weg/")
    assert names("heibel") == [] and Event.objects.filter(verb="wording_removed").exists()


def test_edith_puts_an_entry_first_from_the_list_of_a_search(entries: SimpleNamespace, signed_in_as: SignIn) -> None:
    edith = signed_in_as(entries.edith)
    last = Service.objects.get(name=names("geschillen")[-1])
    assert f"dienst={last.pk}" in edith.get(f"{HERE}?q=geschillen").content.decode()
    address = f"{HERE}plaats/nieuw/?dienst={last.pk}&q=geschillen"
    assert last.name in edith.get(address).content.decode()
    data = {"words": "geschillen", "service": last.pk, "effect": "first"}
    assert "gaat omhoog" in edith.post(f"{HERE}plaats/nieuw/", data | {"action": "look"}).content.decode()
    edith.post(f"{HERE}plaats/nieuw/", data | {"action": "keep"})
    assert Boost.objects.get().service == last and names("geschillen")[0] == last.name
    assert edith.get(f"{HERE}plaats/nieuw/").status_code == 302
    assert edith.get(f"{HERE}plaats/nieuw/?dienst=99999999999999999999").status_code == 404


def test_failed_searches_are_counted_by_words_and_week(entries: SimpleNamespace) -> None:
    now = clock.now()
    for back in (0, 1, 8, 300):
        UnmetSearch.objects.create(hub=entries.balade, words="zweefvliegen", at=now - timedelta(days=back))
    UnmetSearch.objects.create(hub=entries.balade, words="curling", at=now)
    first, second = unmet.open_ones(entries.balade)
    assert (first.words, first.count, second.words) == ("zweefvliegen", 3, "curling")
    assert sum(first.weeks) == 3 and sum(unmet.by_week(entries.balade).counts) == 4


def test_a_failed_search_becomes_a_synonym_goes_to_a_subject_or_is_unmet(
    entries: SimpleNamespace, signed_in_as: SignIn
) -> None:
    for words in ("heibel", "tassen sjouwen", "zweefvliegen"):
        UnmetSearch.objects.create(hub=entries.balade, words=words)
    edith = signed_in_as(entries.edith)
    failed = f"{HERE}niet-gevonden/"
    form = edith.post(failed, {"words": "heibel", "do": "synonym"}).content.decode()
    assert 'value="heibel"' in form
    edith.post(f"{HERE}woorden/nieuw/", {"words": "heibel", "meant": "geschillen", "unmet": "heibel", "action": "keep"})
    assert (
        "Hoort bij een onderwerp" in edith.post(failed, {"words": "tassen sjouwen", "do": "subject"}).content.decode()
    )
    edith.post(failed, {"words": "tassen sjouwen", "do": "subject", "subject": entries.groceries.pk})
    edith.post(failed, {"words": "zweefvliegen", "do": "unmet"})
    told = dict(UnmetDecision.objects.values_list("words", "outcome"))
    assert told == {"heibel": "synonym", "tassen sjouwen": "subject", "zweefvliegen": "unmet"}
    assert unmet.open_ones(entries.balade) == []
    assert "Boodschappenbus" in names("tassen sjouwen")


def test_the_try_out_tells_which_words_took_part(entries: SimpleNamespace, signed_in_as: SignIn) -> None:
    edith = signed_in_as(entries.edith)
    page = edith.get(HERE, {"q": "mijn radio is kapot"}).content.decode()
    assert "Werkplaats" in page and "Zet uit" in page
    key = trying_out.why(entries.balade, "mijn radio is kapot")[0].group.key
    edith.post(f"{HERE}meegeleverd/", {"key": key, "to": "off", "back": "zoeken"})
    assert BuiltInOff.objects.get().key == key
    assert "Zet aan" in edith.get(f"{HERE}meegeleverd/").content.decode()
    assert edith.post(f"{HERE}meegeleverd/", {"key": "nonsens", "to": "off"}).status_code == 404


def test_nobody_of_the_other_hub_touches_our_words(entries: SimpleNamespace, signed_in_as: SignIn) -> None:
    group = keep(entries, "heibel, bonje")
    otto = signed_in_as(entries.otto)
    for address in (f"woorden/{group.pk}/", f"woorden/{group.pk}/weg/"):
        assert otto.post(HERE + address, {"words": "x, y", "action": "keep"}).status_code in (403, 404)
    assert SynonymGroup.objects.get().words == "heibel, bonje"
