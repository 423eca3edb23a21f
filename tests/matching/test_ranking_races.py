"""Two changes to one volunteer at the same moment: neither is lost from the row she is found by, and nobody waits for
ever."""

from datetime import time
from types import SimpleNamespace

import pytest
from django.db import connection

from hub.base.workflow import VOLUNTEER
from intake.services import moves
from matching import candidates
from matching.models import CandidateRow
from matching.services import proposing
from tests.conftest import make_request
from tests.matching.test_races import at_once, hub  # noqa: F401
from volunteers import services
from volunteers.models import Volunteer
from volunteers.week import Hours

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def kept(volunteer: Volunteer) -> tuple[list[object], ...]:
    """The row as it is, and as it becomes when it is made anew from the tables."""
    rows = CandidateRow.objects.filter(pk=volunteer.pk)
    before = list(rows.values())
    with connection.cursor() as cursor:
        cursor.execute("SELECT startpunt_candidate_refresh(%s)", [volunteer.pk])
    return before, list(rows.values())


def test_other_hours_and_a_question_at_once_are_both_in_the_row(hub: SimpleNamespace) -> None:  # noqa: F811
    for number in range(4):
        asked = make_request(hub.balade, hub.jansen, kind="personal", subjects=[hub.groceries])
        moves.pick_up(help_request=asked, user=hub.noor)
        week = [Hours(number, time(9), time(12))]
        results = at_once(
            hub,
            lambda asked=asked: proposing.propose(help_request=asked, user=hub.noor, volunteers=[hub.henk]),
            lambda week=week: services.set_availability(volunteer=hub.henk, hours=week, actor=VOLUNTEER),
        )
        assert not [result for result in results if isinstance(result, Exception)]
        before, after = kept(hub.henk)
        assert before == after


def test_asking_and_pausing_at_once_do_not_wait_for_each_other_for_ever(hub: SimpleNamespace) -> None:  # noqa: F811
    for _number in range(4):
        asked = make_request(hub.balade, hub.jansen, kind="personal", subjects=[hub.groceries])
        moves.pick_up(help_request=asked, user=hub.noor)
        results = at_once(
            hub,
            lambda asked=asked: proposing.propose(help_request=asked, user=hub.noor, volunteers=[hub.fatima]),
            lambda: services.pause(volunteer=hub.fatima, actor=VOLUNTEER),
        )
        assert "deadlock" not in str(results)
        before, after = kept(hub.fatima)
        assert before == after
        assert hub.fatima.pk not in [fit.candidate.pk for fit in candidates.best(asked)]
        hub.fatima.refresh_from_db()
        services.come_back(volunteer=hub.fatima, actor=VOLUNTEER)
