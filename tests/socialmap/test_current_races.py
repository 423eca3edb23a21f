"""Two people, or two sweeps, at the same moment, each on a connection of their own."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django_scopes import scope

from hub.base import clock
from hub.base.workflow import CONTACT, MoveRefused
from socialmap.fields import version
from socialmap.models import Contact, EntryChange, EntryCheck, EntryClaim, EntryReport, Service
from socialmap.services import changes, claims, keeping, mistakes, own
from tests.conftest import make_service
from tests.socialmap.support_current import WEDNESDAY, checked, kinds, speaks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 8


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
            with scope(hub=hub.balade), clock.at(WEDNESDAY):
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


def test_two_staff_decide_on_a_change_and_one_wins(hub: SimpleNamespace) -> None:
    for number in range(ROUNDS):
        change = changes.propose(
            service=hub.service, fields={"summary": f"Rit {number}"}, source="contact", contact=hub.corrie
        )
        assert change is not None
        one, two = (EntryChange.objects.select_related("service", "contact", "hub").get(pk=change.pk) for _ in "ab")
        seen = version(Service.objects.get(pk=hub.service.pk))
        results = at_once(
            hub,
            lambda row=one, seen=seen: changes.approve(change=row, user=hub.noor, taken=["summary"], seen=seen),
            lambda row=two: changes.refuse(change=row, user=hub.karim, reason="Nee"),
        )
        lost = [result for result in results if isinstance(result, MoveRefused)]
        assert len(lost) == 1, results
    told = kinds()
    assert told["change_taken"] + told["change_refused"] == ROUNDS


def test_two_edits_at_once_leave_one_that_waits(hub: SimpleNamespace) -> None:
    for number in range(ROUNDS):
        results = at_once(
            hub,
            *(
                lambda text=f"Rit {number} {who}": changes.edit_own(
                    service=hub.service, fields={"summary": text}, contact=hub.corrie, actor=CONTACT
                )
                for who in "ab"
            ),
        )
        assert not [result for result in results if isinstance(result, Exception)]
        assert EntryChange.objects.filter(status="proposed").count() == 1


def test_two_sweeps_at_once_ask_everybody_once(hub: SimpleNamespace) -> None:
    entries = [make_service(hub.balade, f"Club {number}") for number in range(6)]
    for number, entry in enumerate(entries):
        checked(entry, 150)
        speaks(entry, f"club{number // 2}@voorbeeld.example")
    checked(hub.service, 10)
    for _ in range(3):
        at_once(hub, *(lambda: keeping.keep_current(hub=hub.balade) for _ in "ab"))
    assert kinds() == {"check_asked": 3}
    assert EntryCheck.objects.count() == 6


def test_a_confirmation_during_a_sweep_is_kept_and_asks_nobody_again(hub: SimpleNamespace) -> None:
    for _ in range(ROUNDS):
        checked(hub.service, 150)
        entry = Service.objects.get(pk=hub.service.pk)
        at_once(
            hub,
            lambda entry=entry: own.confirm(contact=hub.corrie, seen={entry.pk: version(entry)}),
            lambda: keeping.keep_current(hub=hub.balade),
        )
        at_once(hub, lambda entry=entry: own.confirm(contact=hub.corrie, seen={entry.pk: version(entry)}))
        assert Service.objects.get(pk=entry.pk).assured_date == WEDNESDAY.date()
        with clock.at(WEDNESDAY):
            assert not Service.objects.filter(pk=entry.pk).to_ask_about().exists()


def test_the_same_report_sent_twice_at_once_counts_once(hub: SimpleNamespace) -> None:
    for number in range(ROUNDS):
        same = uuid4()
        send = {"what": "other", "text": f"Fout {number}", "email": "", "submission": same}
        results = at_once(hub, *(lambda send=send: mistakes.report_mistake(service=hub.service, **send) for _ in "ab"))
        assert not [result for result in results if isinstance(result, Exception)]
        assert EntryReport.objects.filter(submission=same).count() == 1


def test_two_staff_say_yes_to_a_claim_and_there_is_one_new_contact_person(hub: SimpleNamespace) -> None:
    who = {"name": "Piet", "title": "", "email": "piet@bus.example", "phone": "", "text": ""}
    row = claims.claim(service=hub.service, submission=uuid4(), **who)
    assert row is not None
    both = [
        EntryClaim.objects.select_related("service__organization", "service__hub", "hub").get(pk=row.pk) for _ in "ab"
    ]
    results = at_once(hub, *(lambda one=one: claims.approve_claim(claim=one, user=hub.noor) for one in both))
    assert sum(isinstance(result, MoveRefused) for result in results) == 1
    assert Contact.objects.filter(email="piet@bus.example").count() == 1
    assert kinds()["claim_approved"] == 1
