"""The social map stays right: a contact person on a phone, a visitor who sees a mistake, and somebody of the hub."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django_scopes import scope

from hub.base import clock
from hub.base.models import OutboxMessage
from socialmap.models import EntryClaim, EntryReport, Service
from socialmap.services.keeping import keep_current
from tests.conftest import make_service
from tests.journeys.conftest import Visit
from tests.socialmap.support_current import checked, path_of, speaks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PUBLIC = "/sociale-kaart/boodschappenbus/"


@pytest.fixture
def hub(transactional_db: None, world: SimpleNamespace) -> SimpleNamespace:
    """Two entries of Corrie that were checked five months ago; she was asked this morning."""
    with scope(hub=world.balade):
        Service.objects.filter(pk=world.service.pk).update(description="Wij rijden u naar de winkel en weer naar huis.")
        club = make_service(world.balade, "Eetclub De Ruime Tafel", description="Samen eten op vrijdag.")
        for entry in (world.service, club):
            checked(entry, 150, at=clock.now())
            speaks(entry, "corrie@bus.example")
        keep_current(hub=world.balade)
    return world


def link_in(kind: str) -> str:
    address = OutboxMessage._base_manager.get(kind=f"socialmap.{kind}").letter["link"]
    return "/" + str(address).split("/", 3)[3]


@pytest.mark.parametrize("scripts", [True, False])
def test_corrie_confirms_and_changes_on_her_phone_and_the_public_sees_it_after_noors_yes(
    hub: SimpleNamespace, visit: Visit, scripts: bool
) -> None:
    corrie = visit(scripts=scripts, width=320).open(link_in("check_asked")).look()
    assert corrie.reads("klopt dit nog?")
    corrie.press("Eetclub De Ruime Tafel").look()
    assert Service._base_manager.get(name="Eetclub De Ruime Tafel").assured_date == clock.today()

    corrie.press("Verander iets").look()
    corrie.page.get_by_label("Telefoon").fill("0416 99 88 77")
    corrie.page.get_by_label("Plaatsen vrij").fill("4")
    corrie.press("Stuur mijn wijzigingen").look()
    assert corrie.reads("Onze mensen kijken ernaar")
    visitor = visit(scripts=scripts).open(PUBLIC)
    assert not visitor.reads("0416 998 877")

    noor = visit(hub.noor, scripts=scripts, width=1280).open("/werk/")
    noor.press("Wijzigingen bekijken").look()
    noor.press("Boodschappenbus").look()
    noor.press("Een wijziging om te bekijken").look()
    noor.press("Neem over wat is aangevinkt").look()
    assert visitor.open(PUBLIC).reads("0416 998 877")
    assert OutboxMessage._base_manager.filter(kind="socialmap.change_taken").count() == 1


def test_a_visitor_tells_of_a_mistake_in_two_clicks_and_hears_that_it_is_solved(
    hub: SimpleNamespace, visit: Visit
) -> None:
    visitor = visit(width=320).open(PUBLIC)
    visitor.press("Klopt er iets niet?").look()
    # The guard lets nobody through within two seconds of opening: a script, or a very fast finger.
    visitor.page.wait_for_timeout(2100)
    visitor.press("De openingstijden kloppen niet").look()
    assert visitor.reads("Wij kijken ernaar")
    report = EntryReport._base_manager.get()
    noor = visit(hub.noor, width=1280).open(f"/werk/sociale-kaart/melding/{report.pk}/").look()
    noor.press("Opgelost").look()
    report.refresh_from_db()
    assert report.status == "handled"


def test_piet_says_this_is_ours_and_looks_after_it_after_a_call(hub: SimpleNamespace, visit: Visit) -> None:
    piet = visit(width=320).open(PUBLIC + "van-ons/").look()
    piet.page.get_by_label("Uw naam").fill("Piet Klaassen")
    piet.page.get_by_label("Uw e-mailadres op het werk").fill("piet@bus.example")
    piet.page.wait_for_timeout(2100)
    piet.press("Dit is van ons").look()
    row = EntryClaim._base_manager.get()
    noor = visit(hub.noor, width=1280).open(f"/werk/sociale-kaart/van-ons/{row.pk}/").look()
    noor.press("Het klopt: maak deze persoon contactpersoon").look()
    piet.open(link_in("claim_approved")).look()
    assert piet.reads("Boodschappenbus")


def test_a_link_that_is_too_old_says_what_to_do(hub: SimpleNamespace, visit: Visit) -> None:
    hub.corrie.refresh_from_db()
    with clock.at(clock.now() - timedelta(days=70)), scope(hub=hub.balade):
        old = path_of(hub.corrie)
    corrie = visit(width=320).open(old).look()
    assert corrie.reads("Deze link is te oud")
    corrie.press("Stuur mij een nieuwe link").look()
    assert corrie.reads("Kijk in uw mail")
