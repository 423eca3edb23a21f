"""Somebody of an organisation says: this entry is ours. The hub looks first; then they are its contact person."""

from typing import Any
from uuid import UUID

from django.db import transaction

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.services import give_role
from hub.base import clock
from hub.base.outbox.services import enqueue_to_address
from hub.base.workflow import CONTACT, move, record, worker
from socialmap import messages
from socialmap.models import Contact, EntryClaim, Service
from socialmap.services.entries import save_contact
from socialmap.workflow import ClaimStatus


@transaction.atomic
def claim(
    *, service: Service, name: str, title: str, email: str, phone: str, text: str, submission: UUID
) -> EntryClaim | None:
    """Keeps a claim until the hub has looked. Nobody but the hub is mailed: the address is a stranger's. Returns it,
    or None when the same submission, or the same address for this entry, waits already."""
    service = Service.objects.select_for_update(of=("self",)).select_related("hub").get(pk=service.pk)
    waiting = EntryClaim.objects.filter(service=service, email__iexact=email, status=ClaimStatus.NEW)
    if waiting.exists() or EntryClaim.objects.filter(submission=submission).exists():
        return None
    made = EntryClaim.objects.create(
        hub=service.hub,
        service=service,
        name=name,
        title=title,
        email=email,
        phone=phone,
        text=text,
        submission=submission,
        claimed_at=clock.now(),
        status_since=clock.now(),
    )
    record(service, verb="claimed", actor=CONTACT, claim=made.pk)
    if service.hub.email:
        enqueue_to_address(
            hub=service.hub,
            address=service.hub.email,
            about=made,
            kind="socialmap.claimed",
            key="once",
            letter=messages.claim_to_hub(made),
        )
    return made


@transaction.atomic
def approve_claim(*, claim: EntryClaim, user: User, whole: bool = False, account: bool = False) -> Contact:
    """Makes who claimed it the contact person of the entry, or of the `whole` organisation. They get the link to look
    after it; with `account` they can sign in as well. Raises MoveRefused, and NotToYourself for an `account` at the
    address of `user`."""
    move(claim, to=ClaimStatus.APPROVED, actor=worker(user), decided_by=user)
    service = claim.service
    known = Contact.objects.filter(organization=service.organization, email__iexact=claim.email)
    there = known.filter(service=None if whole else service).first()
    contact = there or Contact(
        hub=service.hub, organization=service.organization, service=None if whole else service, phone=claim.phone
    )
    linked: dict[str, Any] = {"name": claim.name, "title": claim.title, "email": claim.email, "left_on": None}
    if account:
        role = give_role(hub=service.hub, email=claim.email, name=claim.name, role=Role.CONTACT_PERSON, by=user)
        linked["user"] = role.user
    saved = save_contact(service=service, actor=worker(user), contact=contact, **linked)
    record(service, verb="claim_approved", actor=worker(user), claim=claim.pk)
    enqueue_to_address(
        hub=service.hub,
        address=claim.email,
        about=claim,
        kind="socialmap.claim_approved",
        key="once",
        letter=messages.claim_approved(claim, saved),
    )
    return saved


@transaction.atomic
def refuse_claim(*, claim: EntryClaim, user: User, reason: str) -> EntryClaim:
    """They do not become its contact person, and hear why. Raises MoveRefused."""
    move(claim, to=ClaimStatus.REFUSED, actor=worker(user), decided_by=user)
    claim.reason = reason  # apart from the move: there it is that of the history
    claim.save(update_fields=["reason"])
    record(claim.service, verb="claim_refused", actor=worker(user), claim=claim.pk)
    enqueue_to_address(
        hub=claim.hub,
        address=claim.email,
        about=claim,
        kind="socialmap.claim_refused",
        key="once",
        letter=messages.claim_refused(claim),
    )
    return claim
