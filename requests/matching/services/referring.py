"""Laying a question with the contact person of a service, alone or together with a neighbour."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import MoveRefused, move, record, worker
from hub.people.models import Consent
from hub.people.services import agreed, record_consent
from intake.models import HelpRequest
from intake.services import moves
from matching import facts, ladder
from matching.errors import ConsentNeeded, NobodyChosen, NoContact, SkipNeedsReason, TakesNoReferrals
from matching.models import Arrangement, Referral
from matching.services import agreeing, telling
from matching.services.locking import fresh_referral, lock_arrangement
from matching.services.proposing import add_proposals
from matching.workflow import ReferralStatus, Rung, SkipReason
from socialmap.models import Contact, Service
from volunteers.models import Volunteer


@transaction.atomic
def refer(
    *,
    help_request: HelpRequest,
    user: User,
    service: Service,
    contact: Contact | None,
    rung: str = Rung.ORGANIZATION,
    note: str = "",
    skip_reason: str = "",
    skip_words: str = "",
    logged: bool = False,
    share_contact_details: bool = False,
    with_volunteers: Iterable[Volunteer] = (),
) -> Arrangement:
    """Asks the contact person of `service` (D13); on the rung COMBINATION also these neighbours (D16).
    `logged` writes down a phone call: nothing is sent, the answer is written down by a worker.

    A rung that nobody tried is skipped only with a reason in words (D9, design rule 8).
    Raises SkipNeedsReason, ConsentNeeded (the resident must agree to sharing contact details),
    TakesNoReferrals, NoContact, NobodyChosen, CannotBeAsked, and MoveRefused when a colleague was first."""
    chosen = sorted({volunteer.pk for volunteer in with_volunteers})
    rung = Rung.COMBINATION if chosen and rung == Rung.ORGANIZATION else rung
    if rung == Rung.COMBINATION and not chosen:
        raise NobodyChosen
    _may_be_referred(help_request, service, contact, logged=logged, share=share_contact_details)
    why, words = _why_not_lower(help_request, rung, skip_reason, skip_words.strip())
    deadline = facts.deadline_for(help_request)
    moves.mark_proposed(help_request=help_request, actor=worker(user), deadline=deadline)
    arrangement = Arrangement.objects.create(
        hub=help_request.hub,
        help_request=help_request,
        rung=rung,
        skip_reason=why,
        skip_words=words,
        made_by=user,
    )
    referral = Referral.objects.create(
        hub=help_request.hub,
        arrangement=arrangement,
        service=service,
        contact=contact,
        logged=logged,
        note=note.strip(),
        shares_contact_details=share_contact_details,
        deadline=deadline,
    )
    if not logged:
        telling.ask_contact(referral)
    if chosen:
        add_proposals(arrangement, chosen, note)
    return arrangement


def _may_be_referred(
    help_request: HelpRequest, service: Service, contact: Contact | None, *, logged: bool, share: bool
) -> None:
    """The service takes referrals, somebody there can be reached, and the resident agreed to what is shared."""
    if service.hub_id != help_request.hub_id or not service.takes_referrals or service.status != Service.Status.ACTIVE:
        raise TakesNoReferrals
    if contact and (contact.organization_id != service.organization_id or contact.left_on):
        raise NoContact
    if not logged and (contact is None or not contact.email):
        raise NoContact
    if share and not agreed(help_request.person, Consent.Purpose.SHARE):
        raise ConsentNeeded


def _why_not_lower(help_request: HelpRequest, rung: str, reason: str, words: str) -> tuple[str, str]:
    """Why we are on this rung: what was tried, or the reason why it was not."""
    before = help_request.arrangements.all()
    if not ladder.skipped(rung, ladder.tried(before)):
        return SkipReason.TRIED, words or _("The steps before this one were tried.")
    if reason not in SkipReason.values or not words:
        raise SkipNeedsReason
    return reason, words


def share_agreed(*, help_request: HelpRequest, user: User, channel: str) -> Consent:
    """The resident told a worker that name and details may go to whoever helps (G5)."""
    purpose = Consent.Purpose.SHARE
    return record_consent(
        person=help_request.person, purpose=purpose, text=str(purpose.label), channel=channel, taken_by=user
    )


@transaction.atomic
def answer_question(*, referral: Referral, user: User, answer: str) -> Referral:
    """The hub answers what the contact person asked; the deadline starts again. Raises MoveRefused."""
    arrangement = lock_arrangement(referral.arrangement_id)
    referral = fresh_referral(referral.pk, arrangement)
    deadline = facts.deadline_for(arrangement.help_request)
    said = answer.strip()
    event = move(referral, to=ReferralStatus.ASKED, actor=worker(user), reason=said, answer=said, deadline=deadline)
    moves.postpone(help_request=arrangement.help_request, due_at=deadline)
    telling.answer_contact(referral, key=str(event.pk))
    return referral


@transaction.atomic
def ask_something(*, referral: Referral, user: User, question: str) -> Event:
    """The hub wants to know something of who was asked; the link to answer goes with it. Raises MoveRefused."""
    arrangement = lock_arrangement(referral.arrangement_id)
    referral = fresh_referral(referral.pk, arrangement)
    if referral.status not in agreeing.OPEN_REFERRAL:
        raise MoveRefused(referral.status, ReferralStatus.ASKED)
    event = record(referral, verb="hub_asked", actor=worker(user), reason=question.strip())
    telling.ask_contact_something(referral, question.strip(), key=str(event.pk))
    return event


@transaction.atomic
def other_contact(*, referral: Referral, user: User, contact: Contact) -> Referral:
    """Somebody else at the same organisation gets the question: a new link, a new deadline, and the old link says
    where to go. Whoever had it and still works there hears that it is off.
    Raises MoveRefused when it was answered, NoContact."""
    arrangement = lock_arrangement(referral.arrangement_id)
    referral = fresh_referral(referral.pk, arrangement)
    if referral.status not in agreeing.OPEN_REFERRAL:
        raise MoveRefused(referral.status, ReferralStatus.ASKED)
    right = contact.organization_id == referral.service.organization_id and contact.left_on is None
    if not (right and contact.email) or contact.pk == referral.contact_id:
        raise NoContact
    if referral.contact and referral.contact.left_on is None and not referral.logged:
        telling.tell_contact_moved_on(referral)
    telling.cancel_asking(referral)
    deadline = facts.deadline_for(arrangement.help_request)
    changes: dict[str, Any] = {"contact": contact, "deadline": deadline, "logged": False}
    if referral.status == ReferralStatus.QUESTION:
        move(referral, to=ReferralStatus.ASKED, actor=worker(user), **changes)
    else:
        Referral.objects.filter(pk=referral.pk).update(**changes, status_since=clock.now())
    event = record(referral, verb="other_contact", actor=worker(user), contact=contact.pk)
    referral.contact, referral.deadline, referral.logged = contact, deadline, False
    moves.postpone(help_request=arrangement.help_request, due_at=deadline)
    telling.ask_contact(referral, key=str(event.pk))
    return referral


@transaction.atomic
def withdraw_referral(*, referral: Referral, user: User, reason: str = "") -> Referral:
    """Takes the question back from the contact person, who hears so. Raises MoveRefused."""
    arrangement = lock_arrangement(referral.arrangement_id)
    referral = fresh_referral(referral.pk, arrangement)
    move(referral, to=ReferralStatus.WITHDRAWN, actor=worker(user), reason=reason)
    telling.tell_contact(referral, "withdrawn")
    agreeing.settle(arrangement, actor=worker(user))
    return referral
