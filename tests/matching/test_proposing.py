"""Asking neighbours: who may be asked, what they read, what is taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django_scopes import scope

from hub.base import clock
from hub.base.clock import AMSTERDAM
from hub.base.models import OutboxMessage
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import enqueue_to_person
from hub.base.workflow import MoveRefused
from intake.models import HelpRequest, Urgency
from matching.errors import AlreadyFilled, CannotBeAsked, NobodyChosen
from matching.models import Arrangement, Proposal
from matching.services import answering, proposing
from tests.conftest import make_volunteer


def kinds(proposal: Proposal) -> list[str]:
    rows = OutboxMessage.objects.filter(subject_type="matching.proposal", subject_id=proposal.pk)
    return sorted(rows.exclude(status="cancelled").values_list("kind", flat=True))


def test_asking_two_neighbours_moves_the_question_and_writes_each_of_them_once(
    balade: SimpleNamespace, asked: Arrangement
) -> None:
    help_request = asked.help_request
    help_request.refresh_from_db()
    assert help_request.status == "proposed"
    assert help_request.due_at == asked.proposals.first().deadline
    assert [kinds(proposal) for proposal in asked.proposals.all()] == [["proposal_asked"], ["proposal_asked"]]


def test_a_proposal_keeps_why_this_neighbour_was_asked(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = of(asked, balade.henk)
    assert henk.reasons[0] == {"code": "likes", "value": "Boodschappen"}
    assert 0 < henk.score <= 1


def test_the_mail_holds_no_name_or_address_or_own_words_of_the_resident(
    balade: SimpleNamespace, asked: Arrangement
) -> None:
    for message in OutboxMessage.objects.filter(kind="proposal_asked"):
        text = str(message.letter)
        assert "Samen boodschappen doen" in text
        for secret in ("Jansen", "5142AB", "612345678", "Kan iemand met mij"):
            assert secret not in text


def test_who_paused_a_second_ago_cannot_be_asked_and_then_nobody_is(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    from_before = [balade.henk, balade.fatima]
    type(balade.henk).objects.filter(pk=balade.henk.pk).update(status="paused")
    with pytest.raises(CannotBeAsked) as refused:
        proposing.propose(help_request=picked_up, user=balade.noor, volunteers=from_before)
    assert refused.value.volunteer_ids == (balade.henk.pk,)
    picked_up.refresh_from_db()
    assert picked_up.status == "picked_up"
    assert not Proposal.objects.exists()
    assert not OutboxMessage.objects.filter(kind="proposal_asked").exists()


def test_asking_nobody_is_refused(balade: SimpleNamespace, picked_up: HelpRequest) -> None:
    with pytest.raises(NobodyChosen):
        proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[])


def test_a_colleague_who_asks_a_moment_later_is_refused_and_no_second_mail_goes_out(
    balade: SimpleNamespace, asked: Arrangement
) -> None:
    stale = HelpRequest.objects.get(pk=asked.help_request_id)
    with pytest.raises(MoveRefused):
        proposing.propose(help_request=stale, user=balade.karim, volunteers=[balade.henk])
    assert Proposal.objects.count() == 2


def test_who_said_no_is_not_asked_again_for_the_same_question(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    for volunteer in (balade.henk, balade.fatima):
        answering.decline_proposal(proposal=of(asked, volunteer))
    fresh = HelpRequest.objects.get(pk=asked.help_request_id)
    with pytest.raises(CannotBeAsked):
        proposing.propose(help_request=fresh, user=balade.noor, volunteers=[balade.henk])


def test_a_volunteer_of_the_other_hub_cannot_be_asked(world: SimpleNamespace, picked_up: HelpRequest) -> None:
    with scope(hub=world.balade), pytest.raises((CannotBeAsked, NobodyChosen)):
        proposing.propose(help_request=picked_up, user=world.noor, volunteers=[world.outside_volunteer])


def test_more_neighbours_can_be_asked_until_somebody_said_yes(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    sara, ali = (make_volunteer(balade.balade, name, balade.groceries) for name in ("Sara Visser", "Ali Demir"))
    proposing.ask_more(arrangement=asked, user=balade.noor, volunteers=[sara])
    assert asked.proposals.count() == 3
    answering.accept_proposal(proposal=of(asked, balade.henk))
    with pytest.raises(AlreadyFilled):
        proposing.ask_more(arrangement=asked, user=balade.noor, volunteers=[ali])


def test_the_deadline_is_sooner_when_it_is_urgent_or_the_date_is_near(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    monday = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)
    with clock.at(monday):
        picked_up.urgency = Urgency.TODAY
        picked_up.save()
        urgent = proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk])
    assert urgent.proposals.get().deadline == datetime(2026, 11, 24, 17, tzinfo=AMSTERDAM)


def test_nobody_gets_longer_to_answer_than_until_the_appointment(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    monday = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)
    picked_up.starts_at = datetime(2026, 11, 24, 14, tzinfo=AMSTERDAM)
    picked_up.ends_at = picked_up.starts_at + timedelta(hours=1)
    picked_up.save()
    with clock.at(monday):
        dated = proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk])
    assert dated.proposals.get().deadline == picked_up.starts_at


def test_taking_back_the_only_proposal_returns_the_question_and_tells_the_neighbour_once(
    balade: SimpleNamespace, picked_up: HelpRequest, sent: Callable[[], None]
) -> None:
    arrangement = proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk])
    sent()
    henk = arrangement.proposals.get()
    proposing.withdraw_proposal(proposal=henk, user=balade.noor)
    with pytest.raises(MoveRefused):
        proposing.withdraw_proposal(proposal=henk, user=balade.noor)
    picked_up.refresh_from_db()
    arrangement.refresh_from_db()
    assert (picked_up.status, arrangement.status) == ("picked_up", "failed")
    assert kinds(henk) == ["proposal_asked", "proposal_withdrawn"]


def test_a_neighbour_whose_mail_had_not_left_hears_nothing_at_all(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = of(asked, balade.henk)
    proposing.withdraw_proposal(proposal=henk, user=balade.noor)
    assert kinds(henk) == []


def test_what_was_agreed_can_be_taken_back_to_try_another_way(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal], sent: Any
) -> None:
    henk = answering.accept_proposal(proposal=of(asked, balade.henk))
    sent()
    proposing.withdraw_arrangement(arrangement=asked, user=balade.noor, reason="Henk is ziek")
    henk.refresh_from_db()
    asked.refresh_from_db()
    asked.help_request.refresh_from_db()
    assert (henk.status, asked.status, asked.help_request.status) == ("withdrawn", "failed", "picked_up")
    assert "proposal_withdrawn" in kinds(henk)
    off = OutboxMessage.objects.get(kind="resident_help_off")
    assert "Henk" in " ".join(off.letter["paragraphs"])
    assert "Henk" not in off.letter["subject"]
    again = proposing.propose(help_request=asked.help_request, user=balade.noor, volunteers=[balade.henk])
    assert again.pk != asked.pk


def test_a_neighbour_who_was_asked_hears_it_is_over_even_when_a_reminder_had_not_left(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal], sent: Callable[[], None]
) -> None:
    sent()
    henk = of(asked, balade.henk)
    reminder = Letter(subject="Denkt u eraan?", paragraphs=("Denkt u eraan?",))
    enqueue_to_person(person=balade.henk.person, about=henk, kind="proposal_reminder", key="r", letter=reminder)
    proposing.withdraw_proposal(proposal=henk, user=balade.noor)
    assert kinds(henk) == ["proposal_asked", "proposal_withdrawn"]
