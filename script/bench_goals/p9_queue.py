"""P9: the first page of the queue, 25 lines, at 100,000 questions, beside the ticket list of django-helpdesk.

Both are opened with Django's test client by somebody who is signed in, on one PostgreSQL, in turns, and both show
the same number of open ones by default. django-helpdesk fetches the lines of its list with a second call of the
same visit; it counts, because without it there are no lines. Then ours at 1,000 and at 1,000,000 questions.
"""

import os
import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psycopg

from bench_goals import peer_helpdesk
from bench_goals.common import BenchError, Result, Servers, database, run, say
from bench_goals.p9_world import WORKER
from bench_goals.visits import Visit, Visitor, visitor

HERE = Path(__file__).parent
QUEUE = "/werk/vragen/"
ROUNDS, LINES = 15, 25
SIZES, TINY = (1_000, 100_000, 1_000_000), (30, 300, 600)
# Of ten questions: a hub keeps a question for a year after it ended (Privacy.keep_days), so most have ended.
OPEN = 3
RATIO, QUERIES = 80, 8
BAR = f"≥ {RATIO}x, ≤ {QUERIES} queries for the screen, as many at 1,000 as at 1,000,000"


@dataclass(frozen=True)
class Side:
    """One of the two that are compared: where its rows go, and who looks."""

    visitor: Visitor
    address: str
    rows: Path

    def fill(self, first: int, last: int) -> None:
        fill(self.address, self.rows, first, last)


def measure(servers: Servers, *, tiny: bool = False) -> Result:
    """Makes both databases, measures, and drops them."""
    few, many, most = TINY if tiny else SIZES
    with ExitStack() as stack:
        ours = _ours(stack, servers)
        peer = _peer(stack, servers)
        ours.fill(1, few)
        at = {few: _look(ours.visitor, few)}
        ours.fill(few + 1, many)
        peer.fill(1, many)
        at[many], theirs = _in_turns(ours.visitor, peer.visitor, many)
        ours.fill(many + 1, most)
        at[most] = _look(ours.visitor, most)
    return _result(at, many, theirs, tiny=tiny)


def _result(at: dict[int, Visit], size: int, theirs: Visit, *, tiny: bool) -> Result:
    ours = at[size]
    ratio = theirs.median / ours.median
    same = len({len(visit.queries) for visit in at.values()}) == 1
    return Result(
        goal="P9",
        value=round(ours.median, 2),
        unit=f"ms for the queue page of {LINES} at {size:,} questions, {ours.of_the_screen} queries",
        peer=f"django-helpdesk {peer_helpdesk.VERSION}, ticket list, {len(theirs.queries)} queries",
        peer_value=round(theirs.median, 1),
        ratio=round(ratio, 1),
        bar="none: tiny sizes measure nothing" if tiny else BAR,
        holds=not tiny and ratio >= RATIO and ours.of_the_screen <= QUERIES and same,
    )
