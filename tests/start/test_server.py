"""script/server as a newcomer meets it: everything runs, says so, and goes away without leaving anything behind."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CODE = ("hub", "socialmap", "volunteers", "requests", "cms")
SECONDS_TO_START = 300


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The code in a folder of its own, so that a server of this checkout may go on running."""
    folder = tmp_path_factory.mktemp("server") / "clone"
    folder.mkdir()
    for name in CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("manage.py", "requirements.txt"):
        shutil.copyfile(ROOT / name, folder / name)
    yield folder
    subprocess.run([sys.executable, "-m", "hub.embedded", "stop"], cwd=folder, env=surroundings(), check=True)
    memory = folder / "var" / "embedded" / "dev.json"
    if memory.exists() and not (home := Path(json.loads(memory.read_text())["folder"]).parent).is_relative_to(folder):
        shutil.rmtree(home)


def surroundings() -> dict[str, str]:
    """A newcomer's environment: nothing of ours is set."""
    return {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}


def port_with_a_free_next() -> int:
    for port in range(8700, 8990, 2):
        with (
            contextlib.suppress(OSError),
            socket.create_server(("127.0.0.1", port)),
            socket.create_server(("127.0.0.1", port + 1)),
        ):
            return port
    raise AssertionError("no two free ports in a row")


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, port_with_a_free_next()
        self.log = folder / "screen.log"
        with open(self.log, "wb") as screen:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "hub.runner", f"--port={self.port}"],
                cwd=folder,
                env=surroundings(),
                stdout=screen,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while "Ctrl-C stops it." not in self.screen:
            assert self.process.poll() is None and time.monotonic() < deadline, self.screen
            time.sleep(0.2)

    @property
    def screen(self) -> str:
        return self.log.read_text()

    def get(self, path: str, *, mail: bool = False) -> str:
        with urllib.request.urlopen(f"http://localhost:{self.port + mail}{path}", timeout=30) as answer:
            return str(answer.read().decode())

    def processes(self) -> dict[int, str]:
        """Everything that runs from the copy or was started from it, embedded servers too."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                if words and (str(self.folder) in words or (entry / "cwd").readlink().is_relative_to(self.folder)):
                    found[int(entry.name)] = words
        return found

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)

    def assert_nothing_is_left(self) -> None:
        deadline = time.monotonic() + 10
        while left := self.processes():
            assert time.monotonic() < deadline, left
            time.sleep(0.2)


def test_a_part_that_dies_is_named_and_ends_everything(copy: Path) -> None:
    server = Server(copy)
    assert '"ok": true' in server.get("/readyz")
    assert "Mail box" in server.get("/", mail=True)
    for name in ("Portal", "Work", "Mail box", f"http://localhost:{server.port}/"):
        assert name in server.screen
    key = copy / "var" / "secret_key"
    assert key.stat().st_mode & 0o777 == 0o600 and len(key.read_text()) >= 50
    assert re.search(r"Bringing the database up to date +done in \d+ s", server.screen)
    worker = next(pid for pid, words in server.processes().items() if "celery -A hub.celery worker" in words)
    os.kill(os.getpgid(worker), signal.SIGKILL)
    assert server.process.wait(30) == 1
    assert "worker ended by itself" in server.screen
    server.assert_nothing_is_left()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_all_of_it_within_seconds(copy: Path, number: int) -> None:
    server = Server(copy)
    began = time.monotonic()
    assert server.end(number) == 0
    assert time.monotonic() - began < 20
    server.assert_nothing_is_left()


def test_a_second_start_is_quicker_and_one_at_the_same_time_says_that_it_runs_already(copy: Path) -> None:
    server = Server(copy)
    assert server.end(signal.SIGTERM) == 0
    server = Server(copy)
    assert "Collecting styles" not in server.screen, "nothing changed since the last start"
    second = subprocess.run(
        [sys.executable, "-m", "hub.runner", "--port=8998"],
        cwd=copy,
        env=surroundings(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 0
    assert f"runs already, at http://localhost:{server.port}/" in second.stdout
    # and killed outright, so that it can tidy nothing: its children see it go
    server.end(signal.SIGKILL)
    deadline = time.monotonic() + 15
    while any("hub.celery" in words or "gunicorn" in words for words in server.processes().values()):
        assert time.monotonic() < deadline, server.processes()
        time.sleep(0.2)


def test_a_port_of_somebody_else_is_named(copy: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "hub.runner", f"--port={port}"],
            cwd=copy,
            env=surroundings(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stdout
