"""The best pairs of mediators for all cases at once. Values in, values out: no database, no words, no clock.

A case is done by two, of whom at least one has experience; both chose the way of mediating that the case asks for,
they share an hour with each other and with the parties, nothing speaks against either, and nobody gets more cases than
the own limit. Two people at once is not a flow, so every possible pair is a choice of its own and a solver of whole
numbers chooses. First as many cases as possible, then as many shared hours as possible. `bound` is the solver's proof:
no set of pairs is worth more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array


@dataclass(frozen=True)
class Mediator:
    """Somebody who mediates: `hours` are parts of the week, by any name."""

    pk: int
    experienced: bool
    methods: frozenset[str]
    hours: frozenset[int]
    room: int


@dataclass(frozen=True)
class Case:
    """What a case asks for; `against` are mediators who may not do it."""

    pk: int
    method: str
    hours: frozenset[int]
    against: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Pair:
    """Two mediators for a case, and the hours that all share."""

    case: int
    first: int
    second: int
    hours: int


@dataclass(frozen=True)
class PairPlan:
    """The chosen pairs, what they are worth, and what no set of pairs can exceed."""

    pairs: tuple[Pair, ...]
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        return self.value == self.bound


def possible(case: Case, mediators: Sequence[Mediator]) -> Iterator[Pair]:
    """Every pair that may do this case."""
    able = [
        one
        for one in mediators
        if one.room > 0 and case.method in one.methods and one.pk not in case.against and one.hours & case.hours
    ]
    for one, other in combinations(able, 2):
        shared = one.hours & other.hours & case.hours
        if shared and (one.experienced or other.experienced):
            yield Pair(case.pk, one.pk, other.pk, len(shared))


def best_pairs(cases: Sequence[Case], mediators: Sequence[Mediator]) -> PairPlan:
    """The best pairs for these cases."""
    choices = [pair for case in cases for pair in possible(case, mediators)]
    if not choices:
        return PairPlan((), 0, 0)
    worth = worth_of(choices, len(cases))
    row = {("case", case.pk): number for number, case in enumerate(cases)}
    row |= {("mediator", one.pk): len(cases) + number for number, one in enumerate(mediators)}
    rows = [
        row[key]
        for pair in choices
        for key in (("case", pair.case), ("mediator", pair.first), ("mediator", pair.second))
    ]
    table = csc_array((np.ones(len(rows)), rows, np.arange(0, len(rows) + 1, 3)), shape=(len(row), len(choices)))
    most = np.array([1] * len(cases) + [one.room for one in mediators], dtype=np.float64)
    found = milp(
        -np.array(worth, dtype=np.float64),
        integrality=np.ones(len(choices)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(table, -np.inf, most),
        options={"mip_rel_gap": 0},
    )
    chosen = [place for place, taken in enumerate(found.x) if taken > 0.5]
    # All worths are whole, so what lies above the bound by less than one is rounding.
    bound = floor(-found.mip_dual_bound + 1e-6)
    return PairPlan(tuple(choices[place] for place in chosen), sum(worth[place] for place in chosen), bound)


def worth_of(choices: Sequence[Pair], cases: int) -> list[int]:
    """A case more is worth more than all shared hours together."""
    step = cases * max((pair.hours for pair in choices), default=0) + 1
    return [step + pair.hours for pair in choices]


def first_come(cases: Sequence[Case], mediators: Sequence[Mediator]) -> tuple[Pair, ...]:
    """What a coordinator does without a plan: case after case the pair that shares most hours, of who has room."""
    room = {one.pk: one.room for one in mediators}
    chosen = []
    for case in cases:
        free = [pair for pair in possible(case, mediators) if room[pair.first] and room[pair.second]]
        if free:
            pair = max(free, key=lambda each: (each.hours, -each.first, -each.second))
            room[pair.first] -= 1
            room[pair.second] -= 1
            chosen.append(pair)
    return tuple(chosen)
