"""The decision of the process manager, who has the authority to make one (seed 004, "doorzettingsmacht"): a new offer
on the social map, with the waiting questions first in line, or not possible, with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base import clock
from hub.base.outbox.services import enqueue_to_person
from hub.base.workdays import add_working_days
from hub.base.workflow import MoveRefused, move, record, worker
from intake.models import HelpRequest
from intake.workflow import RequestStatus
from matching.developing import letters
from matching.developing.cases import DECIDE_DAYS, lying, open_one
from matching.developing.inviting import WAITING, fresh, let_go, tell
from matching.errors import MatchingRefused
from matching.models import Development, Handover, Referral
from matching.services import handing, referring
from matching.workflow import DevelopmentStatus, HandoverStatus, InvitationStatus, Rung, SkipReason
from socialmap.models import Contact, Service
from socialmap.services.entries import save_contact, save_service


@dataclass(frozen=True, kw_only=True)
class Offer:
    """The new offer as it comes on the social map. Its organisation is that of the contact person."""

    name: str
    summary: str
    description: str
    contact: Contact
    informal: bool = False


@transaction.atomic
def keep_draft(*, development: Development, user: User, offer: Mapping[str, object]) -> None:
    """The offer so far, for later. Raises MoveRefused when it was decided."""
    development = open_one(development.pk)
    Development.objects.filter(pk=development.pk).update(offer=dict(offer))
    record(development, verb="draft_kept", actor=worker(user))


@transaction.atomic
def publish(*, development: Development, user: User, offer: Offer, decision: str) -> Service:
    """There is an offer: it comes on the social map, the waiting questions go back to the hub with it, first in line,
    and everybody who joined and every resident hears so. Raises MoveRefused when it was decided already."""
    development = open_one(development.pk)
    questions = lying(development)
    service = _on_the_map(development, user, offer)
    _decide(development, DevelopmentStatus.OFFER, user, decision, service=service)
    development.service = service
    answer = _("There is a new offer: %(name)s.") % {"name": service.name}
    for handover in questions:
        handing.answer_handover(handover=handover, user=user, answer=answer, outcome=handing.Outcome.OFFER)
        _tell_resident(handover)
    _tell_invited(development, user, made=True)
    return service


@transaction.atomic
def not_possible(*, development: Development, user: User, decision: str, answer: str) -> Development:
    """There is no offer, with the reason. Each question is closed and each resident reads `answer`: why, and what
    can be done now. Raises MoveRefused when it was decided already."""
    development = open_one(development.pk)
    questions = lying(development)
    _decide(development, DevelopmentStatus.NOT_POSSIBLE, user, decision)
    for handover in questions:
        handing.answer_handover(handover=handover, user=user, answer=answer, outcome=handing.Outcome.NONE)
    _tell_invited(development, user, made=False)
    return development


@transaction.atomic
def stop(*, development: Development, user: User, decision: str) -> Development:
    """Taken together by mistake, or not needed any more: each question stands alone again, with time to look at it.
    Raises MoveRefused when it was decided already."""
    development = open_one(development.pk)
    questions = lying(development)
    _decide(development, DevelopmentStatus.STOPPED, user, decision)
    until = add_working_days(clock.now(), DECIDE_DAYS)
    for handover in questions:
        deadline = max(handover.deadline, until)
        Handover.objects.filter(pk=handover.pk).update(development=None, deadline=deadline)
    _tell_invited(development, user, made=False)
    return development


def _decide(development: Development, status: str, user: User, decision: str, **changes: object) -> None:
    why = decision.strip()
    move(
        development,
        to=status,
        actor=worker(user),
        reason=why,
        decision=why,
        decided_by=user,
        decided_at=clock.now(),
        **changes,
    )


def _on_the_map(development: Development, user: User, offer: Offer) -> Service:
    """Published through the social map's own verbs, so that it is found at once."""
    actor, contact, area = worker(user), offer.contact, development.neighbourhood
    fields = {
        "organization": contact.organization,
        "name": offer.name.strip(),
        "summary": offer.summary.strip(),
        "description": offer.description.strip(),
        "informal": offer.informal,
        "takes_referrals": True,
    }
    service = save_service(
        hub=development.hub,
        actor=actor,
        fields=fields,
        subjects=[development.subject] if development.subject else [],
        phone=contact.phone,
        areas=[area] if area else [],
    )
    known = {name: getattr(contact, name) for name in ("name", "title", "email", "phone", "user")}
    save_contact(service=service, actor=actor, takes_referrals=True, **known)
    return service


def _tell_resident(handover: Handover) -> None:
    help_request = handover.help_request
    enqueue_to_person(
        person=help_request.person,
        about=handover,
        kind="resident_new_offer",
        key="offer",
        letter=letters.new_offer(help_request),
    )


def _tell_invited(development: Development, user: User, *, made: bool) -> None:
    """Who joined hears what came of it; who had not answered need not any more."""
    for pk in development.invitations.values_list("pk", flat=True):
        invitation = fresh(pk, development)
        if invitation.status in WAITING:
            let_go(invitation, worker(user))
        elif invitation.status == InvitationStatus.JOINS:
            move(invitation, to=InvitationStatus.ENDED, actor=worker(user))
            letter = letters.offer_made(invitation) if made else letters.not_made(invitation)
            tell(invitation, "invitation_outcome", "outcome", letter)


# --- the waiting questions first -------------------------------------------------------------------
def first_in_line(development: Development) -> list[Handover]:
    """The questions this offer was made for, that have not been laid there yet and lie with the hub now."""
    if development.service is None:
        return []
    rows = development.handovers.filter(
        status=HandoverStatus.ANSWERED, help_request__status=RequestStatus.PICKED_UP
    ).select_related("help_request__neighbourhood", "help_request__person", "help_request__hub")
    asked = Referral.objects.filter(service=development.service).values("arrangement__help_request")
    return list(rows.exclude(help_request__in=asked).order_by("created_at", "pk"))


def made_for(help_request: HelpRequest) -> Development | None:
    """The new offer that was made for this question and has not been asked for it yet."""
    rows = Development.objects.filter(
        status=DevelopmentStatus.OFFER,
        service__status=Service.Status.ACTIVE,
        handovers__help_request=help_request,
        handovers__status=HandoverStatus.ANSWERED,
    )
    found = rows.select_related("service").order_by("-decided_at").first()
    if found is None:
        return None
    asked = Referral.objects.filter(service=found.service, arrangement__help_request=help_request)
    return None if asked.exists() else found


def lay_there(
    *, development: Development, user: User, handovers: Iterable[Handover], note: str = ""
) -> tuple[int, list[str]]:
    """Refers each of these questions to the new offer, with the subject and the neighbourhood and nothing more about
    who asks. Returns how many, and the references of those that went on in the meantime."""
    done, left = 0, []
    for handover in handovers:
        help_request = handover.help_request
        try:
            _refer(development, user, help_request, note)
            done += 1
        except (MatchingRefused, MoveRefused):
            left.append(help_request.reference)
    return done, left


def _refer(development: Development, user: User, help_request: HelpRequest, note: str) -> None:
    service = development.service
    if service is None:
        raise MatchingRefused
    contact = service.contacts.filter(takes_referrals=True).first()
    referring.refer(
        help_request=help_request,
        user=user,
        service=service,
        contact=contact,
        rung=Rung.DEVELOPED,
        note=note,
        skip_reason=SkipReason.NOBODY_FITS,
        skip_words=_("Nobody had an answer; this offer was made for it."),
    )
