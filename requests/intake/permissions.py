"""What somebody may do with a question now. The services decide again; these draw the buttons."""

from hub.accounts.models import User
from intake.models import HelpRequest, Signal
from intake.workflow import ENDED, REQUEST_MOVES, RequestStatus, SignalStatus

R = RequestStatus


def can_work(user: User, help_request: HelpRequest) -> bool:
    """Somebody who works at the hub of this question."""
    return user.may("intake.work", help_request.hub)


def may_go(help_request: HelpRequest, target: str) -> bool:
    """Whether the table of moves lets people move it to `target` from here."""
    return target in REQUEST_MOVES.moves.get(help_request.status, frozenset())


def can_pick_up(user: User, help_request: HelpRequest) -> bool:
    return help_request.status == R.NEW and can_work(user, help_request)


def can_release(user: User, help_request: HelpRequest) -> bool:
    return may_go(help_request, R.NEW) and can_work(user, help_request)


def can_hand_over(user: User, help_request: HelpRequest) -> bool:
    """To another owner: once somebody picked it up, until it ends."""
    return help_request.status not in (R.NEW, *ENDED) and can_work(user, help_request)


def can_triage(user: User, help_request: HelpRequest) -> bool:
    return help_request.is_open and can_work(user, help_request)


def can_give(user: User, help_request: HelpRequest) -> bool:
    """Hand over addresses of the social map."""
    return help_request.is_open and can_work(user, help_request)


def can_wait(user: User, help_request: HelpRequest) -> bool:
    return may_go(help_request, R.WAITING_RESIDENT) and can_work(user, help_request)


def can_close(user: User, help_request: HelpRequest) -> bool:
    return may_go(help_request, R.CLOSED) and can_work(user, help_request)


def can_withdraw(user: User, help_request: HelpRequest) -> bool:
    return may_go(help_request, R.WITHDRAWN) and can_work(user, help_request)


def can_reopen(user: User, help_request: HelpRequest) -> bool:
    return help_request.status in ENDED and help_request.merged_into_id is None and can_work(user, help_request)


def can_take_in(user: User, signal: Signal) -> bool:
    return signal.status == SignalStatus.NEW and user.may("intake.work", signal.hub)


def can_drop(user: User, signal: Signal) -> bool:
    return signal.status in (SignalStatus.NEW, SignalStatus.NOT_AGREED) and user.may("intake.work", signal.hub)
