"""The sweep over what is due. Running it twice, twice at once or after a week of silence ends in the same."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from followup import due, messages
from hub.accounts.models import User
from hub.base import clock, workdays
from hub.base.models import OutboxMessage
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import enqueue_to_address, enqueue_to_person
from hub.base.safely import safely
from hub.base.workflow import PROGRAM
from hub.people.models import Person
from hub.places.models import Hub
from intake.models import HelpRequest, Signal
from intake.services import moves
from intake.services.absence import instead_of
from intake.services.signals import let_go
from intake.workflow import RequestStatus
from matching.developing import inviting, letters
from matching.models import Development, Handover, Invitation, Proposal, Referral
from matching.services.expiring import expire_due
from mediation.models import MediationCase
from mediation.workflow import MEDIATORS_ACT

# After a gap the rest follows a minute later: no flood, neither for the mail server nor for people (F10).
MOST_A_RUN = 200


@dataclass(frozen=True)
class Step:
    """One kind of follow-up: the rows for which it is due, and what is done with one of them."""

    name: str
    due: Callable[[], QuerySet[Any]]
    act: Callable[[Any], None]


def follow_up(*, hub: Hub, most: int = MOST_A_RUN) -> int:
    """Does what is due in this hub, whose scope is open: each item in its own transaction, at most `most`
    of them. One that fails does not stop the others, and is tried again in the next run. Returns how many
    were done."""
    done = expire_due(most=most)
    done += _send_digest(hub)
    for step in STEPS:
        for pk in list(step.due().values_list("pk", flat=True)):
            if done >= most:
                return done
            done += safely(f"follow-up: {step.name} of {pk}", partial(_do_one, step), pk)
    return done


def _do_one(step: Step, pk: int) -> bool:
    """Asks once more, with the row locked, whether it is due: another run may have been first."""
    row = step.due().select_for_update(skip_locked=True, of=("self",)).filter(pk=pk).first()
    if row is None:
        return False
    step.act(row)
    return True


def _in_working_hours() -> Any:
    """No reminder at night or on a Sunday (F8)."""
    return workdays.next_working_moment(clock.now())


def _since(row: Any) -> str:
    """A part of the key: the same kind of silence, later on, is a new one."""
    return f"{row.status_since:%Y%m%d%H%M%S}"


def _write(person: Person, about: Any, kind: str, letter: Letter, *, call: bool = False, key: str = "") -> None:
    enqueue_to_person(
        person=person,
        about=about,
        kind=kind,
        key=key or _since(about),
        letter=letter,
        due_at=_in_working_hours(),
        call=call,
    )


def _mail(hub: Hub, address: str, about: Any, kind: str, letter: Letter, *, key: str = "") -> None:
    enqueue_to_address(
        hub=hub,
        address=address,
        about=about,
        kind=kind,
        key=key or _since(about),
        letter=letter,
        due_at=_in_working_hours(),
    )


def _remind_volunteer(proposal: Proposal) -> None:
    _write(proposal.volunteer.person, proposal, "proposal_reminder", messages.proposal_reminder(proposal))


def _remind_contact(referral: Referral) -> None:
    address = referral.contact.email if referral.contact else ""
    _mail(referral.hub, address, referral, "referral_reminder", messages.referral_reminder(referral))


def _call_again(referral: Referral) -> None:
    help_request = referral.arrangement.help_request
    address = help_request.owner.email if help_request.owner else referral.hub.email
    _mail(referral.hub, address, referral, "call_again", messages.call_again(referral))


def _remind_invited(invitation: Invitation) -> None:
    key = f"{invitation.asked_at:%Y%m%d%H%M%S}"
    due_at = _in_working_hours()
    inviting.tell(invitation, "invitation_reminder", key, letters.reminder(invitation), due_at=due_at)


def _remind_to_decide(development: Development) -> None:
    letter, key = letters.decide(development), f"{development.deadline:%Y%m%d%H%M%S}"
    for user in User.objects.who_may("matching.decide", development.hub):
        _mail(development.hub, user.email, development, "development_decide", letter, key=key)


def _remind_team(handover: Handover) -> None:
    permission = "matching.team" if handover.to == Handover.To.TEAM else "matching.decide"
    for user in User.objects.who_may(permission, handover.hub):
        _mail(handover.hub, user.email, handover, "handover_reminder", messages.handover_reminder(handover))


def _remind_of_case(case: MediationCase) -> None:
    """The mediators while they are on the move, else the coordinator; neither hears of the other party."""
    letter = messages.case_reminder(case)
    pair = case.assignments.filter(until=None).select_related("volunteer__person__hub")
    if case.status in MEDIATORS_ACT and pair:
        for assignment in pair:
            _write(assignment.volunteer.person, case, "case_reminder", letter)
        return
    coordinators = [case.coordinator] if case.coordinator else User.objects.who_may("mediation.coordinate", case.hub)
    for user in coordinators:
        _mail(case.hub, user.email, case, "case_reminder", letter)


def _remind_resident(help_request: HelpRequest) -> None:
    _write(help_request.person, help_request, "resident_reminder", messages.resident_reminder(help_request))


def _take_back(help_request: HelpRequest) -> None:
    with override(settings.LANGUAGE_CODE):
        reason = _("No answer from the resident in time. Call, or ask around.")
    moves.back_to_hub(help_request=help_request, actor=PROGRAM, reason=reason)


def _ask_whether_it_helped(help_request: HelpRequest) -> None:
    moves.ask_whether_it_helped(help_request=help_request, actor=PROGRAM)


def _tell_to_say(help_request: HelpRequest) -> None:
    _write(help_request.person, help_request, "did_it_help", _whether(help_request, messages.did_it_help))


def _remind_helped(help_request: HelpRequest) -> None:
    letter = _whether(help_request, messages.did_it_help_reminder)
    _write(help_request.person, help_request, "helped_reminder", letter)


def _whether(help_request: HelpRequest, letter: Callable[[HelpRequest], Letter]) -> Letter:
    """Who is called gets other words than who reads."""
    channel, _address = help_request.person.best_channel()
    return messages.did_it_help_call(help_request) if channel == OutboxMessage.Channel.PHONE else letter(help_request)


def _call_helped(help_request: HelpRequest) -> None:
    letter = messages.did_it_help_call(help_request)
    _write(help_request.person, help_request, "helped_call", letter, call=True)


def _remind_owner(help_request: HelpRequest) -> None:
    """The owner; who stands in while the owner is away; the hub when the owner left (D6)."""
    owner, hub = help_request.owner, help_request.hub
    reachable = instead_of(owner=owner, hub=hub).user if owner is not None else None
    address = reachable.email if reachable is not None else hub.email
    key = f"{help_request.due_at:%Y%m%d%H%M%S}"
    _mail(hub, address, help_request, "owner_reminder", messages.owner_reminder(help_request), key=key)


def _remind_ambassador(signal: Signal) -> None:
    _write(signal.ambassador.person, signal, "signal_reminder", messages.signal_reminder(signal), key="once")


def _let_go(signal: Signal) -> None:
    let_go(signal=signal)


# What ends a wait stands before the reminders about it: nobody is reminded of what is over.
STEPS = (
    Step("waited too long for the resident", due.residents_too_long_silent, _take_back),
    Step("ask whether it helped", due.to_ask_whether_it_helped, _ask_whether_it_helped),
    Step("tell to say whether it helped", due.to_be_asked, _tell_to_say),
    Step("signal without a yes", due.signals_to_end, _let_go),
    Step("remind a volunteer", due.proposals_to_remind, _remind_volunteer),
    Step("remind a contact person", due.referrals_to_remind, _remind_contact),
    Step("call an organisation again", due.calls_to_follow_up, _call_again),
    Step("remind who was invited", due.invitations_to_remind, _remind_invited),
    Step("remind to decide", due.developments_to_decide, _remind_to_decide),
    Step("remind the team", due.handovers_to_remind, _remind_team),
    Step("remind of a mediation", due.cases_to_remind, _remind_of_case),
    Step("remind a resident", due.residents_to_remind, _remind_resident),
    Step("ask again whether it helped", due.helped_to_remind, _remind_helped),
    Step("call whether it helped", due.helped_to_call, _call_helped),
    Step("remind the owner", due.owners_to_remind, _remind_owner),
    Step("remind an ambassador", due.signals_to_remind, _remind_ambassador),
)


@transaction.atomic
def _send_digest(hub: Hub) -> int:
    """The morning in numbers for everybody who works at the counter (F11); nothing when there is nothing."""
    if not due.digest_is_due(hub):
        return 0
    counts = digest_counts()
    if not any(counts.values()):
        return 0
    users = list(User.objects.who_may("intake.work", hub))
    for user in users:
        _mail(hub, user.email, hub, "digest", messages.digest(counts), key=f"{clock.today()}")
    return len(users)


def digest_counts() -> dict[str, int]:
    """How much of each kind waits, and nothing about whom."""
    questions, waiting = HelpRequest.objects, OutboxMessage.objects.exclude(subject_type__startswith="mediation.")
    return {
        "new": questions.filter(status=RequestStatus.NEW).count(),
        "late": questions.all().late().count(),
        "answered": questions.all().answered().count(),
        "by_hand": waiting.filter(status=OutboxMessage.Status.BY_HAND, due_at__lte=clock.now()).count(),
        "signals": Signal.objects.all().waiting().count(),
        "failed": waiting.filter(status=OutboxMessage.Status.FAILED).count(),
    }
