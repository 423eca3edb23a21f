"""A question, a signal and a talent stay apart, and one can become another (D1). What was said first stays to be read,
and the history of both tells where it came from."""

from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base.models import Event
from hub.base.workflow import MoveRefused, move, record, worker
from intake.models import Channel, HelpRequest, Signal
from intake.services import moves
from intake.services.asking import Question, ask
from intake.workflow import SignalStatus
from volunteers.models import Volunteer
from volunteers.services import sign_up

_WAITING = (SignalStatus.NOT_AGREED, SignalStatus.NEW)


class AlreadyVolunteer(Exception):
    """This person is in the registry. `volunteer` is that registration."""

    def __init__(self, volunteer: Volunteer) -> None:
        super().__init__("already in the registry")
        self.volunteer = volunteer


@transaction.atomic
def call_it(*, signal: Signal, about: str, user: User) -> Event | None:
    """The worker hears something else in a signal than the ambassador chose: a question, a talent, or something in
    the street. What is about a person waits for that person's yes, as it would have from the start (D2).

    None when it was that already. Raises MoveRefused when the signal was settled."""
    locked = Signal.objects.select_for_update().get(pk=signal.pk)
    about, old = str(Signal.About(about)), locked.about
    if locked.status not in _WAITING:
        raise MoveRefused(locked.status, SignalStatus.NEW)
    if about == old:
        return None
    waits = about != Signal.About.STREET and locked.agreed_at is None
    target = SignalStatus.NOT_AGREED if waits else SignalStatus.NEW
    if target != locked.status:
        move(locked, to=target, actor=worker(user), about=about)
    else:
        Signal.objects.filter(pk=signal.pk).update(about=about)
    return record(locked, verb="called", actor=worker(user), old=old, new=about)


@transaction.atomic
def also_a_talent(*, help_request: HelpRequest, user: User, own_words: str, nothing_asked: bool = False) -> Volunteer:
    """Who asks also offers something, and comes into the registry, not yet confirmed: the hub calls, and asks for the
    yes (C2). With `nothing_asked` the question was only that offer, and ends.

    Raises AlreadyVolunteer, and MoveRefused when the question ended before."""
    known = Volunteer.objects.filter(person=help_request.person_id).first()
    if known:
        raise AlreadyVolunteer(known)
    volunteer = sign_up(
        hub=help_request.hub,
        person=help_request.person,
        own_words=own_words,
        brought_by=help_request.brought_by,
        confirmed=False,
        actor=worker(user),
    )
    record(help_request, verb="talent_seen", actor=worker(user), volunteer=volunteer.pk)
    if nothing_asked:
        reason = _("It was an offer of help. It stands among the talents now.")
        moves.withdraw(help_request=help_request, actor=worker(user), reason=reason)
    return volunteer


@transaction.atomic
def also_asks(*, volunteer: Volunteer, user: User, text: str, channel: str = Channel.PHONE) -> HelpRequest:
    """A volunteer asks something too: a question like any other, of the same person."""
    question = Question(text=text, channel=channel)
    help_request = ask(hub=volunteer.hub, who=volunteer.person, question=question, filled_in_by=user)
    record(volunteer, verb="asked_too", actor=worker(user), help_request=help_request.pk)
    return help_request
