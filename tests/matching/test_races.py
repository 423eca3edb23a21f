"""Two people at the same moment, each on a connection of their own, again and again."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
from django.db import connection
from django_scopes import scope

from hub.base.models import OutboxMessage
from hub.base.workflow import MoveRefused, move, worker
from intake.services import moves
from matching.errors import AlreadyFilled, LimitReached, MatchingRefused, NotActive
from matching.models import Arrangement, Proposal
from matching.services import answering, proposing
from tests.conftest import make_request
from volunteers.models import Volunteer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def hub(transactional_db: None, world: SimpleNamespace) -> Iterator[SimpleNamespace]:
    """The world, kept for real so that other connections see it."""
    with scope(hub=world.balade):
        yield world


def question(hub: SimpleNamespace, *volunteers: Volunteer) -> Arrangement:
    help_request = make_request(hub.balade, hub.jansen, kind="personal", subjects=[hub.groceries])
    moves.pick_up(help_request=help_request, user=hub.noor)
    return proposing.propose(help_request=help_request, user=hub.noor, volunteers=volunteers)


def at_once(hub: SimpleNamespace, *steps: Callable[[], object]) -> list[object]:
    """Runs `steps` at the same moment, each in a thread with its own connection. Gives what each returned,
    or the error it ended in."""
    results: list[object] = [None] * len(steps)
    start = Barrier(len(steps))

    def run(place: int, step: Callable[[], object]) -> None:
        try:
            with scope(hub=hub.balade):
                connection.ensure_connection()
                start.wait(timeout=10)
                results[place] = step()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return results


def said_yes(results: list[object]) -> list[Proposal]:
    return [result for result in results if isinstance(result, Proposal)]


def test_when_two_say_yes_at_once_exactly_one_wins_and_the_other_is_told(hub: SimpleNamespace) -> None:
    for _ in range(10):
        arrangement = question(hub, hub.henk, hub.fatima)
        OutboxMessage.objects.filter(status="pending").update(status="sent")
        Volunteer.objects.update(most_at_once=100)
        proposals = list(arrangement.proposals.all())
        results = at_once(hub, *(lambda row=row: answering.accept_proposal(proposal=row) for row in proposals))
        (winner,) = said_yes(results)
        (refused,) = [result for result in results if isinstance(result, Exception)]
        assert isinstance(refused, AlreadyFilled), refused
        loser = next(row for row in proposals if row.pk != winner.pk)
        told = OutboxMessage.objects.filter(subject_type="matching.proposal", subject_id=loser.pk)
        assert told.filter(kind="proposal_filled").count() == 1
        arrangement.refresh_from_db()
        arrangement.help_request.refresh_from_db()
        assert (arrangement.status, arrangement.help_request.status) == ("agreed", "arranged")


def test_one_neighbour_who_presses_yes_twice_at_once_says_yes_once(hub: SimpleNamespace) -> None:
    row = question(hub, hub.henk, hub.fatima).proposals.get(volunteer=hub.henk)
    results = at_once(hub, *[lambda: answering.accept_proposal(proposal=row)] * 4)
    assert len(said_yes(results)) == 4
    assert OutboxMessage.objects.filter(kind="proposal_agreed").count() == 1


def test_two_questions_at_once_do_not_bring_a_neighbour_over_the_own_limit(hub: SimpleNamespace) -> None:
    for _ in range(5):
        Proposal.objects.filter(status="accepted").update(status="ended")
        Volunteer.objects.filter(pk=hub.henk.pk).update(most_at_once=1)
        rows = [question(hub, hub.henk).proposals.get() for _ in range(2)]
        results = at_once(hub, *(lambda row=row: answering.accept_proposal(proposal=row) for row in rows))
        assert len(said_yes(results)) == 1
        assert [type(result) for result in results if isinstance(result, Exception)] == [LimitReached]


def test_pausing_and_saying_yes_at_once_never_leaves_a_yes_that_came_after_the_pause(hub: SimpleNamespace) -> None:
    row = question(hub, hub.henk).proposals.get()
    volunteer = Volunteer.objects.get(pk=hub.henk.pk)
    answer, pause = at_once(
        hub,
        lambda: answering.accept_proposal(proposal=row),
        lambda: move(volunteer, to="paused", actor=worker(hub.noor)),
    )
    assert not isinstance(pause, Exception)
    assert isinstance(answer, Proposal | NotActive)


def test_two_workers_who_ask_for_the_same_question_at_once_ask_only_once(hub: SimpleNamespace) -> None:
    help_request = make_request(hub.balade, hub.jansen, kind="personal", subjects=[hub.groceries])
    moves.pick_up(help_request=help_request, user=hub.noor)
    copies = [type(help_request).objects.get(pk=help_request.pk) for _ in range(2)]
    results = at_once(
        hub,
        lambda: proposing.propose(help_request=copies[0], user=hub.noor, volunteers=[hub.henk]),
        lambda: proposing.propose(help_request=copies[1], user=hub.karim, volunteers=[hub.fatima]),
    )
    assert sorted(type(result).__name__ for result in results) == ["Arrangement", "MoveRefused"]
    assert Proposal.objects.count() == 1


def test_withdrawing_the_question_while_somebody_says_yes_ends_in_one_clear_state(hub: SimpleNamespace) -> None:
    for _ in range(5):
        Volunteer.objects.update(most_at_once=100)
        arrangement = question(hub, hub.henk, hub.fatima)
        row = arrangement.proposals.get(volunteer=hub.henk)
        copy = type(arrangement.help_request).objects.get(pk=arrangement.help_request_id)
        answer, _stop = at_once(
            hub,
            lambda row=row: answering.accept_proposal(proposal=row),
            lambda copy=copy: moves.withdraw(help_request=copy),
        )
        assert isinstance(answer, Proposal | MatchingRefused | MoveRefused), answer
        copy.refresh_from_db()
        arrangement.refresh_from_db()
        row.refresh_from_db()
        assert copy.status == "withdrawn"
        assert arrangement.status in ("failed", "ended")
        assert row.status == "withdrawn"
