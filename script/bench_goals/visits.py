"""Our end of `visitor.py`: a process that opens pages in some virtualenv."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench_goals.common import ROOT, BenchError

VISITOR = Path(__file__).with_name("visitor.py")


@dataclass(frozen=True)
class Visit:
    """What some pages took: milliseconds of each time, what one time asked the database, what they said."""

    ms: list[float]
    queries: list[str]
    before: int
    text: str

    @classmethod
    def joined(cls, visits: "list[Visit]") -> "Visit":
        """Several visits as one, with the queries of the last."""
        last = visits[-1]
        return cls([ms for visit in visits for ms in visit.ms], last.queries, last.before, last.text)

    @property
    def median(self) -> float:
        return median(self.ms)

    @property
    def of_the_view(self) -> int:
        return len(self.queries) - self.before


class Visitor:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def open(self, *paths: str, times: int = 1) -> Visit:
        """Raises BenchError when a page does not answer 200."""
        if self._process.stdin is None or self._process.stdout is None:
            raise BenchError("The visitor has no ears.")
        self._process.stdin.write(json.dumps({"paths": paths, "times": times}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise BenchError("The page could not be opened; what it said stands above.")
        answer: dict[str, Any] = json.loads(line)
        return Visit(**answer)


@contextmanager
def visitor(python: Path, email: str, surroundings: dict[str, str]) -> Iterator[Visitor]:
    """Somebody who is signed in, for as long as the block lasts."""
    command = [str(python), "-P", str(VISITOR), email]
    process = subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield Visitor(process)
    finally:
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
