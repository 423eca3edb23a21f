"""What a counter does without a plan: question after question, each the best neighbour who still has room."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from matching.plan.best import NOBODY, Period
from matching.plan.edges import COMPLETE, Edges, LookFurther
from matching.plan.people import Ints


def first_come(edges: Edges, *, room: Ints, order: Sequence[int], periods: Sequence[Period] = ()) -> Ints:
    """For each question the place of its match in the edges, or NOBODY. `order` has the questions as they came.

    Raises LookFurther when somebody who was left out could have been chosen."""
    beyond = np.full(len(order), COMPLETE) if edges.beyond is None else edges.beyond
    left = room.copy()
    taken: dict[int, list[tuple[object, object]]] = defaultdict(list)
    chosen = np.full(len(order), NOBODY, dtype=np.int64)
    begins = np.searchsorted(edges.question, np.arange(len(order) + 1))
    for question in order:
        begin, end = int(begins[question]), int(begins[question + 1])
        best_first = np.lexsort((edges.person[begin:end], -edges.points[begin:end])) + begin
        period = periods[question] if question < len(periods) else None
        for edge in best_first[left[edges.person[best_first]] > 0].tolist():
            person = int(edges.person[edge])
            if period and any(first < period[1] and period[0] < last for first, last in taken[person]):  # type: ignore[operator]
                continue
            if period:
                taken[person].append(period)
            left[person] -= 1
            chosen[question] = edge
            break
    points = np.where(chosen == NOBODY, COMPLETE, edges.points[chosen]) if len(edges) else np.full(len(order), COMPLETE)
    further = np.flatnonzero((beyond != COMPLETE) & (beyond >= points))
    if len(further):
        raise LookFurther(further.tolist())
    return chosen
