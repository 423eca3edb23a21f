"""Every role at every address: who may comes in, who may not does not, and another hub does not exist."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client

from hub.accounts.models import User
from hub.accounts.roles import Role
from intake.models import HelpRequest
from tests.permissions.conftest import address_of, all_round
from tests.permissions.routes import Route, routes
from tests.permissions.table import EVERYBODY, SIGNED_IN, WHO_MAY

SignIn = Callable[[User], Client]
LOGIN = "/accounts/login/"


def test_every_address_has_a_row_in_the_table_and_every_row_an_address() -> None:
    assert {route.name for route in routes()} == set(WHO_MAY)


def test_every_view_says_who_may_open_it() -> None:
    silent = [route.name for route in routes() if route.access is None and route.name != "set_language"]
    assert silent == []


def _is_refused(answer: HttpResponse) -> bool:
    sent_to_login = answer.status_code == 302 and answer["Location"].startswith(LOGIN)
    return answer.status_code in (403, 404) or sent_to_login


def _may(route: Route, role: str) -> bool:
    who = WHO_MAY[route.name]
    return who in (EVERYBODY, SIGNED_IN) or role in who


@pytest.mark.parametrize("role", [str(role) for role in Role])
def test_a_role_comes_in_where_the_table_says_and_nowhere_else(
    stage: SimpleNamespace, signed_in_as: SignIn, role: str
) -> None:
    client = signed_in_as(stage.users[role])
    wrong = []
    for route in routes():
        answer = client.get(address_of(route.name, route.arguments, stage, role))
        if _is_refused(answer) == _may(route, role) and not _is_missing(route, answer):
            wrong.append((route.name, answer.status_code))
    assert wrong == []


def _is_missing(route: Route, answer: HttpResponse) -> bool:
    """A page of the portal that no editor made is missing for everybody, which is no refusal; and so is an address that
    the API does not have, which a view of ours says in its own words."""
    return route.name.startswith(("cms:", "socialmap:api_elsewhere")) and answer.status_code == 404


def test_without_signing_in_only_public_addresses_open(stage: SimpleNamespace, client: Client) -> None:
    wrong = []
    for route in routes():
        answer = client.get(address_of(route.name, route.arguments, stage))
        if _is_refused(answer) == (WHO_MAY[route.name] == EVERYBODY) and not _is_missing(route, answer):
            wrong.append((route.name, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_with_every_role_in_the_other_hub_finds_nothing_of_this_one(
    stage: SimpleNamespace, signed_in_as: SignIn, method: str
) -> None:
    client = signed_in_as(all_round(stage.rivierzicht))
    before = HelpRequest.objects.values_list("pk", "status", "owner", "due_at").order_by("pk")
    there = list(before)
    found = []
    for route in routes():
        if WHO_MAY[route.name] == EVERYBODY or not set(route.arguments) & {"pk", "service", "contact", "assignment"}:
            continue
        answer = getattr(client, method)(address_of(route.name, route.arguments, stage))
        if answer.status_code not in (404, 405):
            found.append((route.name, answer.status_code))
    assert found == []
    assert list(before.all()) == there
