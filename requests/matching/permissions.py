"""Who may do what with a proposal, a referral or a hand-over."""

from hub.accounts.models import User
from intake.models import HelpRequest
from intake.workflow import RequestStatus
from matching.models import Handover
from matching.workflow import LIES_THERE


def can_match(user: User, help_request: HelpRequest) -> bool:
    """May ask neighbours or refer now: a worker of its hub, while nobody else is on the move."""
    return user.may("matching.work", help_request.hub) and help_request.status == RequestStatus.PICKED_UP


def can_answer(user: User, handover: Handover) -> bool:
    """May answer or give back: who it was laid with, while it lies there."""
    permission = "matching.team" if handover.to == Handover.To.TEAM else "matching.decide"
    return user.may(permission, handover.hub) and handover.status in LIES_THERE
