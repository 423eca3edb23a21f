"""Handing over chosen services by mail or text message to an address that a visitor typed (A14)."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import override

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.outbox.services import enqueue_to_address
from hub.places.models import Hub
from socialmap import messages_chosen
from socialmap.models import Service
from socialmap.sheet import language_for, page_of

# The name stands in the declaration of OutboxMessage too: what it holds is wiped a day after it left.
KIND = "socialmap.handed_over"
# Text messages cost the hub money, and a script could send them to anybody.
MOST_TEXTS_A_DAY = 100


class TooManyTexts(Exception):
    """The hub sent as many text messages to strangers today as it wants to."""


@transaction.atomic
def hand_over(
    *, hub: Hub, services: Sequence[Service], channel: str, address: str, language: str, submission: str
) -> OutboxMessage | None:
    """Sends the sheet of `services` to `address` (a mail address, or a number as E.164), in `language` where we have
    it. The words are all ours: nobody can send own words to a stranger through us. The same submission goes once.

    Returns the message, or None when it was written before. Raises TooManyTexts."""
    Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
    if channel == OutboxMessage.Channel.SMS and _texts_of_today(hub) >= MOST_TEXTS_A_DAY:
        raise TooManyTexts
    language = language_for(language)
    with override(language):
        letter = messages_chosen.chosen_for_you(
            hub=hub, services=services, page=page_of(hub, services, language), language=language
        )
    return enqueue_to_address(
        hub=hub, address=address, about=hub, kind=KIND, key=submission, letter=letter, channel=channel
    )


def _texts_of_today(hub: Hub) -> int:
    since = clock.now() - timedelta(days=1)
    return OutboxMessage.objects.filter(
        hub=hub, kind=KIND, channel=OutboxMessage.Channel.SMS, created_at__gte=since
    ).count()
