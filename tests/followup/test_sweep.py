"""The sweep: capped after a gap, one fault stops nothing else, each hub apart, two runs at once do it once."""

import threading
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django_scopes import scope, scopes_disabled

from followup import services
from followup.tasks import follow_up as follow_up_task
from hub.base import clock
from hub.base.models import Event, OutboxMessage
from hub.base.workflow import worker
from intake.models import HelpRequest
from intake.services import moves
from tests.conftest import make_person, make_request
from tests.followup.support import WEDNESDAY, kinds, run


def test_after_a_gap_a_run_does_so_much_and_the_next_run_the_rest(balade: SimpleNamespace) -> None:
    for number in range(7):
        request = make_request(balade.balade, make_person(balade.balade, f"Buur {number}"))
        moves.pick_up(help_request=request, user=balade.noor)
        moves.mark_arranged(help_request=request, actor=worker(balade.noor), route="volunteer")
    HelpRequest.objects.update(due_at=WEDNESDAY)
    later = WEDNESDAY.replace(hour=14) + timedelta(days=1)
    assert [run(balade, later, most=5) for _ in range(4)] == [5, 5, 4, 0]
    assert kinds() == {"did_it_help": 7}


def test_one_item_that_fails_does_not_stop_the_others_and_no_name_is_logged(
    balade: SimpleNamespace, arranged: HelpRequest, caplog: Any
) -> None:
    other = make_request(balade.balade, make_person(balade.balade, "Meneer Pietersen"))
    moves.pick_up(help_request=other, user=balade.noor)
    moves.mark_arranged(help_request=other, actor=worker(balade.noor), route="volunteer")
    HelpRequest.objects.filter(pk__in=[other.pk, arranged.pk]).update(due_at=WEDNESDAY)
    # A row that the database itself refuses to move, as a fault in the data would.
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse_one() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'Mevrouw Jansen'; END $$ LANGUAGE plpgsql;"
            f"CREATE TRIGGER refuse_one BEFORE UPDATE ON intake_helprequest FOR EACH ROW WHEN (OLD.id = {arranged.pk})"
            " EXECUTE FUNCTION refuse_one()"
        )
    run(balade, WEDNESDAY + timedelta(days=1, hours=5))
    other.refresh_from_db()
    arranged.refresh_from_db()
    assert (other.status, arranged.status) == ("checking", "arranged")
    assert str(arranged.pk) in caplog.text
    assert "Jansen" not in caplog.text


def test_each_hub_is_followed_up_in_its_own_scope(world: SimpleNamespace) -> None:
    with scope(hub=world.rivierzicht):
        moves.pick_up(help_request=world.outside_request, user=world.otto)
        HelpRequest.objects.update(due_at=WEDNESDAY)
    with scope(hub=world.balade):
        run(world, WEDNESDAY + timedelta(hours=5))
    with scopes_disabled():
        assert not OutboxMessage.objects.filter(kind="owner_reminder").exists()
    with clock.at(WEDNESDAY + timedelta(hours=5)):
        follow_up_task()
    with scopes_disabled():
        (message,) = OutboxMessage.objects.filter(kind="owner_reminder")
    assert (message.hub, message.address) == (world.rivierzicht, world.otto.email)


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_do_each_thing_once(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        for number in range(12):
            request = make_request(world.balade, make_person(world.balade, f"Buur {number}"))
            moves.pick_up(help_request=request, user=world.noor)
            moves.mark_arranged(help_request=request, actor=worker(world.noor), route="volunteer")
        HelpRequest.objects.filter(status="arranged").update(due_at=WEDNESDAY)
    both = threading.Barrier(2)

    def work() -> None:
        try:
            with scope(hub=world.balade), clock.at(WEDNESDAY + timedelta(days=1)):
                both.wait()
                services.follow_up(hub=world.balade)
        finally:
            connection.close()

    runs = [threading.Thread(target=work) for _ in range(2)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    with scope(hub=world.balade):
        run(world, WEDNESDAY + timedelta(days=1))
        assert kinds() == {"did_it_help": 12}
        assert Event.objects.filter(new="checking").count() == 12
