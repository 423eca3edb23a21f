"""The end of an arrangement: the help is over, or the question itself ended."""

from decimal import Decimal

from django.db import transaction

from hub.accounts.models import User
from hub.base.workflow import Actor, move, worker
from intake.models import HelpRequest
from intake.services import moves
from intake.workflow import RequestStatus
from matching.models import Arrangement, Handover
from matching.services import agreeing, telling
from matching.services.locking import lock_arrangement, lock_question
from matching.workflow import LIES_THERE, ArrangementStatus, HandoverStatus, ProposalStatus, ReferralStatus

# With one of these the question has left whoever was busy with it.
LEAVES = (RequestStatus.PICKED_UP, RequestStatus.NEW, RequestStatus.CLOSED, RequestStatus.WITHDRAWN)


@transaction.atomic
def end(*, arrangement: Arrangement, user: User, hours: Decimal | None = None) -> Arrangement:
    """The help was given: who helped is free again and is thanked; we ask the resident whether it helped.
    Raises MoveRefused when it was not agreed, or over already."""
    arrangement = lock_arrangement(arrangement.pk)
    finish(arrangement, worker(user), hours=hours)
    if arrangement.help_request.status == RequestStatus.ARRANGED:
        moves.ask_whether_it_helped(help_request=arrangement.help_request, actor=worker(user))
    return arrangement


def finish(arrangement: Arrangement, actor: Actor, *, hours: Decimal | None = None) -> None:
    """Agreed becomes ended, with everybody in it. The arrangement is locked by the caller."""
    kept = hours if hours is not None else arrangement.hours_given
    move(arrangement, to=ArrangementStatus.ENDED, actor=actor, hours_given=kept)
    for proposal in agreeing.proposals_of(arrangement, ProposalStatus.ACCEPTED):
        move(proposal, to=ProposalStatus.ENDED, actor=actor)
        telling.tell_volunteer(proposal, "ended")
    referral = agreeing.referral_of(arrangement)
    if referral and referral.status == ReferralStatus.ACCEPTED:
        move(referral, to=ReferralStatus.ENDED, actor=actor)
        telling.tell_contact(referral, "ended")


@transaction.atomic
def let_go(*, help_request: HelpRequest, actor: Actor) -> None:
    """The question went on without us (withdrawn, closed, opened again, taken back by the hub): nobody goes
    on waiting or helping for it, and everybody hears so once. Safe to call twice."""
    lock_question(help_request.pk)
    rows = Arrangement.objects.filter(
        help_request=help_request, status__in=[ArrangementStatus.ASKED, ArrangementStatus.AGREED]
    )
    for pk in rows.values_list("pk", flat=True):
        arrangement = lock_arrangement(pk)
        if arrangement.status == ArrangementStatus.AGREED:
            if help_request.status == RequestStatus.WITHDRAWN:
                agreeing.take_back(arrangement, actor)
                move(arrangement, to=ArrangementStatus.ENDED, actor=actor)
            else:
                finish(arrangement, actor)
        else:
            agreeing.take_back(arrangement, actor)
            move(arrangement, to=ArrangementStatus.FAILED, actor=actor)
    for handover in Handover.objects.filter(help_request=help_request, status__in=LIES_THERE).select_related("hub"):
        handover.help_request = help_request
        move(handover, to=HandoverStatus.RETURNED, actor=actor)
        telling.tell_no_longer_there(handover)
