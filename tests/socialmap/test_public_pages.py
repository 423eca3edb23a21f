"""The social map as everybody sees it."""

import json
import re
from datetime import timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.test import Client

from hub.base import clock
from socialmap.alike import alike
from socialmap.models import Phone, Service, UnmetSearch
from socialmap.saying import places_words, waiting_words
from socialmap.services.indexing import reindex
from tests.conftest import make_service
from tests.socialmap.conftest import MONDAY


def titles(client: Client, query: str) -> list[str]:
    with time_machine.travel(MONDAY, tick=False):
        page = client.get(f"/sociale-kaart/{query}").content.decode()
    return re.findall(r'hub-card__title"><a [^>]*>([^<]+)<', page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Boodschappenbus", "Rechtswinkel"]),
        ("?q=naar+de+winkel+met+de+bus", ["Boodschappenbus"]),
        ("?onderwerp=groceries", ["Boodschappenbus"]),
        ("?onderwerp=daily-help", ["Boodschappenbus"]),
        ("?onderwerp=nonsense", ["Boodschappenbus", "Rechtswinkel"]),
        ("?wijk=BLD-1", ["Boodschappenbus"]),
        ("?open=on", ["Boodschappenbus"]),
        ("?gratis=on", ["Boodschappenbus"]),
        ("?rolstoel=on", ["Boodschappenbus"]),
        ("?soort=informal", ["Boodschappenbus"]),
        ("?soort=formal", ["Rechtswinkel"]),
        ("?postcode=5142", ["Boodschappenbus", "Rechtswinkel"]),
        ("?postcode=5142&afstand=5", ["Boodschappenbus"]),
        ("?pagina=99", ["Boodschappenbus", "Rechtswinkel"]),
        ("?pagina=-1&q=", ["Boodschappenbus", "Rechtswinkel"]),
    ],
)
def test_words_and_filters_in_the_address_give_this_set(
    map_of_two: SimpleNamespace, client: Client, query: str, expected: list[str]
) -> None:
    assert titles(client, query) == expected


def test_a_card_tells_what_where_how_far_when_and_checked_on(map_of_two: SimpleNamespace, client: Client) -> None:
    with time_machine.travel(MONDAY, tick=False):
        page = client.get("/sociale-kaart/?postcode=5142").content.decode()
    for words in (
        "Samen met de bus naar de winkel", "Pekdraadstraat 4, Waalwijk", "50 meter", "nu open, tot 12.00 uur", "buren helpen",
        "gratis", "gecontroleerd op 23 november 2026", "0416",
    ):  # fmt: skip
        assert words in page


def test_the_map_holds_the_same_set_as_the_list(map_of_two: SimpleNamespace, client: Client) -> None:
    page = client.get("/sociale-kaart/?q=bus").content.decode()
    data = re.search(r'<script id="kaart-plekken" type="application/json">(.*?)</script>', page)
    assert data
    assert [place["name"] for place in json.loads(data.group(1))] == ["Boodschappenbus"]


def test_a_wrong_postcode_is_said_and_what_was_typed_stays(map_of_two: SimpleNamespace, client: Client) -> None:
    page = client.get("/sociale-kaart/?postcode=51&q=winkel").content.decode()
    assert "Dit is geen postcode" in page
    assert 'value="51"' in page
    assert "Boodschappenbus" in page
    assert "Deze postcode kennen we niet" in client.get("/sociale-kaart/?postcode=9999").content.decode()


def test_nothing_found_invites_to_ask_and_is_remembered_without_the_person(
    map_of_two: SimpleNamespace, client: Client
) -> None:
    page = client.get("/sociale-kaart/?q=Zweefvliegen+0612345678").content.decode()
    client.get("/sociale-kaart/?q=Zweefvliegen")
    assert "We vonden niets dat past." in page
    assert "Stel uw vraag, dan zoeken wij mee." in page
    assert 'href="/vraag/"' in page
    assert list(UnmetSearch.objects.values_list("words", flat=True)) == ["zweefvliegen"]


def test_a_search_with_script_in_it_is_shown_as_text(map_of_two: SimpleNamespace, client: Client) -> None:
    page = client.get("/sociale-kaart/?q=<script>alert(1)</script>").content.decode()
    assert "<script>alert(1)" not in page


def test_the_other_hub_shows_nothing_of_ours(map_of_two: SimpleNamespace) -> None:
    other = Client(headers={"host": "rivierzicht.localhost"})
    assert titles(other, "") == ["Overkant Vervoer"]
    assert titles(other, "?q=boodschappenbus") == []
    assert titles(other, "?wijk=BLD-1") == ["Overkant Vervoer"]
    assert other.get("/sociale-kaart/boodschappenbus/").status_code == 404
    assert other.get("/sociale-kaart/boodschappenbus/klopt-niet/").status_code == 404


def test_the_page_of_an_entry_tells_everything_but_the_contact_person(
    map_of_two: SimpleNamespace, client: Client
) -> None:
    page = client.get("/sociale-kaart/boodschappenbus/").content.decode()
    for words in (
        "Pekdraadstraat 4",
        "5142 YA Waalwijk",
        "maandag: 9.00–12.00",
        "Gratis",
        "Boodschappen",
        "Wanneer",
        "Stichting Boodschappenbus",
    ):
        assert words in page
    assert "Corrie" not in page
    assert "contact@" not in page


def test_an_entry_nobody_checked_for_half_a_year_says_so(map_of_two: SimpleNamespace, client: Client) -> None:
    warning = "Misschien klopt dit niet meer"
    Service.objects.filter(pk=map_of_two.service.pk).update(assured_date=clock.today() - timedelta(days=183))
    assert warning not in client.get("/sociale-kaart/boodschappenbus/").content.decode()
    Service.objects.filter(pk=map_of_two.service.pk).update(assured_date=clock.today() - timedelta(days=184))
    assert warning in client.get("/sociale-kaart/boodschappenbus/").content.decode()
    assert "misschien verouderd" in client.get("/sociale-kaart/?q=bus").content.decode()
    assert map_of_two.service in Service.objects.stale()


def test_a_closed_entry_says_why_and_until_when(map_of_two: SimpleNamespace, client: Client) -> None:
    office = Service.objects.filter(pk=map_of_two.office.pk)
    office.update(status="inactive", alert="We verbouwen.", closed_until="2099-03-01")
    page = client.get("/sociale-kaart/rechtswinkel/").content.decode()
    assert "Tijdelijk dicht" in page
    assert "Weer open op zondag 1 maart 2099. We verbouwen." in page
    assert (
        "Tijdelijk dicht</strong> tot zondag 1 maart 2099: We verbouwen."
        in client.get("/sociale-kaart/").content.decode()
    )
    office.update(alert="", closed_until=None)
    assert "Bel voordat u gaat" in client.get("/sociale-kaart/rechtswinkel/").content.decode()


def test_a_stopped_entry_is_gone_for_good_and_names_what_is_like_it(
    map_of_two: SimpleNamespace, client: Client
) -> None:
    other = make_service(map_of_two.balade, "Boodschappenbuur", map_of_two.groceries)
    Service.objects.filter(pk=map_of_two.service.pk).update(status="defunct")
    answer = client.get("/sociale-kaart/boodschappenbus/")
    page = answer.content.decode()
    assert answer.status_code == 410
    for words in (
        "Dit is er niet meer",
        "Dit lijkt erop",
        f"/sociale-kaart/{other.slug}/",
        'href="/vraag/"',
        "noindex",
    ):
        assert words in page
    assert "Rechtswinkel" not in page
    assert "Boodschappenbus" not in titles(client, "?q=boodschappenbus")


def test_what_is_like_it_is_about_the_same_open_and_near(map_of_two: SimpleNamespace) -> None:
    hub = map_of_two.balade
    closed = make_service(hub, "Dicht", map_of_two.groceries, status="inactive")
    wider = make_service(hub, "Breder", map_of_two.daily)
    both = make_service(hub, "Beide", map_of_two.groceries, map_of_two.daily)
    nowhere = make_service(hub, "Overal", map_of_two.groceries)
    assert alike(map_of_two.service) == [both.pk, wider.pk, nowhere.pk]
    assert closed.pk not in alike(map_of_two.service, most=10)
    assert map_of_two.office.pk not in alike(map_of_two.service, most=10)
    assert alike(make_service(hub, "Zonder onderwerp")) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "U kunt meteen terecht"), (1, "Ongeveer 1 dag"), (13, "Ongeveer 13 dagen"), (14, "Ongeveer 2 weken"), (69, "Ongeveer 10 weken"), (90, "Ongeveer 3 maanden")],
)  # fmt: skip
def test_waiting_is_said_as_people_say_it(days: int | None, words: str) -> None:
    assert waiting_words(days) == words


@pytest.mark.parametrize(
    ("places", "words"),
    [(None, ""), (0, "Op dit moment vol. Bel om te horen wanneer er plek is."), (1, "Nog 1 plek vrij"), (19, "Nog 19 plekken vrij"), (20, "Er is plek")],
)  # fmt: skip
def test_room_is_said_as_people_say_it(places: int | None, words: str) -> None:
    assert places_words(places) == words


def test_places_waiting_reach_and_languages_stand_on_the_page(map_of_two: SimpleNamespace, client: Client) -> None:
    Service.objects.filter(pk=map_of_two.service.pk).update(
        places_left=0, waiting_days=21, languages="Nederlands, Pools"
    )
    page = client.get("/sociale-kaart/boodschappenbus/").content.decode()
    for words in (
        "Op dit moment vol.",
        "Ongeveer 3 weken",
        "de hele omgeving",
        "Nederlands, Pools",
        "Buren en vrijwilligers",
    ):
        assert words in page
    assert "op dit moment vol" in client.get("/sociale-kaart/").content.decode()


def test_who_checked_it_is_said_without_a_name(map_of_two: SimpleNamespace, client: Client) -> None:
    assert "door ons" in client.get("/sociale-kaart/boodschappenbus/").content.decode()
    Service.objects.filter(pk=map_of_two.service.pk).update(assurer_email=map_of_two.corrie.email.upper())
    page = client.get("/sociale-kaart/boodschappenbus/").content.decode()
    assert "door de organisatie zelf" in page
    assert map_of_two.corrie.email not in page.lower()
    Service.objects.filter(pk=map_of_two.service.pk).update(assurer_email="iemand@elders.example")
    page = client.get("/sociale-kaart/boodschappenbus/").content.decode()
    assert "door ons" not in page
    assert "door de organisatie" not in page


# --- filters that people see and take off ---------------------------------------------------------
def chips(client: Client, query: str) -> dict[str, str]:
    """The filters that are on, with the address that takes each off."""
    page = client.get(f"/sociale-kaart/{query}").content.decode()
    found = re.findall(r'<a class="hub-chip map-chip" href="([^"]*)"><span class="hub-sr">[^<]*</span>([^<]*)<', page)
    return {label.strip(): unescape(address) for address, label in found}


def test_each_filter_that_is_on_can_be_taken_off_by_itself(map_of_two: SimpleNamespace, client: Client) -> None:
    query = "?q=bus&onderwerp=groceries&wijk=BLD-1&postcode=5142+AB&afstand=2&soort=informal&gratis=on&pagina=3"
    found = chips(client, query)
    assert list(found) == ["Boodschappen", "Wijk BLD", "buren helpen", "bij 5142, 2 kilometer", "gratis"]
    assert found["Wijk BLD"] == "?q=bus&onderwerp=groceries&postcode=5142+AB&afstand=2&soort=informal&gratis=on"
    assert found["bij 5142, 2 kilometer"] == "?q=bus&onderwerp=groceries&wijk=BLD-1&soort=informal&gratis=on"
    assert chips(client, "?q=bus") == {}
    assert chips(client, "?wijk=nergens&postcode=51&soort=x") == {}


def test_filters_say_how_many_they_leave(map_of_two: SimpleNamespace, client: Client) -> None:
    page = client.get("/sociale-kaart/").content.decode()
    assert "buren helpen (1)" in page
    assert re.search(r'gratis <span class="hub-chip__count">1</span>', page)
    assert re.search(r'Hulp in en om het huis <span class="hub-chip__count">1</span>', page)


def test_with_htmx_the_address_to_share_holds_only_what_is_on(map_of_two: SimpleNamespace, client: Client) -> None:
    asked = client.get("/sociale-kaart/?q=bus&wijk=&postcode=&gratis=on", headers={"HX-Request": "true"})
    assert asked.headers["HX-Push-Url"] == "/sociale-kaart/?q=bus&gratis=on"
    assert "HX-Push-Url" not in client.get("/sociale-kaart/?q=bus&wijk=").headers


def test_what_was_typed_goes_along_to_the_question_and_not_in_an_address(
    map_of_two: SimpleNamespace, client: Client
) -> None:
    for query in ("?q=zweefvliegen+voor+beginners", "?q=bus"):
        page = client.get(f"/sociale-kaart/{query}").content.decode()
        assert 'method="post" action="/vraag/"' in page
        assert "/vraag/?" not in page
    answer = client.post("/vraag/", {"text": "zweefvliegen voor beginners", "go": "start"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert ">\nzweefvliegen voor beginners</textarea>" in page
    assert "Kijk hier nog even naar" not in page


def test_words_of_danger_that_come_along_show_the_emergency_numbers(
    map_of_two: SimpleNamespace, client: Client
) -> None:
    page = client.post("/vraag/", {"text": "mijn man slaat mij", "go": "start"}).content.decode()
    assert "Veilig Thuis" in page


def test_a_distance_without_a_postcode_asks_for_it_and_is_no_filter(
    map_of_two: SimpleNamespace, client: Client
) -> None:
    page = client.get("/sociale-kaart/?afstand=1").content.decode()
    assert "Vul uw postcode in. Dan weten we hoe ver het is." in page
    assert "Haal alle filters weg" not in page


def test_a_postcode_that_is_far_too_long_is_told_so_in_plain_words(map_of_two: SimpleNamespace, client: Client) -> None:
    page = client.get("/sociale-kaart/", {"postcode": "9" * 300}).content.decode()
    assert "Dit is geen postcode. Vul vier cijfers in, zoals 5142." in page
    assert "tekens" not in page


def test_an_entry_that_nobody_checked_yet_does_not_claim_half_a_year(balade: SimpleNamespace, client: Client) -> None:
    new = make_service(balade.balade, "Soepgroep")
    Service.objects.filter(pk=new.pk).update(assured_date=None)
    page = client.get(f"/sociale-kaart/{new.slug}/").content.decode()
    assert "Dit hebben we nog niet gecontroleerd. Bel voordat u gaat." in page
    assert "half jaar" not in page


def test_twenty_a_page_and_on_to_the_next(balade: SimpleNamespace, client: Client) -> None:
    reindex([make_service(balade.balade, f"Eetclub {number:02}").pk for number in range(22)])
    first, second = titles(client, "?q=eetclub"), titles(client, "?q=eetclub&pagina=2")
    assert (len(first), len(second)) == (20, 2)
    assert not set(first) & set(second)
    pages = [client.get(f"/sociale-kaart/?q=eetclub{more}").content.decode() for more in ("", "&pagina=2")]
    assert 'rel="next" href="?q=eetclub&amp;pagina=2"' in pages[0]
    assert 'rel="prev" href="?q=eetclub&amp;pagina=1"' in pages[1]
    assert ('rel="prev"' in pages[0], 'rel="next"' in pages[1]) == (False, False)


def test_a_page_of_cards_takes_the_same_number_of_queries_however_full(
    balade: SimpleNamespace, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        entry = make_service(balade.balade, f"Eetclub {number:02}", balade.groceries)
        Phone.objects.create(hub=balade.balade, service=entry, number="0416 00 00 13")
    with django_assert_max_num_queries(24):
        client.get("/sociale-kaart/")
