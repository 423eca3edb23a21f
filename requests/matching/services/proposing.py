"""Asking neighbours. One arrangement at a time; its first yes wins."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base.models import Event
from hub.base.workflow import MoveRefused, move, record, worker
from intake.models import HelpRequest
from intake.services import moves
from matching import candidates, core, facts, weighing, words
from matching.errors import AlreadyFilled, CannotBeAsked, NobodyChosen, Withdrawn
from matching.models import Arrangement, Proposal
from matching.services import agreeing, telling, turns
from matching.services.locking import fresh_proposal, lock_arrangement
from matching.workflow import ArrangementStatus, ProposalStatus, Rung
from volunteers.models import Volunteer


@transaction.atomic
def propose(
    *,
    help_request: HelpRequest,
    user: User,
    volunteers: Iterable[Volunteer],
    note: str = "",
    one_by_one: bool = False,
) -> Arrangement:
    """Puts the question to these neighbours, each with a link and a deadline; the question is "asked" (D11).
    With `one_by_one` only the first is asked now, the next when the one before says no or stays silent.

    Whom the worker knows to suit may be asked though the ranking says otherwise (too far, other hours);
    nobody is asked who is not active, is full or was asked for this question before.
    Raises NobodyChosen, CannotBeAsked, and MoveRefused when a colleague was first."""
    chosen = list(dict.fromkeys(volunteer.pk for volunteer in volunteers))
    deadline = facts.deadline_for(help_request)
    # The question first: whoever asks at the same moment waits here and is then refused.
    moves.mark_proposed(help_request=help_request, actor=worker(user), deadline=deadline)
    arrangement = Arrangement.objects.create(
        hub=help_request.hub, help_request=help_request, rung=Rung.VOLUNTEER, made_by=user
    )
    add_proposals(arrangement, chosen, note, one_by_one=one_by_one)
    return arrangement


@transaction.atomic
def ask_more(
    *,
    arrangement: Arrangement,
    user: User,
    volunteers: Iterable[Volunteer],
    note: str = "",
    one_by_one: bool = False,
) -> list[Proposal]:
    """Puts the question to more neighbours while the first ones still think about it; with `one_by_one` each of
    them waits for a turn.

    Raises AlreadyFilled when somebody said yes, Withdrawn when it is over, NobodyChosen, CannotBeAsked."""
    arrangement = lock_arrangement(arrangement.pk)
    if arrangement.status == ArrangementStatus.AGREED:
        raise AlreadyFilled
    if arrangement.status != ArrangementStatus.ASKED:
        raise Withdrawn
    if arrangement.proposals.filter(status=ProposalStatus.ACCEPTED).exists():
        raise AlreadyFilled
    chosen = list(dict.fromkeys(volunteer.pk for volunteer in volunteers))
    made = add_proposals(arrangement, chosen, note, one_by_one=one_by_one)
    moves.postpone(help_request=arrangement.help_request, due_at=made[0].deadline)
    record(arrangement, verb="asked_more", actor=worker(user), number=len(made))
    return made


def add_proposals(
    arrangement: Arrangement, chosen: Sequence[int], note: str, *, one_by_one: bool = False
) -> list[Proposal]:
    """One proposal for each of `chosen`, with the reasons as they are now. Inside the caller's transaction.
    With `one_by_one` they form a list, behind whoever is asked already."""
    help_request = arrangement.help_request
    # In one order, so that two workers who ask the same neighbours do not wait for each other for ever.
    rows = Volunteer.objects.filter(pk__in=chosen).select_related("person").order_by("pk")
    found = {volunteer.pk: volunteer for volunteer in rows.prefetch_related("talents", "availability")}
    if not found:
        raise NobodyChosen
    need, people = candidates.need_of(help_request), candidates.as_candidates(found.values(), help_request)
    refused = [pk for pk in chosen if pk not in found or core.may_be_asked(need, people[pk])]
    if refused:
        raise CannotBeAsked(refused)
    deadline = facts.deadline_for(help_request)
    waiting = arrangement.proposals.filter(status__in=[ProposalStatus.QUEUED, ProposalStatus.ASKED])
    last = waiting.aggregate(last=Max("place"))["last"] if one_by_one else None
    places = _places(chosen, last) if one_by_one else {}
    weights = weighing.weights_of(arrangement.hub_id)
    verdicts = {pk: core.judge(need, people[pk], weights) for pk in found}
    made = [
        _proposal(arrangement, found[pk], need, verdicts[pk], note, deadline, place=places.get(pk, 0)) for pk in found
    ]
    for proposal in made:
        if proposal.status == ProposalStatus.ASKED:
            telling.ask_volunteer(proposal)
    return made


def _places(chosen: Sequence[int], last: int | None) -> dict[int, int]:
    """Whose turn it is when: 0 is now. Nobody waits yet when `last` is None."""
    first = 0 if last is None else last + 1
    return {pk: first + place for place, pk in enumerate(chosen)}


def _proposal(
    arrangement: Arrangement,
    volunteer: Volunteer,
    need: core.Need,
    verdict: core.Fit | core.Unfit,
    note: str,
    deadline: datetime,
    *,
    place: int = 0,
) -> Proposal:
    fit = verdict if isinstance(verdict, core.Fit) else None
    return Proposal.objects.create(
        hub=arrangement.hub,
        arrangement=arrangement,
        volunteer=volunteer,
        status=ProposalStatus.QUEUED if place else ProposalStatus.ASKED,
        place=place,
        reasons=words.as_data(fit.reasons) if fit else [],
        score=fit.score if fit else 0,
        note=note.strip(),
        period=need.period,
        deadline=deadline,
    )


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, user: User, reason: str = "") -> Proposal:
    """Takes the question back from one neighbour, who hears so. When nobody is left, the question goes back
    to the hub. Raises MoveRefused when there is nothing to take back."""
    arrangement = lock_arrangement(proposal.arrangement_id)
    proposal = fresh_proposal(proposal.pk, arrangement)
    if proposal.status == ProposalStatus.ACCEPTED and arrangement.status == ArrangementStatus.AGREED:
        raise MoveRefused(proposal.status, ProposalStatus.WITHDRAWN)
    queued = proposal.status == ProposalStatus.QUEUED
    move(proposal, to=ProposalStatus.WITHDRAWN, actor=worker(user), reason=reason)
    if not queued:
        telling.tell_volunteer(proposal, "withdrawn")
    agreeing.settle(arrangement, actor=worker(user))
    return proposal


@transaction.atomic
def ask_now(*, proposal: Proposal, user: User) -> Proposal:
    """Somebody who waits for a turn is asked at once, next to the others. Raises MoveRefused."""
    arrangement = lock_arrangement(proposal.arrangement_id)
    proposal = fresh_proposal(proposal.pk, arrangement)
    if proposal.status != ProposalStatus.QUEUED:
        raise MoveRefused(proposal.status, ProposalStatus.ASKED)
    return turns.ask(proposal, worker(user))


@transaction.atomic
def withdraw_arrangement(*, arrangement: Arrangement, user: User, reason: str = "") -> Arrangement:
    """Takes the whole attempt back, asked or agreed, to try another way (D15). Everybody in it hears so.
    Raises MoveRefused when it was over already."""
    arrangement = lock_arrangement(arrangement.pk)
    if arrangement.status not in (ArrangementStatus.ASKED, ArrangementStatus.AGREED):
        raise MoveRefused(arrangement.status, ArrangementStatus.FAILED)
    agreeing.fail(arrangement, reason=reason or _("We try another way."), actor=worker(user))
    return arrangement


@transaction.atomic
def answer_volunteer(*, proposal: Proposal, user: User, answer: str) -> Event:
    """The hub answers what a volunteer asked back; the link to say yes or no goes with it."""
    event = record(proposal, verb="answered_back", actor=worker(user), reason=answer.strip())
    telling.answer_volunteer(proposal, answer.strip(), key=str(event.pk))
    return event
