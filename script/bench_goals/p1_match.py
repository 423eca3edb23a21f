"""P1: the ten best of 100,000 volunteers for one question, with the rows and the reasons, beside a careful ORM filter
with a score in Python.

Both begin with the question's row and end with ten volunteers and ten sentences; both use the same `core`, and must
give the same ten in the same order, or there is no measurement. Twenty-four questions, theirs once and ours five
times each, in turns."""

import json
import os
import sys
from pathlib import Path
from statistics import median, quantiles

from bench_goals.common import ROOT, BenchError, Result, Servers, database, run, say

HERE = Path(__file__).parent
MANY, TINY = 100_000, 300
RATIO = 100
BAR = f"≥ {RATIO}x, the same ten, and whoever paused a second ago is not in it"


def measure(servers: Servers, *, tiny: bool = False) -> Result:
    """Makes a database with volunteers, measures, and drops it."""
    many = TINY if tiny else MANY
    with database(servers, "p1") as address:
        surroundings = {
            **os.environ,
            "DATABASE_URL": address,
            "REDIS_URL": servers.redis_url,
            "DJANGO_SETTINGS_MODULE": "hub.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "script")]),
        }
        say(f"  {many:,} volunteers, what was asked of them, and questions: this takes minutes ...")
        run([sys.executable, "-P", str(HERE / "p1_world.py"), str(many)], surroundings, "Making volunteers")
        said = run([sys.executable, "-P", str(HERE / "p1_measure.py")], surroundings, "Measuring")
    found = json.loads(said.strip().splitlines()[-1])
    if not found["same"]:
        raise BenchError("The two ways do not give the same ten: then they do not do the same work.")
    return _result(found, many, tiny=tiny)


def _result(found: dict, many: int, *, tiny: bool) -> Result:
    ours, theirs = median(found["ours"]), median(found["theirs"])
    slowest = quantiles(found["ours"], n=20)[-1]
    say(f"  ours: median {ours:.2f} ms, p95 {slowest:.2f}, {found['queries']} queries; theirs: median {theirs:.0f} ms")
    return Result(
        goal="P1",
        value=round(ours, 2),
        unit=f"ms, best 10 of {many:,} volunteers for a question, with rows and reasons; p95 {slowest:.1f} ms, "
        f"{found['queries']} queries",
        peer="careful ORM filter, then a score in Python",
        peer_value=round(theirs, 1),
        ratio=round(theirs / ours, 1),
        bar="none: a handful of rows measures nothing" if tiny else BAR,
        holds=not tiny and theirs / ours >= RATIO and found["fresh"],
    )
