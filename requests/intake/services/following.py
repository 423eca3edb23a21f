"""What residents do with their own question by private link (B4): answer, change, ask for a call, stop,
say whether it helped, open it again."""

from typing import Any

from django.db import models, transaction
from django_scopes import scope

from hub.base import clock, workdays
from hub.base.models import Event
from hub.base.outbox.services import enqueue_to_person
from hub.base.workflow import RESIDENT, Actor, MoveRefused, record
from intake import messages
from intake.models import Channel, HelpRequest, Message, new_code, new_link_key
from intake.services import moves
from intake.services.across_hubs import by_reference
from intake.workflow import ENDED, OURS, RequestStatus

CONTACT_FIELDS = frozenset({"phone", "email", "reachable"})


class Ended(Exception):
    """The question is closed or stopped: it must be opened again first."""


@transaction.atomic
def answer(*, help_request: HelpRequest, text: str, channel: str = Channel.WEB) -> Message:
    """The resident adds something or answers us; that wakes the question (D25). Raises Ended."""
    _must_be_open(help_request)
    message = _write(help_request, text, channel)
    wake(help_request=help_request, actor=RESIDENT)
    record(help_request, verb="answered", actor=RESIDENT)
    return message


@transaction.atomic
def change_contact(*, help_request: HelpRequest, **details: Any) -> Event | None:
    """Phone, mail or when it suits. The history keeps which of them changed, not what they became."""
    person = help_request.person
    changed = sorted(name for name in CONTACT_FIELDS & details.keys() if getattr(person, name) != details[name])
    for name in changed:
        setattr(person, name, details[name])
    if not changed:
        return None
    person.save(update_fields=changed)
    return record(help_request, verb="contact_changed", actor=RESIDENT, fields=changed)


@transaction.atomic
def call_me(*, help_request: HelpRequest) -> Event:
    """The resident wants to be called instead of reading on. Raises Ended."""
    _must_be_open(help_request)
    wake(help_request=help_request, actor=RESIDENT)
    return record(help_request, verb="asked_for_a_call", actor=RESIDENT)


@transaction.atomic
def wake(*, help_request: HelpRequest, actor: Actor, unread: bool = True) -> None:
    """The resident answered, by whatever channel (D25): who waited for the resident is on the move again, and unless
    who acts has read it already (`unread` False) it lies on the list "answer in", wherever the question is."""
    if help_request.status == RequestStatus.WAITING_RESIDENT:
        try:
            moves.back_to_hub(help_request=help_request, actor=actor, reason="")
        except MoveRefused:  # a colleague or the clock was first: the answer still counts
            help_request.refresh_from_db()
    if unread and help_request.status not in ENDED:
        _waits_to_be_read(help_request)


def stop(*, help_request: HelpRequest, reason: str = "") -> Event:
    """The resident does not need it any more. Raises MoveRefused."""
    return moves.withdraw(help_request=help_request, actor=RESIDENT, reason=reason)


@transaction.atomic
def tell_whether_it_helped(*, help_request: HelpRequest, helped: str, text: str = "") -> Event:
    """Yes and a little close the question; no opens it again (D19). Raises MoveRefused unless we asked."""
    if help_request.status != RequestStatus.CHECKING:
        raise MoveRefused(help_request.status, RequestStatus.CLOSED)
    if text.strip():
        _write(help_request, text, Channel.WEB)
    if helped == HelpRequest.Helped.NO:
        return moves.reopen(help_request=help_request, actor=RESIDENT)
    return moves.close(help_request=help_request, actor=RESIDENT, helped=helped)


@transaction.atomic
def open_again(*, help_request: HelpRequest, text: str = "") -> Event:
    """It came back after the end (D19). Raises MoveRefused when it is open already."""
    # The table lets a new question be picked up too; that is for workers, not this verb.
    if help_request.status not in ENDED or help_request.merged_into_id:
        raise MoveRefused(help_request.status, RequestStatus.PICKED_UP)
    event = moves.reopen(help_request=help_request, actor=RESIDENT)
    if text.strip():
        _write(help_request, text, Channel.WEB)
    return event


def send_new_link(*, reference: str) -> None:
    """A new private link and a new code to the address we know, and only there; from then on all older ones are
    worthless, so that who has an old mail is out. Tells nobody whether the question exists."""
    help_request = by_reference(reference)
    if help_request is None:
        return
    with scope(hub=help_request.hub), transaction.atomic():
        help_request.link_key, help_request.code = new_link_key(), new_code()
        sent = enqueue_to_person(
            person=help_request.person,
            about=help_request,
            kind="new_link",
            key=f"{clock.now():%Y-%m-%d-%H}",
            letter=messages.new_link(help_request),
        )
        if sent:  # asked twice within the hour: the link of the first time stays the good one
            help_request.save(update_fields=["link_key", "code"])


def _must_be_open(help_request: HelpRequest) -> None:
    if help_request.status in ENDED:
        raise Ended


def _write(help_request: HelpRequest, text: str, channel: str) -> Message:
    return Message.objects.create(
        hub=help_request.hub,
        help_request=help_request,
        sender=Message.Sender.RESIDENT,
        channel=channel,
        text=text.strip(),
    )


def _waits_to_be_read(help_request: HelpRequest) -> None:
    """On the list "answer in", and due tomorrow when the hub is on the move: elsewhere the date is another's."""
    soon = workdays.add_working_days(clock.now(), 1)
    earlier = models.Case(
        models.When(status__in=OURS, due_at__gt=soon, then=models.Value(soon)), default=models.F("due_at")
    )
    HelpRequest.objects.filter(pk=help_request.pk).update(answered_at=clock.now(), due_at=earlier)
    help_request.refresh_from_db(fields=["answered_at", "due_at"])
