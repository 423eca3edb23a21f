"""What an ambassador notices (D1, D2, C2): kept apart as question, talent and street, and about nobody by
name until that person says yes."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event
from hub.base.outbox.services import enqueue_to_person
from hub.base.workflow import PROGRAM, Actor, move, record, worker
from hub.people.models import Consent
from hub.people.services import agreed, record_consent, register_person
from intake import messages
from intake.models import Channel, HelpRequest, Kind, Signal
from intake.services.asking import Question, ask
from intake.signals import signal_settled
from intake.workflow import RequestStatus, SignalStatus
from volunteers.models import Ambassador
from volunteers.services import Contact, sign_up

AMBASSADOR = "ambassador"
_SAID_YES = (Consent.Purpose.SIGNAL, Consent.Purpose.CONTACT)


class NoYesYet(Exception):
    """The person has not agreed: nothing may be made of this signal yet."""


def bring(
    *,
    ambassador: Ambassador,
    about: str,
    text: str,
    who: Contact | None = None,
    how: str = "",
    may_hear_back: bool = False,
    submission: UUID | None = None,
) -> Signal:
    """A signal. With `who` the person said yes (`how` tells how), and only then a person is kept; something
    in the street is about nobody. The same `submission` gives the first signal again."""
    try:
        with transaction.atomic():
            signal = Signal.objects.create(
                hub=ambassador.hub,
                ambassador=ambassador,
                about=about,
                text=text.strip(),
                submission=submission,
                status=SignalStatus.NEW if about == Signal.About.STREET else SignalStatus.NOT_AGREED,
            )
            actor = Actor(AMBASSADOR, ambassador.person.user)
            record(signal, verb="brought", actor=actor, new=signal.status)
            if who and about != Signal.About.STREET:
                _say_yes(signal, actor, who, how, may_hear_back)
            return signal
    except IntegrityError:
        first = Signal.objects.filter(submission=submission).first() if submission else None
        if first is None:
            raise
        return first


@transaction.atomic
def record_yes(*, signal: Signal, user: User, who: Contact, how: str, may_hear_back: bool = False) -> Event:
    """The person says yes later, to the ambassador or to us. Raises MoveRefused when that was noted already."""
    return _say_yes(signal, worker(user), who, how, may_hear_back)


def _say_yes(signal: Signal, actor: Actor, who: Contact, how: str, may_hear_back: bool) -> Event:
    person = register_person(hub=signal.hub, **vars(who))
    purposes = [*_SAID_YES, Consent.Purpose.FEEDBACK] if may_hear_back else list(_SAID_YES)
    for purpose in purposes:
        text = str(Consent.Purpose(purpose).label)
        channel = Consent.Channel.AMBASSADOR if actor.who == AMBASSADOR else Consent.Channel.PHONE
        record_consent(person=person, purpose=purpose, text=text, channel=channel, taken_by=actor.user)
    return move(
        signal, to=SignalStatus.NEW, actor=actor, person=person, agreed_at=clock.now(), agreed_how=how.strip()[:200]
    )


@transaction.atomic
def take_in(*, signal: Signal, user: User) -> Signal:
    """Makes of it what it is: a question in the queue, a talent the hub calls, a question about the street.

    Raises NoYesYet, and MoveRefused when a colleague was first."""
    locked = Signal.objects.select_for_update().get(pk=signal.pk)
    if locked.status == SignalStatus.NOT_AGREED:
        raise NoYesYet
    move(signal, to=SignalStatus.TAKEN_IN, actor=worker(user))
    # What a colleague changed a moment ago counts, not what stood on the screen.
    signal.person, signal.about = locked.person, locked.about
    if signal.about == Signal.About.TALENT and signal.person:
        signal.volunteer = sign_up(
            hub=signal.hub,
            person=signal.person,
            own_words=signal.text[:1000],
            brought_by=signal.ambassador,
            confirmed=False,
            actor=worker(user),
        )
    else:
        signal.help_request = _as_question(signal, user)
    signal.save(update_fields=["volunteer", "help_request"])
    _settle(signal, line_for(signal), tell=False)
    return signal


def _as_question(signal: Signal, user: User) -> HelpRequest:
    street = signal.about == Signal.About.STREET
    question = Question(
        text=signal.text,
        channel=Channel.AMBASSADOR,
        kind=Kind.LIVEABILITY if street else "",
        brought_by=signal.ambassador,
        asked_by_name=signal.ambassador.person.name,
    )
    # Who asks about the street is the ambassador; the database keeps that nobody else is without a person here.
    who = signal.ambassador.person if street or signal.person is None else signal.person
    return ask(hub=signal.hub, who=who, question=question, filled_in_by=user)


@transaction.atomic
def drop(*, signal: Signal, user: User, reason: str) -> Event:
    """Nothing is made of it, with a reason. The ambassador hears so kindly. Raises MoveRefused."""
    event = move(signal, to=SignalStatus.DROPPED, actor=worker(user), reason=reason)
    _settle(signal, line_for(signal), tell=True)
    return event


@transaction.atomic
def let_go(*, signal: Signal) -> Event:
    """Nobody said yes within the term for which we may keep it: nothing is made of it, and the ambassador
    hears so kindly. Raises MoveRefused."""
    event = move(signal, to=SignalStatus.DROPPED, actor=PROGRAM)
    _settle(signal, line_for(signal), tell=True)
    return event


@transaction.atomic
def give_feedback(*, signal: Signal, user: User, text: str) -> None:
    """A worker tells in one line what came of it (D18). Without the person's yes to that, a neutral line."""
    line = text.strip()[:300] if _may_hear(signal) else line_for(signal)
    record(signal, verb="feedback_given", actor=worker(user))
    _settle(signal, line, tell=True)


def follow_question(*, help_request: HelpRequest, event: Event) -> None:
    """The question moved on: so does the line for who brought it. At the end they get a message."""
    signal = Signal.objects.filter(help_request=help_request).select_related("ambassador__person").first()
    if signal is None:
        return
    signal.help_request = help_request
    line = line_for(signal)
    ended = event.new in (RequestStatus.CLOSED, RequestStatus.WITHDRAWN)
    if line != signal.feedback or ended:
        _settle(signal, line, tell=ended, key=str(event.pk))


def line_for(signal: Signal) -> str:
    """One line for the ambassador, in their language: only what the person agreed to, else a neutral one."""
    with override(signal.ambassador.person.language):
        if signal.status == SignalStatus.DROPPED:
            return _("We could not do anything with this now. Thank you for telling us.")
        if signal.volunteer:
            return _("We call this neighbour to get to know each other.")
        if signal.help_request is None:
            return ""
        if not _may_hear(signal):
            open_line = _("We are working on it. What comes of it stays between us and this neighbour.")
            return open_line if signal.help_request.is_open else _("We have finished this with your neighbour.")
        return _question_line(signal.help_request)


def _question_line(help_request: HelpRequest) -> str:
    lines = {
        RequestStatus.NEW: _("We have it. A colleague will pick it up."),
        RequestStatus.ARRANGED: _("Help has been found."),
        RequestStatus.CHECKING: _("Help has been given. We are asking whether it was enough."),
        RequestStatus.WITH_TEAM: _("The neighbourhood team is looking at it."),
        RequestStatus.WITH_PROCESS_MANAGER: _("There is no fitting help yet. We are looking for something new."),
        RequestStatus.WITHDRAWN: _("It goes on together with another question of the same person.")
        if help_request.merged_into_id
        else _("It is not needed any more."),
        RequestStatus.CLOSED: _("It has been finished.")
        if help_request.helped != HelpRequest.Helped.YES
        else _("It worked: your neighbour has been helped."),
    }
    return str(lines.get(RequestStatus(help_request.status), _("We are looking for help that fits.")))


def _may_hear(signal: Signal) -> bool:
    """Something in the street is nobody's secret; about a person only with that person's yes."""
    if signal.about == Signal.About.STREET:
        return True
    return signal.person is not None and agreed(signal.person, Consent.Purpose.FEEDBACK)


def _settle(signal: Signal, line: str, *, tell: bool, key: str = "once") -> None:
    signal.feedback = line
    signal.save(update_fields=["feedback"])
    signal_settled.send(Signal, signal=signal)
    if tell and line:
        enqueue_to_person(
            person=signal.ambassador.person,
            about=signal,
            kind="signal_feedback",
            key=key,
            letter=messages.what_came_of_it(signal),
        )
