"""The end: of the help, of the question, of the patience."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import RESIDENT, MoveRefused, worker
from intake.models import HelpRequest
from intake.services import moves
from matching.models import Arrangement, Handover, Proposal
from matching.services import answering, ending, handing, proposing
from matching.services.expiring import expire_due
from tests.conftest import make_request
from tests.matching.test_proposing import kinds


def test_ending_keeps_the_hours_thanks_the_neighbour_and_asks_whether_it_helped(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = answering.accept_proposal(proposal=of(asked, balade.henk))
    ended = ending.end(arrangement=asked, user=balade.noor, hours=Decimal("1.5"))
    henk.refresh_from_db()
    ended.help_request.refresh_from_db()
    assert (ended.status, ended.hours_given, henk.status) == ("ended", Decimal("1.5"), "ended")
    assert ended.help_request.status == "checking"
    assert "proposal_ended" in kinds(henk)
    with pytest.raises(MoveRefused):
        ending.end(arrangement=asked, user=balade.noor)


def test_a_question_that_the_resident_withdraws_tells_everybody_who_was_asked_once(
    balade: SimpleNamespace, asked: Arrangement, sent: Callable[[], None]
) -> None:
    sent()
    moves.withdraw(help_request=asked.help_request, actor=RESIDENT)
    ending.let_go(help_request=asked.help_request, actor=RESIDENT)
    asked.refresh_from_db()
    assert asked.status == "failed"
    assert {proposal.status for proposal in asked.proposals.all()} == {"withdrawn"}
    assert OutboxMessage.objects.filter(kind="proposal_withdrawn").count() == 2


def test_a_question_that_is_withdrawn_after_a_yes_tells_the_neighbour_who_said_yes(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal], sent: Callable[[], None]
) -> None:
    henk = answering.accept_proposal(proposal=of(asked, balade.henk))
    sent()
    moves.withdraw(help_request=asked.help_request, actor=RESIDENT)
    henk.refresh_from_db()
    assert henk.status == "withdrawn"
    assert kinds(henk)[-1] == "proposal_withdrawn"


def test_a_closed_question_ends_the_help_and_frees_the_neighbour(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    henk = answering.accept_proposal(proposal=of(asked, balade.henk))
    help_request = HelpRequest.objects.get(pk=asked.help_request_id)
    moves.close(help_request=help_request, actor=worker(balade.noor), helped="yes")
    henk.refresh_from_db()
    asked.refresh_from_db()
    assert (henk.status, asked.status) == ("ended", "ended")


def test_when_it_did_not_help_the_question_opens_again_and_others_can_be_asked(
    balade: SimpleNamespace, asked: Arrangement, of: Callable[..., Proposal]
) -> None:
    answering.accept_proposal(proposal=of(asked, balade.henk))
    help_request = HelpRequest.objects.get(pk=asked.help_request_id)
    moves.ask_whether_it_helped(help_request=help_request)
    moves.reopen(help_request=help_request)
    asked.refresh_from_db()
    assert asked.status == "ended"
    again = proposing.propose(help_request=help_request, user=balade.noor, volunteers=[balade.fatima])
    assert again.status == "asked"


def test_without_an_answer_the_question_comes_back_and_a_second_sweep_does_nothing(
    balade: SimpleNamespace, asked: Arrangement, sent: Callable[[], None]
) -> None:
    sent()
    assert expire_due() == 0
    with clock.at(asked.proposals.first().deadline + timedelta(days=7)):
        assert expire_due() == 2
        assert expire_due() == 0
    asked.refresh_from_db()
    asked.help_request.refresh_from_db()
    assert (asked.status, asked.help_request.status) == ("failed", "picked_up")
    assert {proposal.status for proposal in asked.proposals.all()} == {"expired"}
    assert OutboxMessage.objects.filter(kind="proposal_expired").count() == 2


# --- hand-overs -----------------------------------------------------------------------------------
@pytest.fixture
def lamp(balade: SimpleNamespace) -> HelpRequest:
    """A question about the neighbourhood, picked up by Noor."""
    made = make_request(balade.balade, balade.jansen, "De lantaarn is al weken stuk.", kind="liveability")
    moves.pick_up(help_request=made, user=balade.noor)
    return made


def test_the_answer_of_the_neighbourhood_team_goes_to_the_resident_who_then_says_whether_it_helped(
    balade: SimpleNamespace, lamp: HelpRequest
) -> None:
    handover = handing.hand_to_team(help_request=lamp, user=balade.noor, reason="Kunnen jullie kijken?")
    assert OutboxMessage.objects.get(kind="handover_asked").address == balade.teun.email
    handing.answer_handover(handover=handover, user=balade.teun, answer="De lamp is donderdag gemaakt.")
    lamp.refresh_from_db()
    assert (lamp.status, lamp.route) == ("checking", "team")
    letter = OutboxMessage.objects.get(kind="resident_answer").letter
    assert "De lamp is donderdag gemaakt." in letter["paragraphs"]
    assert "/volg/" in letter["link"]


def test_what_is_not_for_the_team_comes_back_with_the_reason(balade: SimpleNamespace, lamp: HelpRequest) -> None:
    handover = handing.hand_to_team(help_request=lamp, user=balade.noor, reason="Kijken?")
    handing.give_back(handover=handover, user=balade.teun, reason="Dit is voor de gemeente.")
    lamp.refresh_from_db()
    assert lamp.status == "picked_up"
    with pytest.raises(MoveRefused):
        handing.answer_handover(handover=handover, user=balade.teun, answer="Toch wel.")


def test_an_offer_that_the_process_manager_found_goes_to_the_hub_to_arrange(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    handover = handing.hand_to_process_manager(help_request=picked_up, user=balade.noor, reason="Niemand.")
    handing.answer_handover(handover=handover, user=balade.charles, answer="De bus rijdt ook op zaterdag.")
    picked_up.refresh_from_db()
    assert picked_up.status == "picked_up"
    assert OutboxMessage.objects.get(kind="handover_answered").address == balade.noor.email


def test_no_offer_closes_the_question_and_the_resident_hears_why(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    handover = handing.hand_to_process_manager(help_request=picked_up, user=balade.noor, reason="Niemand.")
    handing.answer_handover(handover=handover, user=balade.charles, answer="Dit kan niet.", outcome="none")
    picked_up.refresh_from_db()
    assert picked_up.status == "closed"
    assert OutboxMessage.objects.filter(kind="resident_answer").count() == 1


def test_a_handover_past_its_deadline_returns_to_the_hub_once(balade: SimpleNamespace, lamp: HelpRequest) -> None:
    handover = handing.hand_to_team(help_request=lamp, user=balade.noor, reason="Kijken?")
    with clock.at(handover.deadline + timedelta(hours=1)):
        assert expire_due() == 1
        assert expire_due() == 0
    lamp.refresh_from_db()
    assert (Handover.objects.get().status, lamp.status) == ("returned", "picked_up")


def test_a_question_that_is_withdrawn_leaves_the_team(balade: SimpleNamespace, lamp: HelpRequest) -> None:
    handing.hand_to_team(help_request=lamp, user=balade.noor, reason="Kijken?")
    moves.withdraw(help_request=lamp)
    assert Handover.objects.get().status == "returned"
