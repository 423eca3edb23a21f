"""The two that are compared at P4 and P5, each a process with a database of its own and the same services."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench_goals.common import ROOT, BenchError, Servers, database, say

HERE = Path(__file__).parent
PEER = f"Wagtail {version('wagtail')}, its database search"


@dataclass(frozen=True)
class Answers:
    """For each query: milliseconds, which services in order, and how many values the two facets had."""

    ms: list[float]
    found: list[list[str]]
    facets: list[int]


class Side:
    def __init__(self, name: str, process: "subprocess.Popen[str]") -> None:
        self.name = name
        self._process = process

    def fill(self, rows: int, targets: Sequence[tuple[str, str]] = ()) -> None:
        """Makes the services and what the side keeps to search them."""
        say(f"  {self.name}: {rows:,} services ...")
        answer = self._ask({"rows": rows, "targets": list(targets)})
        say(f"  {self.name}: made and indexed in {answer['seconds']:.0f} s")

    def search(self, texts: Sequence[str], most: int = 20) -> Answers:
        return Answers(**self._ask({"search": list(texts), "most": most}))

    def _ask(self, question: dict[str, object]) -> dict:  # type: ignore[type-arg]
        if self._process.stdin is None or self._process.stdout is None:
            raise BenchError(f"{self.name} has no ears.")
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise BenchError(f"{self.name} stopped; what it said stands above.")
        return json.loads(line)  # type: ignore[no-any-return]


@contextmanager
def sides(servers: Servers, name: str) -> Iterator[tuple[Side, Side]]:
    """Ours and the peer, for as long as the block lasts."""
    with ExitStack() as stack:
        made = []
        for title, program, suffix in (("Startpunt", "search_ours.py", ""), (PEER, "search_peer.py", "_peer")):
            address = stack.enter_context(database(servers, f"{name}{suffix}"))
            surroundings = {
                **os.environ,
                "DATABASE_URL": address,
                "REDIS_URL": servers.redis_url,
                "DJANGO_SETTINGS_MODULE": "hub.settings",
                "PYTHONPATH": f"{ROOT}{os.pathsep}{HERE}",
                "HASHED_STATIC": "0",
            }
            if suffix:
                del surroundings["DJANGO_SETTINGS_MODULE"]
            made.append(Side(title, stack.enter_context(_process(program, surroundings))))
        yield made[0], made[1]


@contextmanager
def _process(program: str, surroundings: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-P", str(HERE / program)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
