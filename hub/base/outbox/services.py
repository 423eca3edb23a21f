"""The outbox (design rule 2, F6): write a message in your own transaction; it is sent after it, once."""

import logging
from datetime import datetime, timedelta

from celery import current_app
from django.db import IntegrityError, models, transaction
from django_scopes import scopes_disabled
from kombu.exceptions import OperationalError

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import About, OutboxMessage
from hub.base.outbox import channels
from hub.base.outbox.letters import Letter
from hub.people.models import Person
from hub.places.models import Hub

logger = logging.getLogger(__name__)
MOST_TRIES = 8


def enqueue_to_person(
    *, person: Person, about: models.Model, kind: str, key: str, letter: Letter, due_at: datetime | None = None
) -> OutboxMessage | None:
    """A message to somebody we know, on the channel that person prefers (F8). Nothing goes to somebody
    who asked not to be contacted. `key` makes the message unique for `kind` and `about`.

    Returns the message, or None when it had been written already or may not be sent."""
    if person.do_not_contact:
        return None
    channel, address = person.best_channel()
    by_hand = channel in (OutboxMessage.Channel.LETTER, OutboxMessage.Channel.PHONE)
    return _write(
        hub=person.hub,
        about=about,
        kind=kind,
        key=f"{key}:person:{person.pk}",
        letter=letter,
        due_at=due_at,
        person=person,
        channel=channel,
        address=address,
        status=OutboxMessage.Status.BY_HAND if by_hand else OutboxMessage.Status.PENDING,
    )


def enqueue_to_address(
    *,
    hub: Hub,
    address: str,
    about: models.Model,
    kind: str,
    key: str,
    letter: Letter,
    due_at: datetime | None = None,
) -> OutboxMessage | None:
    """A mail to an address that belongs to no Person: a contact person of an organisation, or staff."""
    return _write(
        hub=hub,
        about=about,
        kind=kind,
        key=f"{key}:{address.lower()}",
        letter=letter,
        due_at=due_at,
        channel=OutboxMessage.Channel.EMAIL,
        address=address,
    )


def _write(
    *, hub: Hub, about: models.Model, kind: str, key: str, letter: Letter, due_at: datetime | None, **rest: object
) -> OutboxMessage | None:
    dedupe_key = f"{kind}:{about._meta.label_lower}:{about.pk}:{key}"[:200]
    try:
        with transaction.atomic():
            message = OutboxMessage.objects.create(
                hub=hub,
                **About.key_of(about),
                kind=kind,
                dedupe_key=dedupe_key,
                letter=letter.as_data(),
                due_at=due_at or clock.now(),
                **rest,
            )
    except IntegrityError:
        return None  # the unique dedupe key: this message has been written before
    transaction.on_commit(kick)
    return message


def kick() -> None:
    """Wakes a worker. Losing this call loses nothing: the sweep comes by every few seconds."""
    try:
        current_app.send_task("hub.base.outbox.tasks.deliver_due", ignore_result=True, retry=False)
    except (OperationalError, OSError):
        logger.warning("outbox: no broker to wake a worker; the sweep will send")


def cancel_for(*, about: models.Model, kinds: tuple[str, ...]) -> int:
    """Messages of these kinds about `about` that have not left yet will not leave. Returns how many."""
    waiting = OutboxMessage.objects.filter(**About.key_of(about), kind__in=kinds)
    return waiting.filter(
        status__in=[OutboxMessage.Status.PENDING, OutboxMessage.Status.BY_HAND]
    ).update(status=OutboxMessage.Status.CANCELLED)


def done_by_hand(*, message: OutboxMessage, user: User) -> bool:
    """Somebody called, or printed and posted the letter. False when a colleague was first."""
    waiting = OutboxMessage.objects.filter(pk=message.pk, status=OutboxMessage.Status.BY_HAND)
    return bool(waiting.update(status=OutboxMessage.Status.DONE_BY_HAND, sent_at=clock.now(), done_by=user))


def try_again(*, message: OutboxMessage) -> bool:
    """A failed message gets a new series of tries (F7)."""
    failed = OutboxMessage.objects.filter(pk=message.pk, status=OutboxMessage.Status.FAILED)
    changed = failed.update(status=OutboxMessage.Status.PENDING, attempts=0, due_at=clock.now())
    transaction.on_commit(kick)
    return bool(changed)


def deliver_due(*, limit: int = 200) -> int:
    """Sends what is due, one row at a time, each claimed with SKIP LOCKED so that any number of workers
    may do this at once. Returns how many left. A row whose worker dies is free again at that moment."""
    sent = 0
    with scopes_disabled():
        for _ in range(limit):
            outcome = _deliver_one()
            if outcome is None:
                break
            sent += outcome
    return sent


@transaction.atomic
def _deliver_one() -> bool | None:
    """Sends the first message that is due: True sent, False failed for now, None nothing is due."""
    due = OutboxMessage.objects.filter(status=OutboxMessage.Status.PENDING, due_at__lte=clock.now())
    message = due.select_for_update(skip_locked=True, of=("self",)).order_by("due_at", "id").first()
    if message is None:
        return None
    try:
        channels.send(message)
    except OSError as error:
        _put_back(message, error)
        return False
    message.status, message.sent_at = OutboxMessage.Status.SENT, clock.now()
    message.save(update_fields=["status", "sent_at"])
    return True


def _put_back(message: OutboxMessage, error: OSError) -> None:
    """Later again, each time twice as late; after the last try it shows on the staff screen."""
    message.attempts += 1
    # The text of an SMTP error holds the address, so only its kind is kept.
    message.last_error = type(error).__name__
    message.due_at = clock.now() + timedelta(minutes=2**message.attempts)
    if message.attempts >= MOST_TRIES:
        message.status = OutboxMessage.Status.FAILED
    message.save(update_fields=["attempts", "last_error", "due_at", "status"])
    logger.warning("outbox: message %s not sent, try %s: %s", message.pk, message.attempts, message.last_error)
