"""What we do when intake says that a question moved."""

from typing import Any

from django.dispatch import receiver

from hub.base.models import Event
from hub.base.workflow import Actor
from intake.models import HelpRequest
from intake.signals import request_moved
from matching.developing import inviting
from matching.models import Development, Referral
from matching.services import ending, telling
from matching.services.agreeing import OPEN_REFERRAL
from socialmap.models import Contact, Service
from socialmap.signals import contact_left, entries_merged


@receiver(request_moved, sender=HelpRequest, dispatch_uid="matching.let_go")
def question_moved(*, help_request: HelpRequest, event: Event, **_: Any) -> None:
    """Inside the transaction of the move: whoever was asked is told in the same breath, or nothing moved."""
    if event.new in ending.LEAVES:
        ending.let_go(help_request=help_request, actor=Actor(event.who, event.actor))


@receiver(contact_left, sender=Contact, dispatch_uid="matching.choose_somebody_else")
def somebody_left(*, contact: Contact, **_: Any) -> None:
    """Each question that still waits for an answer of this person asks the hub to choose somebody else; each offer in
    the making that waits for her, the process manager."""
    waiting = Referral.objects.filter(contact=contact, status__in=OPEN_REFERRAL, logged=False)
    for referral in waiting.select_related("arrangement__help_request__owner", "arrangement__help_request__hub"):
        telling.cancel_asking(referral)
        telling.tell_contact_left(referral)
    inviting.contact_gone(contact=contact)


@receiver(entries_merged, sender=Service, dispatch_uid="matching.go_with_the_entry")
def entries_became_one(*, keep: Service, gone: Service, **_: Any) -> None:
    """Referrals, and offers that were developed, go with the entry that stays: they keep their contact person."""
    Referral.objects.filter(service=gone).update(service=keep)
    Development.objects.filter(service=gone).update(service=keep)
