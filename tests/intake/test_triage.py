"""The question behind the question, kept together, never at the cost of what was typed."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import MoveRefused
from intake.models import HelpRequest, PreferredMoment
from intake.self_reliance import LEVELS
from intake.services import moves, working
from tests.conftest import make_request


def text_of(page: Any) -> str:
    return page.content.decode()


@pytest.fixture
def found_out(balade: SimpleNamespace) -> dict[str, Any]:
    return {
        "real_question": "Wil weer onder de mensen komen",
        "kind": "personal",
        "subjects": [balade.company.pk],
        "urgency": "week",
        "self_reliance": "2",
        "languages": ["nl", "tr"],
        "when_words": "liever niet op woensdag",
        "on": "2027-03-04",
        "starts": "10:00",
        "ends": "12:00",
        "morning": ["0-morning", "3-morning"],
    }


def test_triage_keeps_everything_together_and_picks_up(
    balade: SimpleNamespace, noor: Client, question: HelpRequest, found_out: dict[str, Any]
) -> None:
    assert noor.post(f"/werk/vragen/{question.pk}/triage/", found_out).status_code == 302
    question.refresh_from_db()
    assert question.real_question == "Wil weer onder de mensen komen"
    assert (question.status, question.owner, question.self_reliance) == ("picked_up", balade.noor, 2)
    assert list(question.subjects.all()) == [balade.company]
    assert [moment.weekday for moment in question.moments.all()] == [0, 3]
    assert question.starts_at.astimezone(clock.AMSTERDAM).hour == 10
    assert question.triaged_at is not None
    assert Event.objects.filter(verb="triaged").count() == 1
    assert "Wil weer" not in str(Event.objects.get(verb="triaged").data)


def test_triage_with_a_mistake_keeps_what_was_typed_and_saves_nothing(
    noor: Client, question: HelpRequest, found_out: dict[str, Any]
) -> None:
    page = noor.post(f"/werk/vragen/{question.pk}/triage/", found_out | {"subjects": [], "ends": "09:00"})
    assert page.status_code == 422
    assert "Wil weer onder de mensen komen" in text_of(page)
    assert "liever niet op woensdag" in text_of(page)
    question.refresh_from_db()
    assert question.triaged_at is None
    assert question.status == "new"


def test_the_persons_own_words_never_change(noor: Client, question: HelpRequest, found_out: dict[str, Any]) -> None:
    words = question.text
    noor.post(f"/werk/vragen/{question.pk}/triage/", found_out | {"text": "iets anders"})
    question.refresh_from_db()
    assert question.text == words


def test_hours_that_were_agreed_otherwise_stay_when_nobody_touches_them(
    noor: Client, question: HelpRequest, found_out: dict[str, Any]
) -> None:
    found_out.pop("morning")
    PreferredMoment.objects.create(help_request=question, weekday=1, starts="10:30", ends="11:45")
    noor.post(f"/werk/vragen/{question.pk}/triage/", found_out | {"morning": ["1-morning"]})
    assert f"{question.moments.get().starts:%H:%M}" == "10:30"


def test_urgent_today_is_due_today(noor: Client, question: HelpRequest, found_out: dict[str, Any]) -> None:
    noor.post(f"/werk/vragen/{question.pk}/triage/", found_out | {"urgency": "today"})
    question.refresh_from_db()
    assert question.due_at <= clock.now() + timedelta(days=4)


def test_a_bsn_in_triage_is_refused(noor: Client, question: HelpRequest, found_out: dict[str, Any]) -> None:
    page = noor.post(f"/werk/vragen/{question.pk}/triage/", found_out | {"real_question": "bsn 111222333"})
    assert page.status_code == 422


def test_the_four_levels_stand_in_the_letters_own_words(noor: Client, question: HelpRequest) -> None:
    page = text_of(noor.get(f"/werk/vragen/{question.pk}/triage/"))
    assert len(LEVELS) == 4
    assert all(level.text[:60] in page for level in LEVELS)
    assert "27 oktober 2009" in page


def test_a_colleague_who_was_just_ahead_does_not_cost_my_words(
    balade: SimpleNamespace, question: HelpRequest, found_out: dict[str, Any]
) -> None:
    mine = HelpRequest.objects.select_related("hub", "person").get(pk=question.pk)
    moves.pick_up(help_request=question, user=balade.karim)
    with pytest.raises(MoveRefused):
        working.triage(help_request=mine, user=balade.noor, subjects=[], real_question="Mijn woorden")
    question.refresh_from_db()
    assert question.real_question != "Mijn woorden"


def test_suggested_subjects_stand_on_top_with_their_words_and_nothing_is_ticked_for_the_worker(
    balade: SimpleNamespace, noor: Client
) -> None:
    asked = make_request(balade.balade, balade.jansen, "Wie doet er BOODSCHAPPEN voor mij, het liefst vandaag?")
    page = text_of(noor.get(f"/werk/vragen/{asked.pk}/triage/"))
    top, below = page.split("data-choose-search", 1)
    assert f'value="{balade.groceries.pk}"' in top
    assert '“<span dir="auto">BOODSCHAPPEN</span>”' in top
    assert f'value="{balade.groceries.pk}"' not in below
    assert f'value="{balade.company.pk}"' in below
    assert "checked" not in top.split("data-choose", 1)[1]
    assert "een buur" in page
    assert "De woorden wijzen op: <strong>vandaag</strong>" in " ".join(page.split()).replace("  ", " ")
    asked.refresh_from_db()
    assert (asked.urgency, asked.kind, asked.subjects.count()) == ("normal", "", 0)


def test_words_of_danger_show_the_numbers_to_whoever_works_on_it(balade: SimpleNamespace, noor: Client) -> None:
    asked = make_request(balade.balade, balade.jansen, "Mijn zoon heeft mij geslagen")
    for address in (f"/werk/vragen/{asked.pk}/", f"/werk/vragen/{asked.pk}/triage/"):
        page = text_of(noor.get(address))
        assert all(number in page for number in ("tel:112", "tel:08002000", "tel:113"))
        assert "geslagen" in page


def test_how_heavy_it_is_and_with_whom_it_was_agreed_are_kept(
    noor: Client, question: HelpRequest, found_out: dict[str, Any]
) -> None:
    noor.post(f"/werk/vragen/{question.pk}/triage/", found_out | {"weight": "3", "agreed_with": "met haar dochter"})
    question.refresh_from_db()
    assert (question.weight, question.agreed_with) == (3, "met haar dochter")
    page = text_of(noor.get(f"/werk/vragen/{question.pk}/"))
    assert "Zwaar" in page
    assert "met haar dochter" in page


def test_the_shortest_triage_is_one_subject_and_one_sentence(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    least = {"real_question": "Samen naar de winkel", "kind": "personal", "urgency": "normal"}
    answer = noor.post(f"/werk/vragen/{question.pk}/triage/", least | {"subjects": [balade.groceries.pk]})
    assert answer.status_code == 302
