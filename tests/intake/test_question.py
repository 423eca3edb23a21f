"""One question: its details, its conversation, and where it goes."""

from types import SimpleNamespace
from typing import Any

from django.test import Client

from hub.base import clock
from hub.base.models import AccessLog, Event, OutboxMessage
from hub.base.workflow import worker
from intake.models import HelpRequest, Message
from intake.services import moves, working
from tests.conftest import make_person, make_request


def text_of(page: Any) -> str:
    return page.content.decode()


def test_contact_details_are_folded_and_opening_them_is_written_down(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    folded = text_of(noor.get(f"/werk/vragen/{question.pk}/"))
    assert balade.jansen.email not in folded
    assert "345678" not in folded.replace(" ", "")
    assert not AccessLog.objects.exists()
    opened = noor.post(f"/werk/vragen/{question.pk}/contact/", {"reason": "visit"})
    assert balade.jansen.email in text_of(opened)
    log = AccessLog.objects.get()
    assert (log.user, log.action, log.reason, log.subject_id) == (
        balade.noor,
        "contact_details",
        "visit",
        balade.jansen.pk,
    )


def test_the_suggested_step_follows_the_question(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    page = f"/werk/vragen/{question.pk}/"
    assert "Niemand heeft deze vraag nog" in text_of(noor.get(page))
    moves.pick_up(help_request=question, user=balade.noor)
    assert "Schrijf de echte vraag op" in text_of(noor.get(page))
    HelpRequest.objects.filter(pk=question.pk).update(answered_at=clock.now())
    assert "Hebt u het gelezen?" in text_of(noor.get(page))
    noor.post(f"{page}gelezen/")
    question.refresh_from_db()
    assert question.answered_at is None


def test_other_open_questions_of_the_same_phone_are_hinted(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    twin = make_person(balade.balade, "Mw Jansen", phone=balade.jansen.phone, postcode="", house_number="")
    other = make_request(balade.balade, twin, "Nog een vraag")
    far = make_request(balade.balade, make_person(balade.balade, "Iemand anders", postcode="5141ZZ"), "Ver weg")
    page = text_of(noor.get(f"/werk/vragen/{question.pk}/"))
    assert other.reference in page
    assert far.reference not in page


def test_writing_to_the_resident_goes_out_once_and_waits(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    noor.post(f"/werk/vragen/{question.pk}/antwoord/", {"text": "Kan het op dinsdag?\n\nGroet, Noor", "wait": "on"})
    question.refresh_from_db()
    assert question.status == "waiting_resident"
    letter = OutboxMessage.objects.get(kind="reply").letter
    assert letter["paragraphs"][0] == "Kan het op dinsdag?"
    assert "dinsdag" not in letter["subject"]


def test_a_reply_that_cannot_wait_sends_nothing(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    page = noor.post(f"/werk/vragen/{question.pk}/antwoord/", {"text": "Dag", "wait": "on"}, follow=True)
    assert "Een collega was u net voor" in text_of(page)
    assert not OutboxMessage.objects.filter(kind="reply").exists()
    assert not Message.objects.exists()


def test_somebody_without_mail_gets_the_reply_as_a_task_for_us(balade: SimpleNamespace, question: HelpRequest) -> None:
    type(balade.jansen).objects.filter(pk=balade.jansen.pk).update(email="")
    question.refresh_from_db()
    working.reply(help_request=question, user=balade.noor, text="We bellen u dinsdag")
    assert OutboxMessage.objects.get(kind="reply").status == "by_hand"


def test_what_the_resident_said_on_the_phone_wakes_a_waiting_question(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    moves.wait_for_resident(help_request=question, actor=worker(balade.noor))
    noor.post(f"/werk/vragen/{question.pk}/gehoord/", {"text": "Dinsdag is goed", "channel": "phone"})
    question.refresh_from_db()
    assert question.status == "picked_up"
    assert (question.messages.get().sender, question.messages.get().author) == ("resident", balade.noor)


def test_a_note_is_for_colleagues_only(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    noor.post(f"/werk/vragen/{question.pk}/notitie/", {"text": "Hond in huis"})
    assert question.messages.get().sender == "note"
    assert not OutboxMessage.objects.exists()


def test_handing_over_makes_a_colleague_the_owner(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    noor.post(f"/werk/vragen/{question.pk}/overdragen/", {"to": balade.karim.pk, "reason": "vakantie"})
    question.refresh_from_db()
    assert question.owner == balade.karim
    assert Event.objects.get(verb="handed_over").reason == "vakantie"


def test_a_question_is_not_handed_to_somebody_who_does_not_work_here(
    world: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    moves.pick_up(help_request=question, user=world.noor)
    for outsider in (world.otto, world.eva, world.ria_user):
        assert noor.post(f"/werk/vragen/{question.pk}/overdragen/", {"to": outsider.pk}).status_code == 422
    question.refresh_from_db()
    assert question.owner == world.noor


def test_a_question_answered_at_once_is_closed_as_information(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    noor.post(f"/werk/vragen/{question.pk}/afronden/", {"helped": "yes", "at_once": "on", "reason": "Nummer gegeven"})
    question.refresh_from_db()
    assert (question.status, question.route, question.helped) == ("closed", "information", "yes")


def test_a_new_question_cannot_be_closed_unread(noor: Client, question: HelpRequest) -> None:
    page = noor.post(f"/werk/vragen/{question.pk}/afronden/", {"helped": ""}, follow=True)
    assert page.status_code == 200
    question.refresh_from_db()
    assert question.status == "new"


def test_the_story_tells_who_did_what(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    moves.pick_up(help_request=question, user=balade.karim)
    moves.release(help_request=question, user=balade.karim, reason="ik ben morgen vrij")
    page = text_of(noor.get(f"/werk/vragen/{question.pk}/"))
    assert "Karim" in page
    assert "ik ben morgen vrij" in page
