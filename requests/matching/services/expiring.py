"""What nobody answered in time. Called by the follow-up sweep, inside the scope of a hub; running it twice,
twice at once or after a week of silence ends in the same."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import DatabaseError, models, transaction

from hub.base import clock
from hub.base.workflow import PROGRAM, MoveRefused, move
from matching.developing import inviting
from matching.models import Handover, Invitation, Proposal, Referral
from matching.services import agreeing, handing, telling
from matching.services.locking import fresh_proposal, fresh_referral, lock_arrangement
from matching.workflow import HandoverStatus, ProposalStatus, ReferralStatus

Row = TypeVar("Row", Proposal, Referral, Handover, Invitation)
logger = logging.getLogger(__name__)


def due_proposals() -> models.QuerySet[Proposal]:
    """Asked, and past the deadline."""
    return Proposal.objects.filter(status=ProposalStatus.ASKED, deadline__lt=clock.now()).order_by("deadline", "pk")


def due_referrals() -> models.QuerySet[Referral]:
    """Asked, and past the deadline. Not when they asked us something: then we are on the move."""
    return Referral.objects.filter(status=ReferralStatus.ASKED, deadline__lt=clock.now()).order_by("deadline", "pk")


def due_handovers() -> models.QuerySet[Handover]:
    """Handed over, and past the deadline."""
    return Handover.objects.filter(status=HandoverStatus.WAITING, deadline__lt=clock.now()).order_by("deadline", "pk")


@transaction.atomic
def expire_proposal(*, proposal: Proposal) -> bool:
    """No answer of this volunteer: others may be asked. False when there was one after all."""
    arrangement = lock_arrangement(proposal.arrangement_id)
    proposal = fresh_proposal(proposal.pk, arrangement)
    if proposal.status != ProposalStatus.ASKED or proposal.deadline >= clock.now():
        return False
    move(proposal, to=ProposalStatus.EXPIRED, actor=PROGRAM)
    telling.tell_volunteer(proposal, "expired")
    agreeing.settle(arrangement)
    return True


@transaction.atomic
def expire_referral(*, referral: Referral) -> bool:
    """No answer of this contact person: the hub is on the move again. False when there was one after all."""
    arrangement = lock_arrangement(referral.arrangement_id)
    referral = fresh_referral(referral.pk, arrangement)
    if referral.status != ReferralStatus.ASKED or referral.deadline >= clock.now():
        return False
    move(referral, to=ReferralStatus.EXPIRED, actor=PROGRAM)
    telling.tell_contact(referral, "expired")
    agreeing.settle(arrangement)
    return True


def expire_due(*, most: int = 500) -> int:
    """Lets everything expire that is due in this hub, each in its own transaction: one that fails does not
    stop the others. Returns how many."""
    done = _each(due_proposals()[:most], lambda row: expire_proposal(proposal=row))
    done += _each(due_referrals()[:most], lambda row: expire_referral(referral=row))
    done += _each(inviting.due_invitations()[:most], lambda row: inviting.expire(invitation=row))
    return done + _each(due_handovers()[:most], lambda row: handing.return_late(handover=row))


def _each(rows: Iterable[Row], step: Callable[[Row], bool]) -> int:
    done = 0
    for row in rows:
        try:
            done += step(row)
        except (MoveRefused, DatabaseError) as error:
            logger.warning("expiring: %s %s left as it is: %s", row._meta.label_lower, row.pk, type(error).__name__)
    return done
