"""The administrator gives and ends roles; access begins and ends with them."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django_scopes import scope

from hub.accounts import services
from hub.accounts.models import Membership, User
from hub.base.models import Event, OutboxMessage

SignIn = Callable[[User], Client]


def test_somebody_new_gets_an_account_a_role_and_a_mail(balade: SimpleNamespace) -> None:
    given = services.give_role(
        hub=balade.balade, email="Sanne@Balade.example ", name="Sanne Smit", role="hub_worker", by=balade.ada
    )
    assert given.user.email == "sanne@balade.example"
    assert given.user.may("intake.work", balade.balade)
    assert not given.user.has_usable_password()
    assert OutboxMessage.objects.get(kind="role_given").address == "sanne@balade.example"
    assert Event.objects.get(verb="role_given").actor == balade.ada


def test_the_same_role_twice_is_one_role_and_one_mail(balade: SimpleNamespace) -> None:
    for _ in range(2):
        services.give_role(hub=balade.balade, email="sanne@balade.example", name="Sanne", role="editor", by=balade.ada)
    assert Membership.objects.filter(user__email="sanne@balade.example").count() == 1
    assert OutboxMessage.objects.filter(kind="role_given").count() == 1


def test_somebody_of_another_hub_keeps_the_own_name(balade: SimpleNamespace) -> None:
    given = services.give_role(
        hub=balade.balade, email=balade.otto.email, name="Iemand Anders", role="hub_worker", by=balade.ada
    )
    assert given.user == balade.otto
    assert User.objects.get(pk=balade.otto.pk).name == "Otto"


def test_an_ended_role_gives_no_access_from_that_moment(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    client = signed_in_as(balade.noor)
    assert client.get("/werk/").status_code == 200
    services.end_role(membership=balade.noor.memberships.get(), by=balade.ada)
    assert client.get("/werk/").status_code == 403


def test_a_role_given_and_ended_on_one_day_is_over(balade: SimpleNamespace) -> None:
    given = services.give_role(hub=balade.balade, email="x@y.example", name="X", role="hub_worker", by=balade.ada)
    services.end_role(membership=given, by=balade.ada)
    assert not given.user.may("intake.work", balade.balade)


def test_an_administrator_does_not_give_herself_the_key_to_the_cases(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    typed = {"name": "Ada", "email": balade.ada.email, "role": "coordinator"}
    assert signed_in_as(balade.ada).post("/werk/rollen/", typed).status_code == 422
    assert not User.objects.get(pk=balade.ada.pk).may("mediation.coordinate", balade.balade)


def test_the_last_administrator_stays(balade: SimpleNamespace) -> None:
    with pytest.raises(services.LastAdministrator):
        services.end_role(membership=balade.ada.memberships.get(), by=balade.ada)


def test_the_screen_gives_a_role_and_keeps_what_was_typed_when_something_is_wrong(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    client = signed_in_as(balade.ada)
    wrong = client.post("/werk/rollen/", {"name": "Sanne Smit", "email": "geen adres", "role": "editor"})
    assert wrong.status_code == 422
    assert "Sanne Smit" in wrong.content.decode()
    client.post("/werk/rollen/", {"name": "Sanne Smit", "email": "sanne@balade.example", "role": "editor"})
    assert "Sanne Smit" in client.get("/werk/rollen/").content.decode()


def test_the_first_administrator_comes_from_the_command_line(world: SimpleNamespace) -> None:
    call_command("give_role", "eerste@rivierzicht.example", "administrator", hub="rivierzicht", name="Eerste")
    with scope(hub=world.rivierzicht):
        first = User.objects.get(email="eerste@rivierzicht.example")
        assert first.may("accounts.manage", world.rivierzicht)


def test_a_hub_that_does_not_exist_is_said_so(world: SimpleNamespace) -> None:
    with pytest.raises(CommandError, match="no hub nergens; there is: balade, rivierzicht"):
        call_command("give_role", "a@b.example", "administrator", hub="nergens")
