"""A mediation that stands still: who makes the next step is reminded, once a station."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from hub.base import clock
from hub.base.models import OutboxMessage
from mediation.models import MediationCase, MediatorAssignment
from mediation.services import cases
from tests.conftest import make_person, make_volunteer
from tests.followup.support import WEDNESDAY, run


@pytest.fixture
def case(balade: SimpleNamespace) -> MediationCase:
    """Opened on a Wednesday, with two mediators, waiting for the first talk."""
    with clock.at(WEDNESDAY):
        opened = cases.open_case(help_request=None, hub=balade.balade, user=balade.carla, summary="De bas staat aan")
        far = make_person(balade.balade, "Mia Ver", latitude=51.8, longitude=5.3)
        other = make_volunteer(balade.balade, "Mia Ver", person=far, methods=["standard"])
        for volunteer in (balade.mo, other):
            MediatorAssignment.objects.create(hub=balade.balade, case=opened, volunteer=volunteer)
        for station in ("network", "pair", "intake_1"):
            cases.move_station(case=opened, user=balade.carla, to=station)
    return opened


def reminders() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind="case_reminder").order_by("address"))


def test_within_its_days_nobody_is_reminded(balade: SimpleNamespace, case: MediationCase) -> None:
    run(balade, WEDNESDAY + timedelta(days=13))
    assert reminders() == []


def test_past_its_days_both_mediators_are_reminded_once(balade: SimpleNamespace, case: MediationCase) -> None:
    for days in (15, 16, 30):
        run(balade, WEDNESDAY + timedelta(days=days))
    assert [one.address for one in reminders()] == ["mia.ver@voorbeeld.example", "mo.bakkali@voorbeeld.example"]


def test_when_the_coordinator_is_on_the_move_she_is_reminded(balade: SimpleNamespace, case: MediationCase) -> None:
    with clock.at(WEDNESDAY):
        MediationCase.objects.filter(pk=case.pk).update(status="intake_2")
        MediationCase.objects.filter(pk=case.pk).update(status="meeting")
        MediationCase.objects.filter(pk=case.pk).update(status="aftercare")
    run(balade, WEDNESDAY + timedelta(days=40))
    assert [one.address for one in reminders()] == [balade.carla.email]


def test_a_reminder_says_nothing_of_what_it_is_about(balade: SimpleNamespace, case: MediationCase) -> None:
    run(balade, WEDNESDAY + timedelta(days=15))
    assert "bas" not in str([one.letter for one in reminders()])
