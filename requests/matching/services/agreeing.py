"""When an arrangement comes off, and when it does not. Called by every verb that changes an answer, with the
question and the arrangement locked."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.base import clock
from hub.base.workflow import PROGRAM, Actor, move, record
from intake.services import moves
from matching.models import Arrangement, Proposal, Referral
from matching.services import telling, turns
from matching.services.locking import fresh_referral
from matching.workflow import ArrangementStatus, ProposalStatus, ReferralStatus, Rung

OPEN_REFERRAL = (ReferralStatus.ASKED, ReferralStatus.QUESTION)


def needs_volunteer(arrangement: Arrangement) -> bool:
    """Whether a neighbour is part of it."""
    return arrangement.rung in (Rung.VOLUNTEER, Rung.COMBINATION) or arrangement.proposals.exists()


def referral_of(arrangement: Arrangement) -> Referral | None:
    """The organisation's part of it, as it is now."""
    pk = Referral.objects.filter(arrangement=arrangement).values_list("pk", flat=True).first()
    return fresh_referral(pk, arrangement) if pk else None


def proposals_of(arrangement: Arrangement, *statuses: str) -> list[Proposal]:
    """The neighbours' part of it, as it is now."""
    rows = arrangement.proposals.filter(status__in=statuses).select_related("volunteer__person", "hub")
    found = list(rows.order_by("pk"))
    for proposal in found:
        proposal.arrangement = arrangement
    return found


def agree_when_complete(arrangement: Arrangement, actor: Actor) -> bool:
    """Every yes that was needed is there: the arrangement stands, the question is arranged, all hear of it.
    A combination needs both (D16). Returns whether it came off."""
    referral = referral_of(arrangement)
    if referral and referral.status != ReferralStatus.ACCEPTED:
        return False
    if needs_volunteer(arrangement) and not proposals_of(arrangement, ProposalStatus.ACCEPTED):
        return False
    move(arrangement, to=ArrangementStatus.AGREED, actor=actor, agreed_at=clock.now())
    moves.mark_arranged(help_request=arrangement.help_request, actor=actor, route=arrangement.rung)
    telling.tell_agreed(arrangement)
    for proposal in proposals_of(arrangement, ProposalStatus.ACCEPTED):
        record(proposal, verb="details_given", actor=actor)
    return True


def settle(arrangement: Arrangement, *, reason: str = "", actor: Actor = PROGRAM) -> None:
    """After a no, a silence or a taking back: when it cannot come off any more, the hub is on the move again."""
    referral = referral_of(arrangement)
    organisation_out = referral is not None and referral.status not in (*OPEN_REFERRAL, ReferralStatus.ACCEPTED)
    still: object = proposals_of(arrangement, ProposalStatus.ASKED, ProposalStatus.ACCEPTED)
    if not organisation_out and not still:
        still = turns.ask_next(arrangement)
    if organisation_out or (needs_volunteer(arrangement) and not still):
        # The history is read at the hub, whatever language the one who answered reads.
        with override(settings.LANGUAGE_CODE):
            words = reason or _("Nobody of those we asked could help this time.")
        fail(arrangement, reason=words, actor=actor)


def fail(arrangement: Arrangement, *, reason: str, actor: Actor = PROGRAM) -> None:
    """It does not come off: whoever still waits or had said yes hears so, once, and the resident who
    counted on it too; the question goes back."""
    if arrangement.status == ArrangementStatus.AGREED:
        telling.tell_help_off(arrangement)
    take_back(arrangement, actor)
    move(arrangement, to=ArrangementStatus.FAILED, actor=actor, reason=reason)
    moves.back_to_hub(help_request=arrangement.help_request, actor=actor, reason=reason)


def take_back(arrangement: Arrangement, actor: Actor) -> None:
    """Everybody who was asked or had said yes is free again, and hears so."""
    turns.skip_all(arrangement, actor)
    for proposal in proposals_of(arrangement, ProposalStatus.ASKED, ProposalStatus.ACCEPTED):
        move(proposal, to=ProposalStatus.WITHDRAWN, actor=actor)
        telling.tell_volunteer(proposal, "withdrawn")
    referral = referral_of(arrangement)
    if referral and referral.status in (*OPEN_REFERRAL, ReferralStatus.ACCEPTED):
        move(referral, to=ReferralStatus.WITHDRAWN, actor=actor)
        telling.tell_contact(referral, "withdrawn")
