"""Two people at the plan at the same moment, each on a connection of their own."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django_scopes import scope

from hub.base.models import OutboxMessage
from hub.base.workflow import move, worker
from intake.models import HelpRequest
from intake.services import working
from matching.models import Plan, PlanLine, Proposal
from matching.services import planning, proposing
from matching.services.planning import Outcome
from tests.conftest import make_request
from tests.matching.test_races import at_once
from volunteers.models import Volunteer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def hub(transactional_db: None, world: SimpleNamespace) -> Iterator[SimpleNamespace]:
    """The world, kept for real so that other connections see it."""
    with scope(hub=world.balade):
        Volunteer.objects.update(most_at_once=100)
        yield world


def ready(w: SimpleNamespace) -> HelpRequest:
    made = make_request(w.balade, w.jansen)
    working.triage(
        help_request=made, user=w.noor, subjects=[w.groceries], kind="personal", real_question="Boodschappen"
    )
    return made


def outcomes(results: list[object]) -> list[Outcome]:
    assert all(isinstance(result, Outcome) for result in results), results
    return [result for result in results if isinstance(result, Outcome)]


def test_when_two_send_the_same_plan_at_once_each_question_is_asked_once(hub: SimpleNamespace) -> None:
    for _ in range(4):
        for _ in range(4):
            ready(hub)
        plan = planning.make_plan(hub=hub.balade, user=hub.noor)
        before, keys = Proposal.objects.count(), list(plan.lines.values_list("pk", flat=True))
        copies = [Plan.objects.get(pk=plan.pk) for _ in range(2)]
        results = at_once(
            hub,
            lambda copies=copies, keys=keys: planning.send_plan(plan=copies[0], chosen=keys, user=hub.noor),
            lambda copies=copies, keys=keys: planning.send_plan(plan=copies[1], chosen=keys, user=hub.karim),
        )
        assert sum(outcome.sent for outcome in outcomes(results)) == 4
        assert Proposal.objects.count() - before == 4
        assert set(plan.lines.values_list("status", flat=True)) == {"sent"}
        asked = OutboxMessage.objects.filter(kind="proposal_asked")
        assert asked.count() == Proposal.objects.count()


def test_two_who_make_a_plan_at_once_leave_one_plan_ready(hub: SimpleNamespace) -> None:
    ready(hub)
    results = at_once(
        hub,
        lambda: planning.make_plan(hub=hub.balade, user=hub.noor),
        lambda: planning.make_plan(hub=hub.balade, user=hub.karim),
        lambda: planning.make_plan(hub=hub.balade),
    )
    assert all(isinstance(result, Plan) for result in results), results
    assert Plan.objects.filter(status="ready").count() == 1
    assert PlanLine.objects.count() == 1


def test_pausing_while_the_plan_is_sent_ends_in_a_proposal_before_the_pause_or_a_line_that_says_why(
    hub: SimpleNamespace,
) -> None:
    for _ in range(4):
        Volunteer.objects.exclude(pk=hub.henk.pk).filter(status="active").update(status="paused")
        ready(hub)
        plan = planning.make_plan(hub=hub.balade, user=hub.noor)
        (line,) = plan.lines.filter(status="planned")
        henk = Volunteer.objects.get(pk=hub.henk.pk)
        sent, paused = at_once(
            hub,
            lambda plan=plan, line=line: planning.send_plan(plan=plan, chosen=[line.pk], user=hub.noor),
            lambda henk=henk: move(henk, to="paused", actor=worker(hub.noor)),
        )
        assert not isinstance(paused, Exception)
        (outcome,) = outcomes([sent])
        line.refresh_from_db()
        assert (line.status, bool(line.why)) == (("sent", False) if outcome.sent else ("skipped", True))
        Volunteer.objects.filter(status="paused").update(status="active")
        HelpRequest.objects.filter(status="picked_up").update(kind="liveability")


def test_a_new_plan_and_a_sending_at_once_ask_nobody_twice(hub: SimpleNamespace) -> None:
    for _ in range(3):
        ready(hub)
    plan = planning.make_plan(hub=hub.balade, user=hub.noor)
    keys = list(plan.lines.values_list("pk", flat=True))
    at_once(
        hub,
        lambda: planning.send_plan(plan=plan, chosen=keys, user=hub.noor),
        lambda: planning.make_plan(hub=hub.balade, user=hub.karim),
        lambda: proposing.propose(
            help_request=HelpRequest.objects.order_by("-pk").first(), user=hub.karim, volunteers=[hub.henk]
        ),
    )
    for question in HelpRequest.objects.all():
        assert Proposal.objects.filter(arrangement__help_request=question).count() <= 1
    assert Plan.objects.filter(status="ready").count() <= 1
