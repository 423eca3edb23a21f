"""From a word typed on a phone to a sheet in the hand of who needs it (A3, A6, A14)."""

from collections.abc import Callable
from datetime import time
from types import SimpleNamespace
from uuid import uuid4

import pytest
from playwright.sync_api import Route

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import worker
from intake.models import HelpRequest
from socialmap.hours import Hours
from socialmap.services.entries import Address, confirm_checked, save_service
from tests.conftest import make_service
from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.journey
Visit = Callable[..., Visitor]
LONG = "Donaudampfschifffahrtsgesellschaftskapiteinspettenbeschaffungsstelle voor Waalwijk en alles daaromheen"


@pytest.fixture
def map_of_three(balade: SimpleNamespace) -> SimpleNamespace:
    """The bus with all that an entry can have, an office that is closed for now, and a very long name."""
    hub, noor = balade.balade, worker(balade.noor)
    street = Address(street="Pekdraadstraat 4", postcode="5142YA", city="Waalwijk", latitude=51.69, longitude=5.08)
    full = {
        "informal": True, "free_of_charge": True, "wheelchair": True, "summary": "Samen met de bus naar de winkel",
        "description": "De bus haalt u op.\n\nEen buur gaat mee naar binnen.", "places_left": 2, "waiting_days": 14,
        "languages": "Nederlands, Engels", "eligibility_description": "Voor wie niet meer ver kan lopen.",
        "application_process": "Bel een dag vooruit.", "email": "bus@voorbeeld.example", "url": "https://bus.example",
    }  # fmt: skip
    every_day = [Hours(day, time(9), time(17)) for day in range(7)]
    save_service(
        hub=hub, actor=noor, service=balade.service, fields=full, subjects=[balade.groceries], phone="0416 00 00 12",
        hours=every_day, address=street,
    )  # fmt: skip
    confirm_checked(service=balade.service, user=balade.noor, actor=noor)
    for name, fields in (("Rechtswinkel", {"status": "inactive", "alert": "We verbouwen."}), (LONG, {})):
        made = make_service(hub, name[:90], balade.groceries)
        save_service(hub=hub, actor=noor, service=made, fields=fields, address=street)
    return balade


def test_find_choose_and_send_on_a_phone(visit: Visit, map_of_three: SimpleNamespace) -> None:
    lies = visit().open("/sociale-kaart/").look()
    assert lies.reads("3 plekken gevonden")
    page = lies.page
    page.locator("#id_q").fill("winkel")
    page.locator("#filter").get_by_role("button", name="Zoek").click()
    page.wait_for_url("**/sociale-kaart/?q=winkel")
    page.wait_for_timeout(800)  # the list is put in its place
    page.get_by_text("Zoek preciezer").click()
    lies.look()
    with page.expect_response("**/sociale-kaart/**"):
        page.get_by_label("gratis").check()
    page.wait_for_url("**/sociale-kaart/?q=winkel&gratis=on")
    assert page.get_by_role("status").filter(has_text="1 plek gevonden").count() == 1
    assert page.evaluate("document.activeElement.id") == "id_gratis"
    lies.look()

    page.get_by_role("button", name="Kies Boodschappenbus").click()
    page.get_by_role("button", name="Gekozen Boodschappenbus").wait_for()
    assert page.evaluate("document.activeElement.textContent").strip().startswith("Gekozen")
    lies.look().press("Uw keuze: 1").look()
    assert lies.reads("Pekdraadstraat 4, 5142 YA Waalwijk")
    lies.press("English").look()
    assert lies.reads("Addresses for you")
    page.wait_for_timeout(2100)  # a form that is sent within two seconds looks like a script
    page.locator("#id_to").fill("geen adres")
    lies.press("Stuur dit blad").look()
    assert lies.reads("Dit is geen mobiel nummer of e-mailadres")
    page.locator("#id_to").fill(f"dochter.{uuid4().hex[:8]}@voorbeeld.example")
    lies.press("Stuur dit blad").look()
    assert lies.reads("Het is onderweg.")
    assert OutboxMessage._base_manager.get().letter["paragraphs"][0].startswith("These can help: Boodschappenbus")


def test_the_whole_way_without_javascript(visit: Visit, map_of_three: SimpleNamespace) -> None:
    jan = visit(scripts=False).open("/sociale-kaart/").look()
    jan.page.locator("#id_q").fill("winkel")
    jan.press("Zoek").look().press("Kies Boodschappenbus").look()
    assert f"#dienst-{map_of_three.service.pk}" in jan.page.url
    jan.press("Uw keuze: 1").look()
    assert jan.page.get_by_role("button", name="Print").count() == 0
    jan.press("Haal weg Boodschappenbus").look()
    assert jan.reads("U hebt nog niets gekozen")
    jan.open("/sociale-kaart/?q=zweefvliegen").look()
    assert jan.reads("We vonden niets dat past.")
    jan.page.get_by_role("button", name="Stel uw vraag").click()
    assert jan.page.locator("#id_text").input_value() == "zweefvliegen"
    assert jan.page.url.endswith("/vraag/")


@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_of_an_entry_fits_and_is_readable(visit: Visit, map_of_three: SimpleNamespace, width: int) -> None:
    eva = visit(width=width).open("/sociale-kaart/boodschappenbus/").look()
    assert eva.reads("Ongeveer 2 weken")
    assert eva.page.get_by_role("link", name="Bel 0416 000 012").get_attribute("href") == "tel:+31416000012"
    long = map_of_three.balade
    for service in type(map_of_three.service).objects.filter(hub=long).exclude(pk=map_of_three.service.pk):
        eva.open(f"/sociale-kaart/{service.slug}/").look()
        eva.page.get_by_role("button", name="Kies").first.click()
        eva.page.get_by_role("link", name="Uw keuze").wait_for()
    eva.open("/sociale-kaart/gekozen/").look()
    assert eva.reads("Tijdelijk dicht. We verbouwen.")
    eva.open("/sociale-kaart/").look()
    type(map_of_three.service).objects.filter(pk=map_of_three.service.pk).update(status="defunct")
    eva.open("/sociale-kaart/boodschappenbus/").look()
    assert eva.reads("Dit is er niet meer")


def test_the_map_loads_nothing_until_asked_and_follows_the_list(visit: Visit, map_of_three: SimpleNamespace) -> None:
    tim = visit(width=1280)
    outside: list[str] = []

    def refuse(route: Route) -> None:
        outside.append(route.request.url)
        route.abort()

    tim.page.route("https://service.pdok.nl/**", refuse)
    tim.open("/sociale-kaart/").look()
    assert outside == []
    tim.press("Toon kaart")
    tim.page.locator(".hub-pin").first.wait_for()
    pin = tim.page.locator(".hub-pin")
    assert pin.count() == 1  # all three are in one building
    for name in ("Boodschappenbus", "Rechtswinkel"):
        assert name in str(pin.get_attribute("title"))
    tim.page.get_by_text("De kaart kan niet geladen worden").or_(tim.page.locator("[data-map-failed]")).first.wait_for()
    assert outside != []
    tim.page.get_by_text("Zoek preciezer").click()
    tim.page.get_by_label("gratis").check()
    tim.page.wait_for_url("**gratis=on")
    tim.page.wait_for_function("document.querySelector('.hub-pin').title === 'Boodschappenbus'")
    # axe copies what Leaflet placed, styles and all, and the policy then speaks of axe: so not with `look`.
    assert tim.complaints == []


def test_a_worker_gives_addresses_to_who_asked(
    visit: Visit, map_of_three: SimpleNamespace, question: HelpRequest
) -> None:
    noor = visit(map_of_three.noor, width=1280).open(f"/werk/vragen/{question.pk}/").look()
    noor.press("Kies adressen op de sociale kaart").press("Kies Boodschappenbus")
    noor.page.get_by_role("link", name="Uw keuze: 1").wait_for()
    noor.open(f"/werk/vragen/{question.pk}/").look().press("Stuur deze naar de bewoner").look()
    assert noor.reads("Naar de bewoner gestuurd")
    assert OutboxMessage._base_manager.get(kind="addresses").due_at <= clock.now()
