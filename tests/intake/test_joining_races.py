"""Two workers merge at the same moment, on real connections: one wins, the other is told."""

from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
from django.db import connection
from django_scopes import scope

from hub.base.models import OutboxMessage
from intake.models import HelpRequest
from intake.services import joining
from tests.conftest import make_request


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_who_merge_the_other_way_round_one_wins_and_one_is_told(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        one = make_request(world.balade, world.jansen, "Boodschappen")
        other = make_request(world.balade, world.jansen, "Boodschappen, nog eens")
    start, told = Barrier(2), []

    def merge(keep: HelpRequest, goes: HelpRequest, user: object) -> None:
        try:
            with scope(hub=world.balade):
                start.wait()
                joining.merge(keep=keep, goes=goes, user=user)  # type: ignore[arg-type]
                told.append("merged")
        except joining.NotTogether as error:
            told.append(str(error))
        finally:
            connection.close()

    pair = [Thread(target=merge, args=(one, other, world.noor)), Thread(target=merge, args=(other, one, world.karim))]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    assert sorted(told) == ["Een collega was u net voor. Zo staat het nu.", "merged"]
    with scope(hub=world.balade):
        assert HelpRequest.objects.exclude(merged_into=None).count() == 1
        assert OutboxMessage.objects.filter(kind="question_merged").count() == 1
