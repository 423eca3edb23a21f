"""Two people at the same moment, each on a connection of their own, again and again."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from threading import Barrier, Thread
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django_scopes import scope

from hub.base.models import OutboxMessage
from hub.base.workflow import PROGRAM, MoveRefused
from socialmap.models import SignUp
from socialmap.services.activities import archive, make_all_dates
from socialmap.services.sign_ups import SignUpClosed, Visitor, sign_off, sign_up
from tests.socialmap.activities import comes, only_date, sewing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def hub(transactional_db: None, world: SimpleNamespace) -> Iterator[SimpleNamespace]:
    """The world, kept for real so that other connections see it."""
    with scope(hub=world.balade):
        yield world


def at_once(hub: SimpleNamespace, *steps: Callable[[], object]) -> list[object]:
    """Runs `steps` at the same moment. Gives what each returned, or the error it ended in."""
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


def test_of_two_people_who_want_the_last_place_exactly_one_gets_it(hub: SimpleNamespace) -> None:
    for _ in range(10):
        date = only_date(sewing(hub, places=1))
        results = at_once(hub, partial(comes, date, "Sara de Wit"), partial(comes, date, "Piet Bos"))
        assert Counter(row.status for row in results if isinstance(row, SignUp)) == {"placed": 1, "waiting": 1}
        date.refresh_from_db()
        assert date.taken == 1


def test_two_who_sign_off_at_once_give_their_places_to_two_who_wait(hub: SimpleNamespace) -> None:
    for _ in range(10):
        date = only_date(sewing(hub, places=2))
        sara, piet = comes(date, "Sara de Wit"), comes(date, "Piet Bos")
        waiting = [comes(date, "Ans Kok"), comes(date, "Wim Vos"), comes(date, "Jo Mol")]
        at_once(hub, partial(sign_off, sign_up=sara), partial(sign_off, sign_up=piet))
        statuses = [SignUp.objects.get(pk=row.pk).status for row in waiting]
        assert statuses == ["placed", "placed", "waiting"]
        told = OutboxMessage.objects.filter(kind="activity_got_place", subject_id__in=[row.pk for row in waiting])
        assert told.count() == 2


def test_one_who_presses_twice_signs_off_once(hub: SimpleNamespace) -> None:
    date = only_date(sewing(hub, places=2))
    sara = comes(date, "Sara de Wit")

    def press() -> int:
        return sign_off(sign_up=SignUp.objects.select_related("date").get(pk=sara.pk))

    results = at_once(hub, press, press)
    assert sum(isinstance(result, MoveRefused) for result in results) == 1
    date.refresh_from_db()
    assert date.taken == 0


def test_one_form_sent_twice_at_once_is_one_sign_up(hub: SimpleNamespace) -> None:
    date, submission = only_date(sewing(hub)), uuid4()

    def send() -> SignUp:
        who = Visitor(name="Sara de Wit", email="sara@voorbeeld.example")
        return sign_up(date=date, who=who, submission=submission)

    first, second = at_once(hub, send, send)
    assert first == second
    assert SignUp.objects.filter(date=date).count() == 1


def test_two_sweeps_at_once_make_each_date_once(hub: SimpleNamespace) -> None:
    made = sewing(hub, rule="FREQ=WEEKLY")
    n = made.dates.count()
    made.dates.filter(pk__in=list(made.dates.values_list("pk", flat=True)[10:])).delete()
    at_once(hub, make_all_dates, make_all_dates)
    assert made.dates.count() == n


def test_who_signs_up_while_it_is_taken_out_hears_that_it_does_not_go_on_or_is_refused(hub: SimpleNamespace) -> None:
    for _ in range(10):
        activity = sewing(hub)
        date = only_date(activity)
        results = at_once(hub, partial(comes, date, "Sara de Wit"), partial(archive, activity=activity, actor=PROGRAM))
        assert all(isinstance(one, SignUp | SignUpClosed | None) for one in results), results
        row = SignUp.objects.filter(date=date.pk).first()
        told = OutboxMessage.objects.filter(kind="activity_called_off", subject_id=row.pk if row else 0)
        assert told.exists() is bool(row)
