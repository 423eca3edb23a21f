"""One neighbour after another (D11): who comes next is asked when the one before says no or stays silent. Called with
the question and the arrangement locked."""

from dataclasses import replace

from hub.base.workflow import PROGRAM, Actor, move
from intake.services import moves
from matching import candidates, core, facts
from matching.models import Arrangement, Proposal
from matching.services import telling
from matching.workflow import ProposalStatus


def queue_of(arrangement: Arrangement) -> list[Proposal]:
    """Who waits for a turn, in order."""
    rows = arrangement.proposals.filter(status=ProposalStatus.QUEUED).select_related("volunteer__person", "hub")
    found = list(rows.order_by("place", "pk"))
    for proposal in found:
        proposal.arrangement = arrangement
    return found


def ask_next(arrangement: Arrangement, actor: Actor = PROGRAM) -> Proposal | None:
    """Asks the next one in the list who can be asked now. Whoever paused or is full by now loses the turn in
    silence: they never heard of it. None when the list is at its end."""
    for proposal in queue_of(arrangement):
        if _can_be_asked(proposal):
            return ask(proposal, actor)
        move(proposal, to=ProposalStatus.WITHDRAWN, actor=PROGRAM)
    return None


def ask(proposal: Proposal, actor: Actor) -> Proposal:
    """The turn has come: the question with its link, and a deadline from now on. Raises MoveRefused."""
    deadline = facts.deadline_for(proposal.arrangement.help_request)
    move(proposal, to=ProposalStatus.ASKED, actor=actor, deadline=deadline)
    Proposal.objects.filter(pk=proposal.pk).update(created_at=proposal.status_since)
    proposal.created_at = proposal.status_since
    moves.postpone(help_request=proposal.arrangement.help_request, due_at=deadline)
    telling.ask_volunteer(proposal)
    return proposal


def skip_all(arrangement: Arrangement, actor: Actor) -> None:
    """Nobody else is needed: the list ends, and whoever stood in it never knew."""
    for proposal in queue_of(arrangement):
        move(proposal, to=ProposalStatus.WITHDRAWN, actor=actor)


def _can_be_asked(proposal: Proposal) -> bool:
    help_request = proposal.arrangement.help_request
    candidate = candidates.as_candidates([proposal.volunteer], help_request)[proposal.volunteer_id]
    # Standing in this very list does not count as having been asked.
    return core.may_be_asked(candidates.need_of(help_request), replace(candidate, asked_here=False)) is None
