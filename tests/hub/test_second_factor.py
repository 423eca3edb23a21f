"""The second factor cannot be walked round: no other door, no other address, no older session."""

import secrets
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.views import LoginView
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from hub.accounts.models import Membership, User
from hub.base import clock

SignIn = Callable[[User], Client]
PASSWORD = "een-lang-wachtwoord"  # that of the world of the tests


@pytest.fixture(autouse=True)
def _second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = True


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _with_password(user: User) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


def _patterns(patterns: list[Any], before: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns, path)
        elif isinstance(pattern, URLPattern):
            yield path, pattern.callback


def test_no_address_has_a_login_that_knows_only_the_password() -> None:
    doors = [
        path
        for path, view in _patterns(get_resolver().url_patterns, "/")
        if issubclass(getattr(view, "view_class", object), LoginView)
    ]
    assert doors  # Wagtail brings them: what counts is what answers at their addresses
    assert not [path for path in doors if issubclass(getattr(resolve(path).func, "view_class", object), LoginView)]


def test_a_password_posted_at_the_login_of_members_pages_lets_nobody_in(client: Client, world: SimpleNamespace) -> None:
    answer = client.post("/_util/login/", {"username": world.noor.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("address", ["/werk/", "/cms/", "/werk/vragen/", "/mijn/"])
@pytest.mark.parametrize("prefix", ["", "/x", "/cms"])
def test_a_prefix_that_a_proxy_lets_through_opens_no_wall(
    signed_in_as: SignIn, world: SimpleNamespace, address: str, prefix: str
) -> None:
    answer = signed_in_as(world.noor).get(address, SCRIPT_NAME=prefix)
    assert answer.status_code == 302
    assert answer["Location"].endswith("/accounts/2fa/")


@pytest.mark.parametrize(
    "address", ["//werk/", "/werk//", "/./werk/", "/WERK/", "/%77erk%2f", "/werk/;/", "/werk/%2e%2e/werk/"]
)
def test_another_way_to_write_an_address_opens_no_wall(
    signed_in_as: SignIn, world: SimpleNamespace, address: str
) -> None:
    answer = signed_in_as(world.noor).get("/", PATH_INFO=address)
    assert answer.status_code == 404 or answer["Location"] == "/accounts/2fa/"


def test_a_neighbour_without_staff_work_needs_no_second_factor(signed_in_as: SignIn, world: SimpleNamespace) -> None:
    assert signed_in_as(world.ria_user).get("/mijn/").status_code == 200


@pytest.mark.django_db(transaction=True)  # it is noted when the change is kept
def test_who_sets_it_up_goes_on_in_the_same_session(world: SimpleNamespace) -> None:
    client = _with_password(world.noor)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": _code(secret)})
    assert Authenticator.objects.filter(user=world.noor, type="totp").exists()
    assert client.get("/werk/").status_code == 200


def test_a_session_from_before_it_was_set_up_does_not_come_in_afterwards(world: SimpleNamespace) -> None:
    thief = _with_password(world.noor)
    TOTP.activate(world.noor, generate_totp_secret())
    answer = thief.get("/werk/vragen/")
    assert answer["Location"] == "/accounts/2fa/reauthenticate/?next=%2Fwerk%2Fvragen%2F"


@pytest.mark.parametrize("page", ["totp/deactivate/", "webauthn/add/", "recovery-codes/", ""])
def test_nor_can_such_a_session_change_the_second_factor(world: SimpleNamespace, page: str) -> None:
    thief = _with_password(world.noor)
    TOTP.activate(world.noor, generate_totp_secret())
    assert thief.get(f"/accounts/2fa/{page}")["Location"].startswith("/accounts/2fa/reauthenticate/")
    thief.post(f"/accounts/2fa/{page}")
    assert Authenticator.objects.filter(user=world.noor, type="totp").exists()


def test_the_code_opens_the_wall_for_such_a_session(world: SimpleNamespace) -> None:
    client = _with_password(world.noor)
    secret = generate_totp_secret()
    TOTP.activate(world.noor, secret)
    client.post("/accounts/2fa/reauthenticate/", {"code": _code(secret)})
    assert client.get("/werk/").status_code == 200


def test_who_signs_in_with_both_comes_in(world: SimpleNamespace) -> None:
    secret = generate_totp_secret()
    TOTP.activate(world.noor, secret)
    client = _with_password(world.noor)
    client.post("/accounts/2fa/authenticate/", {"code": _code(secret)})
    assert client.get("/werk/").status_code == 200


def test_a_superuser_needs_it_too(signed_in_as: SignIn, world: SimpleNamespace) -> None:
    root = User.objects.create_superuser("root@startpunt.example", PASSWORD, name="Root")
    assert signed_in_as(root).get("/cms/")["Location"] == "/accounts/2fa/"


# --- sessions that go on ---------------------------------------------------------------------------------
def test_who_is_blocked_is_out_at_once(signed_in_as: SignIn, world: SimpleNamespace, settings: Any) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = False
    client = signed_in_as(world.noor)
    User.objects.filter(pk=world.noor.pk).update(is_active=False)
    assert client.get("/werk/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("page", ["/werk/", "/werk/vragen/", "/werk/vrijwilligers/", "/werk/resultaten/"])
def test_a_role_that_ended_ends_in_a_session_that_goes_on(
    signed_in_as: SignIn, world: SimpleNamespace, settings: Any, page: str
) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = False
    client = signed_in_as(world.noor)
    assert client.get(page).status_code == 200
    yesterday = clock.today() - timedelta(days=1)
    Membership.objects.filter(user=world.noor).update(since=yesterday, until=yesterday)
    assert client.get(page).status_code == 403


def test_signing_in_gives_a_new_session(client: Client, world: SimpleNamespace) -> None:
    client.get("/accounts/login/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = client.session.session_key
    client.cookies["sessionid"] = before
    client.post("/accounts/login/", {"login": world.noor.email, "password": PASSWORD})
    assert client.session.session_key != before


def test_after_a_few_wrong_passwords_even_the_right_one_waits(world: SimpleNamespace) -> None:
    # The count is kept in Redis, also between runs: an address of its own for each run.
    client = Client(REMOTE_ADDR=f"2001:db8::{secrets.token_hex(2)}:{secrets.token_hex(2)}")
    gerard = User.objects.create_user(f"gerard-{secrets.token_hex(4)}@balade.example", PASSWORD, name="Gerard")
    for _ in range(12):
        client.post("/accounts/login/", {"login": gerard.email, "password": "fout-fout-fout"})
    client.post("/accounts/login/", {"login": gerard.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
