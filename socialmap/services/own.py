"""What a contact person does with the own entries by private link: say that they are right, leave, ask a new link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from hub.base import clock
from hub.base.outbox.services import enqueue_to_address
from hub.base.workflow import CONTACT
from socialmap import contacts, messages
from socialmap.fields import version
from socialmap.models import Contact, EntryCheck, Service
from socialmap.querysets import LOOK_AHEAD_DAYS
from socialmap.services.entries import confirm_checked, contact_left
from socialmap.workflow import CheckStatus


@dataclass(frozen=True)
class Shown:
    """The entries of somebody: those to look at now, and the others."""

    due: list[Service]
    others: list[Service]

    @property
    def all(self) -> list[Service]:
        return [*self.due, *self.others]


@dataclass(frozen=True)
class Confirmed:
    """How many entries count as checked, and how many were changed after they were shown."""

    confirmed: int
    changed: int


def entries_to_show(contact: Contact) -> Shown:
    """All entries of this person, with what everybody sees of them."""
    open_checks = EntryCheck.objects.filter(service=OuterRef("pk")).exclude(status=CheckStatus.DONE)
    soon = Service.objects.all().to_ask_about(within_days=LOOK_AHEAD_DAYS).values("pk")
    rows = contacts.entries_of(contact).for_cards().annotate(asked=Exists(open_checks)).order_by("name", "pk")
    nearly = set(rows.filter(pk__in=soon).values_list("pk", flat=True))
    entries: list[Any] = list(rows)
    due = [entry for entry in entries if entry.asked or entry.pk in nearly]
    return Shown(due=due, others=[entry for entry in entries if entry not in due])


@transaction.atomic
def confirm(*, contact: Contact, seen: Mapping[int, str]) -> Confirmed:
    """Says that these entries are right, as they were shown: `seen` has their keys and versions. What was changed after
    that is left for another look; what is not of this person is left alone."""
    rows = contacts.entries_of(contact).filter(pk__in=list(seen))
    theirs = list(Service.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).select_for_update())
    right = [entry for entry in theirs if version(entry) == seen[entry.pk]]
    for entry in right:
        if not (entry.assured_date == clock.today() and entry.assurer_email == contacts.address_of(contact)):
            confirm_checked(service=entry, actor=CONTACT, email=contacts.address_of(contact))
    return Confirmed(confirmed=len(right), changed=len(theirs) - len(right))


@transaction.atomic
def leave(*, contact: Contact, organization: int) -> int:
    """This person does not work at the organisation any more: all their rows there. Returns how many."""
    rows = contacts.same_person(contact).filter(organization=organization)
    return sum(contact_left(contact=one, actor=CONTACT) for one in rows)


@transaction.atomic
def send_new_link(*, contact: Contact) -> bool:
    """Mails a new link to the address that we know, once a day. False when there is none, or it went already."""
    address = contacts.address_of(contact)
    if not address:
        return False
    sent = enqueue_to_address(
        hub=contact.hub,
        address=address,
        about=contact,
        kind="socialmap.new_link",
        key=f"{clock.today()}",
        letter=messages.new_link(contact=contact),
    )
    return sent is not None
