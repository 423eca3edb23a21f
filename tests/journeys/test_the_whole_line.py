"""From a question to a counted result: each on the own phone, the resident without JavaScript."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django_scopes import scope

from followup.services import follow_up
from hub.base import clock
from hub.base.outbox.services import deliver_due
from intake.models import HelpRequest
from tests.journeys.conftest import Visitor

pytestmark = pytest.mark.journey
Visit = Callable[..., Visitor]
QUESTION = "Kan iemand met mij boodschappen doen? De tassen zijn te zwaar."


def letters_to(address: str, path: str) -> list[str]:
    """The private links in the mails that this address got, the newest last."""
    deliver_due()
    bodies = [str(one.body) for one in mail.outbox if address in one.to]
    return [found for body in bodies for found in re.findall(rf"\S+/{path}/\S+", body)]


def ask(visit: Visit, *, email: str = "jansen@voorbeeld.example", postcode: str = "5142 AB") -> Visitor:
    """Mevrouw Jansen asks, with JavaScript switched off, and looks at what she gets back."""
    resident = visit(scripts=False).open("/vraag/")
    resident.page.fill("[name=text]", QUESTION)
    resident.press("Volgende")
    resident.page.fill("[name=name]", "Mevrouw Jansen")
    resident.page.fill("[name=email]", email)
    resident.page.fill("[name=postcode]", postcode)
    resident.page.fill("[name=house_number]", "7")
    resident.press("Volgende")
    assert resident.reads(QUESTION)
    resident.page.check("[name=may_contact]")
    resident.page.check("[name=may_share]")
    resident.page.wait_for_timeout(2100)  # nobody reads it back faster; scripts do
    return resident.press("Stuur mijn vraag")


def understand(worker: Visitor, real_question: str, kind: str = "personal") -> None:
    """Noor picks it up and writes down what is really asked."""
    worker.open("/werk/").look().press("Pak op").look()
    worker.press("Schrijf de echte vraag op").look()
    worker.page.fill("[name=real_question]", real_question)
    worker.page.get_by_label("Zoek een onderwerp").fill("boodsch")
    worker.page.get_by_label(re.compile(r"^\s*Boodschappen")).first.check()
    worker.page.check(f"[name=kind][value={kind}]")
    worker.page.check("[name=self_reliance][value='2']")
    worker.page.get_by_role("button", name="Bewaar").first.click()
    worker.page.wait_for_load_state()
    worker.look()


def test_a_question_is_asked_understood_answered_followed_up_and_counted(visit: Visit, balade: SimpleNamespace) -> None:
    resident = ask(visit)
    assert resident.reads("Dank u wel")
    follow = letters_to("jansen@voorbeeld.example", "volg")[-1]

    noor = visit(balade.noor)
    understand(noor, "Zelf kiezen wat er in huis komt")
    made = HelpRequest.objects.get(text=QUESTION)
    noor.open(f"/werk/vragen/{made.pk}/buren/").look()
    for name in ("Henk", "Fatima"):
        noor.page.get_by_role("checkbox", name=re.compile(name)).check()
    noor.press("Vraag deze buren").look()

    henk = visit().open(letters_to(balade.henk.person.email, "antwoord")[-1]).look()
    fatima = visit().open(letters_to(balade.fatima.person.email, "antwoord")[-1]).look()
    for neighbour in (henk, fatima):
        # Both buttons are pressed before either answer is there.
        neighbour.page.get_by_role("button", name="Ja, dat doe ik").click(no_wait_after=True)
    outcomes = []
    for neighbour in (henk, fatima):
        neighbour.page.get_by_role("heading", name=re.compile("Fijn dat u helpt|Een buur was u net voor")).wait_for()
        neighbour.look()
        outcomes.append(neighbour.reads("Fijn dat u helpt"))
    assert sorted(outcomes) == [False, True]

    resident.open(follow)
    assert resident.reads("Er is hulp gevonden")

    with clock.at(clock.now() + timedelta(days=balade.balade.days_until_asking, hours=30)):
        follow_up(hub=balade.balade)
    resident.open(follow)
    resident.page.check("[name=helped][value=yes]")
    resident.page.locator("form:has([name=helped]) button").first.click()
    made.refresh_from_db()
    assert (made.status, made.helped, made.route) == ("closed", "yes", "volunteer")

    geert = visit(balade.geert).open("/werk/resultaten/").look()
    assert not geert.reads("Jansen")


def test_the_back_button_shows_what_was_typed_and_sending_again_doubles_nothing(
    visit: Visit, balade: SimpleNamespace
) -> None:
    resident = ask(visit)
    for _ in range(3):
        resident.page.go_back()
    assert resident.page.input_value("[name=text]") == QUESTION
    for _ in range(2):
        resident.page.go_forward()
    resident.press("Stuur mijn vraag")
    assert resident.reads("Dank u wel")
    assert HelpRequest.objects.filter(text=QUESTION).count() == 1


def test_an_ambassador_brings_a_signal_and_sees_what_came_of_it(visit: Visit, balade: SimpleNamespace) -> None:
    ria = visit(balade.ria_user).open("/mijn/signaal/").look().press("Ik hoorde een vraag").look()
    ria.page.fill("[name=text]", "Iemand op drie hoog komt de trap niet meer af.")
    ria.page.check("[name=agrees][value=not_yet]")
    ria.press("Geef door").look()
    noor = visit(balade.noor).open("/werk/signalen/").look()
    assert noor.reads("Iemand op drie hoog")
    assert not HelpRequest.objects.filter(brought_by=balade.ria).exists()
    noor.press("Noteer het ja").look()
    noor.page.fill("[name=name]", "Mevrouw Smit")
    noor.page.fill("[name=phone]", "0612345678")
    noor.page.fill("[name=how]", "aan de deur")
    noor.page.get_by_role("button", name=re.compile("Noteer|Bewaar")).first.click()
    noor.page.wait_for_load_state()
    noor.open("/werk/signalen/").press("Pak op").look()
    assert HelpRequest.objects.filter(brought_by=balade.ria).count() == 1
    assert ria.open("/mijn/").look().reads("Wat werd ervan?")


def test_an_organisation_answers_by_link_and_skipping_the_neighbour_has_a_reason(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    noor = visit(balade.noor).open(f"/werk/vragen/{question.pk}/").press("Pak op")
    noor.open(f"/werk/vragen/{question.pk}/instellingen/").look()
    noor.press("Verwijs").look()
    noor.page.select_option("[name=skip_reason]", "professional_needed")
    noor.page.fill("[name=skip_words]", "De rolstoel moet in de bus")
    noor.press("Bekijk wat zij lezen").look()
    noor.page.get_by_role("button", name="Verstuur", exact=True).click()
    noor.page.wait_for_load_state()
    noor.look()
    corrie = visit().open(letters_to(balade.corrie.email, "antwoord")[-1]).look()
    corrie.press("Ja, dat pakken wij op").look()
    question.refresh_from_db()
    assert (question.status, question.route) == ("arranged", "organization")


def test_a_mail_scanner_that_opens_every_link_changes_nothing(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    noor = visit(balade.noor).open(f"/werk/vragen/{question.pk}/").press("Pak op")
    noor.open(f"/werk/vragen/{question.pk}/buren/")
    noor.page.get_by_role("checkbox", name=re.compile("Henk")).check()
    noor.press("Vraag deze buren")
    link = letters_to(balade.henk.person.email, "antwoord")[-1]
    for _ in range(3):
        visit().open(link)
    question.refresh_from_db()
    assert question.status == "proposed"


def test_a_question_about_the_street_goes_to_the_neighbourhood_team_and_its_answer_to_the_resident(
    visit: Visit, balade: SimpleNamespace, question: HelpRequest
) -> None:
    HelpRequest.objects.filter(pk=question.pk).update(kind="liveability")
    noor = visit(balade.noor).open(f"/werk/vragen/{question.pk}/").press("Pak op")
    noor.open(f"/werk/vragen/{question.pk}/wijkteam/").look()
    noor.page.fill("[name=reason]", "De stoeptegels liggen los")
    noor.press("Geef door").look()
    teun = visit(balade.teun).open("/werk/wijkteam/").look()
    teun.page.locator("main a[href^='/werk/wijkteam/']").first.click()
    teun.page.wait_for_load_state()
    teun.look()
    teun.page.fill("[name=answer-answer]", "De tegels zijn dinsdag rechtgelegd.")
    teun.press("Stuur naar de bewoner").look()
    question.refresh_from_db()
    assert question.status == "checking"
    deliver_due()
    assert any("rechtgelegd" in str(one.body) for one in mail.outbox if balade.jansen.email in one.to)


def test_a_question_with_the_postcode_of_the_other_hub_lands_there_and_nowhere_else(
    visit: Visit, balade: SimpleNamespace
) -> None:
    ask(visit, email="ver@voorbeeld.example", postcode="5211 AA")
    assert not HelpRequest.objects.filter(text=QUESTION).exists()
    with scope(hub=balade.rivierzicht):
        assert HelpRequest.objects.get(text=QUESTION).hub == balade.rivierzicht
    assert not visit(balade.noor).open("/werk/vragen/").reads("boodschappen doen?")
