"""Mevrouw Jansen stands at the counter and asks what the hub knows of her."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django_scopes import scopes_disabled

from intake.services import working
from tests.conftest import make_request
from tests.journeys.conftest import Visit

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_noor_shows_and_hands_over_what_is_kept_of_mevrouw_jansen(world: SimpleNamespace, visit: Visit) -> None:
    with scopes_disabled():
        question = make_request(world.balade, world.jansen)
        working.triage(
            help_request=question, user=world.noor, subjects=[world.groceries], kind="personal", real_question="Samen"
        )
        working.reply(help_request=question, user=world.noor, text="Komt dinsdag uit?")
    for width in (320, 1280):
        noor = visit(world.noor, width=width)
        noor.open(f"/werk/vragen/{question.pk}/").press("Alles wat wij van deze persoon bewaren").look()
        assert not noor.reads(world.jansen.email)
        noor.press("Toon alles").look()
        assert noor.reads(world.jansen.email)
        assert noor.reads("Komt dinsdag uit?")
    noor.page.go_back()
    with noor.page.expect_download() as download:
        noor.page.get_by_role("button", name="Maak een bestand").click()
    data = json.loads(Path(download.value.path()).read_text())["data"]
    assert data["intake.helprequest"][0]["real_question"] == "Samen"
