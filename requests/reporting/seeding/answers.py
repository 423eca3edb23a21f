"""How the demo's questions get their answer: neighbours, organisations, both, the team, the process manager."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from hub.base import clock
from intake.models import HelpRequest
from intake.workflow import RequestStatus
from matching.errors import AlreadyFilled
from matching.models import Arrangement, Proposal, Referral
from matching.services import answering, ending, expiring, handing, proposing, referring
from matching.workflow import ArrangementStatus, ProposalStatus, Rung, SkipReason
from reporting.demo.shapes_work import Proposal as PlainProposal
from reporting.demo.shapes_work import Question as Plain
from reporting.demo.shapes_work import Referral as PlainReferral
from reporting.seeding.community import Everybody
from reporting.seeding.moments import at_day

NOBODY = "In het bestand staat niemand die dit kan."


def give(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """Every attempt that the texts name, in its order, up to the state of the question."""
    by_the_team = plain.kind == "liveability" and not plain.proposals
    if by_the_team and plain.state in (RequestStatus.WITH_TEAM, RequestStatus.CLOSED):
        _team(all_of, plain, help_request)
    elif plain.rung == Rung.COMBINATION:
        _both(all_of, plain, help_request)
    else:
        _neighbours(all_of, plain, help_request)
        for referral in sorted(plain.referrals, key=lambda one: -one.days_ago)[:1]:
            _organisation(all_of, plain, help_request, referral)
    if plain.state == RequestStatus.WITH_PROCESS_MANAGER:
        _process_manager(all_of, plain, help_request)
    if plain.state in (RequestStatus.CHECKING, RequestStatus.CLOSED):
        _over(all_of, plain, help_request)


def _neighbours(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """Round after round: who was asked on one day was asked together."""
    for day in sorted({proposal.days_ago for proposal in plain.proposals}, reverse=True):
        together = [proposal for proposal in plain.proposals if proposal.days_ago == day]
        volunteers = [all_of.volunteers[proposal.volunteer] for proposal in together]
        owner = all_of.users[plain.owner]
        with clock.at(at_day(day, 12)):
            open_one = help_request.arrangements.filter(status=ArrangementStatus.ASKED).first()
            if open_one:
                proposing.ask_more(arrangement=open_one, user=owner, volunteers=volunteers)
            else:
                proposing.propose(help_request=help_request, user=owner, volunteers=volunteers)
        _hear(all_of, help_request, together)
        help_request.refresh_from_db()


def _hear(all_of: Everybody, help_request: HelpRequest, together: Sequence[PlainProposal]) -> None:
    """The answers: first who cannot, then who can; who is only `filled` hears so by itself."""
    order = {"declined": 0, "expired": 1, "accepted": 2}
    for plain in sorted((one for one in together if one.outcome in order), key=lambda one: order[one.outcome]):
        volunteer = all_of.volunteers[plain.volunteer]
        asked = Proposal.objects.filter(
            arrangement__help_request=help_request, volunteer=volunteer, status=ProposalStatus.ASKED
        )
        proposal = asked.order_by("-pk").first()
        if proposal is not None:
            _answer(proposal, plain)


def _answer(proposal: Proposal, plain: PlainProposal) -> None:
    if plain.outcome == "expired":
        with clock.at(proposal.deadline + timedelta(hours=1)):
            expiring.expire_proposal(proposal=proposal)
        return
    with clock.at(_later(plain.days_ago)):
        if plain.outcome == "declined":
            answering.decline_proposal(proposal=proposal, reason=plain.words[:200])
            return
        try:
            answering.accept_proposal(proposal=proposal)
        except AlreadyFilled:
            return  # two said yes; the texts let both be thanked


def _later(days_ago: float) -> datetime:
    return at_day(days_ago, 18) if days_ago else at_day(0, 12)


def _organisation(all_of: Everybody, plain: Plain, help_request: HelpRequest, referral: PlainReferral) -> None:
    with clock.at(at_day(referral.days_ago, 13)):
        _refer(all_of, plain, help_request, referral, rung=Rung.ORGANIZATION)
    _referral_answer(help_request, referral)
    help_request.refresh_from_db()


def _refer(
    all_of: Everybody, plain: Plain, help_request: HelpRequest, referral: PlainReferral, **more: Any
) -> Arrangement:
    service = all_of.services[referral.service]
    contact = service.contacts.first() or service.organization.contacts.first()
    return referring.refer(
        help_request=help_request,
        user=all_of.users[plain.owner],
        service=service,
        contact=contact,
        skip_reason=plain.skip_reason or SkipReason.NOBODY_FITS,
        skip_words=plain.skip_words or NOBODY,
        share_contact_details=True,
        **more,
    )


def _referral_answer(help_request: HelpRequest, plain: PlainReferral) -> None:
    referral = Referral.objects.filter(arrangement__help_request=help_request).order_by("-pk").get()
    with clock.at(_later(plain.days_ago)):
        if plain.outcome == "accepted":
            answering.accept_referral(referral=referral)
        elif plain.outcome == "declined":
            answering.decline_referral(referral=referral, reason=plain.words or "Wij hebben nu geen plek.")
        elif plain.outcome == "question":
            answering.question_referral(referral=referral, question=plain.words or "Kunt u ons bellen?")


def _both(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """Neighbour and organisation together: both are asked on the first day, both answer."""
    referral = plain.referrals[0]
    volunteers = [all_of.volunteers[proposal.volunteer] for proposal in plain.proposals]
    first = max(referral.days_ago, *(proposal.days_ago for proposal in plain.proposals))
    with clock.at(at_day(first, 12)):
        _refer(all_of, plain, help_request, referral, rung=Rung.COMBINATION, with_volunteers=volunteers)
    for proposal in plain.proposals:
        asked = Proposal.objects.get(
            arrangement__help_request=help_request, volunteer=all_of.volunteers[proposal.volunteer]
        )
        _answer(asked, proposal)
    _referral_answer(help_request, referral)
    help_request.refresh_from_db()


def _team(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """To the neighbourhood team; an answer of theirs ends it only when the question was closed."""
    with clock.at(at_day(max(plain.days_ago - 1, 0), 15)):
        reason = plain.real_question or plain.words
        handover = handing.hand_to_team(
            help_request=help_request,
            user=all_of.users[plain.owner],
            reason=reason[:500],
            deadline=clock.now() + timedelta(days=plain.days_ago + 4),
        )
    said = [message for message in plain.messages if message.author == "team"]
    if plain.state == RequestStatus.CLOSED and said:
        with clock.at(at_day(said[-1].days_ago, 15)):
            handing.answer_handover(handover=handover, user=all_of.users["kim"], answer=said[-1].text)
    help_request.refresh_from_db()


def _process_manager(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """Nobody has an answer. What was still open is taken back first."""
    owner = all_of.users[plain.owner]
    days = [*(one.days_ago for one in plain.proposals), *(one.days_ago for one in plain.referrals)]
    with clock.at(at_day(max(min(days, default=plain.days_ago) - 1, 0), 15)):
        running = help_request.arrangements.filter(status=ArrangementStatus.ASKED).first()
        if running:
            proposing.withdraw_arrangement(arrangement=running, user=owner, reason=NOBODY)
            help_request.refresh_from_db()
        handing.hand_to_process_manager(
            help_request=help_request,
            user=owner,
            reason=(plain.skip_words or plain.real_question or plain.words)[:500],
            deadline=clock.now() + timedelta(days=90),
        )
    help_request.refresh_from_db()


def _over(all_of: Everybody, plain: Plain, help_request: HelpRequest) -> None:
    """The help was given; the resident is asked whether it helped."""
    running = help_request.arrangements.filter(status=ArrangementStatus.AGREED).first()
    if running is None:
        return
    ends = plain.closed_days_ago + 3 if plain.closed_days_ago is not None else 3
    began = running.agreed_at or running.created_at
    with clock.at(max(at_day(ends, 15), began + timedelta(hours=1))):
        hours = Decimal(str(plain.hours)) if plain.hours else None
        ending.end(arrangement=running, user=all_of.users[plain.owner], hours=hours)
    help_request.refresh_from_db()
