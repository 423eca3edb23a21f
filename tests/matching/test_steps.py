"""What the page of a question suggests to do now."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from intake.models import HelpRequest
from intake.next_step import suggested
from matching.models import Arrangement
from matching.services import answering, proposing

SignIn = Callable[[object], Client]


def understood(help_request: HelpRequest, **known: str) -> HelpRequest:
    """Noor wrote down what is really asked."""
    HelpRequest.objects.filter(pk=help_request.pk).update(triaged_at=help_request.created_at, **known)
    return HelpRequest.objects.get(pk=help_request.pk)


@pytest.mark.parametrize(
    ("kind", "leads_to"), [("personal", "buren"), ("liveability", "wijkteam"), ("neighbour_conflict", "bemiddeling")]
)
def test_a_person_goes_to_a_neighbour_the_street_to_the_team_and_a_quarrel_to_mediators(
    balade: SimpleNamespace, picked_up: HelpRequest, kind: str, leads_to: str
) -> None:
    step = suggested(understood(picked_up, kind=kind), balade.noor)
    assert step is not None
    assert step.url == f"/werk/vragen/{picked_up.pk}/{leads_to}/"


def test_after_the_neighbours_come_the_organisations(balade: SimpleNamespace, asked: Arrangement) -> None:
    proposing.withdraw_arrangement(arrangement=asked, user=balade.noor)
    step = suggested(understood(asked.help_request, kind="personal"), balade.noor)
    assert step is not None
    assert step.url == f"/werk/vragen/{asked.help_request_id}/instellingen/"


def test_henk_who_wants_to_know_something_first_is_answered_before_noor_waits(
    balade: SimpleNamespace, asked: Arrangement
) -> None:
    help_request = understood(asked.help_request)
    waiting = suggested(help_request, balade.noor)
    assert waiting is not None
    assert waiting.url == ""
    answering.ask_back(proposal=asked.proposals.get(volunteer=balade.henk), question="Hoe laat?")
    step = suggested(help_request, balade.noor)
    assert step is not None
    assert step.url == "#wie-vroegen-we"


def test_what_noor_wrote_for_colleagues_is_not_put_ready_for_neighbours_to_read(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    understood(picked_up, real_question="Zij schaamt zich voor haar schulden")
    page = signed_in_as(balade.noor).get(f"/werk/vragen/{picked_up.pk}/buren/").content.decode()
    form = page[page.index("<textarea") : page.index("</textarea>")]
    assert "schulden" not in form
