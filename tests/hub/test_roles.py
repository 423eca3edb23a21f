"""Roles belong to a hub and to a time; code asks for permissions."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from hub.accounts.models import Membership, User
from hub.accounts.roles import PERMISSIONS, STAFF, Role
from hub.base import clock
from tests.conftest import make_user


def test_a_worker_may_work_in_the_own_hub_only(world: SimpleNamespace) -> None:
    assert world.noor.may("intake.work", world.balade)
    assert not world.noor.may("intake.work", world.rivierzicht)


def test_a_worker_never_sees_mediation(world: SimpleNamespace) -> None:
    assert not world.noor.may("mediation.coordinate", world.balade)


def test_a_role_ends_with_its_last_day(world: SimpleNamespace) -> None:
    yesterday = clock.today() - timedelta(days=1)
    Membership.objects.filter(user=world.noor).update(since=yesterday, until=yesterday)
    assert not User.objects.get(pk=world.noor.pk).may("intake.work", world.balade)


def test_a_role_does_not_begin_before_its_first_day(world: SimpleNamespace) -> None:
    Membership.objects.filter(user=world.noor).update(since=clock.today() + timedelta(days=1))
    assert not User.objects.get(pk=world.noor.pk).may("intake.work", world.balade)


def test_who_is_blocked_may_nothing(world: SimpleNamespace) -> None:
    world.noor.is_active = False
    assert not world.noor.may("intake.work", world.balade)


def test_a_superuser_has_no_case_content(world: SimpleNamespace) -> None:
    root = User.objects.create_superuser("root@startpunt.example", "een-lang-wachtwoord", name="Root")
    assert not root.may("intake.work", world.balade)


def test_every_role_is_in_the_table() -> None:
    assert set(PERMISSIONS) == set(Role)


def test_the_municipality_only_reads_results() -> None:
    assert PERMISSIONS[Role.MUNICIPALITY] == {"reporting.view"}


@pytest.mark.parametrize("role", sorted(STAFF))
def test_staff_needs_a_second_factor(world: SimpleNamespace, role: str) -> None:
    assert make_user(world.balade, "Nieuw", role).is_staff


@pytest.mark.parametrize("role", sorted(set(Role) - STAFF))
def test_neighbours_do_not(world: SimpleNamespace, role: str) -> None:
    assert not make_user(world.balade, "Nieuw", role).is_staff
