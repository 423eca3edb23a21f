"""The social map as everybody sees it."""

import json
import re
from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.test import Client
from django_scopes import scope

from hub.base import clock
from hub.base.guard import signed_now
from hub.base.models import Event, OutboxMessage
from hub.base.workflow import worker
from hub.places.models import Neighbourhood
from socialmap.hours import Hours
from socialmap.models import Phone, Service, UnmetSearch
from socialmap.services.entries import Address, confirm_checked, save_service
from tests.conftest import make_service

MONDAY = "2026-11-23T09:30:00+00:00"


@pytest.fixture
def map_of_two(balade: SimpleNamespace) -> SimpleNamespace:
    """The bus with everything filled in, and a formal office that costs money, further away."""
    hub, noor = balade.balade, worker(balade.noor)
    area = Neighbourhood.objects.get(hub=hub)
    with time_machine.travel(MONDAY, tick=False):
        save_service(
            hub=hub,
            actor=noor,
            service=balade.service,
            fields={
                "informal": True,
                "free_of_charge": True,
                "wheelchair": True,
                "summary": "Samen met de bus naar de winkel",
            },
            subjects=[balade.groceries],
            phone="0416 00 00 12",
            hours=[Hours(0, time(9), time(12))],
            address=Address(
                street="Pekdraadstraat 4",
                postcode="5142YA",
                city="Waalwijk",
                latitude=51.69,
                longitude=5.08,
                neighbourhood=area,
            ),
        )
        confirm_checked(service=balade.service, user=balade.noor, actor=noor)
        balade.office = make_service(hub, "Rechtswinkel", balade.company)
        save_service(
            hub=hub,
            actor=noor,
            service=balade.office,
            fields={"description": "Recht."},
            address=Address(street="Verre weg 9", postcode="5211AA", city="Den Bosch", latitude=51.75, longitude=5.3),
        )
    return balade


def titles(client: Client, query: str) -> list[str]:
    with time_machine.travel(MONDAY, tick=False):
        page = client.get(f"/sociale-kaart/{query}").content.decode()
    return re.findall(r'hub-card__title"><a [^>]*>([^<]+)<', page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Boodschappenbus", "Rechtswinkel"]),
        ("?q=winkel", ["Boodschappenbus"]),
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
    page = client.get("/sociale-kaart/?q=winkel").content.decode()
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
        "maandag: 9.00–12.00",
        "Gratis",
        "Boodschappen",
        "Wanneer",
        "Stichting Boodschappenbus",
    ):
        assert words in page
    assert "Corrie" not in page
    assert "contact@" not in page


def test_search_engines_get_schema_org_that_cannot_break_out(map_of_two: SimpleNamespace, client: Client) -> None:
    Service.objects.filter(pk=map_of_two.service.pk).update(summary="</script><script>alert(1)</script>")
    answer = client.get("/sociale-kaart/boodschappenbus/")
    page = answer.content.decode()
    found = re.search(r'<script type="application/ld\+json" nonce="([^"]+)">(.*?)</script>', page, re.DOTALL)
    assert found
    assert f"'nonce-{found.group(1)}'" in answer.headers["Content-Security-Policy"]
    document = json.loads(found.group(2))
    assert document["name"] == "Boodschappenbus"
    assert document["availableChannel"][0]["serviceLocation"]["openingHoursSpecification"][0]["opens"] == "09:00"


def test_an_entry_nobody_checked_for_half_a_year_says_so(map_of_two: SimpleNamespace, client: Client) -> None:
    warning = "Misschien klopt dit niet meer"
    Service.objects.filter(pk=map_of_two.service.pk).update(assured_date=clock.today() - timedelta(days=183))
    assert warning not in client.get("/sociale-kaart/boodschappenbus/").content.decode()
    Service.objects.filter(pk=map_of_two.service.pk).update(assured_date=clock.today() - timedelta(days=184))
    assert warning in client.get("/sociale-kaart/boodschappenbus/").content.decode()
    assert "misschien verouderd" in client.get("/sociale-kaart/?q=bus").content.decode()
    assert map_of_two.service in Service.objects.stale()


def test_a_stopped_entry_is_gone_and_a_closed_one_says_until_when(map_of_two: SimpleNamespace, client: Client) -> None:
    Service.objects.filter(pk=map_of_two.office.pk).update(status="inactive", alert="Dicht tot 1 maart")
    assert "Dicht tot 1 maart" in client.get("/sociale-kaart/rechtswinkel/").content.decode()
    Service.objects.filter(pk=map_of_two.office.pk).update(status="defunct")
    assert client.get("/sociale-kaart/rechtswinkel/").status_code == 404


def test_twenty_a_page_and_on_to_the_next(balade: SimpleNamespace, client: Client) -> None:
    for number in range(22):
        make_service(balade.balade, f"Eetclub {number:02}")
    first, second = titles(client, "?q=eetclub"), titles(client, "?q=eetclub&pagina=2")
    assert (len(first), len(second)) == (20, 2)
    assert not set(first) & set(second)
    assert 'rel="next" href="?q=eetclub&amp;pagina=2"' in client.get("/sociale-kaart/?q=eetclub").content.decode()


def test_a_page_of_cards_takes_the_same_number_of_queries_however_full(
    balade: SimpleNamespace, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        entry = make_service(balade.balade, f"Eetclub {number:02}", balade.groceries)
        Phone.objects.create(hub=balade.balade, service=entry, number="0416 00 00 13")
    with django_assert_max_num_queries(24):
        client.get("/sociale-kaart/")


# --- "Klopt er iets niet?" ----------------------------------------------------------------------

REPORT = "/sociale-kaart/boodschappenbus/klopt-niet/"
SUBMISSION = "4f7be28a-5c5d-4a9e-9b29-06b1f3a6f001"


def send(client: Client, **fields: str) -> Any:
    with time_machine.travel("2026-11-23T09:00:00+00:00", tick=False):
        opened = signed_now()
    data = {"opened": opened, "submission": SUBMISSION, "text": "Het nummer is veranderd", "email": "", "website": ""}
    with time_machine.travel("2026-11-23T09:01:00+00:00", tick=False):
        return client.post(REPORT, data | fields)


def test_a_visitor_who_reports_an_error_reaches_the_hub_once(balade: SimpleNamespace, client: Client) -> None:
    first, second = send(client), send(client)
    assert first.status_code == second.status_code == 302
    mail = OutboxMessage.objects.get(kind="socialmap.error_reported")
    assert mail.address == "info@balade.example"
    assert "Het nummer is veranderd" in mail.letter["paragraphs"]
    assert "Boodschappenbus" not in mail.letter["subject"]
    assert Event.objects.filter(verb="error_reported").count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": ""}, "Vul hier iets in"),
        ({"text": "x" * 1001}, "1000"),
        ({"text": "mijn nummer is 111222333"}, "BSN"),
        ({"email": "geen adres"}, "e-mail"),
        ({"website": "http://spam.example"}, ""),
        ({"opened": "zelf bedacht"}, ""),
    ],
)
def test_a_report_that_cannot_be_sent_keeps_what_was_typed(
    balade: SimpleNamespace, client: Client, fields: dict[str, str], words: str
) -> None:
    answer = send(client, **fields)
    assert answer.status_code == 422
    assert words.lower() in answer.content.decode().lower()
    assert not OutboxMessage.objects.exists()


def test_a_report_at_the_other_hub_goes_to_that_hub_only(world: SimpleNamespace) -> None:
    other = Client(headers={"host": "rivierzicht.localhost"})
    assert send(other).status_code == 404
    with scope(hub=world.balade):
        assert not OutboxMessage.objects.exists()
