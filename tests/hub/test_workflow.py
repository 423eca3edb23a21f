"""A move is compare-and-set, leaves a row of history, and outside the table there is no door."""

import threading
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django_scopes import scope

from hub.base.models import Event
from hub.base.workflow import PROGRAM, REGISTRY, RESIDENT, MoveRefused, move, worker
from intake.models import HelpRequest
from intake.services import moves
from intake.workflow import RequestStatus
from tests.conftest import make_request


def test_a_move_changes_the_status_and_writes_who_when_and_why(question: HelpRequest, balade: SimpleNamespace) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    event = Event.objects.get(subject_type="intake.helprequest", subject_id=question.pk)
    assert (event.old, event.new, event.actor, event.who) == ("new", "picked_up", balade.noor, "worker")
    question.refresh_from_db()
    assert (question.status, question.owner) == ("picked_up", balade.noor)


def test_a_move_that_is_not_in_the_table_is_refused_and_changes_nothing(question: HelpRequest) -> None:
    with pytest.raises(MoveRefused) as refused:
        move(question, to="arranged", actor=RESIDENT)
    assert refused.value.current == "new"
    assert not Event.objects.exists()


def test_only_the_program_may_make_a_move_of_the_clock(question: HelpRequest, balade: SimpleNamespace) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    moves.mark_arranged(help_request=question, actor=worker(balade.noor), route="volunteer")
    moves.ask_whether_it_helped(help_request=question, actor=PROGRAM)
    assert question.status == "checking"


def test_the_database_refuses_a_move_outside_the_table_by_any_other_door(question: HelpRequest) -> None:
    with pytest.raises(DatabaseError, match="no move from new to arranged"), transaction.atomic():
        HelpRequest.objects.filter(pk=question.pk).update(status="arranged")


def test_the_database_knows_every_table_of_moves(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT workflow, source, target FROM base_allowedmove")
        kept = set(cursor.fetchall())
    assert kept == {(flow.name, *pair) for flow in REGISTRY.values() for pair in flow.pairs()}


def test_every_status_of_a_question_can_be_reached_and_left(db: None) -> None:
    table = REGISTRY["intake.helprequest"]
    statuses = set(RequestStatus.values)
    assert {target for _, target in table.pairs()} == statuses
    assert {source for source, _ in table.pairs()} == statuses


@pytest.mark.django_db(transaction=True)
def test_when_two_workers_pick_up_at_the_same_moment_exactly_one_gets_it(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        made = make_request(world.balade, world.jansen)
    together, outcomes = threading.Barrier(2), []

    def pick_up(user: object) -> None:
        try:
            with scope(hub=world.balade):
                mine = HelpRequest.objects.get(pk=made.pk)
                together.wait(timeout=10)
                moves.pick_up(help_request=mine, user=user)  # type: ignore[arg-type]
            outcomes.append("mine")
        except MoveRefused as refused:
            outcomes.append(refused.current)
        finally:
            connection.close()

    threads = [threading.Thread(target=pick_up, args=(user,)) for user in (world.noor, world.karim)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(outcomes) == ["mine", "picked_up"]


def test_history_cannot_be_changed(question: HelpRequest, balade: SimpleNamespace) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.update(reason="anders")


def test_history_cannot_be_removed(question: HelpRequest, balade: SimpleNamespace) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()
