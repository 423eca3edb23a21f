"""P2: the plan for 1,000 questions and 100,000 volunteers, proven optimal, beside a careful ORM filter with a score in
Python, question after question.

Inside our clock: reading the questions and everybody who can be asked from PostgreSQL, judging every fit, the best set of
matches, and the prices that prove it. Outside: writing the plan down, and its comparison with first come, first
served. The peer's clock holds its query, its loop and the row of the one it picks; it is measured on a sample of the
questions and multiplied, for the whole queue would take a quarter of an hour, and it proves nothing."""

import json
import os
import sys
from pathlib import Path
from statistics import median

from bench_goals.common import ROOT, BenchError, Result, Servers, database, run, say

HERE = Path(__file__).parent
SIZE, TINY = (100_000, 1_000), (300, 20)
SAMPLE = 8
RATIO, SECONDS = 2_000, 0.5
BAR = f"≥ {RATIO:,}x, ≤ {SECONDS} s, bound = value"


def measure(servers: Servers, *, tiny: bool = False) -> Result:
    """Makes a database with volunteers and a queue, measures, and drops it."""
    volunteers, questions = TINY if tiny else SIZE
    with database(servers, "p2") as address:
        surroundings = {
            **os.environ,
            "DATABASE_URL": address,
            "REDIS_URL": servers.redis_url,
            "DJANGO_SETTINGS_MODULE": "hub.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "script")]),
        }
        say(f"  {volunteers:,} volunteers and {questions:,} questions: this takes minutes ...")
        world = [sys.executable, "-P", str(HERE / "p2_world.py"), str(volunteers), str(questions)]
        run(world, surroundings, "Making the queue")
        said = run([sys.executable, "-P", str(HERE / "p2_measure.py"), str(SAMPLE)], surroundings, "Measuring")
    return _result(json.loads(said.strip().splitlines()[-1]), volunteers, tiny=tiny)


def _result(found: dict, volunteers: int, *, tiny: bool) -> Result:
    plans, one = found["ours"], median(found["theirs"])
    if len({plan["value"] for plan in plans}) != 1:
        raise BenchError("The same queue gives plans of different worth.")
    plan = sorted(plans, key=lambda each: each["seconds"])[len(plans) // 2]
    theirs, proven = one * plan["questions"], plan["bound"] == plan["value"]
    names = ("questions", "people", "fits", "best set and proof")
    parts = ", ".join(f"{name} {part:.3f}" for name, part in zip(names, plan["parts"], strict=True))
    fastest = min(each["seconds"] for each in plans)
    say(
        f"  ours: median {plan['seconds']:.3f} s, fastest {fastest:.3f} ({parts}); {plan['people']:,} could be asked, "
        f"{plan['fits']:,} fits, {plan['served']:,} served; bound - value = {plan['bound'] - plan['value']}"
    )
    say(f"  theirs: {one * 1000:.0f} ms a question, median of {len(found['theirs'])}")
    return Result(
        goal="P2",
        value=round(plan["seconds"], 3),
        unit=f"s, plan for {plan['questions']:,} questions and {volunteers:,} volunteers, from rows in PostgreSQL to the "
        f"proof; bound {'=' if proven else '>'} value",
        peer=f"careful ORM filter, then a score in Python, question after question: {len(found['theirs'])} measured, "
        f"times {plan['questions']:,}",
        peer_value=round(theirs, 1),
        ratio=round(theirs / plan["seconds"], 1),
        bar="none: a handful of rows measures nothing" if tiny else BAR,
        holds=not tiny and theirs / plan["seconds"] >= RATIO and plan["seconds"] <= SECONDS and proven,
    )
