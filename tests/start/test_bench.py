"""script/bench prints one line a goal, in the shape that the design fixes, and never one for what it did not measure."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHAPE = {
    "goal": str,
    "value": float,
    "unit": str,
    "peer": str,
    "peer_value": float,
    "ratio": float,
    "bar": str,
    "holds": bool,
}


def bench(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "script" / "run_bench.py"), *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=600)


def test_a_goal_that_does_not_exist_is_named_with_those_that_do() -> None:
    done = bench("P99")
    assert done.returncode == 2
    assert "No benchmark for P99. There are: P1, P2, P3, P4, P5, P6, P9" in done.stderr
    assert done.stdout == ""


def test_a_goal_without_a_benchmark_is_not_printed_as_measured() -> None:
    done = bench("P12")
    assert done.returncode == 2
    assert "without a benchmark yet: P12" in done.stderr
    assert done.stdout == ""


@pytest.mark.slow
def test_the_queue_beside_django_helpdesk_gives_one_line_of_the_right_shape() -> None:
    done = bench("--tiny", "P9")
    if "Can this machine reach PyPI?" in done.stderr:
        pytest.skip("django-helpdesk, the peer, could not be installed from PyPI")
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    measured = json.loads(line)
    assert {name: type(value) for name, value in measured.items()} == SHAPE
    assert list(measured) == list(SHAPE)
    assert measured["goal"] == "P9"
    assert measured["holds"] is False, "a handful of rows proves nothing, and must not say that it does"
