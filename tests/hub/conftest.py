"""A real mail server on this machine that counts what comes in, and can be slow, refuse, or be away."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from typing import Any

import pytest
from aiosmtpd.controller import Controller


class PostOffice:
    """Takes mail by SMTP. `received` counts the copies of each Message-ID."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.received: Counter[str] = Counter()
        self.refuse = ""
        self.taken = threading.Event()
        self.answer_late = 0.0
        self.closing = threading.Event()
        self.port = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 aiosmtpd's name
        if self.refuse:
            return self.refuse
        mail = message_from_bytes(envelope.content)
        self.mails.append(mail)
        self.received[str(mail["Message-ID"])] += 1
        self.taken.set()
        if self.answer_late:
            # The mail is ours now, but the sender does not know it yet: the worst moment to die.
            await server.loop.run_in_executor(None, self.closing.wait, self.answer_late)
        return "250 OK"

    @property
    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for mail in self.mails]


@pytest.fixture
def post_office(settings: Any) -> Iterator[PostOffice]:
    """The mail server, running, with Django's mail pointed at it."""
    office = PostOffice()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        office.port = probe.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=office.port, server_hostname="localhost")
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield office
    office.closing.set()
    controller.stop(no_assert=True)
