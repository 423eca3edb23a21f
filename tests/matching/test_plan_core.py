"""The plan as a calculation: it agrees with `core`, with brute force and with a second solver, and proves itself."""

import ast
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from matching import core
from matching.plan import best as best_module
from matching.plan.best import NOBODY, Best, NotProven, Period, best, worth
from matching.plan.edges import Edges, Scorer, looked_far_enough
from matching.plan.first_come import first_come
from matching.plan.people import from_candidates

MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def edges_of(rows: Sequence[tuple[int, int, int]]) -> Edges:
    """Each (question, person, points) once, as the plan wants them."""
    unique = sorted({(question, person): (question, person, points) for question, person, points in rows}.values())
    columns = np.array(unique, dtype=np.int64).reshape(-1, 3)
    return Edges(columns[:, 0].copy(), columns[:, 1].copy(), columns[:, 2].copy())


def brute_force(edges: Edges, room: Sequence[int], weight: Sequence[int], periods: Sequence[Period] = ()) -> int:
    """The most that any choice of matches can be worth, by trying all of them."""
    questions = max(edges.question.tolist(), default=-1) + 1

    def clashes(period: Period, taken: Sequence[Period]) -> bool:
        return period is not None and any(p and p[0] < period[1] and period[0] < p[1] for p in taken)

    def after(question: int, left: tuple[int, ...], taken: dict[int, tuple[Period, ...]]) -> int:
        if question == questions:
            return 0
        found = after(question + 1, left, taken)
        period = periods[question] if question < len(periods) else None
        for edge in np.flatnonzero(edges.question == question).tolist():
            person = int(edges.person[edge])
            if left[person] and not clashes(period, taken.get(person, ())):
                less = tuple(room - (place == person) for place, room in enumerate(left))
                more = {**taken, person: (*taken.get(person, ()), period)}
                found = max(found, weight[edge] + after(question + 1, less, more))
        return found

    return after(0, tuple(room), {})


# Five questions and four people: every choice can be tried.
ROWS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 9)), max_size=14)
ROOM = st.lists(st.integers(0, 3), min_size=4, max_size=4)
PRIORITY = st.lists(st.integers(1, 3), min_size=5, max_size=5)
HOURS = st.none() | st.integers(0, 5).map(lambda h: (NOON + timedelta(hours=h), NOON + timedelta(hours=h + 2)))


def chosen_pairs(edges: Edges, found: Best) -> list[tuple[int, int]]:
    return [(int(edges.question[edge]), int(edges.person[edge])) for edge in found.edge.tolist() if edge != NOBODY]


@settings(max_examples=300, deadline=None)
@given(rows=ROWS, room=ROOM, priority=PRIORITY)
def test_the_plan_is_worth_what_the_best_of_all_choices_is_worth(
    rows: list[tuple[int, int, int]], room: list[int], priority: list[int]
) -> None:
    edges, places = edges_of(rows), np.array(room, dtype=np.int64)
    found = best(edges, room=places, priority=priority)
    assert found.value == found.bound == brute_force(edges, room, worth(edges, priority).tolist())


@settings(max_examples=300, deadline=None)
@given(rows=ROWS, room=ROOM, priority=PRIORITY)
def test_nobody_gets_more_than_the_own_room_and_no_question_gets_two_people(
    rows: list[tuple[int, int, int]], room: list[int], priority: list[int]
) -> None:
    edges = edges_of(rows)
    pairs = chosen_pairs(edges, best(edges, room=np.array(room, dtype=np.int64), priority=priority))
    taken = Counter(person for _question, person in pairs)
    assert all(number <= room[person] for person, number in taken.items())
    assert len({question for question, _person in pairs}) == len(pairs)


@settings(max_examples=300, deadline=None)
@given(rows=ROWS, room=ROOM, priority=PRIORITY, order=st.permutations(range(5)))
def test_the_plan_never_serves_fewer_than_first_come_first_served(
    rows: list[tuple[int, int, int]], room: list[int], priority: list[int], order: list[int]
) -> None:
    edges, places = edges_of(rows), np.array(room, dtype=np.int64)
    greedy = first_come(edges, room=places, order=order)
    assert best(edges, room=places, priority=priority).served >= np.count_nonzero(greedy != NOBODY)


@settings(max_examples=300, deadline=None)
@given(rows=ROWS, room=ROOM, priority=PRIORITY, periods=st.lists(HOURS, min_size=5, max_size=5))
def test_with_appointments_at_set_hours_the_plan_is_still_the_best_and_nobody_is_in_two_places(
    rows: list[tuple[int, int, int]], room: list[int], priority: list[int], periods: list[Period]
) -> None:
    edges = edges_of(rows)
    found = best(edges, room=np.array(room, dtype=np.int64), priority=priority, periods=periods)
    assert found.value == found.bound == brute_force(edges, room, worth(edges, priority).tolist(), periods)
    booked: dict[int, list[tuple[datetime, datetime]]] = {}
    for question, person in chosen_pairs(edges, found):
        if period := periods[question]:
            assert all(not (begin < period[1] and period[0] < end) for begin, end in booked.get(person, []))
            booked.setdefault(person, []).append(period)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), questions=st.integers(1, 60), people=st.integers(1, 40), dense=st.integers(1, 9))
@example(seed=1, questions=60, people=12, dense=9)
def test_a_second_solver_finds_the_same_optimum(seed: int, questions: int, people: int, dense: int) -> None:
    chance = np.random.default_rng(seed)
    question, person = np.nonzero(chance.random((questions, people)) < dense / 10)
    edges = Edges(question.astype(np.int64), person.astype(np.int64), chance.integers(0, 1000, len(question)))
    room, priority = chance.integers(0, 4, people), chance.integers(1, 4, questions)
    found = best(edges, room=room, priority=priority)
    assert found.proven
    if not len(edges):
        assert found.value == 0
        return
    weight = worth(edges, priority)
    limits = np.zeros((questions + people, len(edges)))
    limits[edges.question, np.arange(len(edges))] = 1
    limits[questions + edges.person, np.arange(len(edges))] = 1
    second = linprog(-weight.astype(float), A_ub=limits, b_ub=[*[1] * questions, *room], bounds=(0, 1), method="highs")
    assert round(-second.fun) == found.value


def test_pressing_questions_go_first_when_there_are_too_few_people() -> None:
    edges = edges_of([(0, 0, 900), (1, 0, 100), (2, 0, 900)])
    found = best(edges, room=np.array([1]), priority=[1, 3, 2])
    assert chosen_pairs(edges, found) == [(1, 0)]


def test_a_pressing_question_never_costs_another_its_only_neighbour() -> None:
    # Today's question suits Henk best, but only Henk can do the other one.
    edges = edges_of([(0, 0, 900), (0, 1, 100), (1, 0, 500)])
    found = best(edges, room=np.array([1, 1]), priority=[3, 1])
    assert chosen_pairs(edges, found) == [(0, 1), (1, 0)]


def test_an_empty_queue_and_an_empty_registry_give_an_empty_plan() -> None:
    nothing = Scorer([], from_candidates([])).all()
    assert best(nothing, room=np.zeros(0, dtype=np.int64), priority=[]).served == 0
    need = core.Need(day=MONDAY, subjects=frozenset({1}))
    alone = Scorer([need], from_candidates([])).all()
    found = best(alone, room=np.zeros(0, dtype=np.int64), priority=[1])
    assert (found.served, found.value, found.bound) == (0, 0, 0)


def test_a_priority_below_one_is_refused_because_it_would_cost_questions() -> None:
    with pytest.raises(ValueError, match="priority"):
        best(edges_of([(0, 0, 1)]), room=np.array([1]), priority=[0])


def test_a_wrong_solver_is_found_out_by_the_prices(monkeypatch: pytest.MonkeyPatch) -> None:
    edges = edges_of([(0, 0, 5), (0, 1, 9), (1, 0, 9), (1, 1, 5)])
    monkeypatch.setattr(best_module, "_solve", lambda *_values: np.array([0, 3]))
    with pytest.raises(NotProven):
        best(edges, room=np.array([1, 1]), priority=[1, 1])


def test_very_many_clashing_appointments_give_a_plan_that_admits_what_it_could_not_prove(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(best_module, "MOST_CLASHES", 3)
    period = (NOON, NOON + timedelta(hours=2))
    edges = edges_of([(question, 0, 5) for question in range(6)])
    found = best(edges, room=np.array([6]), priority=[1] * 6, periods=[period] * 6)
    assert found.served == 1
    assert found.bound > found.value
    assert not found.proven


# --- the columns judge as core does --------------------------------------------------------------------------

PLACE = st.none() | st.tuples(st.floats(51.66, 51.72), st.floats(5.0, 5.12))
WINDOW = st.builds(
    lambda day, begin, length: core.Window(day, begin, min(begin + length, 1440)),
    st.integers(0, 6),
    st.integers(0, 1400),
    st.integers(1, 400),
)
CODES = st.frozensets(st.sampled_from(["nl", "ar", "pl"]), max_size=2)
DAY = st.none() | st.integers(-3, 3).map(lambda days: MONDAY + timedelta(days=days))
PERIOD = st.integers(0, 5).map(lambda hour: (NOON + timedelta(hours=hour), NOON + timedelta(hours=hour + 1)))


@st.composite
def needs(draw: st.DrawFn) -> core.Need:
    place = draw(PLACE)
    return core.Need(
        day=MONDAY,
        subjects=draw(st.frozensets(st.integers(1, 3), max_size=2)),
        related=draw(st.frozensets(st.integers(1, 4), max_size=2)),
        languages=draw(CODES),
        latitude=place[0] if place else None,
        longitude=place[1] if place else None,
        windows=tuple(draw(st.lists(WINDOW, max_size=3))),
        period=draw(st.none() | PERIOD),
        wants=draw(st.sampled_from(["", "woman"])),
        around=draw(st.frozensets(st.sampled_from(["pets", "smoking"]), max_size=2)),
        checks=draw(st.frozensets(st.sampled_from(["conduct", "driving"]), max_size=1)),
    )


@st.composite
def candidates(draw: st.DrawFn, pk: int) -> core.Candidate:
    place, most = draw(PLACE), draw(st.integers(0, 3))
    return core.Candidate(
        pk=pk,
        active=draw(st.booleans()) or draw(st.booleans()),
        talents=draw(st.frozensets(st.integers(1, 4), max_size=3)),
        languages=draw(CODES),
        latitude=place[0] if place else None,
        longitude=place[1] if place else None,
        most_kilometres=draw(st.integers(0, 4)),
        availability=tuple(draw(st.lists(WINDOW, max_size=3))),
        most_at_once=most,
        load=draw(st.integers(0, 2)),
        asked_here=draw(st.booleans()) and draw(st.booleans()),
        days_since_asked=draw(st.none() | st.integers(0, 60)),
        asked_recently=draw(st.integers(0, 4)),
        available_from=draw(DAY),
        available_until=draw(DAY),
        booked=tuple(draw(st.lists(PERIOD, max_size=2))),
        gender=draw(st.sampled_from(["", "woman", "man"])),
        avoids=draw(st.frozensets(st.sampled_from(["pets", "smoking"]), max_size=1)),
        checks=tuple(draw(st.dictionaries(st.sampled_from(["conduct", "driving"]), DAY, max_size=2)).items()),
    )


@settings(max_examples=250, deadline=None)
@given(data=st.data(), asked=st.lists(needs(), min_size=1, max_size=3), number=st.integers(0, 6))
def test_the_columns_judge_everybody_exactly_as_core_does(
    data: st.DataObject, asked: list[core.Need], number: int
) -> None:
    rows = [data.draw(candidates(pk + 10)) for pk in range(number)]
    people = from_candidates(rows)
    place = {int(pk): place for place, pk in enumerate(people.pk.tolist())}
    before = [place[row.pk] for row in rows if row.asked_here and row.pk in place]
    weights = core.Weights(rested=data.draw(st.integers(0, 30)))
    edges = Scorer(asked, people, weights, dict.fromkeys(range(len(asked)), before)).all()
    ours = {
        (question, int(people.pk[person])): points
        for question, person, points in zip(
            edges.question.tolist(), edges.person.tolist(), edges.points.tolist(), strict=True
        )
    }
    verdicts = {
        (question, row.pk): core.judge(need, row, weights) for question, need in enumerate(asked) for row in rows
    }
    theirs = {key: verdict.points for key, verdict in verdicts.items() if isinstance(verdict, core.Fit)}
    assert ours == theirs


@settings(max_examples=150, deadline=None)
@given(data=st.data(), asked=st.lists(needs(), min_size=1, max_size=4), number=st.integers(0, 8))
def test_looking_nearby_first_gives_the_same_plan_as_looking_at_everybody(
    data: st.DataObject, asked: list[core.Need], number: int
) -> None:
    people = from_candidates([data.draw(candidates(pk + 10)) for pk in range(number)])
    scorer, priority = Scorer(asked, people), [data.draw(st.integers(1, 3)) for _need in asked]
    everybody = best(scorer.all(), room=people.room, priority=priority)
    edges, nearby = looked_far_enough(
        scorer, scorer.near(), lambda some: best(some, room=people.room, priority=priority)
    )
    assert nearby.served == everybody.served
    assert nearby.proven
    assert points_of(edges, nearby) == points_of(scorer.all(), everybody)
    order = range(len(asked))
    edges, greedy = looked_far_enough(scorer, edges, lambda some: first_come(some, room=people.room, order=order))
    full = first_come(scorer.all(), room=people.room, order=order)
    assert [matched(edges, edge) for edge in greedy] == [matched(scorer.all(), edge) for edge in full]


def points_of(edges: Edges, found: Best) -> int:
    return int(edges.points[found.edge[found.edge != NOBODY]].sum())


def matched(edges: Edges, edge: int) -> int:
    return NOBODY if edge == NOBODY else int(edges.person[edge])


def test_somebody_next_door_fits_who_goes_no_further_than_next_door() -> None:
    henk = core.Candidate(pk=1, latitude=51.6875, longitude=5.0, most_kilometres=0)
    for away in (0.0, 0.000004):
        need = core.Need(day=MONDAY, latitude=51.6875 + away, longitude=5.0)
        assert isinstance(core.judge(need, henk), core.Fit)
        assert len(Scorer([need], from_candidates([henk])).all()) == 1


def test_a_question_that_still_waits_for_an_answer_takes_room_too() -> None:
    row = core.Candidate(pk=7, most_at_once=2, load=0)
    assert from_candidates([row], {7: 1}).room.tolist() == [1]
    assert from_candidates([row], {7: 5}).room.tolist() == [0]


def test_the_plan_knows_no_database_and_no_words() -> None:
    folder = Path(best_module.__file__).parent
    for file in folder.glob("*.py"):
        tree = ast.parse(file.read_text())
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        allowed = ("numpy", "scipy", "matching.plan", "matching", "hub.places.distance")
        ours = [name for name in names if name.split(".")[0] in ("django", "hub", "matching", "intake", "volunteers")]
        assert all(name in allowed or name.startswith("matching.plan.") for name in ours), file.name
        assert not [name for name in names if name.startswith("django")], file.name
