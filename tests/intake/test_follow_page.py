"""Residents follow their own question by link and code, from any hub, and nobody else does."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django_scopes import scope

from hub.base import clock, links
from hub.base.models import Event, OutboxMessage
from hub.base.workflow import MoveRefused, worker
from intake.models import HelpRequest, Message
from intake.services import following, moves
from intake.services.across_hubs import token_for


def path_of(help_request: HelpRequest, more: str = "") -> str:
    return f"/volg/{token_for(help_request)}/{more}"


def test_the_link_shows_the_own_question_in_plain_words(question: HelpRequest, stranger: Client) -> None:
    page = stranger.get(path_of(question)).content.decode()
    assert question.text in page
    assert "Wat er nu komt" in page
    assert "van ons" in page


def test_opening_the_page_changes_nothing(question: HelpRequest, stranger: Client) -> None:
    before = HelpRequest.objects.filter(pk=question.pk).values().get()
    for _ in range(2):
        stranger.get(path_of(question))
        stranger.get(path_of(question, "stop/"))
    assert HelpRequest.objects.filter(pk=question.pk).values().get() == before
    assert not Event.objects.exists()


def test_the_page_is_kept_nowhere_and_tells_no_other_site_its_address(question: HelpRequest, stranger: Client) -> None:
    page = stranger.get(path_of(question))
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "strict-origin"
    assert "noindex" in page["X-Robots-Tag"]


def test_a_broken_link_offers_the_number_and_the_code(question: HelpRequest, stranger: Client) -> None:
    page = stranger.get(path_of(question)[:-9] + "/")
    assert page.status_code == 404
    assert 'name="code"' in page.content.decode()


def test_a_link_for_something_else_does_not_open_a_question(question: HelpRequest, stranger: Client) -> None:
    token = links.make("proposal", question.pk, days=3, key=question.link_key)
    assert stranger.get(f"/volg/{token}/").status_code == 404


def test_an_old_link_says_so_and_offers_a_new_one(question: HelpRequest, stranger: Client) -> None:
    with clock.at(clock.now() - timedelta(days=401)):
        path = path_of(question)
    page = stranger.get(path)
    assert page.status_code == 410
    assert "te oud" in page.content.decode()
    assert question.text not in page.content.decode()


def test_a_link_that_was_replaced_does_not_work_any_more(question: HelpRequest, stranger: Client) -> None:
    path = path_of(question)
    HelpRequest.objects.filter(pk=question.pk).update(link_key="another")
    assert stranger.get(path).status_code == 410


def test_a_question_of_another_hub_opens_in_that_hub(world: SimpleNamespace, stranger: Client) -> None:
    page = stranger.get(path_of(world.outside_request), headers={"host": "balade.localhost"}).content.decode()
    assert "Geheim van de overkant" in page
    assert "Rivierzicht" in page
    sent = stranger.post(path_of(world.outside_request, "antwoord/"), {"text": "Ik kan ook op vrijdag"})
    assert sent.status_code == 302
    with scope(hub=world.rivierzicht):
        assert Message.objects.get().hub == world.rivierzicht


def test_number_and_code_open_the_question(question: HelpRequest, stranger: Client) -> None:
    typed = {"reference": question.reference.lower().replace("-", " "), "code": question.code.lower()}
    sent = stranger.post("/volg/", typed)
    assert sent.status_code == 302
    assert question.text in stranger.get(sent["Location"]).content.decode()


def test_a_wrong_code_and_an_unknown_number_get_the_same_answer(question: HelpRequest, stranger: Client) -> None:
    wrong = stranger.post("/volg/", {"reference": question.reference, "code": "AAAAAA"})
    unknown = stranger.post("/volg/", {"reference": "BLD-ZZZZZ", "code": "AAAAAA"})
    assert wrong.status_code == unknown.status_code == 422
    words = "We kennen geen vraag met dit nummer en deze code."
    assert words in wrong.content.decode()
    assert words in unknown.content.decode()


def test_guessing_codes_ends_after_twenty_times(question: HelpRequest, stranger: Client) -> None:
    typed = {"reference": question.reference, "code": "AAAAAA"}
    answers = [stranger.post("/volg/", typed).status_code for _ in range(21)]
    assert answers[-1] == 429
    assert stranger.post("/volg/", typed | {"code": question.code}).status_code == 429


def test_a_new_link_goes_only_to_the_known_address_and_says_nothing(question: HelpRequest, stranger: Client) -> None:
    known = stranger.post("/volg/nieuwe-link/", {"reference": question.reference})
    unknown = stranger.post("/volg/nieuwe-link/", {"reference": "BLD-ZZZZZ"})
    assert known["Location"] == unknown["Location"]
    message = OutboxMessage.objects.get(kind="new_link")
    assert message.address == question.person.email


def test_asking_for_a_new_link_ten_times_sends_one(question: HelpRequest, stranger: Client) -> None:
    for _ in range(10):
        stranger.post("/volg/nieuwe-link/", {"reference": question.reference})
    assert OutboxMessage.objects.filter(kind="new_link").count() == 1


def test_a_new_link_ends_all_older_ones_and_works_itself(question: HelpRequest, stranger: Client) -> None:
    old = path_of(question)
    for _ in range(2):
        stranger.post("/volg/nieuwe-link/", {"reference": question.reference})
    assert stranger.get(old).status_code == 410
    sent = OutboxMessage.objects.get(kind="new_link").letter["link"]
    assert stranger.get(urlsplit(sent).path).status_code == 200


def test_a_new_link_brings_a_new_code_and_the_old_code_opens_nothing(question: HelpRequest, stranger: Client) -> None:
    old = question.code
    stranger.post("/volg/nieuwe-link/", {"reference": question.reference})
    question.refresh_from_db()
    typed = {"reference": question.reference}
    assert stranger.post("/volg/", typed | {"code": old}).status_code == 422
    assert stranger.post("/volg/", typed | {"code": question.code}).status_code == 302
    assert question.code in str(OutboxMessage.objects.get(kind="new_link").letter)


def test_the_page_says_how_to_shut_out_who_reads_along(question: HelpRequest, stranger: Client) -> None:
    page = stranger.get(path_of(question)).content.decode()
    assert "Leest er iemand mee?" in page
    assert question.reference in page


def test_an_answer_wakes_the_question(balade: SimpleNamespace, question: HelpRequest, stranger: Client) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    moves.wait_for_resident(help_request=question, actor=worker(balade.noor))
    stranger.post(path_of(question, "antwoord/"), {"text": "Dinsdag kan ook."})
    question.refresh_from_db()
    assert question.status == "picked_up"
    assert question.answered_at is not None
    assert question.messages.get().text == "Dinsdag kan ook."


def test_an_answer_while_somebody_helps_does_not_move_the_question(
    balade: SimpleNamespace, question: HelpRequest, stranger: Client
) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    moves.mark_arranged(help_request=question, actor=worker(balade.noor), route="volunteer")
    due = question.due_at
    stranger.post(path_of(question, "antwoord/"), {"text": "Ze is geweest."})
    question.refresh_from_db()
    assert (question.status, question.due_at) == ("arranged", due)
    assert question.answered_at is not None


def test_a_bsn_in_an_answer_is_refused_and_the_words_stay(question: HelpRequest, stranger: Client) -> None:
    page = stranger.post(path_of(question, "antwoord/"), {"text": "Mijn bsn is 111222333"})
    assert page.status_code == 422
    assert "111222333" in page.content.decode()
    assert not question.messages.exists()


def test_the_resident_changes_how_to_be_reached(question: HelpRequest, stranger: Client) -> None:
    stranger.post(path_of(question, "gegevens/"), {"phone": "06 87 65 43 21", "email": "", "reachable": "na vieren"})
    question.person.refresh_from_db()
    assert (question.person.phone, question.person.email) == ("+31687654321", "")
    event = Event.objects.get(verb="contact_changed")
    assert event.data == {"fields": ["email", "phone", "reachable"]}


def test_phone_and_mail_cannot_both_go(question: HelpRequest, stranger: Client) -> None:
    assert stranger.post(path_of(question, "gegevens/"), {"phone": "", "email": ""}).status_code == 422


def test_call_me_puts_the_question_on_the_list_of_answers(question: HelpRequest, stranger: Client) -> None:
    stranger.post(path_of(question, "bel-mij/"))
    assert list(HelpRequest.objects.answered()) == [question]


def test_call_me_without_a_number_asks_for_it(question: HelpRequest, stranger: Client) -> None:
    type(question.person).objects.filter(pk=question.person.pk).update(phone="")
    page = stranger.post(path_of(question, "bel-mij/"), follow=True).content.decode()
    assert "telefoonnummer nog niet" in page
    assert not HelpRequest.objects.answered().exists()


def test_stopping_asks_once_more_and_then_stops(question: HelpRequest, stranger: Client) -> None:
    assert "Ja, stop mijn vraag" in stranger.get(path_of(question, "stop/")).content.decode()
    stranger.post(path_of(question, "stop/"), {"reason": "Mijn zoon doet het"})
    question.refresh_from_db()
    assert question.status == "withdrawn"
    event = Event.objects.get(verb="to_withdrawn")
    assert (event.who, event.reason) == ("resident", "Mijn zoon doet het")


def test_stopping_twice_is_no_error(question: HelpRequest, stranger: Client) -> None:
    for _ in range(2):
        page = stranger.post(path_of(question, "stop/"), {"reason": ""}, follow=True)
    assert page.status_code == 200
    assert "al afgerond" in page.content.decode()


@pytest.fixture
def checking(balade: SimpleNamespace, question: HelpRequest) -> HelpRequest:
    """We asked mevrouw Jansen whether it helped."""
    moves.pick_up(help_request=question, user=balade.noor)
    moves.mark_arranged(help_request=question, actor=worker(balade.noor), route="volunteer")
    moves.ask_whether_it_helped(help_request=question)
    return question


@pytest.mark.parametrize(("helped", "status"), [("yes", "closed"), ("partly", "closed"), ("no", "picked_up")])
def test_what_the_resident_says_of_it_decides(
    checking: HelpRequest, stranger: Client, helped: str, status: str
) -> None:
    stranger.post(path_of(checking, "geholpen/"), {"helped": helped, "text": "Ze was er op tijd."})
    checking.refresh_from_db()
    assert checking.status == status
    assert checking.helped == ("" if helped == "no" else helped)
    assert checking.messages.get().text == "Ze was er op tijd."
    assert checking.owner is not None


def test_a_little_closes_and_offers_to_open_again(checking: HelpRequest, stranger: Client) -> None:
    page = stranger.post(path_of(checking, "geholpen/"), {"helped": "partly"}, follow=True).content.decode()
    assert "Open mijn vraag weer" in page
    stranger.post(path_of(checking, "heropen/"), {"text": "Nog een keer graag"})
    checking.refresh_from_db()
    assert checking.status == "picked_up"
    assert checking.answered_at is not None


def test_saying_it_twice_is_no_error(checking: HelpRequest, stranger: Client) -> None:
    for _ in range(2):
        page = stranger.post(path_of(checking, "geholpen/"), {"helped": "yes"}, follow=True)
    assert "We hadden uw antwoord al" in page.content.decode()


def test_nobody_says_that_it_helped_before_we_asked(question: HelpRequest) -> None:
    with pytest.raises(MoveRefused):
        following.tell_whether_it_helped(help_request=question, helped="yes")


def test_an_open_question_is_not_opened_again(question: HelpRequest) -> None:
    with pytest.raises(MoveRefused):
        following.open_again(help_request=question)


def test_notes_among_colleagues_and_their_reasons_are_not_on_the_page(
    balade: SimpleNamespace, question: HelpRequest, stranger: Client
) -> None:
    Message.objects.create(hub=balade.balade, help_request=question, sender="note", text="Let op de hond")
    moves.pick_up(help_request=question, user=balade.noor)
    moves.release(help_request=question, user=balade.noor, reason="te druk met mevrouw")
    page = stranger.get(path_of(question)).content.decode()
    assert "Let op de hond" not in page
    assert "te druk" not in page
    assert "Noor heeft uw vraag opgepakt" in page


def test_somebody_who_asked_before_can_write_only_after_opening_again(question: HelpRequest, stranger: Client) -> None:
    following.stop(help_request=question)
    page = stranger.post(path_of(question, "antwoord/"), {"text": "Toch nog"})
    assert page.status_code == 422
    assert "Toch nog" in page.content.decode()
    stranger.post(path_of(question, "heropen/"), {"text": "Toch nog"})
    question.refresh_from_db()
    assert question.status == "picked_up"
    assert question.messages.get().text == "Toch nog"


def test_a_signed_in_worker_of_another_hub_gains_nothing_by_a_number(
    world: SimpleNamespace, signed_in_as: Callable[..., Any]
) -> None:
    client = signed_in_as(world.noor)
    assert client.get(f"/werk/vragen/{world.outside_request.pk}/").status_code == 404
