"""Noor works through the queue of a busy counter: by keyboard, on a phone, and without scripts."""

from types import SimpleNamespace

import pytest

from intake.models import BulkAction, HelpRequest
from tests.conftest import make_request
from tests.journeys.conftest import Visit


@pytest.fixture
def three(balade: SimpleNamespace) -> list[HelpRequest]:
    return [make_request(balade.balade, balade.jansen, f"Vraag {number}") for number in range(3)]


def test_by_keyboard_two_questions_are_ticked_picked_up_and_given_back(
    visit: Visit, balade: SimpleNamespace, three: list[HelpRequest]
) -> None:
    noor = visit(balade.noor, width=1280).open("/werk/vragen/")
    noor.page.get_by_role("link", name="Nieuw 3").wait_for()
    noor.look()
    for key in ("j", "x", "j", "x"):
        noor.page.keyboard.press(key)
    noor.page.locator("button[value=pick_up]").click()
    noor.look().press("Doe het voor 2 vragen").look()
    assert noor.reads("Gedaan voor 2 vragen")
    assert HelpRequest.objects.filter(owner=balade.noor).count() == 2
    noor.press("Draai terug").look()
    assert noor.reads("Teruggedraaid voor 2 vragen")
    assert not HelpRequest.objects.filter(owner=balade.noor).exists()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_and_without_scripts_it_works_too(
    visit: Visit, balade: SimpleNamespace, three: list[HelpRequest], scripts: bool
) -> None:
    noor = visit(balade.noor, scripts=scripts, width=320).open("/werk/vragen/").look()
    noor.page.fill("#id_q", "Jansen")
    noor.page.locator("form[role=search] button").click()
    noor.page.wait_for_load_state()
    assert "ansen" not in noor.page.url and noor.reads("Vraag 2")
    noor.page.locator("input[name=pk]").first.check()
    noor.page.locator("button[value=urgency]").click()
    noor.look().page.get_by_label("vandaag").check()
    noor.press("Doe het voor 1 vraag").look()
    assert noor.reads("Gedaan voor 1 vraag")
    assert HelpRequest.objects.filter(urgency="today").count() == 1
    assert BulkAction.objects.count() == 1


def test_the_screens_of_agreements_are_fit_for_a_phone(visit: Visit, balade: SimpleNamespace) -> None:
    noor, charles = visit(balade.noor, width=320), visit(balade.charles, width=320)
    for path in ("routes", "afwezig"):
        noor.open(f"/werk/instellingen/{path}/").look()
    noor.open("/werk/vragen/lijsten/").look()
    charles.open("/werk/instellingen/termijnen/").look().press("Bewaar de termijnen").look()
    assert charles.reads("Er is niets veranderd")
