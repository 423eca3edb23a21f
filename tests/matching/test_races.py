"""Two people at the same moment, each on a connection of their own, again and again."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
from django.db import connection
from django_scopes import scope

from hub.base import clock, workdays
from hub.base.models import OutboxMessage
from hub.base.workflow import MoveRefused, move, worker
from intake.services import moves
from matching.developing import cases, deciding, inviting
from matching.errors import AlreadyFilled, LimitReached, MatchingRefused, NotActive
from matching.models import Arrangement, Development, Handover, Invitation, Proposal
from matching.services import answering, handing, proposing
from matching.services.expiring import expire_due
from socialmap.models import Service
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


# --- no supply ------------------------------------------------------------------------------------
def lying(hub: SimpleNamespace) -> Handover:
    """A question that lies with process manager Charles."""
    help_request = make_request(hub.balade, hub.jansen, kind="personal", subjects=[hub.groceries])
    moves.pick_up(help_request=help_request, user=hub.noor)
    return handing.hand_to_process_manager(help_request=help_request, user=hub.noor, reason="Niemand.")


def case_of(hub: SimpleNamespace, *handovers: Handover) -> Development:
    return cases.start(hub=hub.balade, user=hub.charles, handovers=handovers, title="Zondag")


def test_two_who_take_the_same_questions_together_at_once_make_one_case(hub: SimpleNamespace) -> None:
    for _ in range(5):
        rows = [lying(hub), lying(hub)]
        results = at_once(hub, lambda rows=rows: case_of(hub, *rows), lambda rows=rows: case_of(hub, *rows[::-1]))
        assert sorted(type(result).__name__ for result in results) == ["Development", "NoQuestions"]
        assert Handover.objects.filter(pk__in=[row.pk for row in rows]).values("development").distinct().count() == 1


def test_two_decisions_at_once_end_in_one_and_every_resident_hears_once(hub: SimpleNamespace) -> None:
    for _ in range(5):
        case = case_of(hub, lying(hub), lying(hub))
        offer = deciding.Offer(name="Bus", summary="Bus", description="Bus", contact=hub.corrie)
        OutboxMessage.objects.update(status="sent")
        results = at_once(
            hub,
            lambda case=case, offer=offer: deciding.publish(
                development=case, user=hub.charles, offer=offer, decision="Ja"
            ),
            lambda case=case: deciding.not_possible(
                development=case, user=hub.charles, decision="Nee", answer="Het lukt niet."
            ),
        )
        assert [type(result) for result in results if isinstance(result, Exception)] == [MoveRefused], results
        told = OutboxMessage.objects.exclude(status__in=["sent", "cancelled"]).filter(person=hub.jansen)
        assert told.count() == 2
        assert told.values("kind").distinct().count() == 1
        case.refresh_from_db()
        assert Service.objects.filter(name="Bus").exists() == (case.status == "offer")
        Service.objects.filter(name="Bus").update(name="Eerder")


def test_saying_yes_to_an_invitation_while_it_is_decided_is_counted_or_told_that_it_is_over(
    hub: SimpleNamespace,
) -> None:
    for _ in range(5):
        case = case_of(hub, lying(hub))
        later = workdays.add_working_days(clock.now(), 5)
        (row,) = inviting.invite(development=case, user=hub.charles, words="", deadline=later, contacts=[hub.corrie])
        OutboxMessage.objects.update(status="sent")
        answer, decision = at_once(
            hub,
            lambda row=row: inviting.join(invitation=row, words="Graag"),
            lambda case=case: deciding.stop(development=case, user=hub.charles, decision="Niet nodig"),
        )
        assert not isinstance(decision, Exception), decision
        assert isinstance(answer, Invitation | MatchingRefused), answer
        row.refresh_from_db()
        assert row.status == ("ended" if isinstance(answer, Invitation) else "withdrawn")
        told = OutboxMessage.objects.filter(subject_type="matching.invitation", subject_id=row.pk)
        assert told.filter(kind__in=["invitation_withdrawn", "invitation_outcome"]).count() == 1


def test_a_resident_who_withdraws_while_it_is_decided_hears_at_most_once_and_stays_withdrawn_or_closed(
    hub: SimpleNamespace,
) -> None:
    for _ in range(5):
        row = lying(hub)
        case = case_of(hub, row)
        copy = type(row.help_request).objects.get(pk=row.help_request_id)
        withdrawal, decision = at_once(
            hub,
            lambda copy=copy: moves.withdraw(help_request=copy),
            lambda case=case: deciding.not_possible(
                development=case, user=hub.charles, decision="Nee", answer="Het lukt niet."
            ),
        )
        assert not isinstance(decision, Exception), decision
        assert not isinstance(withdrawal, Exception) or isinstance(withdrawal, MoveRefused)
        copy.refresh_from_db()
        told = OutboxMessage.objects.filter(subject_type="matching.handover", subject_id=row.pk, kind="resident_answer")
        assert copy.status in ("withdrawn", "closed")
        assert told.count() == (1 if isinstance(withdrawal, MoveRefused) or copy.status == "closed" else 0)


def test_two_sweeps_at_once_give_the_turn_to_one_neighbour_only(hub: SimpleNamespace) -> None:
    hub.mo.talents.add(hub.groceries)
    for _ in range(5):
        Volunteer.objects.update(most_at_once=100)
        help_request = make_request(hub.balade, hub.jansen, kind="personal", subjects=[hub.groceries])
        moves.pick_up(help_request=help_request, user=hub.noor)
        order = [hub.henk, hub.fatima, hub.mo]
        row = proposing.propose(help_request=help_request, user=hub.noor, volunteers=order, one_by_one=True)
        late = row.proposals.get(place=0).deadline + timedelta(hours=1)

        def sweep(late: object = late) -> int:
            with clock.at(late):
                return expire_due()

        at_once(hub, sweep, sweep)
        assert list(row.proposals.order_by("place").values_list("status", flat=True)) == [
            "expired",
            "asked",
            "queued",
        ]
