"""Handing services of the social map to the resident of a question (A14): addresses to call or go to oneself."""

from collections.abc import Sequence

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.outbox.services import enqueue_to_person
from hub.base.workflow import record, worker
from intake import messages
from intake.models import HelpRequest
from socialmap.choosing import as_address
from socialmap.models import Service

KIND = "addresses"


@transaction.atomic
def give_addresses(*, help_request: HelpRequest, user: User, services: Sequence[Service]) -> OutboxMessage | None:
    """Sends the sheet of `services` to who asked, on the channel and in the language of that person (F8); by phone or
    letter it becomes a task for the hub. The same list goes once a day.

    Returns the message; None when it had gone already, or when this person wants no messages: then nothing is
    written down either, as nothing happened."""
    message = enqueue_to_person(
        person=help_request.person,
        about=help_request,
        kind=KIND,
        key=f"{clock.today().isoformat()}:{as_address(services)}",
        letter=messages.addresses(help_request, services),
    )
    if message:
        pks = [service.pk for service in services]
        record(help_request, verb="addresses_given", actor=worker(user), services=pks)
    return message
