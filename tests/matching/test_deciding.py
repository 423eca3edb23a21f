"""What the process manager decides where there was no supply (D17): an offer that the waiting questions get first, or not
possible with a reason that every resident reads; and the screens for it."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import RESIDENT, MoveRefused
from intake.models import HelpRequest
from intake.services import moves
from matching.developing import deciding, inviting, shown
from matching.errors import Withdrawn
from matching.models import Development, Handover, Referral
from matching.services import answering
from socialmap.models import Service
from tests.conftest import make_service
from tests.matching.test_developing import mails


def offer_of(balade: SimpleNamespace) -> deciding.Offer:
    return deciding.Offer(
        name="Zondagsbus",
        summary="Samen naar de winkel op zondag",
        description="Elke zondag om tien uur, vanaf het plein.",
        contact=balade.corrie,
    )


# --- deciding -------------------------------------------------------------------------------------
def test_an_offer_comes_on_the_social_map_and_the_waiting_questions_come_first(
    balade: SimpleNamespace, case: Development, invited: list[Any]
) -> None:
    inviting.join(invitation=invited[0])
    OutboxMessage.objects.update(status="sent")
    service = deciding.publish(
        development=case, user=balade.charles, offer=offer_of(balade), decision="De bus kan op zondag rijden."
    )
    case.refresh_from_db()
    assert (case.status, case.decided_by, case.service) == ("offer", balade.charles, service)
    assert service in Service.objects.listed().about(balade.groceries)
    assert service.contacts.get(takes_referrals=True).email == balade.corrie.email
    assert len(mails("resident_new_offer")) == 2
    assert [message.address for message in mails("invitation_outcome")] == [balade.corrie.email]
    assert [message.person for message in mails("invitation_withdrawn")] == [balade.henk.person]
    assert len(deciding.first_in_line(case)) == 2
    done, left = deciding.lay_there(
        development=case, user=balade.charles, handovers=deciding.first_in_line(case), note="Graag op zondag."
    )
    assert (done, left) == (2, [])
    for referral in Referral.objects.select_related("arrangement__help_request"):
        assert (referral.service, referral.arrangement.rung) == (service, "developed")
        assert referral.shares_contact_details is False
        answering.accept_referral(referral=referral)
    assert {row.help_request.status for row in case.handovers.select_related("help_request")} == {"arranged"}
    assert {row.help_request.route for row in case.handovers.select_related("help_request")} == {"developed"}
    assert deciding.first_in_line(case) == []


def test_not_possible_closes_each_question_and_every_resident_who_waited_hears_what_happens_now(
    balade: SimpleNamespace, case: Development, invited: list[Any]
) -> None:
    inviting.join(invitation=invited[0])
    OutboxMessage.objects.update(status="sent")
    deciding.not_possible(
        development=case,
        user=balade.charles,
        decision="Geen chauffeurs op zondag.",
        answer="Op zondag rijdt er niemand. Op zaterdag wel: bel de bus.",
    )
    told = mails("resident_answer")
    assert sorted(message.person.name for message in told) == ["Meneer Bos", "Mevrouw Jansen"]
    for message in told:
        assert "Op zondag rijdt er niemand. Op zaterdag wel: bel de bus." in message.letter["paragraphs"]
        assert "Geen chauffeurs" not in str(message.letter)
    assert {row.help_request.status for row in case.handovers.select_related("help_request")} == {"closed"}
    assert len(mails("invitation_outcome")) == 1
    with pytest.raises(Withdrawn):
        inviting.join(invitation=invited[1])


def test_a_resident_who_withdrew_before_the_decision_hears_nothing_of_it(
    balade: SimpleNamespace, case: Development
) -> None:
    gone = case.handovers.get(help_request__person=balade.jansen).help_request
    moves.withdraw(help_request=gone, actor=RESIDENT)
    deciding.not_possible(development=case, user=balade.charles, decision="Nee.", answer="Het lukt niet.")
    assert [message.person.name for message in mails("resident_answer")] == ["Meneer Bos"]
    gone.refresh_from_db()
    assert gone.status == "withdrawn"


def test_a_decision_is_made_once_and_has_a_name_and_a_reason(balade: SimpleNamespace, case: Development) -> None:
    deciding.stop(development=case, user=balade.charles, decision="Toch verschillend.")
    assert shown.loose(balade.charles).count() == 2
    for again in (
        lambda: deciding.stop(development=case, user=balade.charles, decision="Nog eens."),
        lambda: deciding.publish(development=case, user=balade.charles, offer=offer_of(balade), decision="Toch."),
        lambda: deciding.not_possible(development=case, user=balade.charles, decision="Nee.", answer="Nee."),
    ):
        with pytest.raises(MoveRefused):
            again()
    case.refresh_from_db()
    with pytest.raises(IntegrityError, match="a_decision_has_a_name_and_a_reason"), transaction.atomic():
        Development.objects.filter(pk=case.pk).update(decision="")


def test_a_draft_is_kept_for_later_and_seen_by_nobody_else(
    balade: SimpleNamespace, case: Development, signed_in_as: Callable[..., Any]
) -> None:
    charles = signed_in_as(balade.charles)
    address = f"/werk/geen-aanbod/samen/{case.pk}/besluit/"
    sent = {"action": "draft", "offer-name": "Zondagsbus", "offer-summary": "Samen op zondag"}
    assert charles.post(address, sent).status_code == 302
    assert "Zondagsbus" in charles.get(address).content.decode()
    assert not Service.objects.filter(name="Zondagsbus").exists()


# --- the screens ----------------------------------------------------------------------------------
def test_charles_walks_from_the_register_to_a_new_offer(
    balade: SimpleNamespace, no_answer: Callable[..., Handover], signed_in_as: Callable[..., Any]
) -> None:
    charles = signed_in_as(balade.charles)
    rows = [no_answer(), no_answer()]
    page = charles.get("/werk/geen-aanbod/").content.decode()
    assert "2 vragen die op elkaar lijken" in page
    start = {"title": "Zondag", "questions": [row.pk for row in rows]}
    case_address = charles.post("/werk/geen-aanbod/samen/", start)["Location"]
    made = Development.objects.get()
    assert (made.subject, made.neighbourhood) == (balade.groceries, balade.jansen.neighbourhood)
    assert "Samenge" in charles.get(f"/werk/geen-aanbod/{rows[0].pk}/").content.decode()
    invite = case_address + "uitnodigen/"
    assert "Corrie de Wit" in charles.get(invite).content.decode()
    assert charles.post(invite, {"action": "search", "zoek": "boodschappenbus"}).status_code == 200
    day = (clock.today() + timedelta(days=20)).isoformat()
    assert charles.post(invite, {"action": "invite", "words": "", "deadline": day}).status_code == 422
    form = {"action": "invite", "words": "Denkt u mee?", "deadline": day, "contact": [balade.corrie.pk]}
    assert charles.post(invite, form).status_code == 302
    inviting.join(invitation=made.invitations.get(), words="Wij hebben een bus.")
    assert "Wij hebben een bus." in charles.get(case_address).content.decode()
    decide = {"offer-name": "Zondagsbus", "offer-summary": "Samen", "offer-description": "Elke zondag."}
    decide |= {"offer-contact": balade.corrie.pk, "offer-decision": "De bus kan.", "action": "publish"}
    assert charles.post(case_address + "besluit/", decide).status_code == 302
    page = charles.get(case_address).content.decode()
    assert "Deze vragen gaan voor" in page
    lay = {"action": "lay_there", "question": [row.pk for row in rows], "note": ""}
    assert charles.post(case_address, lay).status_code == 302
    assert Referral.objects.count() == 2


def test_noor_sees_the_prepared_offer_on_the_question_and_sends_it_herself(
    balade: SimpleNamespace, case: Development, signed_in_as: Callable[..., Any]
) -> None:
    service = deciding.publish(development=case, user=balade.charles, offer=offer_of(balade), decision="Kan.")
    question = HelpRequest.objects.filter(person=balade.jansen).get()
    noor = signed_in_as(balade.noor)
    page = noor.get(f"/werk/vragen/{question.pk}/").content.decode()
    assert "Voor deze vraag is een nieuw aanbod gemaakt" in page
    assert f"/werk/vragen/{question.pk}/instellingen/{service.pk}/" in page


def test_the_link_shows_and_only_a_post_answers(balade: SimpleNamespace, invited: list[Any], client: Any) -> None:
    link = mails("invitation_asked")[0].letter["link"]
    path = "/antwoord/" + link.split("/antwoord/")[1]
    page = client.get(path)
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store, private")
    assert "Jansen" not in page.content.decode()
    invited[0].refresh_from_db()
    assert invited[0].status == "asked"
    assert client.post(path, {"action": "yes", "yes-words": "Graag"}).status_code == 303
    invited[0].refresh_from_db()
    assert invited[0].status == "joins"
    assert "Wat fijn dat u meedoet" in client.get(path).content.decode()
    assert client.get("/antwoord/uitnodiging/kapot/").status_code == 404


def test_nobody_of_the_other_hub_finds_a_case(
    balade: SimpleNamespace, case: Development, signed_in_as: Callable[..., Any]
) -> None:
    olga = signed_in_as(balade.olga)
    assert olga.get(f"/werk/geen-aanbod/samen/{case.pk}/", headers={"host": "rivierzicht.localhost"}).status_code in (
        403,
        404,
    )


def test_organisations_that_do_something_alike_are_offered_and_those_who_were_invited_are_not(
    balade: SimpleNamespace, case: Development, invited: list[Any]
) -> None:
    near = make_service(balade.balade, "Klusbus", balade.daily)
    make_service(balade.balade, "Eettafel", balade.company)
    assert [one.organization for one in shown.contacts_to_invite(case, "")] == [near.organization]
    assert [one.name for one in shown.contacts_to_invite(case, "eettafel")] == ["Contact van Eettafel"]
    assert balade.fatima in shown.volunteers_to_invite(case)
    assert balade.henk not in shown.volunteers_to_invite(case)
