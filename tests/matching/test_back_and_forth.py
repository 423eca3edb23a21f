"""Asking back and forth, somebody who left, a service that closed: clear words, a task for the hub, nothing lost."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from followup.services import follow_up
from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import CONTACT, MoveRefused, worker
from intake.models import HelpRequest
from matching import facts, talks
from matching.errors import NoContact, ServiceClosed
from matching.models import Handover, Referral
from matching.services import answering, handing, referring
from matching.services.expiring import expire_due
from socialmap.models import Contact, Service
from socialmap.services.entries import contact_left, save_contact

WHY = {"skip_reason": "resident_wish", "skip_words": "Ze wil liever de bus."}


@pytest.fixture
def referral(balade: SimpleNamespace, picked_up: HelpRequest) -> Referral:
    """The question lies with Corrie of the Boodschappenbus."""
    made = referring.refer(
        help_request=picked_up, user=balade.noor, service=balade.service, contact=balade.corrie, **WHY
    )
    OutboxMessage.objects.filter(status="pending").update(status="sent")
    return Referral.objects.select_related("contact", "service").get(arrangement=made)


@pytest.fixture
def bas(balade: SimpleNamespace) -> Contact:
    """Bas works there too."""
    return Contact.objects.create(
        hub=balade.balade, organization=balade.service.organization, name="Bas Kok", email="bas@bus.example"
    )


@pytest.fixture
def lamp(balade: SimpleNamespace, picked_up: HelpRequest) -> Handover:
    """The question lies with Teun of the neighbourhood team."""
    made = handing.hand_to_team(help_request=picked_up, user=balade.noor, reason="Kijken?")
    OutboxMessage.objects.filter(status="pending").update(status="sent")
    return made


def path(row: Referral) -> str:
    return f"/antwoord/{facts.token(row)}/"


def mails(kind: str) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind=kind).exclude(status="cancelled").order_by("pk"))


# --- a contact person -----------------------------------------------------------------------------
def test_asking_goes_both_ways_and_stays_readable_in_order(
    balade: SimpleNamespace, referral: Referral, client: Any, signed_in_as: Callable[..., Any]
) -> None:
    noor = signed_in_as(balade.noor)
    client.post(path(referral), {"action": "ask", "question": "Heeft ze een rollator?"})
    noor.post(f"/werk/verwijzingen/{referral.pk}/", {"action": "reply", "answer": "Ja, een rollator."})
    noor.post(f"/werk/verwijzingen/{referral.pk}/vraag/", {"question": "Kan het ook op zaterdag?"})
    assert len(mails("referral_hub_asks")) == 1
    page = client.get(path(referral)).content.decode()
    assert "Het Startpunt vraagt" in page
    assert client.post(path(referral), {"action": "tell", "text": "Ja, om tien uur."}).status_code == 303
    assert [(line.kind, line.text) for line in talks.of_one(referral)] == [
        ("they_asked", "Heeft ze een rollator?"),
        ("we_answered", "Ja, een rollator."),
        ("we_asked", "Kan het ook op zaterdag?"),
        ("they_answered", "Ja, om tien uur."),
    ]
    assert [message.address for message in mails("told_hub")] == [balade.noor.email]
    assert "Ja, om tien uur." in noor.get(f"/werk/vragen/{referral.arrangement.help_request_id}/").content.decode()


def test_corrie_who_left_says_so_by_her_link_and_the_hub_gets_a_task(
    balade: SimpleNamespace, referral: Referral, bas: Contact, client: Any, signed_in_as: Callable[..., Any]
) -> None:
    link = path(referral)
    assert "Ik werk niet meer bij" in client.get(link).content.decode()
    client.post(link, {"action": "left"})
    page = client.get(link)
    assert page.status_code == 410
    assert "Deze vraag ligt nu bij iemand anders" in page.content.decode()
    assert [message.address for message in mails("contact_left")] == [balade.noor.email]
    noor = signed_in_as(balade.noor)
    assert "Kies iemand anders" in noor.get("/werk/").content.decode()
    question = f"/werk/vragen/{referral.arrangement.help_request_id}/"
    assert "Corrie de Wit werkt er niet meer" in noor.get(question).content.decode()
    choose = f"/werk/verwijzingen/{referral.pk}/contact/"
    assert "Bas Kok" in noor.get(choose).content.decode()
    assert "Corrie" not in noor.get(choose).content.decode().split("<form")[1]
    assert noor.post(choose, {"contact": bas.pk}).status_code == 302
    referral.refresh_from_db()
    assert (referral.contact, referral.status) == (bas, "asked")
    assert [message.address for message in mails("referral_asked")][-1] == bas.email
    assert "Kies iemand anders" not in noor.get("/werk/").content.decode()
    answering.accept_referral(referral=referral, actor=CONTACT)
    assert client.get(link).status_code == 410


def test_marking_her_as_left_on_the_social_map_does_the_same_once(
    balade: SimpleNamespace, referral: Referral, signed_in_as: Callable[..., Any]
) -> None:
    noor = signed_in_as(balade.noor)
    for _ in range(2):
        noor.post(f"/werk/sociale-kaart/{balade.service.pk}/contact/{balade.corrie.pk}/weg/")
    balade.corrie.refresh_from_db()
    assert (balade.corrie.left_on, balade.corrie.takes_referrals, balade.corrie.user) == (clock.today(), False, None)
    assert len(mails("contact_left")) == 1
    assert balade.service in Service.objects.without_contact()


def test_a_colleague_who_still_works_there_hears_that_it_is_off_and_the_new_one_gets_a_fresh_deadline(
    balade: SimpleNamespace, referral: Referral, bas: Contact, client: Any
) -> None:
    old = path(referral)
    with clock.at(referral.deadline - timedelta(hours=1)):
        moved = referring.other_contact(referral=referral, user=balade.noor, contact=bas)
        assert moved.deadline > referral.deadline
    assert [message.address for message in mails("referral_moved_on")] == [balade.corrie.email]
    assert client.get(old).status_code == 410
    back = referring.other_contact(referral=moved, user=balade.noor, contact=balade.corrie)
    assert back.contact == balade.corrie
    assert [row.address for row in OutboxMessage.objects.filter(kind="referral_asked").order_by("pk")] == [
        balade.corrie.email,
        bas.email,
        balade.corrie.email,
    ]


def test_somebody_of_another_organisation_cannot_get_the_question(
    balade: SimpleNamespace, referral: Referral, bas: Contact
) -> None:
    Contact.objects.filter(pk=bas.pk).update(left_on=clock.today())
    bas.refresh_from_db()
    for contact in (bas, balade.outside_service.contacts.model._base_manager.get(service=balade.outside_service)):
        with pytest.raises(NoContact):
            referring.other_contact(referral=referral, user=balade.noor, contact=contact)
    answering.decline_referral(referral=referral, reason="Vol")
    with pytest.raises(MoveRefused):
        referring.other_contact(referral=referral, user=balade.noor, contact=bas)


def test_somebody_who_comes_back_takes_referrals_again(balade: SimpleNamespace) -> None:
    contact_left(contact=balade.corrie, actor=worker(balade.noor))
    save_contact(service=balade.service, actor=worker(balade.noor), contact=balade.corrie, takes_referrals=True)
    balade.corrie.refresh_from_db()
    assert balade.corrie.left_on is None


# --- a service that closed ------------------------------------------------------------------------
def test_a_service_that_closed_since_cannot_say_yes_and_everybody_reads_why(
    balade: SimpleNamespace, referral: Referral, client: Any, signed_in_as: Callable[..., Any]
) -> None:
    Service.objects.filter(pk=balade.service.pk).update(status="inactive")
    page = client.get(path(referral)).content.decode()
    assert "Dit aanbod is gesloten" in page
    assert 'value="yes"' not in page
    answer = client.post(path(referral), {"action": "yes"})
    assert (answer.status_code, "Dit aanbod is gesloten" in answer.content.decode()) == (409, True)
    noor = signed_in_as(balade.noor)
    assert "is intussen gesloten" in noor.get("/werk/").content.decode()
    assert "intussen gesloten" in noor.get(f"/werk/vragen/{referral.arrangement.help_request_id}/").content.decode()
    with pytest.raises(ServiceClosed):
        answering.accept_referral(referral=referral, actor=worker(balade.noor))
    assert client.post(path(referral), {"action": "no", "reason": "Gesloten"}).status_code == 303


def test_choosing_a_service_that_closed_a_moment_ago_says_so_in_words(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: Callable[..., Any]
) -> None:
    Service.objects.filter(pk=balade.service.pk).update(status="defunct")
    noor = signed_in_as(balade.noor)
    page = noor.get(f"/werk/vragen/{picked_up.pk}/instellingen/{balade.service.pk}/", follow=True)
    assert page.status_code == 200
    assert "Nu geen verwijzingen" in page.content.decode()


# --- by phone -------------------------------------------------------------------------------------
def test_a_call_looks_different_says_who_called_and_who_wrote_down_the_answer_and_is_followed_up(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: Callable[..., Any]
) -> None:
    made = referring.refer(
        help_request=picked_up, user=balade.noor, service=balade.service, contact=balade.corrie, logged=True, **WHY
    )
    noor, karim = signed_in_as(balade.noor), signed_in_as(balade.karim)
    page = noor.get(f"/werk/vragen/{picked_up.pk}/").content.decode()
    assert "Per telefoon" in page
    assert "Noor belde" in page
    assert "Met een link" not in page
    referral = made.referral
    halfway = clock.now() + (referral.deadline - clock.now()) * 0.6
    for _ in range(2):
        with clock.at(halfway):
            follow_up(hub=balade.balade)
    assert [message.address for message in mails("call_again")] == [balade.noor.email]
    assert mails("referral_reminder") == []
    karim.post(f"/werk/verwijzingen/{referral.pk}/", {"action": "yes"})
    assert "Opgeschreven door Karim" in noor.get(f"/werk/vragen/{picked_up.pk}/").content.decode()


def test_a_live_referral_says_that_they_answer_by_link(
    balade: SimpleNamespace, referral: Referral, signed_in_as: Callable[..., Any]
) -> None:
    page = signed_in_as(balade.noor).get(f"/werk/vragen/{referral.arrangement.help_request_id}/").content.decode()
    assert "Met een link" in page
    assert "Per telefoon" not in page


# --- the neighbourhood team -----------------------------------------------------------------------
def test_the_team_asks_the_hub_and_its_time_does_not_run_until_there_is_an_answer(
    balade: SimpleNamespace, lamp: Handover, signed_in_as: Callable[..., Any]
) -> None:
    noor, teun = signed_in_as(balade.noor), signed_in_as(balade.teun)
    ask = {"action": "ask", "ask-question": "Welke lantaarn?"}
    assert teun.post(f"/werk/wijkteam/{lamp.pk}/", ask).status_code == 302
    assert [message.address for message in mails("asked_back")] == [balade.noor.email]
    assert "Welke lantaarn?" in noor.get(f"/werk/vragen/{lamp.help_request_id}/").content.decode()
    assert "Wijkteam" in noor.get("/werk/").content.decode() or "wijkteam" in noor.get("/werk/").content.decode()
    with clock.at(lamp.deadline + timedelta(days=3)):
        assert expire_due() == 0
        reply = {"action": "reply", "answer": "Die bij de school."}
        assert signed_in_as(balade.noor).post(f"/werk/doorgegeven/{lamp.pk}/", reply).status_code == 302
        before = lamp.deadline
        lamp.refresh_from_db()
        assert (lamp.status, lamp.deadline > before) == ("waiting", True)
        assert lamp.deadline > clock.now()
    assert [message.address for message in mails("handover_answer")] == [balade.teun.email]
    assert "Die bij de school." in teun.get(f"/werk/wijkteam/{lamp.pk}/").content.decode()


def test_the_team_may_answer_though_the_hub_has_not_answered_its_question(
    balade: SimpleNamespace, lamp: Handover
) -> None:
    handing.ask_hub(handover=lamp, user=balade.teun, question="Welke?")
    handing.answer_handover(handover=lamp, user=balade.teun, answer="Gevonden en gemaakt.")
    lamp.help_request.refresh_from_db()
    assert lamp.help_request.status == "checking"


def test_the_letter_to_the_resident_says_until_when_and_holds_nothing_of_what_the_hub_wrote(
    balade: SimpleNamespace, lamp: Handover
) -> None:
    message = OutboxMessage.objects.get(kind="resident_handed_over")
    assert "Kijken?" not in str(message.letter)
    assert "vóór" in str(message.letter)


def test_the_hub_takes_a_question_back_from_the_team_on_its_own_page(
    balade: SimpleNamespace, lamp: Handover, signed_in_as: Callable[..., Any]
) -> None:
    noor = signed_in_as(balade.noor)
    for _ in range(2):
        noor.post(f"/werk/doorgegeven/{lamp.pk}/", {"action": "withdraw", "reason": "Een buur doet het."})
    lamp.help_request.refresh_from_db()
    assert lamp.help_request.status == "picked_up"
    assert [message.address for message in mails("handover_over")] == [balade.teun.email]
