"""What the embedded servers need of the operating system: processes, locks, ports and a file that remembers."""

import contextlib
import fcntl
import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hub.embedded_place import STATE, Account, EmbeddedError, Place, own_folder

LOCALE = "C.UTF-8"
SECONDS_TO_STOP = 10


# --- what an instance remembers --------------------------------------------------------------------------


def read(name: str) -> dict[str, Any]:
    try:
        state = json.loads((STATE / f"{name}.json").read_text())
    except (FileNotFoundError, PermissionError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write(name: str, state: dict[str, Any]) -> None:
    target = STATE / f"{name}.json"
    fresh = target.with_suffix(".json.new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(state, file, indent=1)
    fresh.replace(target)


@contextlib.contextmanager
def locked(name: str, kind: str, how: int) -> Iterator[None]:
    """A lock that the kernel drops when its holder dies, so that it can not go stale."""
    own_folder(STATE.parent)
    own_folder(STATE)
    file = STATE / f"{name}.{kind}"
    if file.exists() and not os.access(file, os.W_OK):
        raise EmbeddedError(f"{file} belongs to another user; run as that user, or remove {STATE}")
    with open(file, "a") as handle:
        fcntl.flock(handle, how)
        yield


# --- processes -------------------------------------------------------------------------------------------

_children: list[subprocess.Popen[bytes]] = []


def command_line(pid: int) -> str:
    """The command line of a living process, or nothing for a dead one, a zombie or a stranger's."""
    for child in _children:
        child.poll()
    if Path("/proc/self").exists():
        # Between a program's start and its first instruction the line is empty, as it is for a zombie ever after.
        for _ in range(20):
            try:
                words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                gone = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[0] in "ZX"
            except OSError:
                return ""
            if words or gone:
                return words
            time.sleep(0.01)
        return ""
    found = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return found.stdout if found.returncode == 0 else ""


def alive(state: dict[str, Any], server: str) -> bool:
    # A process id alone proves nothing: after a crash or a restart of the machine another process may have it.
    pid = state.get(f"{server}_pid")
    return isinstance(pid, int) and f"{state['folder']}/{server}" in command_line(pid)


def launch(command: list[str], *, folder: Path, account: Account | None) -> subprocess.Popen[bytes]:
    log = folder.with_suffix(".log")
    if log.exists():  # one run a log, so that last words are of this run
        log.replace(log.with_suffix(".log.old"))
    with open(log, "wb") as output:
        child = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C in the terminal is for the application first, then we stop these
            env={"PATH": "/usr/bin:/bin", "LANG": LOCALE, "LC_ALL": LOCALE, "TZ": "UTC"},
            **(account.run_as() if account else {}),
        )
    _children.append(child)
    return child


def end(pid: int, alive: Callable[[], bool], *signals: int) -> None:
    for number in signals:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        deadline = time.monotonic() + SECONDS_TO_STOP
        while time.monotonic() < deadline:
            if not alive():
                return
            time.sleep(0.05)
    raise EmbeddedError(f"process {pid} does not stop")


def private_file(place: Place, name: str, text: str) -> Path:
    """A file that only the server's account may read: other people of this machine see command lines."""
    target = place.folder / name
    target.unlink(missing_ok=True)
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    if place.account:
        os.chown(target, place.account.uid, place.account.gid)
    return target


def last_words(log: Path) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-12:])
    except OSError:
        return ""


def free_port(wanted: int | None) -> int:
    """The port of last time when it is still free, so that addresses stay the same; else any."""
    for port in (wanted or 0, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return int(probe.getsockname()[1])
    raise EmbeddedError("no free port on 127.0.0.1")
