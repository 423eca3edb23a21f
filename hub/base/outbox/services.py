"""The outbox (design rule 2, F6): write a message in your own transaction; it is sent after it, once."""

import hashlib
import logging
import time
from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.utils.crypto import salted_hmac
from django_scopes import scopes_disabled
from kombu.exceptions import OperationalError

from hub.accounts.models import User
from hub.base import clock, workdays
from hub.base.models import About, OutboxMessage
from hub.base.outbox import channels
from hub.base.outbox.letters import Letter
from hub.celery import app
from hub.people.models import Person
from hub.places.models import Hub

logger = logging.getLogger(__name__)
WAKE = "hub.base.outbox.tasks.deliver_due"
MOST_TRIES = 8
# A run stops well before Celery's time limit would kill it, and does not wear out every message that waits
# on a mail server that is simply not there.
SECONDS_A_RUN = 120
FAILURES_IN_A_ROW = 3
SECONDS_WITHOUT_BROKER = 30
_no_broker_until = 0.0
Channel, Status = OutboxMessage.Channel, OutboxMessage.Status
_BY_HAND = (Channel.LETTER, Channel.PHONE)


def enqueue_to_person(
    *,
    person: Person,
    about: models.Model,
    kind: str,
    key: str,
    letter: Letter,
    due_at: datetime | None = None,
    call: bool = False,
) -> OutboxMessage | None:
    """A message to somebody we know, on the channel that person prefers (F8). Nothing goes to somebody
    who asked not to be contacted. `key` makes the message unique for `kind` and `about`. With `call` the
    hub is asked to call, whatever the preference; who has no phone gets a letter.

    Returns the message, or None when it had been written already or may not be sent."""
    if person.do_not_contact:
        return None
    channel, address = person.best_channel()
    if call:
        channel, address = (Channel.PHONE, person.phone) if person.phone else (Channel.LETTER, "")
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
    channel: str = Channel.EMAIL,
) -> OutboxMessage | None:
    """A mail to an address that belongs to no Person: a contact person of an organisation, staff, or a visitor; with
    another `channel` a text message to a number. Without an address it becomes a call for the hub to make: a mail to
    nobody would be lost in silence."""
    return _write(
        hub=hub,
        about=about,
        kind=kind,
        key=f"{key}:{_shortened(address)}",
        letter=letter,
        due_at=due_at,
        channel=channel if address else Channel.PHONE,
        address=address,
    )


def enqueue_to_visitor(
    *,
    hub: Hub,
    email: str,
    phone: str,
    about: models.Model,
    kind: str,
    key: str,
    letter: Letter,
    due_at: datetime | None = None,
) -> OutboxMessage | None:
    """To somebody of whom we keep no Person, only how to reach them: a mail, else a text message to a mobile number,
    else a call for the hub to make. `about` is what holds those details, and goes with them."""
    mobile = phone.startswith(("+316", "06"))
    channel = Channel.EMAIL if email else Channel.SMS if mobile else Channel.PHONE
    return _write(
        hub=hub,
        about=about,
        kind=kind,
        key=key,
        letter=letter,
        due_at=due_at,
        channel=channel,
        address=email or phone,
    )


def _shortened(address: str) -> str:
    """Tells one address from another without being one: the key outlives the message (F9)."""
    return salted_hmac("startpunt.outbox", address.lower(), algorithm="sha256").hexdigest()[:24]


def _dedupe_key(kind: str, about: models.Model, key: str) -> str:
    whole = f"{kind}:{about._meta.label_lower}:{about.pk}:{key}"
    # Two long keys must not become one by being cut off: an address may have 254 characters.
    return whole if len(whole) <= 200 else f"{whole[:135]}:{hashlib.sha256(whole.encode()).hexdigest()}"


def _write(
    *,
    hub: Hub,
    about: models.Model,
    kind: str,
    key: str,
    letter: Letter,
    due_at: datetime | None,
    channel: str,
    **rest: object,
) -> OutboxMessage | None:
    dedupe_key = _dedupe_key(kind, about, key)
    due = due_at or clock.now()
    try:
        with transaction.atomic():
            message = OutboxMessage.objects.create(
                hub=hub,
                **About.key_of(about),
                kind=kind,
                dedupe_key=dedupe_key,
                letter=letter.as_data(),
                due_at=due,
                channel=channel,
                status=Status.BY_HAND if channel in _BY_HAND else Status.PENDING,
                **rest,
            )
    except IntegrityError:
        if OutboxMessage._base_manager.filter(dedupe_key=dedupe_key).exists():
            return None  # this message has been written before
        raise
    if message.status == Status.PENDING and due <= clock.now():
        kick_after_commit()
    return message


def kick() -> None:
    """Wakes a worker. Losing this call loses nothing: the sweep comes by every few seconds."""
    global _no_broker_until
    if time.monotonic() < _no_broker_until:
        return  # nobody waits for a broker that was not there a moment ago
    try:
        app.send_task(WAKE, ignore_result=True, retry=False)
    except (OperationalError, OSError):
        _no_broker_until = time.monotonic() + SECONDS_WITHOUT_BROKER
        logger.warning("outbox: no broker to wake a worker; the sweep will send")


def kick_after_commit() -> None:
    """One call for all messages of a transaction."""
    if not any(call[1] is kick for call in transaction.get_connection().run_on_commit):
        transaction.on_commit(kick, robust=True)


def cancel_for(*, about: models.Model, kinds: tuple[str, ...]) -> int:
    """Messages of these kinds about `about` that have not left yet will not leave. Returns how many."""
    waiting = OutboxMessage.objects.filter(**About.key_of(about), kind__in=kinds)
    return waiting.filter(status__in=[Status.PENDING, Status.BY_HAND]).update(status=Status.CANCELLED)


def done_by_hand(*, message: OutboxMessage, user: User) -> bool:
    """Somebody called, or printed and posted the letter. False when a colleague was first."""
    waiting = OutboxMessage.objects.filter(pk=message.pk, status=Status.BY_HAND)
    return bool(waiting.update(status=Status.DONE_BY_HAND, sent_at=clock.now(), done_by=user))


def not_reached(*, message: OutboxMessage) -> bool:
    """Nobody answered the phone: it comes back the next working morning. False when it was done already."""
    next_day = workdays.add_working_days(clock.now(), 1).replace(hour=workdays.DAY_STARTS.hour)
    waiting = OutboxMessage.objects.filter(pk=message.pk, status=Status.BY_HAND)
    return bool(waiting.update(due_at=next_day, attempts=models.F("attempts") + 1))


@transaction.atomic
def try_again(*, message: OutboxMessage) -> bool:
    """A failed message gets a new series of tries (F7), to the address that we know now: a mistake in an
    address is the most common cause, and is mended on the person. False when it had not failed."""
    changes: dict[str, object] = {"status": Status.PENDING, "attempts": 0, "due_at": clock.now()}
    if message.person:
        changes["channel"], changes["address"] = message.person.best_channel()
        if changes["channel"] in _BY_HAND:
            changes["status"] = Status.BY_HAND
    failed = OutboxMessage.objects.filter(pk=message.pk, status=Status.FAILED)
    changed = failed.update(**changes)
    kick_after_commit()
    return bool(changed)


def deliver_due(*, limit: int = 200) -> int:
    """Sends what is due, one row at a time, each claimed with SKIP LOCKED so that any number of workers
    may do this at once. Returns how many left. A row whose worker dies is free again at that moment."""
    sent = failures = 0
    stop_at = time.monotonic() + SECONDS_A_RUN
    with scopes_disabled():
        for _ in range(limit):
            left = _deliver_one()
            if left is None:
                break
            sent += left
            failures = 0 if left else failures + 1
            if failures == FAILURES_IN_A_ROW or time.monotonic() > stop_at:
                break
    return sent


@transaction.atomic
def _deliver_one() -> bool | None:
    """Handles the first message that is due: True sent, False failed for now, None nothing is due."""
    due = OutboxMessage.objects.filter(status=Status.PENDING, due_at__lte=clock.now())
    message = due.select_for_update(skip_locked=True, of=("self",)).order_by("due_at", "id").first()
    if message is None:
        return None
    if message.person and message.person.do_not_contact:
        message.status = Status.CANCELLED
        message.save(update_fields=["status"])
        return True
    try:
        with transaction.atomic():
            channels.send(message)
    except Exception as error:
        # Whatever it is: one message that cannot be made or sent must not hold up all those behind it.
        _put_back(message, error)
        return False
    message.status, message.sent_at = Status.SENT, clock.now()
    message.save(update_fields=["status", "sent_at"])
    return True


def _put_back(message: OutboxMessage, error: Exception) -> None:
    """Later again, each time twice as late; after the last try it shows on the staff screen."""
    message.attempts += 1
    # The text of an SMTP error holds the address, so only its kind is kept.
    message.last_error = type(error).__name__
    message.due_at = clock.now() + timedelta(minutes=2**message.attempts)
    if message.attempts >= MOST_TRIES:
        message.status = Status.FAILED
    message.save(update_fields=["attempts", "last_error", "due_at", "status"])
    logger.warning("outbox: message %s not sent, try %s: %s", message.pk, message.attempts, message.last_error)
