"""The plan for the whole queue (D23): the best set of matches at once, made, looked at, and sent."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.accounts.models import User
from hub.base.workflow import PROGRAM, Actor, MoveRefused, move, record, worker
from hub.places.models import Hub
from intake.models import HelpRequest
from intake.workflow import RequestStatus
from matching import candidates, core, plan_rows, plan_words, ranking, weighing, words
from matching.errors import CannotBeAsked, NewerPlan
from matching.models import Plan, PlanLine, Proposal
from matching.plan.best import NOBODY, Best, best
from matching.plan.edges import Edges, Scorer, looked_far_enough
from matching.plan.first_come import first_come
from matching.plan.people import Ints, People
from matching.services import proposing
from matching.services.locking import lock_question, lock_volunteer
from matching.workflow import PlanLineStatus, PlanStatus, ProposalStatus
from volunteers.models import Volunteer

# Of so many questions without anybody it is looked up why: each costs two queries.
MOST_EXPLAINED = 40
CAUSES_LOOKED_AT = 200
# So many lines are looked at and sent in one go, within the patience of a browser; the next ones come after it.
MOST_AT_ONCE = 25
KEPT_LINES = (PlanLineStatus.SENT, PlanLineStatus.SKIPPED)


@dataclass(frozen=True)
class Outcome:
    """What became of a sending: how many were sent, which lines could not be any more, how many are still left."""

    sent: int
    skipped: tuple[PlanLine, ...]
    left: int


# --- making one ----------------------------------------------------------------------------------------
@transaction.atomic
def make_plan(*, hub: Hub, user: User | None = None) -> Plan:
    """The best plan for every question of `hub` that is ready, in place of the plan before. By `user`, or by the
    program. Inside the scope of the hub. Source: seed 004, one answer for each question; D23."""
    # Two who make one at once: one after the other, so that one plan is ready and not two.
    Hub.objects.select_for_update(no_key=True).get(pk=hub.pk)
    actor = worker(user) if user else PROGRAM
    _put_away_older(hub, actor)
    questions = plan_rows.ready_questions()
    needs = [question.need for question in questions]
    people = plan_rows.read_people(hub, needs)
    weights = weighing.weights_of(hub.pk)
    found = _solved(questions, people, Scorer(needs, people, weights, plan_rows.asked_before(questions, people)))
    plan = Plan.objects.create(
        hub=hub,
        made_by=user,
        volunteers=len(people),
        questions=len(questions),
        served=found.best.served,
        served_first_come=int(np.count_nonzero(found.one_by_one != NOBODY)),
        strength=_strength(found.edges, found.best.edge, weights),
        strength_first_come=_strength(found.edges, found.one_by_one, weights),
        value=found.best.value,
        bound=found.best.bound,
    )
    _keep_lines(plan, questions, people, found, weights)
    record(plan, verb="plan_made", actor=actor, questions=plan.questions, served=plan.served)
    return plan


@dataclass(frozen=True)
class _Found:
    """The best plan and what one by one would give, as places in the same edges."""

    edges: Edges
    best: Best
    one_by_one: Ints


def _solved(questions: Sequence[plan_rows.Ready], people: People, scorer: Scorer) -> _Found:
    periods = [question.need.period for question in questions]
    priority = [question.priority for question in questions]

    def solve(edges: Edges) -> _Found:
        found = best(edges, room=people.room, priority=priority, periods=periods)
        greedy = first_come(edges, room=people.room, order=range(len(questions)), periods=periods)
        return _Found(edges, found, greedy)

    return looked_far_enough(scorer, scorer.near(), solve)[1]


def _put_away_older(hub: Hub, actor: Actor) -> None:
    """What was not sent is of no use any more: who was thought of for whom is forgotten."""
    for old in Plan.objects.filter(hub=hub, status=PlanStatus.READY):
        move(old, to=PlanStatus.REPLACED, actor=actor)
    PlanLine.objects.filter(hub=hub).exclude(status__in=KEPT_LINES).delete()


def _strength(edges: Edges, chosen: Ints, weights: core.Weights) -> float:
    return float(edges.points[chosen[chosen != NOBODY]].sum() / (weights.total * core.SCALE))


def _keep_lines(
    plan: Plan, questions: Sequence[plan_rows.Ready], people: People, found: _Found, weights: core.Weights
) -> None:
    chosen = found.best.edge
    wanted = {number: int(people.pk[found.edges.person[edge]]) for number, edge in enumerate(chosen) if edge != NOBODY}
    rows = Volunteer.objects.filter(pk__in=set(wanted.values())).select_related("person")
    by_pk = candidates.as_candidates(rows.prefetch_related("talents", "availability"))
    explained = 0
    lines = []
    for number, question in enumerate(questions):
        line = PlanLine(hub_id=plan.hub_id, plan=plan, help_request_id=question.pk)
        candidate = by_pk.get(wanted.get(number, 0))
        verdict = core.judge(question.need, candidate, weights) if candidate else None
        if isinstance(verdict, core.Fit):
            line.volunteer_id = verdict.candidate.pk
            line.score, line.reasons = verdict.score, words.as_data(verdict.reasons)
        else:
            line.status = PlanLineStatus.NOBODY
            explained += 1
            if explained <= MOST_EXPLAINED:
                others = found.edges.of(number)
                line.why = _why_nobody(plan, question, others.stop - others.start)
        lines.append(line)
    PlanLine.objects.bulk_create(lines)


def _why_nobody(plan: Plan, question: plan_rows.Ready, fitting: int) -> str:
    """The most frequent cause, in words that the hub reads."""
    with override(settings.LANGUAGE_CODE):
        if fitting:
            return plan_words.needed_elsewhere(fitting)
        asking = ranking.Asking(hub=plan.hub_id, person=question.person, question=question.pk)
        seen = ranking.overview(question.need, asking, most=CAUSES_LOOKED_AT)
        codes = Counter(unfit.cause.code for unfit in seen.unfits)
        return plan_words.nobody_fits(codes, waiting=seen.fitting)


# --- sending it ----------------------------------------------------------------------------------------
def send_plan(*, plan: Plan, chosen: Collection[int], user: User, taken_out: Collection[int] = ()) -> Outcome:
    """Takes the lines `taken_out` (keys) from the plan, and asks for each of the lines `chosen` its neighbour, as
    `proposing.propose` does. Each line in a transaction of its own and looked at once more: who paused meanwhile is
    skipped, with the cause, and the others go. Each line is sent once, however often and by whoever this is called.

    Raises NewerPlan when another plan took its place."""
    _open_for_sending(plan, set(taken_out) - set(chosen), user)
    rows = PlanLine.objects.filter(plan=plan, status=PlanLineStatus.PLANNED)
    keys = list(rows.filter(pk__in=chosen).order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
    done = [line for key in keys if (line := _send_line(key, user))]
    skipped = tuple(line for line in done if line.status == PlanLineStatus.SKIPPED)
    return Outcome(sent=len(done) - len(skipped), skipped=skipped, left=rows.count())


@transaction.atomic
def _open_for_sending(plan: Plan, taken_out: Collection[int], user: User) -> None:
    try:
        move(plan, to=PlanStatus.SENT, actor=worker(user))
    except MoveRefused as refused:
        # A colleague was just before, or the rest of a long plan: what is left of the choice is sent.
        if refused.current != PlanStatus.SENT:
            raise NewerPlan from refused
    lines = PlanLine.objects.select_for_update(of=("self",)).filter(plan=plan, status=PlanLineStatus.PLANNED)
    for line in lines.filter(pk__in=taken_out).order_by("pk"):
        move(line, to=PlanLineStatus.TAKEN_OUT, actor=worker(user))


@transaction.atomic
def _send_line(key: int, user: User) -> PlanLine | None:
    """One line, once: whoever sends it at the same moment waits here and finds it done. None when it was."""
    line = PlanLine.objects.select_for_update(of=("self",)).filter(pk=key, status=PlanLineStatus.PLANNED).first()
    if line is None or line.volunteer_id is None:
        return None
    question = lock_question(line.help_request_id)
    volunteer = lock_volunteer(line.volunteer_id)
    why, proposal = _why_not(question, volunteer), None
    if not why:
        why, proposal = _propose(question, volunteer, user)
    if why:
        move(line, to=PlanLineStatus.SKIPPED, actor=worker(user), why=why[:300])
    else:
        move(line, to=PlanLineStatus.SENT, actor=worker(user), proposal=proposal)
    return line


def _propose(question: HelpRequest, volunteer: Volunteer, user: User) -> tuple[str, Proposal | None]:
    try:
        # A savepoint: what a refusal had written already is undone, and the line can still say why.
        with transaction.atomic():
            made = proposing.propose(help_request=question, user=user, volunteers=[volunteer])
    except (MoveRefused, CannotBeAsked):
        return _("the question went on in the meantime"), None
    return "", made.proposals.get()


def _why_not(question: HelpRequest, volunteer: Volunteer) -> str:
    """What came in between since the plan was made, in words; empty when nothing did."""
    with override(settings.LANGUAGE_CODE):
        if question.status != RequestStatus.PICKED_UP:
            return _("the question went on in the meantime")
        candidate = candidates.as_candidates([volunteer], question)[volunteer.pk]
        verdict = core.judge(candidates.need_of(question), candidate, weighing.weights_of(question.hub_id))
        if isinstance(verdict, core.Unfit):
            return words.cause(verdict.cause)
        waiting = Proposal.objects.filter(volunteer=volunteer, status=ProposalStatus.ASKED).count()
        if candidate.load + waiting >= candidate.most_at_once:
            return _("still has to answer another question")
    return ""
