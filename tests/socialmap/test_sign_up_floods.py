"""Signing up sends a message to an address that anybody can type: no floods, no words of strangers."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client

from hub.base import clock
from hub.base.models import OutboxMessage
from socialmap.models import SignUp
from socialmap.services import sign_ups
from tests.socialmap.activities import sewing
from tests.socialmap.test_agenda_pages import address, filled_in


def test_one_address_gets_no_flood_of_sign_ups_whoever_types_it(balade: SimpleNamespace) -> None:
    path = address(sewing(balade, places=None))
    codes = [
        Client(REMOTE_ADDR=f"10.9.{n}.7").post(path, filled_in(email="piet@voorbeeld.example")).status_code
        for n in range(13)
    ]
    assert codes == [303] * 12 + [429]
    assert OutboxMessage.objects.filter(kind="activity_signed_up", address="piet@voorbeeld.example").count() == 12


@pytest.mark.parametrize("name", ["Win geld op http://fout.example", "www.fout.example", "fout.example/geld", "a@b.nl"])
def test_a_name_that_carries_a_link_is_sent_to_nobody(balade: SimpleNamespace, client: Client, name: str) -> None:
    assert client.post(address(sewing(balade)), filled_in(name=name)).status_code == 422
    assert not OutboxMessage.objects.filter(kind="activity_signed_up").exists()


def test_a_name_is_one_line_in_our_letters(balade: SimpleNamespace, client: Client) -> None:
    assert client.post(address(sewing(balade)), filled_in(name="Sara\n\nde Wit")).status_code == 303
    assert SignUp.objects.get().name == "Sara de Wit"


def test_text_messages_to_who_signs_up_end_for_the_day_and_a_mail_address_still_does(
    balade: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_ups, "MOST_TEXTS_A_DAY", 1)
    path, mobile = address(sewing(balade, places=None)), {"email": "", "phone": "06 12 34 56 78"}
    assert client.post(path, filled_in(**mobile)).status_code == 303
    answer = client.post(path, filled_in(**mobile | {"phone": "06 12 34 56 79"}))
    assert answer.status_code == 429 and "geen sms" in answer.content.decode().lower()
    assert client.post(path, filled_in()).status_code == 303
    with clock.at(clock.now() + timedelta(hours=25)):
        assert sign_ups._texts_of_today(SignUp.objects.earliest("pk").date) == 0
