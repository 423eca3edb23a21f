"""How a message leaves. E-mail through Django's SMTP; text messages through a port with an adapter a
gateway (`TEXT_MESSAGES`). Letters and calls are done by people, so they are no channel here."""

import json
from http import HTTPStatus
from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.translation import get_language, get_language_bidi, override

from hub.base.models import OutboxMessage
from hub.base.outbox import letters


class TextMessages(Protocol):
    """The port to a text message gateway. `number` is E.164; `reference` is the same at each try of one message.
    Raises OSError when the gateway cannot be reached or does not take the message now."""

    def send(self, *, number: str, text: str, reference: str) -> None: ...


class MailedTextMessages:
    """The adapter for trying: each text message appears in the mail box, addressed to the number."""

    def send(self, *, number: str, text: str, reference: str) -> None:
        digits = "".join(char for char in number if char.isdigit())
        mail = EmailMultiAlternatives("SMS", text, to=[f"{digits}@sms.localhost"], headers=_headers(reference))
        mail.send()


class GatewayRefused(OSError):
    """The gateway answered, and did not take the message. Says the status only: its words may hold the number."""


class MessageBirdTextMessages:
    """The gateway of MessageBird (Bird), as its REST interface of version 1 asks it: needs TEXT_MESSAGES_KEY, and
    TEXT_MESSAGES_SENDER, the name of at most eleven letters that people see."""

    url = "https://rest.messagebird.com/messages"

    def send(self, *, number: str, text: str, reference: str) -> None:
        body = {"originator": settings.TEXT_MESSAGES_SENDER, "recipients": [number.removeprefix("+")], "body": text}
        # "auto" keeps Turkish, Polish and Arabic letters; the reference tells two tries of one message apart from two.
        body |= {"datacoding": "auto", "reference": reference}
        headers = {"Authorization": f"AccessKey {settings.TEXT_MESSAGES_KEY}", "Content-Type": "application/json"}
        asked = Request(self.url, data=json.dumps(body).encode(), headers=headers, method="POST")
        try:
            with urlopen(asked, timeout=10) as answer:
                status = answer.status
        except HTTPError as error:
            raise GatewayRefused(f"status {error.code}") from None
        if status != HTTPStatus.CREATED:
            raise GatewayRefused(f"status {status}")


def _headers(reference: str) -> dict[str, str]:
    # The same row always gets the same Message-ID: when a worker dies between handing over a mail and
    # recording that, the second copy can be told apart from a new mail by every mail system.
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return {"Message-ID": f"<{reference}@{host}>", "Auto-Submitted": "auto-generated"}


def reference_of(message: OutboxMessage) -> str:
    """What tells this message apart from every other, the same at each try."""
    return f"startpunt.{message.pk}.{message.created_at:%Y%m%d%H%M%S%f}"


def language_of(message: OutboxMessage) -> str:
    """The person's language where we have texts in it, otherwise our own: the letter was written so too."""
    written = message.letter.get("language") or settings.LANGUAGE_CODE
    wanted = message.person.language if message.person else written
    return wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def send(message: OutboxMessage) -> None:
    """Hands `message` over. Raises OSError (smtplib's errors are that too) when that fails."""
    language = language_of(message)
    letter = letters.from_data(message.letter)
    hub = message.hub
    with override(language):
        closing = render_to_string("hub/mail/closing.txt", {"hub": hub, "letter": letter}).strip()
        if message.channel == OutboxMessage.Channel.SMS:
            gateway: TextMessages = import_string(settings.TEXT_MESSAGES)()
            text = letters.as_short_text(letter, closing=hub.name)
            gateway.send(number=message.address, text=text, reference=reference_of(message))
            return
        mail = EmailMultiAlternatives(
            subject=letter.subject,
            body=letters.as_text(letter, closing=closing),
            from_email=hub.sender or settings.DEFAULT_FROM_EMAIL,
            to=[message.address],
            headers=_headers(reference_of(message)),
        )
        page = {
            "letter": letter,
            "hub": hub,
            "closing": closing,
            "language": get_language(),
            "bidi": get_language_bidi(),
        }
        html = render_to_string("hub/mail/letter.html", page)
        mail.attach_alternative(html, "text/html")
        if letter.calendar:
            mail.attach("afspraak.ics", letter.calendar, "text/calendar")
        mail.send()
