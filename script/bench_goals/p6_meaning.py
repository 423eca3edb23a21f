"""P6: sentences about how somebody feels, and whether a right service stands among the first three, beside plain BM25 over
stemmed words. The map and the sentences are `tests/socialmap/meaning/`; the sentences were kept apart from the lists."""

import os
import re
import sys

from bench_goals.common import ROOT, BenchError, Result, Servers, database, run, say

MAP, QUESTIONS = (ROOT / "tests" / "socialmap" / "meaning" / name for name in ("map.jsonl", "feelings_apart.jsonl"))
BAR = "≥ 85 of 100 in the first three"
_LINE = r"{who}\s+success @1 [\d.]+  @3 ([\d.]+)"


def measure(servers: Servers, *, tiny: bool = False) -> Result:
    """Runs `manage.py measure_search` on them. It asks the database only for stems, for the peer."""
    with database(servers, "p6") as address:
        surroundings = {**os.environ, "DATABASE_URL": address, "REDIS_URL": servers.redis_url}
        asked = ["--map", str(MAP), "--questions", str(QUESTIONS), "--quiet"]
        printed = run([sys.executable, "manage.py", "measure_search", *asked], surroundings, "measure_search")
    ours, theirs = _share(printed, "ours"), _share(printed, "plain BM25")
    say(printed.rstrip())
    return Result(
        goal="P6",
        value=ours,
        unit="of 100 sentences with a right service in the first three",
        peer="plain BM25 over stemmed words",
        peer_value=theirs,
        ratio=round(ours / max(theirs, 1), 1),
        bar="none: a handful of rows measures nothing" if tiny else BAR,
        holds=not tiny and ours >= 85,
    )


def _share(printed: str, who: str) -> float:
    found = re.search(_LINE.format(who=re.escape(who)), printed)
    if not found:
        raise BenchError("measure_search printed no figures.")
    return round(float(found[1]) * 100)
