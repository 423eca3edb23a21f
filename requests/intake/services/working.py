"""What a worker does with a question: find out what is really asked, write, hand over, close (D3, D4, D6, D25)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock, workdays
from hub.base.access import looked
from hub.base.models import Event
from hub.base.outbox.services import enqueue_to_person
from hub.base.workflow import record, worker
from hub.people.models import Person
from intake import messages
from intake.models import Channel, HelpRequest, Message, PreferredMoment, Term, Urgency
from intake.services import following, moves, routing, terms
from intake.workflow import OURS, RequestStatus
from socialmap.models import TaxonomyTerm
from volunteers.week import Hours

TRIAGE = frozenset(
    "real_question kind urgency self_reliance weight agreed_with languages wanted_gender circumstances when_words starts_at ends_at".split()
)


@transaction.atomic
def triage(
    *,
    help_request: HelpRequest,
    user: User,
    subjects: Iterable[TaxonomyTerm],
    moments: Iterable[Hours] | None = None,
    **fields: Any,
) -> Event:
    """The question behind the question and all that goes with it, saved together (D3). A new question is
    picked up by it. `fields` are those of TRIAGE; `moments` None leaves the hours of the week as they are.

    Raises MoveRefused when a colleague picked it up at the same moment."""
    unknown = fields.keys() - TRIAGE
    if unknown:
        raise ValueError(f"not part of triage: {sorted(unknown)}")
    if help_request.status == RequestStatus.NEW:
        moves.pick_up(help_request=help_request, user=user)
    changed = sorted(name for name, value in fields.items() if getattr(help_request, name) != value)
    for name in changed:
        setattr(help_request, name, fields[name])
    help_request.triaged_at = clock.now()
    if "kind" in changed and help_request.status in OURS:
        help_request.due_at = terms.deadline(help_request, Term.Step.NEXT, since=help_request.status_since)
    help_request.due_at = _deadline(help_request)
    help_request.save(update_fields=[*changed, "triaged_at", "due_at"])
    help_request.subjects.set(subjects)
    if moments is not None:
        _replace_moments(help_request, moments)
    event = record(help_request, verb="triaged", actor=worker(user), fields=changed)
    routing.apply(help_request=help_request, user=user)
    return event


def _deadline(help_request: HelpRequest) -> Any:
    days = moves.DAYS_BY_URGENCY.get(Urgency(help_request.urgency))
    if days is None or help_request.status not in OURS:
        return help_request.due_at
    return min(help_request.due_at, workdays.add_working_days(clock.now(), days))


def _replace_moments(help_request: HelpRequest, moments: Iterable[Hours]) -> None:
    help_request.moments.all().delete()
    PreferredMoment.objects.bulk_create(
        PreferredMoment(help_request=help_request, weekday=row.weekday, starts=row.starts, ends=row.ends)
        for row in moments
    )


@transaction.atomic
def reply(*, help_request: HelpRequest, user: User, text: str, wait: bool = False) -> Message:
    """Writes to the resident, on the channel that person prefers (D25). With `wait` the resident is on the
    move now. Raises MoveRefused when the question cannot wait from where it is; nothing is sent then."""
    if wait:
        moves.wait_for_resident(help_request=help_request, actor=worker(user))
    message = _write(help_request, user, Message.Sender.HUB, text)
    read(help_request=help_request, user=user)
    enqueue_to_person(
        person=help_request.person,
        about=help_request,
        kind="reply",
        key=f"message-{message.pk}",
        letter=messages.reply(message),
    )
    return message


def note(*, help_request: HelpRequest, user: User, text: str) -> Message:
    """Something for colleagues only."""
    return _write(help_request, user, Message.Sender.NOTE, text)


@transaction.atomic
def heard(*, help_request: HelpRequest, user: User, text: str, channel: str) -> Message:
    """What the resident said by phone, by mail or at the counter, written down by a worker. It wakes the question, and
    lies ready for its owner to read when that is somebody else."""
    message = _write(help_request, user, Message.Sender.RESIDENT, text, channel)
    following.wake(help_request=help_request, actor=worker(user), unread=help_request.owner_id not in (None, user.pk))
    return message


def _write(help_request: HelpRequest, user: User, sender: str, text: str, channel: str = Channel.WEB) -> Message:
    return Message.objects.create(
        hub=help_request.hub,
        help_request=help_request,
        sender=sender,
        author=user,
        channel=channel,
        text=text.strip(),
    )


def read(*, help_request: HelpRequest, user: User) -> None:
    """Somebody of the hub read the resident's answer: off the list "answer in"."""
    read_now = HelpRequest.objects.filter(pk=help_request.pk, answered_at__isnull=False).update(answered_at=None)
    help_request.answered_at = None
    if read_now:
        record(help_request, verb="read", actor=worker(user))


def show_contact(*, help_request: HelpRequest, user: User, reason: str) -> Person:
    """The contact details of who asked; that somebody looked is kept (G2, G3)."""
    looked(user=user, at=help_request.person, action="contact_details", reason=reason)
    return help_request.person
