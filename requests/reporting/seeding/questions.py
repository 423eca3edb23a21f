"""The demo's questions walk through the product: asked, understood, answered, followed up, each on its own day."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hub.base import clock
from hub.base.workflow import worker
from hub.people.models import Consent
from intake.models import HelpRequest, Signal
from intake.services import following, moves, working
from intake.services.asking import Question, ask
from intake.workflow import RequestStatus, SignalStatus
from reporting.demo import questions as texts
from reporting.demo import signals as signal_texts
from reporting.demo.shapes_work import Message
from reporting.demo.shapes_work import Question as Plain
from reporting.demo.shapes_work import Signal as PlainSignal
from reporting.seeding import answers
from reporting.seeding.community import Everybody
from reporting.seeding.mediation import OF_A_CASE
from reporting.seeding.moments import at_day

CONSENTS = (
    (Consent.Purpose.CONTACT, "Het Startpunt mag mijn gegevens gebruiken om mij te helpen."),
    (Consent.Purpose.SHARE, "Wie mij helpt mag mijn naam en adres weten."),
    (Consent.Purpose.FEEDBACK, "Wie mijn vraag bracht mag horen hoe het ging."),
)


def make_questions(all_of: Everybody, step: Callable[[str], None]) -> dict[str, HelpRequest]:
    """The oldest first, so that neighbours are free again when a later question comes."""
    made = {}
    for plain in sorted(texts.QUESTIONS, key=lambda question: -question.days_ago):
        step(plain.code)
        made[plain.code] = _walk(all_of, plain)
    return made


def _walk(all_of: Everybody, plain: Plain) -> HelpRequest:
    help_request = _ask(all_of, plain)
    if plain.state == RequestStatus.NEW:
        return help_request
    _understand(all_of, plain, help_request)
    if plain.code in OF_A_CASE:
        return help_request  # the coordinator goes on with it
    if plain.state != RequestStatus.WAITING_RESIDENT:
        _talk(all_of, plain, help_request)
    answers.give(all_of, plain, help_request)
    help_request.refresh_from_db()
    _stop_at(all_of, plain, help_request)
    return help_request


def _ask(all_of: Everybody, plain: Plain) -> HelpRequest:
    ambassador = all_of.ambassadors.get(plain.filled_in_by)
    with clock.at(at_day(plain.days_ago, 9)):
        return ask(
            hub=all_of.hub,
            who=all_of.persons[plain.person],
            question=Question(
                text=plain.words,
                channel=plain.channel,
                consents=CONSENTS,
                brought_by=ambassador,
                asked_by_name=ambassador.person.name if ambassador else "",
            ),
            filled_in_by=all_of.users.get(plain.filled_in_by),
        )


def _understand(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """Triage, in the first hours; the appointment, when there is one, as its date and time."""
    owner = all_of.users[plain.owner]
    when: dict[str, Any] = {}
    if plain.appointment_days_ahead is not None:
        starts = (clock.now() + timedelta(days=plain.appointment_days_ahead)).astimezone(clock.AMSTERDAM)
        starts = starts.replace(hour=10 + len(plain.code + plain.person) % 6, minute=0, second=0, microsecond=0)
        when = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    with clock.at(at_day(plain.days_ago, 11)):
        working.triage(
            help_request=help_request,
            user=owner,
            subjects=all_of.subjects(plain.subjects),
            real_question=plain.real_question,
            kind=plain.kind,
            urgency=plain.urgency,
            self_reliance=plain.self_reliance,
            languages=[plain.language],
            **when,
        )
        if plain.note:
            working.note(help_request=help_request, user=owner, text=plain.note)


def _talk(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """What was said before the end, in its order. What others said is a note of the owner."""
    for message in sorted(plain.messages, key=lambda one: -one.days_ago):
        with clock.at(at_day(message.days_ago, 14)):
            _say(all_of, plain, help_request, message)


def _say(all_of: Everybody, plain: Plain, help_request: HelpRequest, message: Message, *, wait: bool = False) -> None:
    owner = all_of.users[plain.owner]
    if message.author == "hub":
        working.reply(help_request=help_request, user=owner, text=message.text, wait=wait)
    elif message.author == "resident":
        working.heard(help_request=help_request, user=owner, text=message.text, channel="phone")
    elif message.author != "team":  # what the team answers goes with the hand-over
        working.note(help_request=help_request, user=owner, text=message.text)


def _stop_at(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """The last step to the state that the texts name."""
    ends = at_day(plain.closed_days_ago or 0, 16)
    owner = all_of.users[plain.owner]
    if plain.state == RequestStatus.WAITING_RESIDENT:
        *before, last = sorted(plain.messages, key=lambda one: -one.days_ago)
        for message in (*before, last):
            with clock.at(at_day(message.days_ago, 14)):
                waits = help_request.status != RequestStatus.WAITING_RESIDENT and message.author == "hub"
                _say(all_of, plain, help_request, message, wait=waits)
                help_request.refresh_from_db()
        if help_request.status != RequestStatus.WAITING_RESIDENT:
            with clock.at(at_day(last.days_ago, 15)):
                moves.wait_for_resident(help_request=help_request, actor=worker(owner))
    elif plain.state == RequestStatus.WITHDRAWN:
        with clock.at(ends):
            following.stop(help_request=help_request)
    elif plain.state == RequestStatus.CLOSED:
        with clock.at(ends):
            _close(plain, help_request, owner)


def _close(plain: Plain, help_request: HelpRequest, owner: object) -> None:
    if help_request.status == RequestStatus.CHECKING and plain.helped != HelpRequest.Helped.NO:
        following.tell_whether_it_helped(help_request=help_request, helped=plain.helped, text=plain.feedback)
        return
    route = "" if help_request.route else _other_route(plain)
    moves.close(help_request=help_request, actor=worker(owner), helped=plain.helped, route=route)  # type: ignore[arg-type]


def _other_route(plain: Plain) -> str:
    if plain.kind == "neighbour_conflict":
        return HelpRequest.Route.MEDIATION
    return HelpRequest.Route.TEAM if plain.kind == "liveability" else HelpRequest.Route.INFORMATION


def make_signals(all_of: Everybody, questions: dict[str, HelpRequest]) -> None:
    """What ambassadors brought. Those that became something point at it."""
    for plain in signal_texts.SIGNALS:
        _signal(all_of, plain, questions)


def _signal(all_of: Everybody, plain: PlainSignal, questions: dict[str, HelpRequest]) -> None:
    agreed = plain.agreed and plain.kind != "street"
    known = agreed and plain.person in all_of.persons
    Signal.objects.create(
        hub=all_of.hub,
        ambassador=all_of.ambassadors[plain.ambassador],
        about=plain.kind,
        text=plain.words,
        status=plain.state if agreed or plain.kind == "street" else _without_yes(plain.state),
        status_since=at_day(plain.days_ago),
        agreed_at=at_day(plain.days_ago) if agreed else None,
        agreed_how="Aan de deur gevraagd." if agreed else "",
        person=all_of.persons[plain.person] if known else None,
        help_request=questions.get(plain.question),
        volunteer=all_of.volunteers.get(plain.volunteer),
        feedback=plain.feedback,
        created_at=at_day(plain.days_ago),
    )


def _without_yes(state: str) -> str:
    return SignalStatus.DROPPED if state == SignalStatus.DROPPED else SignalStatus.NOT_AGREED
