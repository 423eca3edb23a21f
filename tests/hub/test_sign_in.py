"""One login door, and a second factor for who works with other people's data."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from hub import settings as default_settings
from hub.accounts.models import User

SignIn = Callable[[User], Client]


def test_the_login_of_the_cms_leads_to_the_one_door(client: Client, db: None) -> None:
    answer = client.get("/cms/login/?next=/cms/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/cms/")


def test_a_password_posted_at_the_login_of_the_cms_lets_nobody_in(client: Client, world: SimpleNamespace) -> None:
    client.post("/cms/login/", {"username": world.eva.email, "password": "een-lang-wachtwoord"})
    assert "_auth_user_id" not in client.session


def test_who_works_here_signs_in_with_mail_address_and_password(client: Client, world: SimpleNamespace) -> None:
    client.post("/accounts/login/", {"login": "NOOR@balade.example", "password": "een-lang-wachtwoord"})
    assert client.session["_auth_user_id"] == str(world.noor.pk)


def test_a_wrong_password_says_so_and_lets_nobody_in(client: Client, world: SimpleNamespace) -> None:
    answer = client.post("/accounts/login/", {"login": world.noor.email, "password": "niet-dit-wachtwoord"})
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["/werk/", "/cms/"])
def test_without_a_second_factor_staff_is_led_to_where_it_is_set_up(
    signed_in_as: SignIn, world: SimpleNamespace, settings: Any, address: str
) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = True
    answer = signed_in_as(world.noor).get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/")


def test_with_a_second_factor_the_password_alone_is_not_enough(
    client: Client, world: SimpleNamespace, settings: Any
) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = True
    TOTP.activate(world.noor, generate_totp_secret())
    answer = client.post("/accounts/login/", {"login": world.noor.email, "password": "een-lang-wachtwoord"})
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    assert "_auth_user_id" not in client.session


def test_nobody_can_make_an_account_alone(client: Client, db: None) -> None:
    client.post("/accounts/signup/", {"email": "nieuw@voorbeeld.example", "password1": "een-lang-wachtwoord"})
    assert not User.objects.exists()


def test_at_work_the_hub_is_that_of_the_person_and_not_of_the_site(
    signed_in_as: SignIn, world: SimpleNamespace
) -> None:
    answer = signed_in_as(world.otto).get("/werk/", headers={"host": "balade.localhost"})
    assert answer.wsgi_request.hub == world.rivierzicht


def test_a_public_page_is_of_the_hub_of_its_host_name(client: Client, world: SimpleNamespace) -> None:
    answer = client.get("/sociale-kaart/", headers={"host": "rivierzicht.localhost"})
    assert answer.wsgi_request.hub == world.rivierzicht


def test_nobody_chooses_a_hub_that_is_not_the_own(signed_in_as: SignIn, world: SimpleNamespace) -> None:
    answer = signed_in_as(world.noor).post("/mijn/hub/", {"hub": world.rivierzicht.pk})
    assert answer.status_code == 404


def test_passwords_are_kept_with_argon2() -> None:
    assert default_settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
