"""Nobody has an answer: from two alike questions to a new offer on the social map, with those two first (D17)."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest

from hub.base import clock
from intake.models import HelpRequest
from intake.services import moves
from matching.models import Development, Referral
from matching.services import handing
from tests.conftest import make_person, make_request
from tests.journeys.conftest import Visitor
from tests.journeys.test_the_whole_line import letters_to

pytestmark = pytest.mark.journey
Visit = Callable[..., Visitor]


def test_two_alike_questions_become_a_new_offer_that_they_get_first(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    bos = make_person(balade.balade, "Meneer Bos")
    second = make_request(
        balade.balade,
        bos,
        "Op zondag rijdt er niets.",
        kind="personal",
        subjects=[balade.groceries],
        real_question="Op zondag naar de winkel",
    )
    for one in (question, second):
        moves.pick_up(help_request=one, user=balade.noor)
        handing.hand_to_process_manager(help_request=one, user=balade.noor, reason="Niemand rijdt op zondag.")
    charles = visit(balade.charles).open("/werk/geen-aanbod/").look()
    assert charles.reads("2 vragen die op elkaar lijken")
    charles.press("Neem de aangevinkte samen").look()
    charles.press("Nodig mensen uit").look()
    charles.page.get_by_label("Corrie de Wit").check()
    charles.page.get_by_label("Fatima").check()
    charles.page.fill("[name=words]", "Wie kan op zondag samen met buren naar de winkel rijden?")
    charles.press("Verstuur de uitnodigingen").look()

    letter = letters_to(balade.corrie.email, "uitnodiging")[-1]
    corrie = visit(scripts=False).open(letter).look()
    assert corrie.reads("Wie kan op zondag samen met buren naar de winkel rijden?")
    assert not corrie.reads("Bos")
    corrie.page.fill("[name=yes-words]", "Wij hebben een bus. Een buur die helpt met tillen zou fijn zijn.")
    corrie.press("Ja, ik doe mee").look()
    fatima = visit().open(letters_to(balade.fatima.person.email, "uitnodiging")[-1]).look()
    fatima.page.get_by_text("Ik wil eerst iets weten").click()
    fatima.page.fill("[name=ask-question]", "Moet ik een rijbewijs hebben?")
    fatima.press("Stuur mijn vraag").look()

    case = Development.objects.get()
    charles.open(f"/werk/geen-aanbod/samen/{case.pk}/").look()
    charles.page.fill("[name=answer]", "Nee, meerijden is genoeg.")
    charles.press("Stuur het antwoord").look()
    charles.press("Beslis").look()
    charles.page.fill("[name=offer-name]", "Zondagsbus")
    charles.page.fill("[name=offer-summary]", "Samen naar de winkel op zondag")
    charles.page.fill("[name=offer-description]", "Elke zondag om tien uur, vanaf het plein.")
    charles.page.fill("[name=offer-decision]", "De bus staat op zondag stil, en Corrie wil rijden.")
    charles.press("Zet het op de sociale kaart").look()
    assert charles.reads("Deze vragen gaan voor")
    charles.press("Leg ze daar neer").look()
    assert Referral.objects.filter(service__name="Zondagsbus").count() == 2
    assert visit().open("/sociale-kaart/?q=zondagsbus").look().reads("Samen naar de winkel op zondag")
    question.refresh_from_db()
    noor = visit(balade.noor).open(f"/werk/vragen/{question.pk}/").look()
    assert noor.reads("Met een link")
    assert question.due_at > clock.now() + timedelta(hours=1)


def test_the_team_asks_the_hub_answers_and_the_resident_reads_what_came_of_it(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    handover = handing.hand_to_team(help_request=question, user=balade.noor, reason="Kunnen jullie kijken?")
    teun = visit(balade.teun).open(f"/werk/wijkteam/{handover.pk}/").look()
    teun.page.get_by_text("Vraag het Startpunt iets").click()
    teun.page.fill("[name=ask-question]", "Welke lantaarn is het?")
    teun.press("Verstuur de vraag").look()
    noor = visit(balade.noor).open("/werk/").look()
    assert noor.reads("Ze willen eerst iets weten")
    noor.open(f"/werk/vragen/{question.pk}/").look()
    noor.page.fill(f"#doorgegeven-{handover.pk}", "Die bij de school.")
    noor.press("Stuur het antwoord").look()
    teun.open(f"/werk/wijkteam/{handover.pk}/").look()
    assert teun.reads("Die bij de school.")
    teun.page.fill("[name=answer-answer]", "De lamp is gemaakt.")
    teun.press("Stuur naar de bewoner").look()
    question.refresh_from_db()
    assert question.status == "checking"


def test_a_process_manager_without_anything_to_do_reads_what_will_come_here(
    visit: Visit, balade: SimpleNamespace
) -> None:
    assert visit(balade.charles).open("/werk/geen-aanbod/").look().reads("Elke vraag heeft iemand")
