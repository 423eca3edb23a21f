"""An answer of the resident wakes the question from every state in which somebody waits, by every channel (D25)."""

from types import SimpleNamespace

import pytest

from hub.people.models import Person
from intake.models import Channel, HelpRequest
from intake.services import following, working
from intake.workflow import ENDED, OPEN, RequestStatus
from tests.conftest import make_request

WAITING = [status for status in OPEN if status != RequestStatus.NEW]
BY_HAND = [Channel.PHONE, Channel.EMAIL, Channel.COUNTER, Channel.PAPER]


def waiting(w: SimpleNamespace, person: Person, status: str) -> HelpRequest:
    """A question of Noor that stands at `status`."""
    return make_request(w.balade, person, status=status, owner=w.noor)


def is_awake(help_request: HelpRequest) -> bool:
    help_request.refresh_from_db()
    return help_request.status != RequestStatus.WAITING_RESIDENT and help_request.answered_at is not None


@pytest.mark.parametrize("status", WAITING)
def test_an_answer_by_the_private_link_wakes_it(balade: SimpleNamespace, status: str) -> None:
    asked = waiting(balade, balade.jansen, status)
    following.answer(help_request=asked, text="Dinsdag is goed")
    assert is_awake(asked)


@pytest.mark.parametrize("status", WAITING)
def test_asking_for_a_call_wakes_it(balade: SimpleNamespace, status: str) -> None:
    asked = waiting(balade, balade.jansen, status)
    following.call_me(help_request=asked)
    assert is_awake(asked)


@pytest.mark.parametrize("channel", BY_HAND)
@pytest.mark.parametrize("status", WAITING)
def test_an_answer_that_a_colleague_writes_down_wakes_it_for_the_owner(
    balade: SimpleNamespace, status: str, channel: str
) -> None:
    asked = waiting(balade, balade.jansen, status)
    working.heard(help_request=asked, user=balade.karim, text="Dinsdag is goed", channel=channel)
    assert is_awake(asked)
    assert (asked.messages.get().channel, asked.messages.get().author) == (channel, balade.karim)


def test_what_the_owner_heard_herself_is_read_already(balade: SimpleNamespace) -> None:
    asked = waiting(balade, balade.jansen, RequestStatus.WAITING_RESIDENT)
    working.heard(help_request=asked, user=balade.noor, text="Dinsdag is goed", channel=Channel.PHONE)
    asked.refresh_from_db()
    assert (asked.status, asked.answered_at) == ("picked_up", None)


@pytest.mark.parametrize("status", ENDED)
def test_an_ended_question_stays_ended_until_it_is_opened_again(balade: SimpleNamespace, status: str) -> None:
    asked = waiting(balade, balade.jansen, status)
    with pytest.raises(following.Ended):
        following.answer(help_request=asked, text="Toch nog iets")
    working.heard(help_request=asked, user=balade.karim, text="Dank u", channel=Channel.PHONE)
    asked.refresh_from_db()
    assert (asked.status, asked.answered_at) == (status, None)
