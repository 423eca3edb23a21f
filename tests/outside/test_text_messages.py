"""What we count on from a gateway for text messages: the same for the fake, for the mail box, and for MessageBird."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail

from hub.base.models import OutboxMessage
from hub.base.outbox.channels import MailedTextMessages, MessageBirdTextMessages, TextMessages
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import deliver_due, enqueue_to_person
from tests.outside.fakes import KeptTextMessages
from tests.outside.servers import outside

HELLO = "Er is iemand gevonden. Şükran, Łukasz, أمل"


@dataclass
class Gateway:
    """A gateway, what it took as (number, text), and a way to break it."""

    port: TextMessages
    taken: Callable[[], list[tuple[str, str]]]
    breaks: Callable[[], None]


def _fake() -> Gateway:
    port = KeptTextMessages()
    port.taken.clear()
    return Gateway(
        port,
        lambda: [(number, text) for number, text, _ in port.taken],
        lambda: setattr(port, "reachable", False),
    )


def _mailed(settings: Any) -> Gateway:
    def breaks() -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    def taken() -> list[tuple[str, str]]:
        return [(f"+{letter.to[0].split('@')[0]}", letter.body) for letter in mail.outbox]

    return Gateway(MailedTextMessages(), taken, breaks)


@pytest.fixture(params=["fake", "mail box", "messagebird"])
def gateway(request: pytest.FixtureRequest, settings: Any) -> Iterator[Gateway]:
    if request.param == "fake":
        yield _fake()
        return
    if request.param == "mail box":
        yield _mailed(settings)
        return
    with outside() as server:
        server.status = 201
        port = MessageBirdTextMessages()
        port.url = f"{server.url}/messages"
        yield Gateway(
            port,
            lambda: [(f"+{ask['body']['recipients'][0]}", ask["body"]["body"]) for ask in server.asked],
            lambda: setattr(server, "status", 503),
        )


def test_the_text_arrives_at_the_number_with_every_letter_in_it(gateway: Gateway) -> None:
    gateway.port.send(number="+31612345678", text=HELLO, reference="startpunt.1")
    assert gateway.taken() == [("+31612345678", HELLO)]


def test_a_gateway_that_does_not_take_it_is_an_error_that_the_outbox_knows(gateway: Gateway) -> None:
    gateway.breaks()
    with pytest.raises(OSError, match="") as caught:
        gateway.port.send(number="+31612345678", text=HELLO, reference="startpunt.1")
    assert "612345678" not in str(caught.value)
    assert HELLO not in str(caught.value)


def test_messagebird_gets_key_sender_and_reference(settings: Any) -> None:
    settings.TEXT_MESSAGES_KEY, settings.TEXT_MESSAGES_SENDER = "geheim", "BaLaDe"
    with outside() as server:
        server.status = 201
        port = MessageBirdTextMessages()
        port.url = f"{server.url}/messages"
        port.send(number="+31612345678", text="Dag", reference="startpunt.7")
        asked = server.asked[0]
    assert asked["headers"]["Authorization"] == "AccessKey geheim"
    assert (asked["body"]["originator"], asked["body"]["reference"]) == ("BaLaDe", "startpunt.7")


@pytest.mark.parametrize("status", [200, 401, 422, 500])
def test_any_other_answer_than_created_is_a_refusal(status: int) -> None:
    with outside() as server:
        server.status = status
        port = MessageBirdTextMessages()
        port.url = f"{server.url}/messages"
        with pytest.raises(OSError, match=str(status)):
            port.send(number="+31612345678", text="Dag", reference="startpunt.7")


def test_a_text_message_that_the_gateway_refused_is_tried_again_and_goes_once(
    balade: SimpleNamespace, settings: Any
) -> None:
    settings.TEXT_MESSAGES = "tests.outside.fakes.KeptTextMessages"
    KeptTextMessages.taken.clear()
    balade.jansen.phone, balade.jansen.preferred_channel = "+31612345678", "sms"
    balade.jansen.save()
    letter = Letter(subject="Uw vraag", paragraphs=("Er is iemand gevonden.",))
    enqueue_to_person(person=balade.jansen, about=balade.jansen, kind="found", key="once", letter=letter)
    KeptTextMessages.reachable = False
    try:
        deliver_due()
    finally:
        KeptTextMessages.reachable = True
    assert KeptTextMessages.taken == []
    message = OutboxMessage.objects.get(kind="found")
    assert (message.attempts, message.last_error) == (1, "ConnectionRefusedError")
    OutboxMessage.objects.update(due_at=message.created_at)
    deliver_due()
    deliver_due()
    assert [number for number, _text, _reference in KeptTextMessages.taken] == ["+31612345678"]
