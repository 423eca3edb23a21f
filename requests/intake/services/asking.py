"""A question comes in (B3, B5): by the website, the phone, the counter, an ambassador or paper, all equal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django_scopes import scope

from hub.accounts.models import User
from hub.base import clock, workdays
from hub.base.models import OutboxMessage
from hub.base.outbox.services import enqueue_to_person
from hub.base.workflow import RESIDENT, record, worker
from hub.people.models import Consent, Person
from hub.people.services import record_consent, register_person
from hub.places.models import Hub
from hub.places.services import locate
from intake import danger, messages
from intake.models import CLEAR_CHARACTERS, Channel, HelpRequest, Message, Term, Urgency
from intake.services import routing, terms
from intake.services.across_hubs import REFERENCE_LENGTH, by_submission
from intake.signals import request_came_in
from socialmap.models import TaxonomyTerm
from volunteers.models import Ambassador
from volunteers.services import Contact

_TRIES = 6
_HEARD_BY = {
    Channel.WEB: Consent.Channel.WEB,
    Channel.EMAIL: Consent.Channel.WEB,
    Channel.PHONE: Consent.Channel.PHONE,
    Channel.COUNTER: Consent.Channel.COUNTER,
    Channel.AMBASSADOR: Consent.Channel.AMBASSADOR,
    Channel.PAPER: Consent.Channel.PAPER,
}


@dataclass(frozen=True)
class SomebodyElse:
    """The question is not for the person who asks. Without that person's knowing, no name is kept (D2)."""

    name: str = ""
    relation: str = ""
    knows: bool = False


@dataclass(frozen=True)
class Question:
    """The question itself. `consents` are pairs of a Consent.Purpose and the text that was agreed to."""

    text: str
    channel: str = Channel.WEB
    consents: tuple[tuple[str, str], ...] = ()
    for_somebody: SomebodyElse | None = None
    kind: str = ""
    subjects: Iterable[TaxonomyTerm] = ()
    brought_by: Ambassador | None = None
    asked_by_name: str = ""
    wanted_gender: str = ""
    circumstances: tuple[str, ...] = ()


def ask(
    *,
    hub: Hub,
    who: Contact | Person,
    question: Question,
    submission: UUID | None = None,
    filled_in_by: User | None = None,
) -> HelpRequest:
    """A new question, with its person, what that person agreed to, history and a letter with a private link.

    The hub that serves the postcode gets it when that is another than `hub` (B10). The same `submission`
    gives the first question again. `who` is tidy contact details, or somebody known in `hub` already."""
    if isinstance(who, Contact):
        place = locate(postcode=who.postcode, number=who.house_number) if who.postcode else None
        hub = (place and place.hub) or hub
    refused: IntegrityError | None = None
    for _try in range(_TRIES):
        first = by_submission(submission) if submission else None
        if first:
            return first
        try:
            with scope(hub=hub):
                return _make(hub, who, question, submission, filled_in_by)
        except IntegrityError as error:
            # The same form at the same moment, or a reference that exists: look and try again.
            refused = error
    raise refused or RuntimeError("not tried")


@transaction.atomic
def _make(
    hub: Hub, who: Contact | Person, question: Question, submission: UUID | None, filled_in_by: User | None
) -> HelpRequest:
    person = who if isinstance(who, Person) else _register(hub, who, question.for_somebody)
    help_request = HelpRequest.objects.create(
        hub=hub,
        person=person,
        reference=new_reference(hub),
        submission=submission,
        text=question.text.strip(),
        channel=question.channel,
        filled_in_by=filled_in_by,
        brought_by=question.brought_by,
        asked_by_name=question.asked_by_name or _asked_by(who, question.for_somebody),
        kind=question.kind,
        languages=[person.language],
        wanted_gender=question.wanted_gender,
        circumstances=list(question.circumstances),
        when_words=person.reachable if question.for_somebody is None else "",
        neighbourhood=person.neighbourhood,
        latitude=person.latitude,
        longitude=person.longitude,
        due_at=first_deadline(hub, question.text, question.kind),
        urgency=Urgency.TODAY if danger.look(question.text) else Urgency.NORMAL,
    )
    help_request.subjects.set(question.subjects)
    for purpose, text in question.consents:
        channel = _HEARD_BY[Channel(question.channel)]
        record_consent(person=person, purpose=purpose, text=text, channel=channel, taken_by=filled_in_by)
    _keep_that_the_other_does_not_know(help_request, question.for_somebody)
    record(help_request, verb="came_in", actor=worker(filled_in_by) if filled_in_by else RESIDENT, new="new")
    _confirm(help_request)
    request_came_in.send(HelpRequest, help_request=help_request)
    routing.apply(help_request=help_request)
    return help_request


def new_reference(hub: Hub) -> str:
    """ "BLD-7K3M2": short enough to say over the phone, without signs that look or sound alike."""
    return f"{hub.short_code}-{get_random_string(REFERENCE_LENGTH, CLEAR_CHARACTERS)}"


def first_deadline(hub: Hub, text: str, kind: str = "") -> datetime:
    """When somebody must have called back: in working days of the hub for that kind (D21); within the first working hour when
    words in the question may mean danger, so that it stands above everything that is not late yet (D26)."""
    if danger.look(text):
        return workdays.next_working_moment(clock.now()) + timedelta(hours=1)
    return workdays.add_working_days(clock.now(), terms.days_for(hub=hub, kind=kind, step=Term.Step.FIRST))


def _register(hub: Hub, who: Contact, other: SomebodyElse | None) -> Person:
    name = other.name if other and other.knows and other.name else who.name
    return register_person(hub=hub, **{**vars(who), "name": name})


def _asked_by(who: Contact | Person, other: SomebodyElse | None) -> str:
    if other is None or isinstance(who, Person):
        return ""
    return f"{who.name} ({other.relation})"[:120] if other.relation else who.name


def _keep_that_the_other_does_not_know(help_request: HelpRequest, other: SomebodyElse | None) -> None:
    if other and not other.knows:
        text = _("Asked for somebody else who does not know this yet. Talk with the person who asked first.")
        Message.objects.create(
            hub=help_request.hub,
            help_request=help_request,
            sender=Message.Sender.NOTE,
            channel=help_request.channel,
            text=text,
        )


def _confirm(help_request: HelpRequest) -> None:
    """A letter with the reference. Not as a phone task: calling back is the answer already."""
    if help_request.person.best_channel()[0] != OutboxMessage.Channel.PHONE:
        enqueue_to_person(
            person=help_request.person,
            about=help_request,
            kind="question_received",
            key="once",
            letter=messages.received(help_request),
        )
