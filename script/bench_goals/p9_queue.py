"""P9: the first page of the queue, 25 lines, at 100,000 open questions, beside the ticket list of django-helpdesk.

Both are opened with Django's test client by somebody who is signed in, on one PostgreSQL, in turns. All rows are
open, because both lists show only open ones by themselves. django-helpdesk fetches the lines of its list with a
second call of the same visit; it counts, because without it there are no lines. Then ours at 1,000 and 1,000,000.
"""

import os
import re
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench_goals import peer_helpdesk
from bench_goals.common import ROOT, BenchError, Result, Servers, database, run, say
from bench_goals.p9_world import WORKER
from bench_goals.visits import Visit, Visitor, visitor

HERE = Path(__file__).parent
QUEUE = "/werk/vragen/"
WARM_UPS, ROUNDS, TIMES, LINES = 3, 3, 5, 25
SIZES, TINY = (1_000, 100_000, 1_000_000), (30, 300, 600)
OPEN_OF_TEN = 10
RATIO, QUERIES = 80, 8
BAR = f"≥ {RATIO}x, ≤ {QUERIES} queries for the screen, as many at 1,000 as at 1,000,000"


@dataclass(frozen=True)
class Side:
    """One of the two that are compared: who looks at what, where the rows go."""

    name: str
    visitor: Visitor
    pages: tuple[str, ...]
    lines: str
    address: str
    rows: Path

    def fill(self, first: int, last: int) -> None:
        """Adds rows `first` to `last`, and lets PostgreSQL look at them as it would by itself."""
        say(f"  {self.name}: {last - first + 1:,} rows more ...")
        values = {"first": first, "last": last, "open": OPEN_OF_TEN}
        with psycopg.connect(self.address, cursor_factory=psycopg.ClientCursor) as connection:
            connection.execute(self.rows.read_bytes(), values)
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")

    def look(self, times: int = 1) -> Visit:
        """Raises BenchError when the page does not have its 25 lines: then it is not the page we mean."""
        visit = self.visitor.open(*self.pages, times=times)
        if (seen := len(re.findall(self.lines, visit.text))) != LINES:
            raise BenchError(f"{self.name} shows {seen} lines and not {LINES}.")
        return visit

    def alone(self, size: int) -> Visit:
        self.look(WARM_UPS)
        return self.told(size, self.look(ROUNDS * TIMES))

    def told(self, size: int, visit: Visit) -> Visit:
        say(
            f"  {self.name} at {size:,}: median {visit.median:.1f} ms ({min(visit.ms):.1f} to {max(visit.ms):.1f}), "
            f"{len(visit.queries)} queries, {visit.before} of them before the view"
        )
        return visit


def measure(servers: Servers, *, tiny: bool = False) -> Result:
    """Makes both databases, measures, and drops them."""
    few, many, most = TINY if tiny else SIZES
    with ExitStack() as stack:
        peer = _peer(stack, servers)
        ours = _ours(stack, servers)
        peer.fill(1, many)
        ours.fill(1, few)
        at = {few: ours.alone(few)}
        ours.fill(few + 1, many)
        at[many], theirs = _in_turns(ours, peer, many)
        ours.fill(many + 1, most)
        at[most] = ours.alone(most)
    return _result(at, many, theirs, tiny=tiny)


def _ours(stack: ExitStack, servers: Servers) -> Side:
    address = stack.enter_context(database(servers, "p9"))
    surroundings = {
        **os.environ,
        "DATABASE_URL": address,
        "REDIS_URL": servers.redis_url,
        "DJANGO_SETTINGS_MODULE": "hub.settings",
        "PYTHONPATH": str(ROOT),
        "HASHED_STATIC": "0",  # neither side has collected its files
        "SECOND_FACTOR_FOR_STAFF": "0",
    }
    program = Path(sys.executable)
    say("  Startpunt: making its tables ...")
    run([str(program), "-P", str(HERE / "p9_world.py")], surroundings, "Making our tables")
    who = stack.enter_context(visitor(program, WORKER, surroundings))
    return Side("Startpunt", who, (QUEUE,), 'class="hub-line__title"', address, HERE / "p9_rows.sql")


def _peer(stack: ExitStack, servers: Servers) -> Side:
    program = peer_helpdesk.python()
    address = stack.enter_context(database(servers, "p9_peer"))
    say("  django-helpdesk: making its tables ...")
    peer_helpdesk.make_world(program, address)
    who = stack.enter_context(visitor(program, peer_helpdesk.AGENT, peer_helpdesk.surroundings(address)))
    call = re.search(r'"url": "(/datatables_ticket_list/[^"]+)"', who.open(peer_helpdesk.LIST).text)
    if call is None:
        raise BenchError("The ticket list of django-helpdesk does not say where its lines come from.")
    return Side("django-helpdesk", who, (peer_helpdesk.LIST, call[1]), '"ticket": "', address, peer_helpdesk.ROWS)


def _in_turns(ours: Side, peer: Side, size: int) -> tuple[Visit, Visit]:
    """Five times ours, five times theirs, and again: what slows the machine for a while slows both."""
    ours.look(WARM_UPS)
    peer.look(WARM_UPS)
    visits = [(ours.look(TIMES), peer.look(TIMES)) for _number in range(ROUNDS)]
    return (
        ours.told(size, Visit.joined([mine for mine, _theirs in visits])),
        peer.told(size, Visit.joined([theirs for _mine, theirs in visits])),
    )


def _result(at: dict[int, Visit], size: int, theirs: Visit, *, tiny: bool) -> Result:
    ours = at[size]
    ratio = theirs.median / ours.median
    same = len({len(visit.queries) for visit in at.values()}) == 1
    return Result(
        goal="P9",
        value=round(ours.median, 2),
        unit=f"ms, queue page of {LINES} at {size:,} questions, queries: {ours.of_the_view}",
        peer=f"django-helpdesk {peer_helpdesk.version()}, its ticket list, queries: {len(theirs.queries)}",
        peer_value=round(theirs.median, 1),
        ratio=round(ratio, 1),
        bar="none: a handful of rows measures nothing" if tiny else BAR,
        holds=not tiny and ratio >= RATIO and ours.of_the_view <= QUERIES and same,
    )
