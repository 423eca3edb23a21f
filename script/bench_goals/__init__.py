"""The benchmarks of script/bench, one module a goal: `measure(servers, tiny=...)` gives a Result.

A goal without a benchmark is in PLANNED, and is never printed as measured.
"""

from collections.abc import Callable

from bench_goals import p1_match, p2_plan, p3_scarce, p4_compounds, p5_search, p6_meaning, p9_queue
from bench_goals.common import BenchError, Result, Servers, say

GOALS: dict[str, Callable[..., Result]] = {
    "P1": p1_match.measure,
    "P2": p2_plan.measure,
    "P3": p3_scarce.measure,
    "P4": p4_compounds.measure,
    "P5": p5_search.measure,
    "P6": p6_meaning.measure,
    "P9": p9_queue.measure,
}
PLANNED = tuple(name for name in (f"P{number}" for number in range(1, 14)) if name not in GOALS)

__all__ = ["GOALS", "PLANNED", "BenchError", "Result", "Servers", "say"]
