"""Yes, no, and a question back: by link, from the own page, or told to a worker by phone."""

from django.db import IntegrityError, transaction

from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import CONTACT, VOLUNTEER, Actor, move, record
from matching import candidates
from matching.errors import (
    AlreadyAnswered,
    AlreadyFilled,
    CheckMissing,
    DoubleBooked,
    LimitReached,
    MatchingRefused,
    NotActive,
    ServiceClosed,
    TooLate,
    Withdrawn,
)
from matching.models import Arrangement, Proposal, Referral
from matching.services import agreeing, telling, turns
from matching.services.locking import fresh_proposal, fresh_referral, lock_arrangement, lock_volunteer
from matching.workflow import ArrangementStatus, ProposalStatus, ReferralStatus
from socialmap.models import Service
from socialmap.services.entries import contact_left as contact_left_organisation
from volunteers.models import Volunteer
from volunteers.workflow import VolunteerStatus

_OVER: dict[str, type[MatchingRefused]] = {
    ProposalStatus.ACCEPTED: AlreadyAnswered,
    ProposalStatus.DECLINED: AlreadyAnswered,
    ProposalStatus.FILLED: AlreadyFilled,
    ProposalStatus.WITHDRAWN: Withdrawn,
    ProposalStatus.EXPIRED: TooLate,
    ProposalStatus.ENDED: Withdrawn,
    ProposalStatus.QUEUED: Withdrawn,
}


@transaction.atomic
def accept_proposal(*, proposal: Proposal, actor: Actor = VOLUNTEER) -> Proposal:
    """A neighbour says yes. The first yes wins (D8); the others hear that it is filled, once (D11). The
    volunteer must be active, below the own limit and free at that moment, now (D12).

    A second yes of the same volunteer changes nothing. Raises AlreadyFilled, LimitReached, DoubleBooked,
    TooLate, NotActive, CheckMissing, Withdrawn, AlreadyAnswered."""
    arrangement = lock_arrangement(proposal.arrangement_id)
    volunteer = lock_volunteer(proposal.volunteer_id)
    proposal = fresh_proposal(proposal.pk, arrangement)
    if proposal.status == ProposalStatus.ACCEPTED:
        return proposal
    _must_be_open(proposal)
    _must_be_able(volunteer, arrangement)
    _say_yes(proposal, actor)
    turns.skip_all(arrangement, actor)
    for other in agreeing.proposals_of(arrangement, ProposalStatus.ASKED):
        move(other, to=ProposalStatus.FILLED, actor=actor)
        telling.tell_volunteer(other, "filled")
    if not agreeing.agree_when_complete(arrangement, actor):
        telling.tell_volunteer(proposal, "waits_for_other")
    return proposal


def _must_be_open(row: Proposal | Referral) -> None:
    """Still waiting for an answer, and in time."""
    refusal = _OVER.get(row.status)
    if refusal:
        raise refusal
    if row.deadline < clock.now():
        raise TooLate


def refusal_of(row: Proposal | Referral) -> type[MatchingRefused] | None:
    """Why this can no longer be answered, for the page behind an old link."""
    return _OVER.get(row.status)


def _must_be_able(volunteer: Volunteer, arrangement: Arrangement) -> None:
    """As the locked row says now: not as it was when we asked."""
    if volunteer.status != VolunteerStatus.ACTIVE or volunteer.person.do_not_contact:
        raise NotActive
    if candidates.papers_missing(volunteer, arrangement.help_request):
        raise CheckMissing
    doing = Proposal.objects.filter(volunteer=volunteer, status=ProposalStatus.ACCEPTED).count()
    if doing >= volunteer.most_at_once:
        raise LimitReached


def _say_yes(proposal: Proposal, actor: Actor) -> None:
    """The database has the last word: one winner, and no two appointments of one person at once."""
    try:
        with transaction.atomic():
            move(proposal, to=ProposalStatus.ACCEPTED, actor=actor, answered_at=clock.now())
    except IntegrityError as error:
        if "no_double_booking" in str(error):
            raise DoubleBooked from error
        if "one_volunteer_wins" in str(error):
            raise AlreadyFilled from error
        raise


@transaction.atomic
def decline_proposal(*, proposal: Proposal, reason: str = "", actor: Actor = VOLUNTEER) -> Proposal:
    """No, this time not. When nobody is left to wait for, the question goes back to the hub.

    Raises AlreadyFilled, Withdrawn, TooLate, AlreadyAnswered (a yes is changed by calling the hub)."""
    arrangement = lock_arrangement(proposal.arrangement_id)
    proposal = fresh_proposal(proposal.pk, arrangement)
    if proposal.status == ProposalStatus.DECLINED:
        return proposal
    _must_be_open(proposal)
    now = clock.now()
    move(proposal, to=ProposalStatus.DECLINED, actor=actor, answered_at=now, decline_reason=reason[:200])
    agreeing.settle(arrangement)
    return proposal


@transaction.atomic
def ask_back(*, proposal: Proposal, question: str, actor: Actor = VOLUNTEER) -> Event:
    """A volunteer wants to know something first: it is shown with the question, and the owner gets mail.
    Raises as `decline_proposal`."""
    arrangement = lock_arrangement(proposal.arrangement_id)
    proposal = fresh_proposal(proposal.pk, arrangement)
    _must_be_open(proposal)
    event = record(proposal, verb="asked_back", actor=actor, reason=question.strip())
    telling.tell_asked_back(arrangement.help_request, key=str(event.pk))
    return event


def _open_referral(referral: Referral) -> tuple[Arrangement, Referral]:
    arrangement = lock_arrangement(referral.arrangement_id)
    referral = fresh_referral(referral.pk, arrangement)
    return arrangement, referral


@transaction.atomic
def accept_referral(*, referral: Referral, actor: Actor = CONTACT) -> Referral:
    """The organisation says yes. In a combination the neighbour must too (D16).
    A second yes changes nothing. Raises Withdrawn, TooLate, AlreadyAnswered, ServiceClosed."""
    arrangement, referral = _open_referral(referral)
    if referral.status == ReferralStatus.ACCEPTED:
        return referral
    _must_be_open(referral)
    if referral.service.status != Service.Status.ACTIVE:
        raise ServiceClosed
    move(referral, to=ReferralStatus.ACCEPTED, actor=actor, answered_at=clock.now())
    if not agreeing.agree_when_complete(arrangement, actor):
        telling.tell_contact(referral, "waits_for_other")
    return referral


@transaction.atomic
def decline_referral(*, referral: Referral, reason: str, actor: Actor = CONTACT) -> Referral:
    """The organisation says no, with the reason; the question goes back to the hub.
    Raises Withdrawn, TooLate, AlreadyAnswered."""
    arrangement, referral = _open_referral(referral)
    if referral.status == ReferralStatus.DECLINED:
        return referral
    _must_be_open(referral)
    now = clock.now()
    move(referral, to=ReferralStatus.DECLINED, actor=actor, answered_at=now, decline_reason=reason.strip()[:300])
    agreeing.settle(arrangement)
    return referral


@transaction.atomic
def question_referral(*, referral: Referral, question: str, actor: Actor = CONTACT) -> Referral:
    """The contact person asks us something first: then we are on the move, and the deadline waits.
    Raises Withdrawn, TooLate, AlreadyAnswered."""
    arrangement, referral = _open_referral(referral)
    _must_be_open(referral)
    if referral.status == ReferralStatus.QUESTION:
        raise AlreadyAnswered
    asked = question.strip()[:500]
    event = move(referral, to=ReferralStatus.QUESTION, actor=actor, reason=asked, question=asked)
    telling.tell_asked_back(arrangement.help_request, key=str(event.pk))
    return referral


@transaction.atomic
def tell_hub(*, referral: Referral, text: str, actor: Actor = CONTACT) -> Event:
    """The contact person answers what the hub asked. Raises Withdrawn, TooLate, AlreadyAnswered."""
    arrangement, referral = _open_referral(referral)
    _must_be_open(referral)
    event = record(referral, verb="told_hub", actor=actor, reason=text.strip()[:500])
    telling.tell_answered(arrangement.help_request, key=str(event.pk))
    return event


@transaction.atomic
def left_organisation(*, referral: Referral) -> None:
    """Whoever opened the link does not work there any more: the hub hears so and chooses somebody else.
    Raises Withdrawn, TooLate, AlreadyAnswered."""
    _arrangement, referral = _open_referral(referral)
    _must_be_open(referral)
    if referral.contact and referral.contact.left_on is None:
        contact_left_organisation(contact=referral.contact, actor=CONTACT)


def waits_for_other(row: Proposal | Referral) -> bool:
    """Said yes, while the other half of a combination has not answered yet."""
    return row.status == ProposalStatus.ACCEPTED and row.arrangement.status == ArrangementStatus.ASKED
