"""One neighbour after another: the next is asked after a no or a silence, and whoever waits never knew (D11)."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import MoveRefused
from intake.models import HelpRequest
from matching import facts
from matching.models import Arrangement, Proposal
from matching.services import answering, proposing
from matching.services.expiring import expire_due
from volunteers.models import Volunteer


@pytest.fixture
def in_turn(balade: SimpleNamespace, picked_up: HelpRequest) -> Arrangement:
    """First Fatima, then Henk, then Mo."""
    balade.mo.talents.add(balade.groceries)
    order = [balade.fatima, balade.henk, balade.mo]
    return proposing.propose(help_request=picked_up, user=balade.noor, volunteers=order, one_by_one=True)


def states(arrangement: Arrangement) -> list[str]:
    return list(arrangement.proposals.order_by("place").values_list("status", flat=True))


def asked() -> list[str]:
    rows = OutboxMessage.objects.filter(kind="proposal_asked").order_by("pk")
    return [row.person.first_name for row in rows if row.person]


def row_of(arrangement: Arrangement, volunteer: Volunteer) -> Proposal:
    return arrangement.proposals.get(volunteer=volunteer)


def test_only_the_first_of_the_list_is_asked_in_the_order_that_the_worker_gave(in_turn: Arrangement) -> None:
    assert states(in_turn) == ["asked", "queued", "queued"]
    assert asked() == ["Fatima"]


def test_after_a_no_the_next_is_asked_with_a_deadline_of_the_own(balade: SimpleNamespace, in_turn: Arrangement) -> None:
    first = row_of(in_turn, balade.fatima)
    with clock.at(first.deadline - timedelta(hours=1)):
        answering.decline_proposal(proposal=first)
        assert states(in_turn) == ["declined", "asked", "queued"]
        assert asked() == ["Fatima", "Henk"]
        second = row_of(in_turn, balade.henk)
        assert second.deadline > first.deadline
        in_turn.help_request.refresh_from_db()
        assert (in_turn.help_request.status, in_turn.help_request.due_at) == ("proposed", second.deadline)


def test_silence_gives_the_turn_to_the_next_and_a_second_sweep_changes_nothing(in_turn: Arrangement) -> None:
    OutboxMessage.objects.update(status="sent")
    with clock.at(in_turn.proposals.get(place=0).deadline + timedelta(hours=1)):
        assert expire_due() == 1
        assert expire_due() == 0
        assert states(in_turn) == ["expired", "asked", "queued"]


def test_whoever_paused_meanwhile_loses_the_turn_and_hears_nothing(
    balade: SimpleNamespace, in_turn: Arrangement
) -> None:
    Volunteer.objects.filter(pk=balade.henk.pk).update(status="paused")
    answering.decline_proposal(proposal=row_of(in_turn, balade.fatima))
    assert states(in_turn) == ["declined", "withdrawn", "asked"]
    assert asked() == ["Fatima", "Mo"]
    assert not OutboxMessage.objects.filter(person=balade.henk.person).exists()


def test_a_yes_ends_the_list_and_the_others_never_hear_of_it(balade: SimpleNamespace, in_turn: Arrangement) -> None:
    answering.accept_proposal(proposal=row_of(in_turn, balade.fatima))
    assert states(in_turn) == ["accepted", "withdrawn", "withdrawn"]
    told = OutboxMessage.objects.filter(person__in=[balade.henk.person, balade.mo.person])
    assert not told.exists()


def test_at_the_end_of_the_list_the_question_comes_back_to_the_hub(
    balade: SimpleNamespace, in_turn: Arrangement
) -> None:
    for volunteer in (balade.fatima, balade.henk, balade.mo):
        answering.decline_proposal(proposal=row_of(in_turn, volunteer))
    in_turn.refresh_from_db()
    in_turn.help_request.refresh_from_db()
    assert (in_turn.status, in_turn.help_request.status) == ("failed", "picked_up")


def test_noor_asks_somebody_out_of_turn_or_takes_somebody_out_of_the_list(
    balade: SimpleNamespace, in_turn: Arrangement, signed_in_as: Any
) -> None:
    noor = signed_in_as(balade.noor)
    page = noor.get(f"/werk/vragen/{in_turn.help_request_id}/").content.decode()
    assert "Vraag nu" in page
    noor.post(f"/werk/voorstellen/{row_of(in_turn, balade.mo).pk}/", {"action": "now"})
    noor.post(f"/werk/voorstellen/{row_of(in_turn, balade.henk).pk}/", {"action": "withdraw"})
    assert states(in_turn) == ["asked", "withdrawn", "asked"]
    assert asked() == ["Fatima", "Mo"]
    with pytest.raises(MoveRefused):
        proposing.ask_now(proposal=row_of(in_turn, balade.mo), user=balade.noor)


def test_a_link_of_somebody_whose_turn_has_not_come_cannot_be_answered(
    balade: SimpleNamespace, in_turn: Arrangement, client: Any
) -> None:
    token = facts.token(row_of(in_turn, balade.henk))
    assert client.post(f"/antwoord/{token}/", {"action": "yes"}).status_code == 409
    assert states(in_turn) == ["asked", "queued", "queued"]


def test_the_button_asks_the_ticked_ones_in_the_order_of_the_page(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: Any
) -> None:
    noor = signed_in_as(balade.noor)
    form = {"volunteer": [balade.henk.pk, balade.fatima.pk], "note": "", "how": "turns"}
    assert noor.post(f"/werk/vragen/{picked_up.pk}/buren/", form).status_code == 302
    assert states(Arrangement.objects.get()) == ["asked", "queued"]
    assert asked() == ["Henk"]
