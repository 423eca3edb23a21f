"""The peer of P9: django-helpdesk from PyPI, in a virtualenv of its own below var/bench/."""

import os
import shutil
import sys
import venv
from pathlib import Path

from bench_goals.common import KEPT, BenchError, run, say

HERE = Path(__file__).parent
LOCK = HERE / "requirements.txt"
ROWS = HERE / "helpdesk_rows.sql"
AGENT = "noor@bench.example"
LIST = "/tickets/"


def version() -> str:
    """The pinned version."""
    pinned = [line for line in LOCK.read_text().splitlines() if line.startswith("django-helpdesk==")]
    return pinned[0].split("==")[1].split()[0]


def python() -> Path:
    """The Python of its virtualenv, made when it is not there or was made from another lock. Needs PyPI then."""
    folder = KEPT / "helpdesk"
    program, stamp = folder / "bin" / "python", folder / "installed"
    if stamp.exists() and stamp.read_text() == LOCK.read_text():
        return program
    say(f"  installing django-helpdesk {version()} in {folder} ...")
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, symlinks=True, with_pip=False)
    install = [sys.executable, "-m", "pip", "--python", str(program), "install", "--quiet", "--no-input"]
    install += ["--disable-pip-version-check", "--retries", "1", "--require-hashes", "-r", str(LOCK)]
    try:
        run(install, dict(os.environ), "Installing django-helpdesk from PyPI")
    except BenchError as error:
        raise BenchError(
            f"Its peer, django-helpdesk, comes from PyPI. Can this machine reach PyPI?\n{error}"
        ) from error
    stamp.write_text(LOCK.read_text())
    return program


def surroundings(database_url: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "helpdesk_settings",
        "PYTHONPATH": str(HERE),
    }


def make_world(program: Path, database_url: str) -> None:
    """Its tables, one queue, and the agent who looks."""
    run([str(program), "-P", str(HERE / "helpdesk_world.py")], surroundings(database_url), "Making django-helpdesk")
