"""The best set of matches at once, with the proof that no better one exists.

One objective, a whole number for each match: priority of the question x `step` + points, where `step` is larger than
all points together can be. So first as many questions as possible are served, the pressing ones first; among all
those sets, the one with the most points is taken. Serving a pressing question never costs the number: the
sets of questions that can be served together form a matroid, in which the heaviest set is also a largest one. First
come, first served is one such set, so the plan never serves fewer.

The proof is the one of linear programming: a price for the time of each person, and for each question what it is
worth more than that. Where every match costs at least what it is worth, no set of matches can be worth more than all
prices together (the bound). The prices are looked up apart from the solver and held against every match, also those
that the solver never saw. So bound = value proves the plan, whoever made it."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from matching.plan.edges import COMPLETE, Edges, LookFurther
from matching.plan.people import Flags, Ints

NOBODY = -1
# Of each question so many matches are tried first; the prices show which others are worth adding.
FIRST_MATCHES = 12
# Two appointments of one person at the same moment are sorted out one by one; after so many the plan is given
# as it is, with the bound that it has.
MOST_CLASHES = 200

Period = tuple[datetime, datetime] | None


class NotProven(Exception):
    """The solver gave a set of matches that the prices do not prove: a fault, never an outcome."""


@dataclass(frozen=True)
class Best:
    """`edge` gives for each question the place of its match in the edges, or NOBODY. `proven` means that `bound`,
    which no plan can exceed, is reached."""

    edge: Ints
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        return self.value == self.bound

    @property
    def served(self) -> int:
        return int(np.count_nonzero(self.edge != NOBODY))


def step_of(edges: Edges, questions: int) -> int:
    """More than all points of one plan together."""
    return questions * edges.most_points + 1


def worth(edges: Edges, priority: Sequence[int] | Ints) -> Ints:
    """The objective, for each match."""
    each = np.asarray(priority, dtype=np.int64)
    if len(each) and each.min() < 1:
        raise ValueError("a priority is 1 or more")
    return each[edges.question] * step_of(edges, len(each)) + edges.points


def best(edges: Edges, *, room: Ints, priority: Sequence[int] | Ints, periods: Sequence[Period] = ()) -> Best:
    """The best plan for these matches. `room` is how many questions each person can take, `priority` how pressing
    each question is (1 or more), `periods` when a question is, if that is known: nobody is planned for two at once.

    Raises LookFurther when fits that were left out could make it better, and NotProven when the solver is wrong."""
    weight = worth(edges, priority)
    beyond = _worth_beyond(edges, priority)
    every = np.ones(len(edges), dtype=np.bool_)
    first = _relaxed(edges, weight, room, beyond, every)
    number = count()
    # Best bound first: the first plan without a clash is then the best of all.
    waiting: list[tuple[int, int, Best, Flags]] = [(-first.bound, next(number), first, every)]
    for _ in range(MOST_CLASHES):
        negative_bound, _number, found, allowed = heapq.heappop(waiting)
        clash = _clash(found, edges, periods)
        if clash is None:
            return Best(found.edge, found.value, -negative_bound)
        for one in clash:
            without = allowed.copy()
            without[one] = False
            tried = _relaxed(edges, weight, room, beyond, without)
            heapq.heappush(waiting, (-tried.bound, next(number), tried, without))
    negative_bound, _number, found, _allowed = waiting[0]
    return _without_clashes(found, edges, weight, periods, -negative_bound)


def _clash(found: Best, edges: Edges, periods: Sequence[Period]) -> tuple[int, int] | None:
    """Two matches of one person at the same moment, if there are."""
    by_person: dict[int, list[int]] = {}
    for question, edge in enumerate(found.edge.tolist()):
        if edge != NOBODY and question < len(periods) and periods[question]:
            by_person.setdefault(int(edges.person[edge]), []).append(edge)
    for own in by_person.values():
        own.sort(key=lambda edge: periods[int(edges.question[edge])])  # type: ignore[arg-type,return-value]
        for before, after in zip(own, own[1:], strict=False):
            if periods[int(edges.question[after])][0] < periods[int(edges.question[before])][1]:  # type: ignore[index]
                return before, after
    return None


def _without_clashes(found: Best, edges: Edges, weight: Ints, periods: Sequence[Period], bound: int) -> Best:
    """The same plan with one of each two appointments taken out."""
    chosen = found.edge.copy()
    while clash := _clash(Best(chosen, 0, 0), edges, periods):
        worst = min(clash, key=lambda edge: int(weight[edge]))
        chosen[edges.question[worst]] = NOBODY
    return Best(chosen, int(weight[chosen[chosen != NOBODY]].sum()), bound)


def _worth_beyond(edges: Edges, priority: Sequence[int] | Ints) -> Ints:
    """The most that a match which was left out can be worth, for each question; less than nothing when none was."""
    if edges.beyond is None:
        return np.full(len(priority), -1, dtype=np.int64)
    most = np.asarray(priority, dtype=np.int64) * step_of(edges, len(priority)) + edges.beyond
    return np.where(edges.beyond == COMPLETE, -1, most)


def _relaxed(edges: Edges, weight: Ints, room: Ints, beyond: Ints, allowed: Flags) -> Best:
    """The best plan if appointments could not clash, from the matches that are `allowed`, and its proof."""
    questions = len(beyond)
    open_ = allowed & (room[edges.person] > 0)
    if not open_.any():
        _far_enough(beyond, np.zeros(questions, dtype=np.int64))
        return Best(np.full(questions, NOBODY, dtype=np.int64), 0, 0)
    used = _strongest(open_, edges, weight, questions)
    while True:
        places = np.flatnonzero(used)
        chosen = _solve(edges.question[places], edges.person[places], weight[places], room, questions)
        edge = np.where(chosen == NOBODY, NOBODY, places[chosen])
        surplus, price = _prices(edges, weight, room, edge, places)
        # A match that is worth more than it costs was left out too soon.
        more = open_ & ~used & (weight > surplus[edges.question] + price[edges.person])
        if not more.any():
            _far_enough(beyond, surplus)
            value = int(weight[edge[edge != NOBODY]].sum())
            return Best(edge, value, int(surplus.sum() + (price * room).sum()))
        used |= more


def _far_enough(beyond: Ints, surplus: Ints) -> None:
    """Nobody further away could do better: the time of whoever was left out is free, so the surplus decides."""
    further = np.flatnonzero(beyond > surplus)
    if len(further):
        raise LookFurther(further.tolist())


def _strongest(open_: Flags, edges: Edges, weight: Ints, questions: int) -> Flags:
    """The first so many open matches of each question, by worth."""
    keep = np.zeros(len(edges), dtype=np.bool_)
    begins = np.searchsorted(edges.question, np.arange(questions + 1))
    worths = np.where(open_, weight, 0)
    for begin, end in zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True):
        if end - begin <= FIRST_MATCHES:
            keep[begin:end] = True
        else:
            keep[begin + np.argpartition(-worths[begin:end], FIRST_MATCHES - 1)[:FIRST_MATCHES]] = True
    return keep & open_


def _solve(question: Ints, person: Ints, weight: Ints, room: Ints, questions: int) -> Ints:
    """For each question the place of its match in these lists, or NOBODY: an assignment of questions to the
    separate places that people have, where each question also has a place "nobody" of its own."""
    people, own = np.unique(person, return_inverse=True)
    # More room than questions that want somebody is of no use.
    places = np.minimum(room[people], np.bincount(own))
    begins = np.concatenate([[0], np.cumsum(places)])
    copies = places[own]
    edge = np.repeat(np.arange(len(question)), copies)
    slot = np.arange(len(edge)) - np.repeat(np.cumsum(copies) - copies, copies) + begins[own][edge]
    # The solver wants a cost on every line and drops zeros; the same amount more on a whole row changes nothing.
    most = int(weight.max()) + 1
    rows = np.concatenate([question[edge], np.arange(questions)])
    columns = np.concatenate([slot, begins[-1] + np.arange(questions)])
    costs = np.concatenate([most - weight[edge], np.full(questions, most)]).astype(np.float64)
    table = csr_array((costs, (rows, columns)), shape=(questions, int(begins[-1]) + questions))
    matched_rows, matched_columns = min_weight_full_bipartite_matching(table)
    owner = np.repeat(people, places)
    chosen = np.full(questions, NOBODY, dtype=np.int64)
    served = matched_columns < begins[-1]
    key = question * (int(person.max()) + 1) + person
    order = np.argsort(key)
    wanted = matched_rows[served] * (int(person.max()) + 1) + owner[matched_columns[served]]
    chosen[matched_rows[served]] = order[np.searchsorted(key, wanted, sorter=order)]
    return chosen


def _prices(edges: Edges, weight: Ints, room: Ints, edge: Ints, places: Ints) -> tuple[Ints, Ints]:
    """What each question is worth above the price of who serves it, and what the time of each person costs: the
    lowest prices at which nobody would rather have another match than the plan gives (of those in `places`).

    Raises NotProven when there are no such prices, for then the plan is not the best."""
    price = np.zeros(len(room), dtype=np.int64)
    question, person, wanted = edges.question[places], edges.person[places], weight[places]
    served = edge != NOBODY
    matched, value = edges.person[edge], np.where(served, weight[edge], 0)
    for _ in range(len(edge) + 2):
        surplus = np.where(served, value - price[matched], 0)
        higher = price.copy()
        np.maximum.at(higher, person, wanted - surplus[question])
        if np.array_equal(higher, price):
            break
        price = higher
    else:
        raise NotProven("the prices never settle")
    taken = np.bincount(matched[served], minlength=len(room))
    if (surplus < 0).any() or (price[taken < room] > 0).any() or (taken > room).any():
        raise NotProven("the prices do not prove this plan")
    return surplus, price
