"""The plan for the whole queue of BaLaDe: made, looked at, sent; and what came in between."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event, OutboxMessage
from hub.base.workflow import move, worker
from hub.people.models import Person
from intake.models import HelpRequest, PreferredMoment
from intake.services import moves, working
from matching import candidates, core, plan_rows
from matching.errors import NewerPlan
from matching.models import Plan, PlanLine, Proposal
from matching.plan.edges import Scorer
from matching.services import answering, planning, proposing
from matching.tasks import make_plans
from socialmap.models import TaxonomyTerm
from tests.conftest import make_person, make_request, make_volunteer
from volunteers.models import Availability, Check, CheckRule, Volunteer

SignIn = Callable[[User], Client]


def ready(w: SimpleNamespace, *subjects: Any, **details: Any) -> HelpRequest:
    """A question that Noor picked up and understood."""
    made = make_request(w.balade, w.jansen)
    fields = {"kind": "personal", "real_question": "Samen boodschappen doen", **details}
    working.triage(help_request=made, user=w.noor, subjects=subjects or [w.groceries], **fields)
    return made


def planned(plan: Plan) -> dict[HelpRequest, Volunteer]:
    return {line.help_request: line.volunteer for line in plan.lines.filter(status="planned")}


def test_a_plan_serves_more_than_one_by_one_because_it_looks_at_all_questions_at_once(balade: SimpleNamespace) -> None:
    # Fatima does both; Henk only groceries. Whoever comes first would get Fatima, and the second nobody.
    Volunteer.objects.update(most_at_once=1)
    Person.objects.filter(volunteer=balade.henk).update(latitude=51.70)
    first, second = ready(balade), ready(balade, balade.company, real_question="Wie drinkt er koffie mee?")
    plan = planning.make_plan(hub=balade.balade, user=balade.noor)
    assert planned(plan) == {first: balade.henk, second: balade.fatima}
    assert (plan.served, plan.served_first_come, plan.questions) == (2, 1, 2)
    assert plan.is_proven


def test_pressing_questions_go_first_when_there_are_too_few_neighbours(balade: SimpleNamespace) -> None:
    Volunteer.objects.exclude(pk=balade.henk.pk).update(status="paused")
    Volunteer.objects.update(most_at_once=1)
    ready(balade)
    pressing = ready(balade, urgency="today")
    assert planned(planning.make_plan(hub=balade.balade)) == {pressing: balade.henk}


def test_only_questions_that_are_ready_for_a_neighbour_are_in_a_plan(balade: SimpleNamespace) -> None:
    good = ready(balade)
    make_request(balade.balade, balade.jansen, subjects=[balade.groceries])
    ready(balade, kind="liveability")
    ready(balade, kind="neighbour_conflict")
    asked = ready(balade)
    proposing.propose(help_request=asked, user=balade.noor, volunteers=[balade.henk])
    no_neighbour = ready(balade)
    no_neighbour.arrangements.create(
        hub=balade.balade, rung="organization", status="failed", skip_reason="resident_wish", made_by=balade.noor
    )
    assert [question.pk for question in plan_rows.ready_questions()] == [good.pk]


def test_nobody_is_planned_for_the_own_question_or_asked_twice(balade: SimpleNamespace) -> None:
    own = make_request(balade.balade, balade.henk.person)
    fields = {"kind": "personal", "real_question": "Samen", "subjects": [balade.groceries]}
    working.triage(help_request=own, user=balade.noor, **fields)
    again = ready(balade)
    arrangement = proposing.propose(help_request=again, user=balade.noor, volunteers=[balade.fatima])
    answering.decline_proposal(proposal=arrangement.proposals.get())
    again.refresh_from_db()
    assert planned(planning.make_plan(hub=balade.balade)) == {own: balade.fatima, again: balade.henk}


def test_questions_that_wait_for_an_answer_take_room(balade: SimpleNamespace) -> None:
    Volunteer.objects.update(most_at_once=1)
    for volunteer in (balade.henk, balade.fatima):
        proposing.propose(help_request=ready(balade), user=balade.noor, volunteers=[volunteer])
    ready(balade)
    plan = planning.make_plan(hub=balade.balade)
    assert plan.served == 0
    assert "moet nog op een andere vraag antwoorden" in plan.lines.get().why


def test_a_question_without_anybody_says_the_most_frequent_cause(balade: SimpleNamespace) -> None:
    far = ready(balade)
    HelpRequest.objects.filter(pk=far.pk).update(latitude=52.5)
    Volunteer.objects.update(most_at_once=1)
    unknown = TaxonomyTerm.objects.create(code="chess", name="Schaken")
    ready(balade, unknown)
    plan = planning.make_plan(hub=balade.balade)
    assert [line.why for line in plan.lines.order_by("pk")] == [
        "Vooral: te ver weg (2 van de 2 mensen met dit talent).",
        "Niemand in de lijst heeft dit talent.",
    ]


def test_a_new_plan_takes_the_place_of_the_old_and_forgets_what_was_not_sent(balade: SimpleNamespace) -> None:
    ready(balade)
    old = planning.make_plan(hub=balade.balade, user=balade.noor)
    new = planning.make_plan(hub=balade.balade, user=balade.noor)
    old.refresh_from_db()
    assert (old.status, old.lines.count(), new.status) == ("replaced", 0, "ready")
    assert (old.served, old.questions) == (1, 1)
    with pytest.raises(NewerPlan):
        planning.send_plan(plan=old, chosen=[1], user=balade.noor)


def test_sending_asks_each_neighbour_once_and_takes_out_what_was_unticked(balade: SimpleNamespace) -> None:
    Volunteer.objects.update(most_at_once=1)
    questions = [ready(balade), ready(balade, balade.company)]
    plan = planning.make_plan(hub=balade.balade, user=balade.noor)
    chosen, unticked = plan.lines.order_by("pk")
    outcome = planning.send_plan(plan=plan, chosen=[chosen.pk], user=balade.noor, taken_out=[unticked.pk])
    assert (outcome.sent, outcome.skipped, outcome.left) == (1, (), 0)
    assert [line.status for line in plan.lines.order_by("pk")] == ["sent", "taken_out"]
    proposal = Proposal.objects.get()
    assert (proposal.volunteer_id, proposal.status) == (chosen.volunteer_id, "asked")
    assert plan.lines.get(pk=chosen.pk).proposal == proposal
    assert OutboxMessage.objects.filter(kind="proposal_asked").count() == 1
    again = planning.send_plan(plan=plan, chosen=[chosen.pk, unticked.pk], user=balade.karim)
    assert (again.sent, Proposal.objects.count()) == (0, 1)
    questions[1].refresh_from_db()
    assert questions[1].status == "picked_up"


def test_whoever_paused_meanwhile_is_skipped_in_words_and_the_others_go(balade: SimpleNamespace) -> None:
    Volunteer.objects.update(most_at_once=1)
    ready(balade), ready(balade, balade.company)
    plan = planning.make_plan(hub=balade.balade, user=balade.noor)
    Volunteer.objects.filter(pk=balade.henk.pk).update(paused_until=date(2030, 1, 15))
    move(Volunteer.objects.get(pk=balade.henk.pk), to="paused", actor=worker(balade.noor))
    keys = list(plan.lines.values_list("pk", flat=True))
    outcome = planning.send_plan(plan=plan, chosen=keys, user=balade.noor)
    assert (outcome.sent, [line.why for line in outcome.skipped]) == (1, ["heeft pauze tot 15 januari"])
    assert Proposal.objects.get().volunteer == balade.fatima


def test_a_question_that_went_on_or_was_withdrawn_is_skipped(balade: SimpleNamespace) -> None:
    withdrawn, gone_on, good = ready(balade), ready(balade), ready(balade)
    Volunteer.objects.update(most_at_once=3)
    plan = planning.make_plan(hub=balade.balade, user=balade.noor)
    moves.withdraw(help_request=withdrawn)
    proposing.propose(help_request=gone_on, user=balade.karim, volunteers=[balade.fatima])
    keys = list(plan.lines.values_list("pk", flat=True))
    outcome = planning.send_plan(plan=plan, chosen=keys, user=balade.noor)
    assert {line.help_request for line in outcome.skipped} == {withdrawn, gone_on}
    assert outcome.sent == 1
    good.refresh_from_db()
    assert good.status == "proposed"


def test_whoever_got_enough_to_answer_meanwhile_is_skipped(balade: SimpleNamespace) -> None:
    Volunteer.objects.exclude(pk=balade.henk.pk).update(status="paused")
    Volunteer.objects.update(most_at_once=1)
    line_of = ready(balade)
    plan = planning.make_plan(hub=balade.balade, user=balade.noor)
    proposing.propose(help_request=ready(balade), user=balade.karim, volunteers=[balade.henk])
    outcome = planning.send_plan(plan=plan, chosen=[plan.lines.get().pk], user=balade.noor)
    assert [line.help_request for line in outcome.skipped] == [line_of]
    assert "andere vraag" in outcome.skipped[0].why


def test_nobody_is_planned_for_two_appointments_at_the_same_moment(balade: SimpleNamespace) -> None:
    Volunteer.objects.exclude(pk=balade.henk.pk).update(status="paused")
    starts = clock.now().replace(hour=13, minute=0) + timedelta(days=(7 - clock.today().weekday()) % 7 + 7)
    when = {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}
    ready(balade, **when), ready(balade, **when)
    plan = planning.make_plan(hub=balade.balade)
    assert plan.served == 1
    assert plan.is_proven


def test_a_long_plan_is_sent_in_parts(balade: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MOST_AT_ONCE", 2)
    Volunteer.objects.update(most_at_once=3)
    for _ in range(3):
        ready(balade)
    plan = planning.make_plan(hub=balade.balade, user=balade.noor)
    keys = list(plan.lines.values_list("pk", flat=True))
    assert planning.send_plan(plan=plan, chosen=keys, user=balade.noor).left == 1
    assert planning.send_plan(plan=plan, chosen=keys, user=balade.noor).left == 0
    assert Proposal.objects.count() == 3


def test_a_plan_takes_as_many_queries_for_thirty_questions_as_for_three(balade: SimpleNamespace) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            planning.make_plan(hub=balade.balade)
        return len(seen)

    Volunteer.objects.update(most_at_once=40)
    for _ in range(3):
        ready(balade)
    queries()
    few = queries()
    for _ in range(27):
        ready(balade)
    assert queries() == few


def test_a_plan_of_one_hub_knows_nothing_of_another(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        ready(world)
        plan = planning.make_plan(hub=world.balade)
        assert plan.volunteers == 3
    with scope(hub=world.rivierzicht):
        assert planning.make_plan(hub=world.rivierzicht).questions == 0
        assert list(PlanLine.objects.all()) == []


def test_every_morning_each_hub_gets_a_plan_and_a_failing_hub_does_not_stop_the_others(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = planning.make_plan

    def fails_for_balade(*, hub: Any, user: Any = None) -> Plan:
        if hub == world.balade:
            raise RuntimeError("geheim")
        return real(hub=hub, user=user)

    monkeypatch.setattr(planning, "make_plan", fails_for_balade)
    assert make_plans() == 1
    monkeypatch.undo()
    assert make_plans() == 2
    with scopes_disabled():
        assert Plan.objects.filter(status="ready").count() == 2


def test_the_command_makes_a_plan_for_one_hub_or_for_all(world: SimpleNamespace, capsys: Any) -> None:
    call_command("make_plans", hub="balade")
    assert "balade" in capsys.readouterr().out
    call_command("make_plans", verbosity=0)
    with scopes_disabled():
        assert Plan.objects.filter(status="ready").count() == 2


def test_the_needs_of_many_questions_are_those_of_each(balade: SimpleNamespace) -> None:
    starts = datetime(2026, 12, 1, 13, tzinfo=UTC)
    dated = ready(balade, starts_at=starts, ends_at=starts + timedelta(hours=1))
    weekly = ready(balade, balade.company)
    PreferredMoment.objects.create(help_request=weekly, weekday=1, starts=time(9), ends=time(12))
    top = ready(balade, balade.daily)
    CheckRule.objects.create(hub=balade.balade, subject=balade.daily, kind="conduct")
    HelpRequest.objects.filter(pk=top.pk).update(wanted_gender="woman", circumstances=["pets"])
    # From half past two until a quarter past two: in between the clock is turned back.
    turned = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    night = ready(balade, starts_at=turned, ends_at=turned + timedelta(minutes=45))
    rows = plan_rows.ready_questions()
    assert [row.pk for row in rows] == [dated.pk, weekly.pk, top.pk, night.pk]
    read = [HelpRequest.objects.get(pk=row.pk) for row in rows]
    assert [row.need for row in rows] == [candidates.need_of(row) for row in read]


WEEK = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 20), st.integers(1, 3)), max_size=3)
SOMEBODY = st.fixed_dictionaries(
    {
        "place": st.none() | st.tuples(st.floats(51.67, 51.71), st.floats(5.05, 5.11)),
        "week": WEEK,
        "most_at_once": st.integers(0, 3),
        "most_kilometres": st.integers(0, 4),
        "languages": st.lists(st.sampled_from(["nl", "ar"]), unique=True),
        "gender": st.sampled_from(["", "woman"]),
        "avoids": st.lists(st.sampled_from(["pets", "smoking"]), unique=True),
        "paper": st.sampled_from(["none", "for ever", "old", "new"]),
        "available_until": st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
        "status": st.sampled_from(["active", "active", "active", "paused"]),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(SOMEBODY, min_size=1, max_size=4), week=WEEK, around=st.booleans(), wants=st.booleans())
def test_the_columns_from_the_database_judge_as_core_does_with_the_rows(
    balade: SimpleNamespace, people: list[dict[str, Any]], week: list[tuple[int, int, int]], around: bool, wants: bool
) -> None:
    PlanLine.objects.all().delete()
    HelpRequest.objects.all().delete()
    question = ready(balade)
    CheckRule.objects.get_or_create(hub=balade.balade, subject=balade.groceries, kind="driving")
    HelpRequest.objects.filter(pk=question.pk).update(
        circumstances=["pets"] if around else [], wanted_gender="woman" if wants else ""
    )
    for day, begin, length in week:
        PreferredMoment.objects.create(
            help_request=question, weekday=day, starts=time(begin), ends=time(begin + length)
        )
    for number, details in enumerate(people):
        volunteer_with(balade, number, **details)
    questions = plan_rows.ready_questions()
    needs = [question.need for question in questions]
    columns = plan_rows.read_people(balade.balade, needs)
    edges = Scorer(needs, columns).all()
    ours = dict(zip(columns.pk[edges.person].tolist(), edges.points.tolist(), strict=True))
    rows = Volunteer.objects.select_related("person").prefetch_related("talents", "availability")
    verdicts = (core.judge(needs[0], row) for row in candidates.as_candidates(rows).values())
    assert ours == {fit.candidate.pk: fit.points for fit in verdicts if isinstance(fit, core.Fit)}


def volunteer_with(w: SimpleNamespace, number: int, *, place: Any, week: Any, paper: str, **details: Any) -> Volunteer:
    person = make_person(w.balade, f"Buur {number}")
    Person.objects.filter(pk=person.pk).update(
        latitude=place and place[0], longitude=place and place[1], email=f"b{person.pk}@voorbeeld.example"
    )
    made = make_volunteer(w.balade, person.name, w.groceries, person=person, **details)
    Availability.objects.filter(volunteer=made).delete()
    for day, begin, length in week:
        Availability.objects.create(volunteer=made, weekday=day, starts=time(begin), ends=time(begin + length))
    until = {"old": date(2020, 1, 1), "new": date(2035, 1, 1)}.get(paper)
    if paper != "none":
        Check.objects.create(hub=w.balade, volunteer=made, kind="driving", valid_until=until)
    return made


# --- the screen ----------------------------------------------------------------------------------------------


def test_noor_makes_a_plan_unticks_a_line_and_sends_the_rest(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    Volunteer.objects.update(most_at_once=1)
    ready(balade), ready(balade, balade.company, real_question="Wie drinkt er koffie mee?")
    browser = signed_in_as(balade.noor)
    assert "Maak een plan" in browser.get("/werk/plan/").content.decode()
    page = browser.post("/werk/plan/maken/", follow=True).content.decode()
    assert "Met dit plan krijgen 2 van de 2 vragen een buur" in page
    assert "Beter kan niet" in page
    assert "Henk" in page
    assert "Fatima" in page
    plan = Plan.objects.get()
    keys = list(plan.lines.order_by("pk").values_list("pk", flat=True))
    page = browser.post(
        f"/werk/plan/{plan.pk}/versturen/", {"line": keys[:1], "shown": keys}, follow=True
    ).content.decode()
    assert "1 buur is gevraagd." in page
    assert [line.status for line in plan.lines.order_by("pk")] == ["sent", "taken_out"]
    assert Event.objects.filter(subject_type="matching.plan", verb="to_sent", actor=balade.noor).count() == 1


def test_the_screen_tells_when_there_is_nothing_to_plan(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    page = signed_in_as(balade.noor).get("/werk/plan/").content.decode()
    assert "Nu geen vraag voor een plan" in page
    assert "Maak een plan" not in page


def test_a_line_that_changed_since_the_plan_was_made_has_no_box_to_tick(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    Volunteer.objects.update(most_at_once=1)
    gone_on, _other = ready(balade), ready(balade, balade.company)
    planning.make_plan(hub=balade.balade, user=balade.noor)
    moves.withdraw(help_request=gone_on)
    ready(balade)
    page = signed_in_as(balade.noor).get("/werk/plan/").content.decode()
    assert "Deze vraag ging intussen verder." in page
    assert page.count('name="line"') == 1
    assert "Sindsdien kwam er 1 vraag bij" in page


def test_a_stale_tab_gets_kind_words_and_sends_nothing(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    ready(balade)
    old = planning.make_plan(hub=balade.balade, user=balade.noor)
    key = old.lines.get().pk
    planning.make_plan(hub=balade.balade, user=balade.karim)
    browser = signed_in_as(balade.noor)
    page = browser.post(f"/werk/plan/{old.pk}/versturen/", {"line": [key], "shown": [key]}, follow=True)
    assert "Er is een nieuwer plan" in page.content.decode()
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize("nonsense", [{}, {"line": ["x", "-1", "99999999999999999999"]}])
def test_nothing_ticked_or_nonsense_sends_nothing(
    balade: SimpleNamespace, signed_in_as: SignIn, nonsense: dict[str, list[str]]
) -> None:
    ready(balade)
    plan = planning.make_plan(hub=balade.balade, user=balade.noor)
    page = signed_in_as(balade.noor).post(f"/werk/plan/{plan.pk}/versturen/", nonsense, follow=True)
    assert page.status_code == 200
    assert Proposal.objects.count() == 0
    plan.refresh_from_db()
    assert plan.status == "ready"
