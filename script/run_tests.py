"""Every test with its own servers and a browser: what script/test runs after the set-up."""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from hub import embedded

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT_BROWSERS = ROOT / "var" / "browsers"


def _works(program: str) -> bool:
    # Ubuntu's chromium-browser is a signpost to a snap: there, but no browser.
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "snap install" not in done.stdout + done.stderr


def _installed() -> str | None:
    given = os.environ.get("CHROMIUM")
    for program in ([given] if given else []) + [found for name in NAMES if (found := shutil.which(name))]:
        if _works(program):
            return program
    return None


def _by_apt() -> bool:
    """Where we may: as root, or with sudo that asks nothing."""
    if not shutil.which("apt-get"):
        return False
    before: list[str] = []
    if os.geteuid() != 0:
        before = ["sudo", "-n"]
        if not shutil.which("sudo") or subprocess.run([*before, "true"], capture_output=True, check=False).returncode:
            return False
    print("Installing Chromium with apt-get ...", flush=True)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*before, "apt-get", "update", "-q"], stdout=subprocess.DEVNULL, env=surroundings, check=False)
    command = [*before, "apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]
    return subprocess.run(command, stdout=subprocess.DEVNULL, env=surroundings, check=False).returncode == 0


def _by_playwright() -> str | None:
    print("Installing Chromium with Playwright ...", flush=True)
    surroundings = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(PLAYWRIGHT_BROWSERS)}
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, env=surroundings, check=False)
    found = sorted(PLAYWRIGHT_BROWSERS.glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found and _works(str(found[-1])) else None


def chromium() -> str:
    """A browser that starts, installed when there is none."""
    if found := _installed():
        return found
    if _by_apt() and (found := _installed()):
        return found
    if found := _by_playwright():
        return found
    raise SystemExit("No Chromium, and it could not be installed. Install it, or say where it is with CHROMIUM=/path.")


def _stopped(number: int, frame: object) -> NoReturn:
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _pytest(arguments: list[str], surroundings: dict[str, str]) -> int:
    process = subprocess.Popen([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=surroundings)
    try:
        # Ctrl-C reaches pytest as well, which then tidies up and tells what it had: it has the last word.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return process.wait()
    finally:
        # An interrupt first: pytest then takes down what its tests started.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            if process.poll() is None:
                process.send_signal(number)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(20)


def main() -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stopped)
    (ROOT / "var").mkdir(exist_ok=True)
    with open(ROOT / "var" / "test.lock", "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another script/test runs in this checkout; waiting for it to end.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        surroundings = {**os.environ, "CHROMIUM": chromium(), "EMBEDDED_NAME": "test"}
        if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
            return _pytest(sys.argv[1:], surroundings)
        with embedded.servers("test") as addresses:
            return _pytest(sys.argv[1:], {**addresses.environment(), **surroundings})


if __name__ == "__main__":
    sys.exit(main())
