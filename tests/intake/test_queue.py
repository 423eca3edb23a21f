"""Who may; today; the queue; entering a question for somebody who calls or comes by."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled

from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import MoveRefused
from hub.people.models import Consent
from intake.models import HelpRequest
from intake.pages import page_of
from intake.services import moves
from tests.conftest import make_person, make_request


def text_of(page: Any) -> str:
    return page.content.decode()


# --- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/werk/", "/werk/vragen/", "/werk/vragen/nieuw/", "/werk/signalen/"])
def test_only_workers_of_the_hub_open_the_work_screens(
    balade: SimpleNamespace, signed_in_as: Callable[..., Client], path: str
) -> None:
    assert Client().get(path).status_code == 302
    assert signed_in_as(balade.ria_user).get(path).status_code == 403
    assert signed_in_as(balade.noor).get(path).status_code == 200


def test_the_other_hub_is_not_in_the_queue_nor_by_its_number(world: SimpleNamespace, noor: Client) -> None:
    assert "Geheim van de overkant" not in text_of(noor.get("/werk/vragen/"))
    for words in (world.outside_request.reference, "Overkant", "Geheim"):
        assert "Geheim van de overkant" not in text_of(noor.post("/werk/vragen/zoek/", {"q": words}, follow=True))
    for more in ("", "triage/", "afronden/"):
        assert noor.get(f"/werk/vragen/{world.outside_request.pk}/{more}").status_code == 404
    for more in ("oppakken/", "contact/", "antwoord/", "notitie/", "loslaten/", "stoppen/", "heropen/", "overdragen/"):
        assert noor.post(f"/werk/vragen/{world.outside_request.pk}/{more}").status_code == 404


# --- today ----------------------------------------------------------------------------------------


def test_an_empty_morning_says_what_will_be_here(noor: Client) -> None:
    page = text_of(noor.get("/werk/"))
    assert "Niemand wacht te lang" in page
    assert "Geen nieuwe vragen" in page


def test_a_new_question_that_waits_too_long_stands_there_once(balade: SimpleNamespace, noor: Client) -> None:
    make_request(balade.balade, balade.jansen, "Te laat", due_at=clock.now() - timedelta(days=2))
    make_request(balade.balade, balade.jansen, "Op tijd")
    page = noor.get("/werk/")
    assert [row["size"] for row in page.context["lists"]] == ["1", "1", "0"]
    assert text_of(page).count("Te laat</a>") == 1


def test_counts_stop_at_ninety_nine(balade: SimpleNamespace, noor: Client) -> None:
    for _ in range(101):
        make_request(balade.balade, balade.jansen)
    assert "99+" in text_of(noor.get("/werk/"))


# --- the queue ------------------------------------------------------------------------------------


def test_what_waits_longest_stands_on_top(balade: SimpleNamespace, noor: Client) -> None:
    now = clock.now()
    for words, days in (("Drie", 3), ("Een", -1), ("Twee", 2)):
        make_request(balade.balade, balade.jansen, words, due_at=now + timedelta(days=days))
    assert [line.text for line in noor.get("/werk/vragen/").context["page"].lines] == ["Een", "Twee", "Drie"]


def test_the_filters_find_what_they_say(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    other = make_request(balade.balade, balade.jansen, "Ruzie over de heg", kind="neighbour_conflict", urgency="today")
    moves.pick_up(help_request=other, user=balade.noor)

    def found(**chosen: str) -> list[HelpRequest]:
        lines = noor.get("/werk/vragen/", chosen).context["page"].lines
        return [HelpRequest.objects.get(pk=line.pk) for line in lines]

    assert found(waits="hub") == [question, other]
    assert found(waits="resident") == []
    assert found(status="new") == [question]
    assert found(kind="neighbour_conflict") == [other]
    assert found(subject=str(balade.groceries.pk)) == [question]
    assert found(subject=str(balade.daily.pk)) == [question]
    assert found(urgency="today") == [other]
    assert found(neighbourhood=str(balade.jansen.neighbourhood.pk), owner="none") == [question]
    assert found(owner="me") == [other]
    assert found(late="true") == []
    assert found(status="closed") == []


def test_nonsense_in_the_address_is_no_error(balade: SimpleNamespace, noor: Client) -> None:
    for query in ("status=x", "subject=abc", "after=x_y", "before=2026_1", "late=%00", "q=%00", "after=2026-01-01_1"):
        assert noor.get(f"/werk/vragen/?{query}").status_code == 200, query


def test_pages_by_key_skip_and_repeat_nothing(balade: SimpleNamespace) -> None:
    now = clock.now()
    for number in range(60):
        make_request(balade.balade, balade.jansen, due_at=now + timedelta(days=number // 7))
    rows = HelpRequest.objects.all()
    wanted = list(rows.order_by("due_at", "pk").values_list("pk", flat=True))
    seen: list[int] = []
    page = page_of(rows)
    assert page.before == ""
    while True:
        seen += [line.pk for line in page.lines]
        if not page.after:
            break
        page = page_of(rows, after=page.after)
    assert seen == wanted
    back = page_of(rows, before=page.before)
    assert [line.pk for line in back.lines] == wanted[25:50]
    assert page_of(rows, before=back.before).before == ""


def test_what_people_typed_is_text_on_the_line_and_never_markup(balade: SimpleNamespace, noor: Client) -> None:
    person = make_person(balade.balade, "<b>Bob</b>", email="bob@voorbeeld.example")
    balade.groceries.name = "Melk & <i>brood</i>"
    balade.groceries.save()
    make_request(balade.balade, person, "<script>alert(1)</script>", subjects=[balade.groceries], urgency="today")
    for path in ("/werk/", "/werk/vragen/"):
        page = text_of(noor.get(path))
        assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page, path
        assert "&lt;b&gt;Bob" in page and "<b>Bob" not in page, path
        assert "Melk &amp; &lt;i&gt;brood" in page, path
        assert "<strong>Vandaag</strong>" in page, path


def test_a_line_shows_every_subject_in_the_order_of_the_list(balade: SimpleNamespace, noor: Client) -> None:
    subjects = [balade.company, balade.groceries]
    make_request(balade.balade, balade.jansen, "Twee dingen", subjects=subjects)
    assert "Boodschappen · Gezelschap" in text_of(noor.get("/werk/vragen/"))


def test_words_are_found_by_an_index_whatever_their_capitals(balade: SimpleNamespace) -> None:
    with scopes_disabled(), transaction.atomic(), connection.cursor() as cursor:
        # On a table of a few rows PostgreSQL would rightly read them all.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        assert "request_words_upper" in HelpRequest.objects.filter(text__icontains="Heg").explain()


def test_the_queue_costs_the_same_with_thirty_and_three_hundred(balade: SimpleNamespace, noor: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert noor.get("/werk/vragen/").status_code == 200
        return len(queries)

    for number in range(30):
        make_request(balade.balade, make_person(balade.balade, f"Buur {number}"), subjects=[balade.groceries])
    noor.get("/werk/vragen/")
    thirty = cost()
    for number in range(30, 300):
        make_request(balade.balade, make_person(balade.balade, f"Buur {number}"), subjects=[balade.groceries])
    assert cost() == thirty
    # three of them find out who asks and in which hub; they are the same on every page of work
    assert thirty <= 3 + 1


def test_picking_up_from_the_line_makes_it_mine(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    assert "Pak op" in text_of(noor.get("/werk/vragen/"))
    noor.post(f"/werk/vragen/{question.pk}/oppakken/")
    question.refresh_from_db()
    assert (question.status, question.owner) == ("picked_up", balade.noor)


def test_who_is_second_to_pick_up_reads_that_a_colleague_was_first(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    moves.pick_up(help_request=question, user=balade.karim)
    page = noor.post(f"/werk/vragen/{question.pk}/oppakken/", follow=True)
    assert "Een collega was u net voor" in text_of(page)
    question.refresh_from_db()
    assert question.owner == balade.karim


@pytest.mark.django_db(transaction=True)
def test_two_who_pick_up_at_the_same_moment_exactly_one_gets_it(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        question = make_request(world.balade, world.jansen)

    def pick_up(user: Any) -> str:
        try:
            with scope(hub=world.balade):
                moves.pick_up(help_request=HelpRequest.objects.select_related("hub").get(pk=question.pk), user=user)
            return user.name
        except MoveRefused:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        winners = [name for name in pool.map(pick_up, (world.noor, world.karim)) if name]
    assert len(winners) == 1
    with scope(hub=world.balade):
        question.refresh_from_db()
        assert question.owner.name == winners[0]
        assert Event.objects.filter(verb="to_picked_up").count() == 1


# --- entering -------------------------------------------------------------------------------------


@pytest.fixture
def told() -> dict[str, str]:
    return {
        "submission": str(uuid4()),
        "channel": "phone",
        "text": "Meneer Bos zoekt iemand om te wandelen",
        "name": "Meneer Bos",
        "phone": "0416 55 00 09",
        "language": "nl",
        "postcode": "5142AB",
        "house_number": "3",
        "may_contact": "on",
    }


def test_a_caller_is_entered_on_one_screen(balade: SimpleNamespace, noor: Client, told: dict[str, str]) -> None:
    page = noor.post("/werk/vragen/nieuw/", told | {"pick_up": "1"}, follow=True)
    made = HelpRequest.objects.get(text=told["text"])
    assert (made.channel, made.filled_in_by, made.owner) == ("phone", balade.noor, balade.noor)
    consent = Consent.objects.get(person=made.person)
    assert (consent.channel, consent.taken_by) == ("phone", balade.noor)
    assert made.reference in text_of(page)


def test_entering_twice_by_a_double_press_is_one_question(noor: Client, told: dict[str, str]) -> None:
    for _ in range(2):
        noor.post("/werk/vragen/nieuw/", told)
    assert HelpRequest.objects.filter(text=told["text"]).count() == 1


def test_without_the_callers_yes_nothing_is_kept(noor: Client, told: dict[str, str]) -> None:
    told.pop("may_contact")
    page = noor.post("/werk/vragen/nieuw/", told)
    assert page.status_code == 422
    assert told["text"] in text_of(page)
    assert not HelpRequest.objects.exists()


def test_a_visitor_without_phone_or_mail_can_be_entered(noor: Client, told: dict[str, str]) -> None:
    noor.post("/werk/vragen/nieuw/", told | {"phone": "", "channel": "counter"})
    assert HelpRequest.objects.get().channel == "counter"


def test_a_caller_who_wants_a_woman_to_come_and_has_a_dog_says_so_at_once(noor: Client, told: dict[str, Any]) -> None:
    noor.post("/werk/vragen/nieuw/", told | {"wanted_gender": "woman", "circumstances": ["pets"]})
    made = HelpRequest.objects.get()
    assert (made.wanted_gender, made.circumstances) == ("woman", ["pets"])


def test_wishes_that_do_not_exist_are_refused_and_the_words_stay(noor: Client, told: dict[str, Any]) -> None:
    page = noor.post("/werk/vragen/nieuw/", told | {"circumstances": ["dragons"]})
    assert (page.status_code, told["text"] in text_of(page)) == (422, True)
