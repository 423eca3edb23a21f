"""Sara sees what is on, signs up on her phone and off again; Piet waits, and gets her place."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from hub.base import clock
from hub.base.models import OutboxMessage
from socialmap.models import SignUp
from tests.journeys.conftest import Visit, Visitor
from tests.socialmap.activities import comes, in_days, only_date, sewing

pytestmark = pytest.mark.journey


def signs_up(visitor: Visitor, name: str) -> Visitor:
    visitor.page.fill("[name=name]", name)
    visitor.page.fill("[name=email]", f"{name.lower()}@voorbeeld.example")
    visitor.page.check("[name=agree]")
    visitor.page.wait_for_timeout(2100)  # the guard refuses what no hand can type
    return visitor


def test_sara_signs_up_and_off_and_piet_gets_her_place(visit: Visit, balade: SimpleNamespace) -> None:
    sewing(balade, places=1, first_day=in_days(3))
    sara = visit(width=320).open("/agenda/").look().press("Naaimiddag").look().press("Ik kom").look()
    signs_up(sara, "Sara").press("Ik kom").look()
    assert sara.reads("U heeft een plek") and sara.reads("Tot dan!")
    piet = visit(scripts=False).open("/agenda/naaimiddag/").press("Wachtlijst")
    piet.page.fill("[name=name]", "Piet")
    piet.page.fill("[name=phone]", "06 12 34 56 78")
    piet.page.check("[name=agree]")
    piet.page.wait_for_timeout(2100)
    piet.press("Zet mij op de wachtlijst")
    assert piet.reads("nummer 1 in de rij")
    sara.press("Ik kom toch niet").look()
    assert sara.reads("U komt niet")
    piet.page.reload()
    assert piet.reads("U heeft een plek")
    told = OutboxMessage.objects.get(kind="activity_got_place")
    assert (told.channel, SignUp.objects.get(name="Piet").status) == ("sms", "placed")


def test_noor_writes_an_activity_and_signs_somebody_up_at_the_counter(visit: Visit, balade: SimpleNamespace) -> None:
    noor = visit(balade.noor, width=320).open("/werk/activiteiten/").look().press("Nieuwe activiteit").look()
    noor.press("Bewaar de activiteit").look()
    assert noor.page.title().startswith("Fout")
    noor.page.fill("[name=title]", "Soep")
    noor.page.check("[name=kind][value=collective]")
    noor.page.fill("[name=first_day]", in_days(2).isoformat())
    noor.page.fill("[name=starts]", "12:00")
    noor.page.fill("[name=ends]", "13:30")
    noor.page.check("[name=sign_up]")
    noor.press("Bewaar de activiteit").look()
    noor.page.locator(".hub-lines a").first.click()
    noor.page.wait_for_load_state()
    noor.look()
    noor.page.fill("[name=name]", "Opa Kees")
    noor.page.fill("[name=phone]", "0416 00 00 11")
    noor.page.get_by_role("button", name="Aanmelden").click()
    noor.page.wait_for_load_state()
    assert noor.look().reads("Opa Kees")


def test_noor_notes_who_came_and_corrie_sees_her_own(visit: Visit, balade: SimpleNamespace) -> None:
    made = sewing(balade, service=balade.service, organization=balade.service.organization)
    date = only_date(made)
    comes(date, "Sara de Wit")
    type(date).objects.filter(pk=date.pk).update(starts_at=clock.now() - timedelta(hours=1))
    noor = visit(balade.noor).open(f"/werk/activiteiten/datum/{date.pk}/").look()
    noor.page.fill("[name=walked_in]", "2")
    noor.press("Noteer wie er kwam").look()
    assert noor.reads("er kwamen 3 mensen")
    corrie = visit(balade.corrie_user, width=320).open("/mijn/").look().press("Alle activiteiten").look()
    assert corrie.reads("Naaimiddag")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_month_is_a_table_on_a_wide_screen_and_a_list_on_a_phone(
    visit: Visit, balade: SimpleNamespace, width: int
) -> None:
    made = sewing(balade)
    somebody = visit(width=width).open(f"/agenda/?maand={only_date(made).day:%Y-%m}").look()
    assert somebody.page.locator(".hub-month").is_visible() is (width == 1280)
    assert somebody.page.locator(".hub-agenda__list").first.is_visible() is (width == 320)
