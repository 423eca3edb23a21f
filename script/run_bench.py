"""Measure goals beside their peers, on servers of our own: what script/bench runs after the set-up.

script/bench             every goal that has a benchmark
script/bench P9          one of them
script/bench --tiny P9   with a handful of rows: shows that it runs, measures nothing
"""

import argparse
import os
import sys

from bench_goals import GOALS, PLANNED, BenchError, Servers, say

from hub import embedded


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", description="Measures goals beside their peers.")
    parser.add_argument("goals", nargs="*", metavar="P1", help=f"there are: {', '.join(GOALS)}; default: all of them")
    parser.add_argument("--tiny", action="store_true", help="a handful of rows: shows that it runs, measures nothing")
    return parser.parse_args(arguments)


def _servers_given() -> Servers | None:
    database_url, redis_url = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
    return Servers(database_url, redis_url) if database_url and redis_url else None


def _measure(names: list[str], servers: Servers, *, tiny: bool) -> int:
    failed = 0
    for name in names:
        say(f"{name}:")
        try:
            print(GOALS[name](servers, tiny=tiny).line(), flush=True)
        except BenchError as error:
            failed += 1
            say(f"{name} could not be measured. {error}")
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    chosen = _parse(arguments)
    names = list(dict.fromkeys(goal.upper() for goal in chosen.goals)) or list(GOALS)
    if unknown := [name for name in names if name not in GOALS]:
        planned = [name for name in unknown if name in PLANNED]
        say(f"No benchmark for {', '.join(unknown)}. There are: {', '.join(GOALS)}.")
        if planned:
            say(f"A goal, but without a benchmark yet: {', '.join(planned)}.")
        return 2
    if servers := _servers_given():
        return _measure(names, servers, tiny=chosen.tiny)
    with embedded.servers("bench") as addresses:
        return _measure(names, Servers(addresses.database_url, addresses.redis_url), tiny=chosen.tiny)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("stopped")
        sys.exit(130)
