"""The index of search: never behind the database, never ahead of it, and its counts are those of the filters."""

from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.http import QueryDict
from django.test import RequestFactory
from django_scopes import scope, scopes_disabled

from hub.places.models import Neighbourhood
from socialmap import results
from socialmap.filters import COUNTED, ServiceFilter
from socialmap.models import Language, SearchEntry, Service, ServiceArea, UnmetSearch
from socialmap.search import find, rank
from socialmap.search.shelf import forget, shelf_of
from socialmap.services.indexing import behind, reindex
from tests.conftest import make_hub, make_service


@pytest.fixture
def three(balade: SimpleNamespace) -> SimpleNamespace:
    """Three services of BaLaDe: formal and not, free and not, in one area and everywhere, with languages."""
    hub = balade.balade
    area = Neighbourhood.objects.get(code="BLD-1")
    balade.far = Neighbourhood.objects.create(code="BLD-2", name="Verweg", hub=hub, latitude=51.9, longitude=5.4)
    balade.walk = make_service(
        hub, "Wandelclub", balade.company, informal=True, free_of_charge=True, languages="Turks, Nederlands"
    )
    balade.talk = make_service(hub, "Wandelmaatje", balade.company, balade.groceries, wheelchair=True)
    balade.sit = make_service(hub, "Koffieclub", balade.company, free_of_charge=True)
    ServiceArea.objects.create(hub=hub, service=balade.walk, neighbourhood=area, name=area.name)
    Language.objects.create(hub=hub, service=balade.talk, name="Turks", code="tr")
    reindex(Service.objects.values_list("pk", flat=True))
    return balade


def search(world: SimpleNamespace, query: str) -> results.Results:
    request = RequestFactory().get("/sociale-kaart/")
    request.hub = world.balade  # type: ignore[attr-defined]
    return results.search(ServiceFilter(QueryDict(query), queryset=Service.objects.listed(), request=request))


def test_each_count_is_what_choosing_it_gives(three: SimpleNamespace) -> None:
    for start in (
        "",
        "q=wandelen",
        "gratis=on",
        "q=wandelen&wijk=BLD-1",
        "taal=tr&rolstoel=on",
        "soort=formal&gratis=on",
    ):
        facets = search(three, start).facets
        assert set(facets) == set(COUNTED)
        for name, values in facets.items():
            for value in values:
                chosen = QueryDict(start, mutable=True)
                chosen[name] = value.value
                assert len(search(three, chosen.urlencode()).keys) == value.count, (start, name, value.value)


def test_the_filter_on_languages_reads_records_and_words(three: SimpleNamespace) -> None:
    assert set(search(three, "taal=tr").keys) >= {three.walk.pk, three.talk.pk}
    assert three.sit.pk not in search(three, "taal=tr").keys


def test_a_distance_from_a_neighbourhood_leaves_out_what_is_far(three: SimpleNamespace) -> None:
    make_service(three.balade, "Ver weg")
    assert search(three, "wijk=BLD-2&afstand=1").keys == []


@pytest.mark.parametrize("query", ["q=" + "x" * 5000, "q=%00", "q=%F0%9F%98%80", "wijk=nergens", "taal=xx", "open=on&open=on", "afstand=x", "postcode=%00"])  # fmt: skip
def test_any_input_has_an_answer(three: SimpleNamespace, query: str) -> None:
    assert isinstance(search(three, query).keys, list)


def test_a_change_is_found_at_once_and_a_change_taken_back_never_happened(three: SimpleNamespace) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Service.objects.filter(pk=three.walk.pk).update(name="Zweefvliegen")
        reindex([three.walk.pk])
        assert find(Service.objects.listed(), "zweefvliegen").keys == [three.walk.pk]
        _ = 1 / 0
    assert find(Service.objects.listed(), "zweefvliegen").keys == []
    assert three.walk.pk in find(Service.objects.listed(), "wandelclub").keys


def test_a_service_that_stops_or_goes_is_not_found_even_when_nobody_indexed_it(three: SimpleNamespace) -> None:
    Service.objects.filter(pk=three.walk.pk).update(status="defunct")
    assert three.walk.pk not in rank("wandelclub").keys.tolist()
    Service.objects.filter(pk=three.walk.pk).update(status="active")
    assert three.walk.pk in rank("wandelclub").keys.tolist()
    three.walk.delete()
    assert SearchEntry.objects.get(pk=three.walk.pk or 0) if three.walk.pk else True
    assert "wandelclub" not in {
        service.name.lower() for service in Service.objects.filter(pk__in=rank("wandelclub").keys.tolist())
    }


def test_what_was_never_indexed_is_behind_until_the_command_ran(three: SimpleNamespace) -> None:
    new = make_service(three.balade, "Schaakclub")
    assert new.pk in behind()
    call_command("reindex_social_map", "--behind")
    assert behind() == []
    assert find(Service.objects.listed(), "schaken").keys == [new.pk]


@pytest.mark.django_db(transaction=True)
def test_another_connection_sees_what_was_committed_and_only_what_changed_is_read() -> None:
    with scopes_disabled():
        hub = make_hub("meer", "MEE", default=True)
    with scope(hub=hub):
        forget()
        for number in range(600):
            make_service(hub, f"Dienst {number}")
        reindex(Service.objects.values_list("pk", flat=True))
        before = shelf_of(hub.pk)
        assert len(before.index.old) == 600
        assert shelf_of(hub.pk) is before
        one = Service.objects.first()
        assert one
        Service.objects.filter(pk=one.pk).update(name="Zeilschool")
        reindex([one.pk])
        after = shelf_of(hub.pk)
        assert after.index.old is before.index.old
        assert len(after.index.new) == 1
        assert find(Service.objects.listed(), "zeilen").keys == [one.pk]
        one.delete()
        assert rank("zeilschool").keys.tolist() == []
    forget()


def test_words_of_the_other_hub_are_never_offered(three: SimpleNamespace) -> None:
    with scope(hub=three.rivierzicht):
        make_service(three.rivierzicht, "Parachutespringen")
        reindex(Service.objects.values_list("pk", flat=True))
    assert rank("parachutespringn").asked.instead == ""
    assert find(Service.objects.listed(), "parachutespringen").keys == []


def test_a_search_costs_one_query_when_nothing_changed(three: SimpleNamespace, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    rank("wandelen")
    with django_assert_max_num_queries(6):
        rank("wandelen met een maatje")
    assert connection.vendor == "postgresql"
    assert not UnmetSearch.objects.exists()
