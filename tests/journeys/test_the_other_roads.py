"""Not every question ends with one neighbour: both together, nobody, a conflict, or no longer needed."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from hub.people.services import record_consent
from intake.models import HelpRequest
from intake.services import following
from mediation.models import MediationCase
from tests.journeys.conftest import Visitor
from tests.journeys.test_the_whole_line import letters_to

pytestmark = pytest.mark.journey
Visit = Callable[..., Visitor]


def test_neighbour_and_organisation_together_both_say_yes(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    record_consent(person=balade.jansen, purpose="share", text="Ja", channel="phone")
    noor = visit(balade.noor).open(f"/werk/vragen/{question.pk}/").press("Pak op")
    noor.open(f"/werk/vragen/{question.pk}/instellingen/{balade.service.pk}/").look()
    noor.page.check("[name=rung][value=combination]")
    noor.page.get_by_role("checkbox", name=re.compile("Henk")).check()
    if noor.page.locator("[name=skip_reason]").is_visible():
        noor.page.select_option("[name=skip_reason]", "nobody_fits")
        noor.page.fill("[name=skip_words]", "Henk wil het samen doen")
    noor.press("Bekijk wat zij lezen").look()
    noor.page.get_by_role("button", name="Verstuur", exact=True).click()
    noor.page.wait_for_load_state()
    henk = visit().open(letters_to(balade.henk.person.email, "antwoord")[-1]).look().press("Ja, dat doe ik").look()
    question.refresh_from_db()
    assert question.status == "proposed"
    visit().open(letters_to(balade.corrie.email, "antwoord")[-1]).look().press("Ja, dat pakken wij op").look()
    question.refresh_from_db()
    assert (question.status, question.route) == ("arranged", "combination")
    henk.page.reload()
    assert henk.look().reads("Mevrouw Jansen")


def test_when_nobody_has_an_answer_the_process_manager_decides(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    noor = visit(balade.noor).open(f"/werk/vragen/{question.pk}/").press("Pak op")
    noor.open(f"/werk/vragen/{question.pk}/geen-aanbod/").look()
    noor.page.fill("[name=reason]", "Niemand brengt boodschappen op zondag")
    noor.press("Geef door").look()
    charles = visit(balade.charles).open("/werk/geen-aanbod/").look()
    charles.page.locator("main a[href^='/werk/geen-aanbod/']").first.click()
    charles.page.wait_for_load_state()
    charles.look()
    charles.page.get_by_text("U weet het antwoord al").click()
    charles.page.locator("[name=answer-outcome]").first.check()
    charles.page.fill("[name=answer-answer]", "De winkel rijdt vanaf maandag ook op zondag.")
    charles.page.locator("form:has([name=answer-answer]) button").first.click()
    charles.page.wait_for_load_state()
    charles.look()
    question.refresh_from_db()
    assert question.status == "picked_up"
    assert noor.open(f"/werk/vragen/{question.pk}/").look().reads("ook op zondag")


def test_a_conflict_goes_behind_the_wall_where_only_the_coordinator_sees_it(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    HelpRequest.objects.filter(pk=question.pk).update(kind="neighbour_conflict")
    noor = visit(balade.noor).open(f"/werk/vragen/{question.pk}/").press("Pak op")
    noor.open(f"/werk/vragen/{question.pk}/bemiddeling/").look()
    noor.page.fill("[name=summary]", "De bas staat elke nacht aan")
    noor.page.check("[name=consent]")
    noor.press("Geef door aan de coördinator").look()
    case = MediationCase.objects.get(help_request=question)
    carla = visit(balade.carla).open(f"/werk/bemiddeling/{case.pk}/").look()
    assert carla.reads("De bas staat elke nacht aan")
    assert not noor.open(f"/werk/vragen/{question.pk}/").reads("De bas staat elke nacht aan")
    for outsider in (balade.noor, balade.mo_user, balade.olga, balade.geert):
        assert not visit(outsider).open(f"/werk/bemiddeling/{case.pk}/").reads("De bas staat elke nacht aan")


def test_a_neighbour_who_opens_a_question_that_was_withdrawn_reads_a_kind_word(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    noor = visit(balade.noor).open(f"/werk/vragen/{question.pk}/").press("Pak op")
    noor.open(f"/werk/vragen/{question.pk}/buren/")
    noor.page.get_by_role("checkbox", name=re.compile("Henk")).check()
    noor.press("Vraag deze buren")
    link = letters_to(balade.henk.person.email, "antwoord")[-1]
    henk = visit().open(link)
    question.refresh_from_db()
    following.stop(help_request=question)
    henk.press("Ja, dat doe ik").look()
    assert henk.reads("Deze vraag is er niet meer")


def test_a_talent_is_offered_without_an_account_and_the_hub_sees_it(visit: Visit, balade: SimpleNamespace) -> None:
    neighbour = visit(scripts=False).open("/talent/")
    neighbour.page.fill("[name=own_words]", "Ik kan goed naaien en praat graag.")
    neighbour.page.locator("[name=talents]").first.check()
    neighbour.page.locator("main form button").first.click()
    neighbour.page.wait_for_load_state()
    neighbour.page.fill("[name=name]", "Samira Haddad")
    neighbour.page.fill("[name=phone]", "06 12 34 56 79")
    neighbour.page.check("[name=consent]")
    neighbour.page.wait_for_timeout(2100)
    neighbour.page.locator("button[name=send]").click()
    neighbour.page.wait_for_load_state()
    assert neighbour.reads("bellen")
    assert visit(balade.noor).open("/werk/").look().reads("Samira Haddad")
