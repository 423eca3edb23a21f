"""Questions, proposals and plans in any order that somebody can think of, against the real database: nobody is matched
twice, nobody above the own limit, nothing moves outside the tables, and no answer gets lost."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from hub.base import clock
from hub.base.models import Event, OutboxMessage
from hub.base.workflow import PROGRAM, REGISTRY, MoveRefused
from intake.models import HelpRequest
from intake.services import moves, working
from matching.errors import MatchingRefused
from matching.models import Arrangement, Plan, PlanLine, Proposal
from matching.services import answering, ending, expiring, planning, proposing
from tests.conftest import make_request
from volunteers import services as volunteering
from volunteers.models import Volunteer

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WHICH = st.integers(0, 7)
SUBJECTS = st.sampled_from(["groceries", "company"])


def of(rows: Any, which: int) -> Any:
    """One of these rows; any number points at one."""
    found = list(rows.order_by("pk"))
    return found[which % len(found)]


def machine(w: SimpleNamespace) -> type[RuleBasedStateMachine]:
    """The counter of BaLaDe, where anything may happen in any order."""

    class Counter(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.block = transaction.atomic()
            self.block.__enter__()
            Volunteer.objects.update(most_at_once=1)
            self.answers: dict[int, str] = {}

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

        def attempt(self, step: Callable[[], object]) -> bool:
            """Refused with words is an outcome; anything else is a fault."""
            with suppress(MatchingRefused, MoveRefused):
                step()
                return True
            return False

        @rule(subject=SUBJECTS, urgency=st.sampled_from(["today", "normal"]))
        def somebody_asks(self, subject: str, urgency: str) -> None:
            made = make_request(w.balade, w.jansen, urgency=urgency)
            fields = {"kind": "personal", "real_question": "Samen", "urgency": urgency}
            working.triage(help_request=made, user=w.noor, subjects=[getattr(w, subject)], **fields)

        @precondition(lambda self: HelpRequest.objects.exists())
        @rule(which=WHICH, who=WHICH)
        def noor_asks_a_neighbour(self, which: int, who: int) -> None:
            question, volunteer = of(HelpRequest.objects, which), of(Volunteer.objects, who)
            self.attempt(lambda: proposing.propose(help_request=question, user=w.noor, volunteers=[volunteer]))

        @precondition(lambda self: Arrangement.objects.exists())
        @rule(which=WHICH, who=WHICH)
        def noor_asks_one_more(self, which: int, who: int) -> None:
            arrangement, volunteer = of(Arrangement.objects, which), of(Volunteer.objects, who)
            self.attempt(lambda: proposing.ask_more(arrangement=arrangement, user=w.noor, volunteers=[volunteer]))

        @precondition(lambda self: Proposal.objects.exists())
        @rule(which=WHICH)
        def a_neighbour_says_yes(self, which: int) -> None:
            proposal = of(Proposal.objects, which)
            if self.attempt(lambda: answering.accept_proposal(proposal=proposal)):
                self.answers[proposal.pk] = "to_accepted"

        @precondition(lambda self: Proposal.objects.exists())
        @rule(which=WHICH)
        def a_neighbour_says_no(self, which: int) -> None:
            proposal = of(Proposal.objects, which)
            if self.attempt(lambda: answering.decline_proposal(proposal=proposal)):
                self.answers[proposal.pk] = "to_declined"

        @precondition(lambda self: Proposal.objects.exists())
        @rule(which=WHICH)
        def nobody_answers(self, which: int) -> None:
            Proposal.objects.filter(pk=of(Proposal.objects, which).pk).update(
                deadline=clock.now() - timedelta(minutes=1)
            )
            expiring.expire_due()

        @precondition(lambda self: HelpRequest.objects.exists())
        @rule(which=WHICH)
        def the_resident_withdraws(self, which: int) -> None:
            question = of(HelpRequest.objects, which)
            self.attempt(lambda: moves.withdraw(help_request=question))

        @precondition(lambda self: Proposal.objects.exists())
        @rule(which=WHICH)
        def noor_takes_a_question_back(self, which: int) -> None:
            proposal = of(Proposal.objects, which)
            self.attempt(lambda: proposing.withdraw_proposal(proposal=proposal, user=w.noor))

        @precondition(lambda self: Arrangement.objects.exists())
        @rule(which=WHICH)
        def the_help_is_over(self, which: int) -> None:
            arrangement = of(Arrangement.objects, which)
            self.attempt(lambda: ending.end(arrangement=arrangement, user=w.noor))

        @rule(who=WHICH)
        def a_neighbour_takes_a_break(self, who: int) -> None:
            volunteer = of(Volunteer.objects, who)
            self.attempt(lambda: volunteering.pause(volunteer=volunteer, actor=PROGRAM))

        @rule(who=WHICH)
        def a_neighbour_comes_back(self, who: int) -> None:
            volunteer = of(Volunteer.objects, who)
            self.attempt(lambda: volunteering.come_back(volunteer=volunteer, actor=PROGRAM))

        @rule()
        def noor_makes_a_plan(self) -> None:
            plan = planning.make_plan(hub=w.balade, user=w.noor)
            assert plan.is_proven
            assert plan.served >= plan.served_first_come

        @precondition(lambda self: PlanLine.objects.exists())
        @rule(which=WHICH, some=st.sets(WHICH))
        def somebody_sends_a_plan(self, which: int, some: set[int]) -> None:
            plan = of(Plan.objects, which)
            keys = list(PlanLine.objects.filter(plan=plan).order_by("pk").values_list("pk", flat=True))
            chosen = [key for place, key in enumerate(keys) if place in some]
            before = set(Proposal.objects.values_list("pk", flat=True))
            self.attempt(lambda: planning.send_plan(plan=plan, chosen=chosen, user=w.karim, taken_out=keys))
            asked = Proposal.objects.exclude(pk__in=before).select_related("volunteer")
            assert all(row.volunteer.status == "active" for row in asked)

        @invariant()
        def nobody_is_matched_twice(self) -> None:
            for question in HelpRequest.objects.all():
                open_ = question.arrangements.filter(status__in=["asked", "agreed"])
                assert open_.count() <= 1
                assert Proposal.objects.filter(arrangement__in=open_, status="accepted").count() <= 1
                agreed = open_.filter(status="agreed").exists()
                assert agreed == (question.status == "arranged"), question.status
                assert open_.filter(status="asked").exists() == (question.status == "proposed"), question.status

        @invariant()
        def nobody_is_above_the_own_limit(self) -> None:
            for volunteer in Volunteer.objects.all():
                doing = Proposal.objects.filter(volunteer=volunteer, status="accepted").count()
                assert doing <= volunteer.most_at_once

        @invariant()
        def nothing_moved_outside_its_table(self) -> None:
            moved = Event.objects.exclude(old="").exclude(new="").exclude(old=F("new"))
            for kind, old, new in moved.values_list("subject_type", "old", "new").distinct():
                assert (old, new) in REGISTRY[kind].pairs(), (kind, old, new)

        @invariant()
        def no_answer_is_lost_and_no_question_is_sent_twice(self) -> None:
            for pk, verb in self.answers.items():
                assert Event.objects.filter(subject_type="matching.proposal", subject_id=pk, verb=verb).exists()
            for proposal in Proposal.objects.exclude(status="queued"):
                asked = OutboxMessage.objects.filter(
                    subject_type="matching.proposal", subject_id=proposal.pk, kind="proposal_asked"
                )
                assert asked.count() == 1

        @invariant()
        def a_sent_line_has_its_proposal_and_no_other_has(self) -> None:
            for line in PlanLine.objects.select_related("proposal"):
                assert (line.proposal is not None) == (line.status == "sent")
                if line.proposal:
                    assert line.proposal.volunteer_id == line.volunteer_id

    return Counter


def test_whatever_happens_at_the_counter_nobody_is_matched_twice_or_lost(balade: SimpleNamespace) -> None:
    run_state_machine_as_test(
        machine(balade),
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        ),
    )
