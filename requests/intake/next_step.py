"""The one step we suggest on a question. Apps above add theirs at start: they know the way to a neighbour
or an organisation, this app does not."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from intake.models import HelpRequest
from intake.workflow import RequestStatus


@dataclass(frozen=True)
class Step:
    """A button with the reason for it; `posts` when pressing it acts at once. Without an address: only words."""

    words: str | Promise
    label: str | Promise = ""
    url: str = ""
    posts: bool = False


Suggest = Callable[[HelpRequest, User], Step | None]
_SUGGESTIONS: list[tuple[int, Suggest]] = []


def add(suggest: Suggest, *, order: int) -> None:
    """Adds a way to a next step. Called once, from `AppConfig.ready`; the lowest order that answers wins,
    after what intake itself suggests."""
    _SUGGESTIONS.append((order, suggest))
    _SUGGESTIONS.sort(key=lambda pair: pair[0])


def suggested(help_request: HelpRequest, user: User) -> Step | None:
    """What to do now."""
    own = _of_intake(help_request)
    if own:
        return own
    found = (suggest(help_request, user) for _order, suggest in _SUGGESTIONS)
    return next((step for step in found if step), None) or _by_status(help_request)


def _of_intake(help_request: HelpRequest) -> Step | None:
    if help_request.answered_at and help_request.is_open:
        url = reverse("intake:read", args=[help_request.pk])
        return Step(_("The resident wrote something. Have you read it?"), _("I have read it"), url, posts=True)
    if help_request.status == RequestStatus.NEW:
        url = reverse("intake:pick_up", args=[help_request.pk])
        return Step(_("Nobody has this question yet."), _("Pick up"), url, posts=True)
    if help_request.status == RequestStatus.PICKED_UP and help_request.triaged_at is None:
        url = reverse("intake:triage", args=[help_request.pk])
        return Step(_("Call, listen, and write down what is really asked."), _("Write down the real question"), url)
    return None


def _by_status(help_request: HelpRequest) -> Step | None:
    close = reverse("intake:close", args=[help_request.pk])
    steps = {
        RequestStatus.PICKED_UP: Step(
            _("Look for a neighbour first. Could you answer it at once? Then you can close it."),
            _("Answered at once"),
            close,
        ),
        RequestStatus.PROPOSED: Step(_("Somebody has been asked. You hear of it as soon as they answer.")),
        RequestStatus.WAITING_RESIDENT: Step(
            _("The resident is on the move. Without an answer it comes back to you by itself.")
        ),
        RequestStatus.ARRANGED: Step(_("Help has been arranged. We ask by ourselves whether it helped.")),
        RequestStatus.CHECKING: Step(
            _("Ask whether it helped, and write down the answer."), _("Write down whether it helped"), close
        ),
        RequestStatus.WITH_TEAM: Step(_("The neighbourhood team has it. The answer comes back here.")),
        RequestStatus.WITH_PROCESS_MANAGER: Step(_("The process manager is looking for something new.")),
        RequestStatus.IN_MEDIATION: Step(_("The coordinator of neighbour mediation has it.")),
        RequestStatus.CLOSED: Step(_("This question has been closed.")),
        RequestStatus.WITHDRAWN: Step(_("The resident stopped this question.")),
    }
    return steps.get(RequestStatus(help_request.status))
