"""Yes and no: the first yes wins, the others hear it once, nobody gets more than wanted."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from hub.base import clock
from hub.base.clock import AMSTERDAM
from hub.base.models import Event, OutboxMessage
from intake.models import HelpRequest
from intake.services import moves
from matching.errors import (
    AlreadyAnswered,
    AlreadyFilled,
    DoubleBooked,
    LimitReached,
    NotActive,
    TooLate,
    Withdrawn,
)
from matching.models import Arrangement, Proposal
from matching.services import answering, proposing
from tests.conftest import make_request
from tests.matching.test_proposing import kinds
from volunteers.models import Volunteer


def another(balade: SimpleNamespace, *volunteers: Volunteer, **details: object) -> Arrangement:
    """Another question for which these volunteers were asked."""
    help_request = make_request(balade.balade, balade.jansen, kind="personal", subjects=[balade.groceries], **details)
    moves.pick_up(help_request=help_request, user=balade.noor)
    return proposing.propose(help_request=help_request, user=balade.noor, volunteers=volunteers)


def test_the_first_yes_arranges_the_question_and_everybody_hears_it_once(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal], sent: Callable[[], None]
) -> None:
    sent()
    henk, fatima = of(asked, balade.henk), of(asked, balade.fatima)
    answering.accept_proposal(proposal=henk)
    with pytest.raises(AlreadyFilled):
        answering.accept_proposal(proposal=fatima)
    asked.refresh_from_db()
    asked.help_request.refresh_from_db()
    assert (asked.status, asked.help_request.status, asked.help_request.route) == ("agreed", "arranged", "volunteer")
    assert kinds(henk) == ["proposal_agreed", "proposal_asked"]
    assert kinds(fatima) == ["proposal_asked", "proposal_filled"]
    assert OutboxMessage.objects.filter(kind="resident_arranged").count() == 1


def test_the_resident_reads_the_first_name_only(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    answering.accept_proposal(proposal=of(asked, balade.henk))
    letter = str(OutboxMessage.objects.get(kind="resident_arranged").letter)
    assert "Henk" in letter
    assert "Smits" not in letter


def test_saying_yes_twice_changes_nothing_the_second_time(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = of(asked, balade.henk)
    answering.accept_proposal(proposal=henk)
    before = Event.objects.count()
    assert answering.accept_proposal(proposal=henk).status == "accepted"
    assert Event.objects.count() == before


def test_who_paused_a_second_ago_cannot_say_yes(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    Volunteer.objects.filter(pk=balade.henk.pk).update(status="paused")
    with pytest.raises(NotActive):
        answering.accept_proposal(proposal=of(asked, balade.henk))
    assert of(asked, balade.henk).status == "asked"


def test_the_own_limit_counts_at_the_moment_of_saying_yes(balade: SimpleNamespace, asked: Arrangement) -> None:
    Volunteer.objects.filter(pk=balade.henk.pk).update(most_at_once=1)
    other = another(balade, balade.henk)
    answering.accept_proposal(proposal=asked.proposals.get(volunteer=balade.henk))
    with pytest.raises(LimitReached):
        answering.accept_proposal(proposal=other.proposals.get())


def test_nobody_has_two_appointments_at_once(balade: SimpleNamespace) -> None:
    begin = datetime(2030, 1, 8, 14, tzinfo=AMSTERDAM)
    one = another(balade, balade.henk, starts_at=begin, ends_at=begin + timedelta(hours=2))
    half = begin + timedelta(hours=1)
    two = another(balade, balade.henk, starts_at=half, ends_at=half + timedelta(hours=2))
    three = another(balade, balade.henk, starts_at=begin - timedelta(hours=1), ends_at=begin)
    answering.accept_proposal(proposal=one.proposals.get())
    with pytest.raises(DoubleBooked):
        answering.accept_proposal(proposal=two.proposals.get())
    Volunteer.objects.filter(pk=balade.henk.pk).update(most_at_once=5)
    assert answering.accept_proposal(proposal=three.proposals.get()).status == "accepted"


def test_after_the_deadline_a_yes_is_too_late_even_before_the_sweep_came_by(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = of(asked, balade.henk)
    with clock.at(henk.deadline + timedelta(minutes=1)), pytest.raises(TooLate):
        answering.accept_proposal(proposal=henk)


def test_a_question_that_was_taken_back_cannot_be_answered(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = of(asked, balade.henk)
    proposing.withdraw_arrangement(arrangement=asked, user=balade.noor)
    for answer in (answering.accept_proposal, answering.decline_proposal):
        with pytest.raises(Withdrawn):
            answer(proposal=henk)


def test_when_all_say_no_the_question_comes_back_to_the_hub(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    answering.decline_proposal(proposal=of(asked, balade.henk), reason="no_time")
    asked.refresh_from_db()
    assert asked.status == "asked"
    answering.decline_proposal(proposal=of(asked, balade.fatima))
    asked.refresh_from_db()
    asked.help_request.refresh_from_db()
    assert (asked.status, asked.help_request.status) == ("failed", "picked_up")
    assert of(asked, balade.henk).decline_reason == "no_time"


def test_a_no_is_not_turned_into_a_yes_by_the_same_link(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = of(asked, balade.henk)
    answering.decline_proposal(proposal=henk)
    with pytest.raises(AlreadyAnswered):
        answering.accept_proposal(proposal=henk)


def test_asking_something_first_tells_the_owner_and_the_answer_reaches_the_neighbour(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = of(asked, balade.henk)
    answering.ask_back(proposal=henk, question="Is er een lift?")
    assert OutboxMessage.objects.get(kind="asked_back").address == balade.noor.email
    assert "lift" not in str(OutboxMessage.objects.get(kind="asked_back").letter)
    proposing.answer_volunteer(proposal=henk, user=balade.noor, answer="Ja, een grote.")
    assert "Ja, een grote." in OutboxMessage.objects.get(kind="proposal_answer").letter["paragraphs"]
    assert of(asked, balade.henk).status == "asked"


def test_the_mail_after_a_yes_has_the_appointment_but_not_the_address(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    begin = datetime(2030, 1, 8, 14, tzinfo=AMSTERDAM)
    picked_up.starts_at, picked_up.ends_at = begin, begin + timedelta(hours=1)
    picked_up.save()
    arrangement = proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk])
    answering.accept_proposal(proposal=arrangement.proposals.get())
    letter = OutboxMessage.objects.get(kind="proposal_agreed").letter
    assert "DTSTART;TZID=Europe/Amsterdam:20300108T140000" in letter["calendar"]
    assert "Jansen" not in str(letter)
