"""The best pairs of mediators: as good as trying everything, proven, and never fewer than one by one."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from mediation.pair_plan import Case, Mediator, Pair, best_pairs, first_come, possible, worth_of

HOURS = st.frozensets(st.integers(0, 3), max_size=3)
METHODS = st.frozensets(st.sampled_from(["standard", "shuttle"]), max_size=2)
MEDIATORS = st.lists(
    st.builds(Mediator, pk=st.just(0), experienced=st.booleans(), methods=METHODS, hours=HOURS, room=st.integers(0, 2)),
    max_size=5,
).map(lambda rows: [Mediator(pk, row.experienced, row.methods, row.hours, row.room) for pk, row in enumerate(rows)])
CASES = st.lists(
    st.tuples(st.sampled_from(["standard", "shuttle"]), HOURS, st.frozensets(st.integers(0, 4), max_size=1)), max_size=4
).map(lambda rows: [Case(pk, *row) for pk, row in enumerate(rows)])


def brute_force(cases: Sequence[Case], mediators: Sequence[Mediator]) -> int:
    choices = [list(possible(case, mediators)) for case in cases]
    everything = [pair for some in choices for pair in some]
    worth = dict(zip(everything, worth_of(everything, len(cases)), strict=True))

    def after(number: int, room: dict[int, int]) -> int:
        if number == len(cases):
            return 0
        found = after(number + 1, room)
        for pair in choices[number]:
            if room[pair.first] and room[pair.second]:
                less = {**room, pair.first: room[pair.first] - 1, pair.second: room[pair.second] - 1}
                found = max(found, worth[pair] + after(number + 1, less))
        return found

    return after(0, {one.pk: one.room for one in mediators})


@settings(max_examples=80, deadline=None)
@given(cases=CASES, mediators=MEDIATORS)
def test_the_pairs_are_worth_what_the_best_of_all_choices_is_worth_and_that_is_proven(
    cases: list[Case], mediators: list[Mediator]
) -> None:
    plan = best_pairs(cases, mediators)
    assert plan.value == plan.bound == brute_force(cases, mediators)
    assert len(plan.pairs) >= len(first_come(cases, mediators))


@settings(max_examples=80, deadline=None)
@given(cases=CASES, mediators=MEDIATORS)
def test_each_pair_may_do_its_case_and_nobody_does_more_than_the_own_limit(
    cases: list[Case], mediators: list[Mediator]
) -> None:
    plan, by_pk = best_pairs(cases, mediators), {one.pk: one for one in mediators}
    load = Counter(pk for pair in plan.pairs for pk in (pair.first, pair.second))
    assert all(number <= by_pk[pk].room for pk, number in load.items())
    assert len({pair.case for pair in plan.pairs}) == len(plan.pairs)
    for pair in plan.pairs:
        case, both = cases[pair.case], (by_pk[pair.first], by_pk[pair.second])
        assert any(one.experienced for one in both)
        assert all(case.method in one.methods and one.pk not in case.against for one in both)
        assert both[0].hours & both[1].hours & case.hours


def test_two_beginners_are_no_pair_and_a_beginner_goes_with_somebody_experienced() -> None:
    mo, mia = (Mediator(pk, False, frozenset({"standard"}), frozenset({1}), 1) for pk in (1, 2))
    case = Case(9, "standard", frozenset({1}))
    assert best_pairs([case], [mo, mia]).pairs == ()
    ans = Mediator(3, True, frozenset({"standard"}), frozenset({1, 2}), 1)
    assert len(best_pairs([case], [mo, mia, ans]).pairs) == 1
    assert best_pairs([case], [mo, ans]).pairs == (Pair(9, 1, 3, 1),)
