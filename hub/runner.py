"""Starts the whole product on one machine and stops all of it again: what `script/server` runs.

Web, background worker, timetable and mail box are children of this process. A signal to this process stops
them, and the embedded servers too. A child that ends by itself ends everything, with its last words on the screen.
"""

import argparse
import contextlib
import ctypes
import fcntl
import hashlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from hub import embedded

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
LOGS = VAR / "log"
PYTHON = sys.executable
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
SECONDS_TO_START = 120
SECONDS_TO_STOP = 8


class AskedToStop(BaseException):
    """A signal came. Not an Exception, so that nothing on the way takes it for a failure of its own."""


class CanNotRun(RuntimeError):
    """Why the product can not run; the text is for the person who started it."""


def say(text: str = "", end: str = "\n") -> None:
    with contextlib.suppress(OSError):  # the terminal may be closed already
        print(text, end=end, flush=True)


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    """One line on the screen with the time it took."""
    began = time.monotonic()
    say(f"{what:<46} ", end="")
    try:
        yield
    except BaseException:
        say("stopped")
        raise
    say(f"done in {time.monotonic() - began:.0f} s")


# --- children --------------------------------------------------------------------------------------------


def _die_with_parent() -> None:
    # Should this process be killed outright, the kernel tells the children to stop: none outlives it.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


@dataclass
class Child:
    name: str
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, name: str, command: list[str], environment: dict[str, str]) -> "Child":
        with open(LOGS / f"{name}.log", "wb") as log:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches us alone; we stop each child once, in order
                preexec_fn=_die_with_parent,
            )
        return cls(name, process)

    def signal_group(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)

    def last_words(self) -> str:
        lines = (LOGS / f"{self.name}.log").read_text(errors="replace").splitlines()
        return "\n".join(f"    {line}" for line in lines[-15:])


def stop_all(children: list[Child]) -> None:
    """Ask all at once, wait, then insist."""
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.05, deadline - time.monotonic()))
        child.signal_group(signal.SIGKILL)  # whatever is left of it, its own children too
        child.process.wait()


def commands(*, port: int, mail_port: int, smtp_port: int) -> dict[str, list[str]]:
    """What runs, by name."""
    python = [PYTHON, "-m"]
    return {
        "mail": [
            *python,
            "hub.mailbox",
            f"--port={mail_port}",
            f"--smtp-port={smtp_port}",
            f"--folder={VAR / 'mailbox'}",
        ],
        "web": [*python, "gunicorn", "hub.wsgi", "--worker-class=gthread", "--workers=2", "--threads=4"]
        + [f"--bind=127.0.0.1:{port}", "--graceful-timeout=5", "--timeout=60", "--no-control-socket"],
        "worker": [*python, "celery", "-A", "hub.celery", "worker", "--concurrency=2", "--loglevel=INFO"]
        + ["--without-gossip", "--without-mingle"],
        "beat": [*python, "celery", "-A", "hub.celery", "beat", "--loglevel=INFO", "--pidfile="]
        + [f"--schedule={VAR / 'celerybeat-schedule'}"],
    }


# --- getting ready ---------------------------------------------------------------------------------------


def _secret_key() -> str:
    path = VAR / "secret_key"
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _any_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def environment(addresses: embedded.Addresses | None, *, port: int, smtp_port: int) -> dict[str, str]:
    """As in production, except that it is this machine. What the caller has set is kept."""
    ours = {
        "SITE_URL": f"http://localhost:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{smtp_port}",
        "DEBUG": "0",
        "SECRET_KEY": _secret_key(),
        # The demo's logins are on the screen: a second factor would keep nobody out.
        "SECOND_FACTOR_FOR_STAFF": "0",
        "PYTHONUNBUFFERED": "1",
    }
    given = {key: value for key, value in os.environ.items() if value}
    servers = addresses.environment() if addresses else {}
    return {**ours, **servers, **given}


def manage(what: str, *arguments: str, environment: dict[str, str]) -> None:
    """One manage.py command, its output in a log; raises CanNotRun with its last words."""
    log = LOGS / f"{arguments[0]}.log"
    with open(log, "wb") as output:
        done = subprocess.run(
            [PYTHON, "manage.py", *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise CanNotRun(f"{what} failed:\n{_tail(log)}")


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-25:])


def _has_command(name: str) -> bool:
    return any(ROOT.glob(f"*/management/commands/{name}.py")) or any(ROOT.glob(f"*/*/management/commands/{name}.py"))


def prepare(environment: dict[str, str]) -> None:
    with step("Bringing the database up to date"):
        manage("migrate", "migrate", "--noinput", environment=environment)
    if _has_command("demo"):
        with step("Filling the demo neighbourhood"):
            manage("demo", "demo", environment=environment)
    stamp = Path(environment.get("VAR_DIR") or VAR) / "static" / ".made"
    if not stamp.exists() or stamp.read_text() != _static_mark():
        with step("Collecting styles, fonts and scripts"):
            manage("collectstatic", "collectstatic", "--noinput", environment=environment)
            stamp.write_text(_static_mark())


def _static_mark() -> str:
    """Changes when a static file of ours, of an installed package or of the front end may have changed."""
    places = [place for depth in ("*", "*/*") for place in ROOT.glob(f"{depth}/static") if VAR not in place.parents]
    ours = sorted(file for place in places for file in place.rglob("*") if file.is_file())
    mark = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in ours:
        mark.update(f"{file} {file.stat().st_mtime_ns} {file.stat().st_size}".encode())
    return mark.hexdigest()


def demo_logins(environment: dict[str, str]) -> str:
    if not _has_command("demo"):
        return ""
    command = [PYTHON, "manage.py", "demo", "--logins"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


# --- running ---------------------------------------------------------------------------------------------


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def _fallen(children: list[Child]) -> Child | None:
    return next((child for child in children if child.process.poll() is not None), None)


def wait_until(ready: Callable[[], bool], children: list[Child]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not ready():
        if child := _fallen(children):
            raise CanNotRun(f"{child.name} ended by itself ({child.process.returncode}):\n{child.last_words()}")
        if time.monotonic() > deadline:
            words = "\n".join(f"{child.name}:\n{child.last_words()}" for child in children)
            raise CanNotRun(f"/readyz did not answer within {SECONDS_TO_START} s:\n{words}")
        time.sleep(0.2)


@contextlib.contextmanager
def only_one(about: dict[str, Any]) -> Iterator[IO[str] | None]:
    """Gives None when this checkout runs already. The kernel frees the lock when we die, however we die."""
    VAR.mkdir(exist_ok=True)
    LOGS.mkdir(exist_ok=True)
    with open(VAR / "server.lock", "a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        (VAR / "server.json").write_text(json.dumps(about))
        yield file
        (VAR / "server.json").unlink(missing_ok=True)


def already_running() -> int:
    try:
        about = json.loads((VAR / "server.json").read_text())
    except (OSError, ValueError):
        about = {}
    say(f"Startpunt runs already, at http://localhost:{about.get('port', '?')}/ (process {about.get('pid', '?')}).")
    say("Ctrl-C in its window stops it.")
    return 0


def announce(port: int, mail_port: int, took: float, logins: str) -> None:
    say()
    say(f"Startpunt is ready after {took:.0f} s.")
    say(f"    Portal      http://localhost:{port}/")
    say(f"    Work        http://localhost:{port}/werk/")
    say(f"    Editors     http://localhost:{port}/cms/")
    say(f"    Mail box    http://localhost:{mail_port}/   every mail that would go out")
    say(f"    Logs        {LOGS}")
    if logins:
        say()
        say(logins)
    say()
    say("Ctrl-C stops it.")


def run(port: int, took: float) -> int:
    began = time.monotonic() - took
    mail_port = port + 1
    for wanted in (port, mail_port):
        if not _free(wanted):
            raise CanNotRun(f"Port {wanted} is in use by another program. Try: script/server --port {port + 10}")
    smtp_port = _any_port()
    children: list[Child] = []
    with contextlib.ExitStack() as stack:
        addresses = None
        if not (os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL")):
            with step("Starting PostgreSQL and Redis"):
                addresses = stack.enter_context(embedded.servers("dev"))
        stack.callback(_farewell, children)
        surroundings = environment(addresses, port=port, smtp_port=smtp_port)
        prepare(surroundings)
        with step("Starting web, worker, timetable and mail box"):
            for name, command in commands(port=port, mail_port=mail_port, smtp_port=smtp_port).items():
                children.append(Child.start(name, command, surroundings))
            wait_until(lambda: _answers(port), children)
        announce(port, mail_port, time.monotonic() - began, demo_logins(surroundings))
        while not (child := _fallen(children)):
            time.sleep(0.3)
        raise CanNotRun(f"{child.name} ended by itself ({child.process.returncode}):\n{child.last_words()}")


def _deaf() -> None:
    # While stopping, a second Ctrl-C would only leave things half stopped.
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _farewell(children: list[Child]) -> None:
    _deaf()
    say("\nStopping ...")
    stop_all(children)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="script/server", description="Runs the whole product on this machine.")
    parser.add_argument("--port", type=int, default=8000, help="of the web; the mail box takes the next one")
    parser.add_argument("--took", type=float, default=0, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)

    def stop(number: int, frame: object) -> None:
        _deaf()
        raise AskedToStop

    for number in SIGNALS:
        signal.signal(number, stop)
    try:
        with only_one({"pid": os.getpid(), "port": chosen.port}) as alone:
            return run(chosen.port, chosen.took) if alone else already_running()
    except AskedToStop:
        say("Stopped.")
        return 0
    except (CanNotRun, embedded.EmbeddedError) as error:
        say(f"\n{error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
