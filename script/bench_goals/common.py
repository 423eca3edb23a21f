"""What the benchmarks share: servers, databases of their own, commands, and the line a goal ends with."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "bench"


class BenchError(RuntimeError):
    """A goal can not be measured; the text says why."""


@dataclass(frozen=True)
class Servers:
    """PostgreSQL and Redis to measure on. The role must be allowed to make databases."""

    database_url: str
    redis_url: str


@dataclass(frozen=True)
class Result:
    """One measured goal. `ratio` is how many times better than the peer; `holds` is the whole bar."""

    goal: str
    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    bar: str
    holds: bool

    def line(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


@contextmanager
def database(servers: Servers, name: str) -> Iterator[str]:
    """The address of a new, empty database, which is dropped afterwards."""
    full = f"startpunt_bench_{name}"
    address = urlsplit(servers.database_url)
    with psycopg.connect(servers.database_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {full} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {full}")
        try:
            yield urlunsplit(address._replace(path=f"/{full}"))
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {full} WITH (FORCE)")


def run(command: list[str], surroundings: dict[str, str], what: str) -> str:
    """What a command prints. Raises BenchError with its last words when it fails."""
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise BenchError(f"{what} failed:\n{last}")
    return done.stdout
