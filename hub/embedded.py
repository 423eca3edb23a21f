"""PostgreSQL and Redis from wheels, for trying, developing and testing on a machine that has neither.

In production both are real servers, named by DATABASE_URL and REDIS_URL; then nothing here runs.

Everything is kept per checkout and per name ("dev", "test"):

    <checkout>/var/embedded/<name>.json   ports, process ids, password; readable by its owner only
    <home>/<name>/postgres, <home>/<name>/redis, and their logs

`<home>` is `<checkout>/var/embedded`. Only as root, with the checkout in a folder that the account
PostgreSQL must run as may not enter, it is `/var/lib/startpunt/<hash of the checkout>` instead.

PostgreSQL refuses to run as root, so it gets another account then. The starter that comes with the wheel
opens every folder above its files for that account; this one changes no folder that it did not make.
"""

import argparse
import contextlib
import fcntl
import secrets
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import redis

from hub.embedded_place import EmbeddedError, Place
from hub.embedded_process import (
    LOCALE,
    alive,
    command_line,
    end,
    free_port,
    last_words,
    launch,
    locked,
    private_file,
    read,
    write,
)

DATABASE = ROLE = "startpunt"
SUPERUSER = "postgres"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "citext")
SECONDS_TO_START = 60
STOP_POSTGRES = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)  # at once, but cleanly; then less and less so
STOP_REDIS = (signal.SIGTERM, signal.SIGKILL)


@dataclass(frozen=True)
class Addresses:
    """Where the application finds its two servers."""

    database_url: str
    redis_url: str

    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}


def _addresses(state: dict[str, Any]) -> Addresses:
    return Addresses(
        database_url=f"postgres://{ROLE}:{state['password']}@127.0.0.1:{state['postgres_port']}/{DATABASE}",
        redis_url=f"redis://:{state['password']}@127.0.0.1:{state['redis_port']}/0",
    )


# --- PostgreSQL ------------------------------------------------------------------------------------------


def _postgres(place: Place, arguments: list[str], **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        arguments,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LANG": LOCALE, "LC_ALL": LOCALE, "TZ": "UTC"},
        **(place.account.run_as() if place.account else {}),
        **more,
    )


def _make_cluster(place: Place, name: str, state: dict[str, Any]) -> None:
    """Make the data folder under another name and rename it when it is whole: half of one is never used."""
    data = place.folder / "postgres"
    if data.exists() and not (data / "global" / "pg_control").exists():
        data.rename(data.with_name(f"postgres.broken-{time.time_ns()}"))
    if data.exists():
        _expect_version(data, place)
        if "password" not in state:
            _reset_password(place, name, state)
        return
    fresh = data.with_name("postgres.new")
    shutil.rmtree(fresh, ignore_errors=True)
    place.folder_for_server("postgres.new")
    state["password"] = secrets.token_urlsafe(24)
    write(name, state)
    password = private_file(place, "password", state["password"] + "\n")
    made = _postgres(
        place,
        [str(place.programs / "initdb"), "-D", str(fresh), "-U", SUPERUSER, "--encoding=UTF8"]
        + [f"--locale={LOCALE}", "--locale-provider=builtin", f"--builtin-locale={LOCALE}"]
        + ["--auth=scram-sha-256", f"--pwfile={password}", "--no-instructions"]
        + (["--no-sync"] if name != "dev" else []),
    )
    password.unlink()
    if made.returncode:
        raise EmbeddedError(f"initdb failed:\n{made.stdout}{made.stderr}")
    fresh.rename(data)


def _expect_version(data: Path, place: Place) -> None:
    have = (data / "PG_VERSION").read_text().strip()
    offers = _postgres(place, [str(place.programs / "postgres"), "--version"]).stdout.split()[-1].split(".")[0]
    if have != offers:
        raise EmbeddedError(
            f"{data} was made by PostgreSQL {have}; the wheel now brings {offers}. Back up and remove it."
        )


def _reset_password(place: Place, name: str, state: dict[str, Any]) -> None:
    # The state file was lost but not the data; single-user mode asks for no password.
    state["password"] = secrets.token_urlsafe(24)
    _end_stray(place.folder / "postgres" / "postmaster.pid", place.folder / "postgres", *STOP_POSTGRES)
    sql = "".join(f"ALTER ROLE {role} PASSWORD '{state['password']}';\n" for role in (SUPERUSER, ROLE))
    done = _postgres(
        place,
        [str(place.programs / "postgres"), "--single", "-D", str(place.folder / "postgres"), "postgres"],
        input=sql,
    )
    if done.returncode:
        raise EmbeddedError(f"the password could not be set again:\n{done.stdout}{done.stderr}")
    write(name, state)


def _end_stray(lock: Path, folder: Path, *signals: int) -> None:
    """Make way: stop a server of this folder that we lost sight of, and remove the lock of one that is gone.

    PostgreSQL sees through a dead pid itself, but not through one that another process of its user has now.
    """
    with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
        pid = int(lock.read_text().splitlines()[0])
        if str(folder) in command_line(pid):
            end(pid, lambda: str(folder) in command_line(pid), *signals)
        lock.unlink(missing_ok=True)


def _start_postgres(place: Place, name: str, state: dict[str, Any]) -> None:
    data = place.folder / "postgres"
    _make_cluster(place, name, state)
    settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100", "timezone=UTC"]
    if name != "dev":
        settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        _end_stray(data / "postmaster.pid", data, *STOP_POSTGRES)
        state["postgres_port"] = free_port(state.get("postgres_port"))
        options = [part for setting in [*settings, f"port={state['postgres_port']}"] for part in ("-c", setting)]
        command = [str(place.programs / "postgres"), "-D", str(data), *options]
        process = launch(command, folder=data, account=place.account)
        state["postgres_pid"] = process.pid
        write(name, state)
        while process.poll() is None and time.monotonic() < deadline:
            if _prepare_database(state):
                return
            time.sleep(0.05)
        words = last_words(data.with_suffix(".log"))
        passing = ("could not bind", "could not create any TCP/IP sockets", "still in use", "already exists")
        # The port may have been taken in between, or helpers of a killed server may still be leaving: again.
        if time.monotonic() > deadline or not any(cause in words for cause in passing):
            process.kill()
            raise EmbeddedError(f"PostgreSQL does not start:\n{words}")
        time.sleep(0.3)


def _connect(state: dict[str, Any], database: str) -> psycopg.Connection[Any]:
    return psycopg.connect(
        host="127.0.0.1",
        port=state["postgres_port"],
        user=SUPERUSER,
        password=state["password"],
        dbname=database,
        autocommit=True,
        connect_timeout=5,
    )


def _prepare_database(state: dict[str, Any]) -> bool:
    """Role, database and extensions, each only when missing. False: the server does not answer yet."""
    try:
        connection = _connect(state, "postgres")
    except psycopg.OperationalError:
        return False
    with connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
        connection.execute(f"ALTER ROLE {ROLE} PASSWORD '{state['password']}'")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE} TEMPLATE template0")
    for database in ("template1", DATABASE):  # a test database is made from template1
        with _connect(state, database) as connection:
            for extension in EXTENSIONS:
                connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    return True


# --- Redis -----------------------------------------------------------------------------------------------


def _start_redis(place: Place, name: str, state: dict[str, Any]) -> None:
    folder = place.folder_for_server("redis")
    for attempt in range(3):
        state["redis_port"] = free_port(state.get("redis_port"))
        _end_stray(folder / "redis.pid", folder, *STOP_REDIS)
        lines = [
            "set-proc-title no",  # we know our own by its command line
            "bind 127.0.0.1",
            f"port {state['redis_port']}",
            f"requirepass {state['password']}",
            f'dir "{folder}"',
            f'pidfile "{folder}/redis.pid"',
            "maxmemory-policy noeviction",
            'save ""',
            f"appendonly {'yes' if name == 'dev' else 'no'}",
        ]
        settings = private_file(place, "redis.conf", "\n".join(lines) + "\n")
        command = [str(place.redis_server), str(settings)]
        process = launch(command, folder=folder, account=place.account)
        state["redis_pid"] = process.pid
        write(name, state)
        deadline = time.monotonic() + SECONDS_TO_START
        while process.poll() is None and time.monotonic() < deadline:
            with contextlib.suppress(redis.RedisError), redis.Redis.from_url(_addresses(state).redis_url) as client:
                client.ping()
                return
            time.sleep(0.05)
        if attempt == 1:  # not the port, then: a log of writes that a crash tore. Nothing is lost that matters.
            for torn in folder.glob("appendonly*"):
                torn.rename(torn.with_name(f"broken-{time.time_ns()}-{torn.name}"))
    process.kill()
    raise EmbeddedError(f"Redis does not start:\n{last_words(folder.with_suffix('.log'))}")


# --- the doors -------------------------------------------------------------------------------------------


def running(name: str = "dev") -> Addresses | None:
    """The addresses of servers that run now, or None. Starts nothing, asks nothing of them; cheap."""
    state = read(name)
    if "folder" in state and alive(state, "postgres") and alive(state, "redis"):
        return _addresses(state)
    return None


def ensure(name: str = "dev", *, keep: bool = True) -> Addresses:
    """Start what does not run yet and answer when both servers do. Safe to call twice, also at once.

    keep: they stay until `stop` is called; otherwise the last `servers` block takes them down.
    Raises EmbeddedError with the server's last words when one will not start.
    """
    with locked(name, "lock", fcntl.LOCK_EX):
        state = read(name)
        if keep and not state.get("keep"):
            state["keep"] = True
            write(name, state)
        if found := running(name):
            return found
        place = Place.choose(name)
        state["folder"] = str(place.folder)
        if not alive(state, "postgres"):
            _start_postgres(place, name, state)
        if not alive(state, "redis"):
            _start_redis(place, name, state)
        return _addresses(state)


def stop(name: str = "dev") -> bool:
    """Stop both servers cleanly and keep their data. True when something was running."""
    with locked(name, "lock", fcntl.LOCK_EX):
        state = read(name)
        stopped = False
        for server, signals in (("redis", STOP_REDIS), ("postgres", STOP_POSTGRES)):
            if "folder" in state and alive(state, server):
                end(state[f"{server}_pid"], lambda server=server: alive(state, server), *signals)  # type: ignore[misc]
                stopped = True
            state.pop(f"{server}_pid", None)
        state.pop("keep", None)
        if state:
            write(name, state)
        return stopped


@contextlib.contextmanager
def servers(name: str) -> Iterator[Addresses]:
    """Both servers for as long as the block lasts. The last of several users stops them, unless they are kept."""
    try:
        with locked(name, "users", fcntl.LOCK_SH):
            yield ensure(name, keep=False)
    finally:
        with contextlib.suppress(BlockingIOError), locked(name, "users", fcntl.LOCK_EX | fcntl.LOCK_NB):
            if not read(name).get("keep"):
                stop(name)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m hub.embedded", description="PostgreSQL and Redis from wheels.")
    parser.add_argument("what", choices=["env", "start", "stop"], help="env: start and print what to export")
    parser.add_argument("--name", default="dev", help="dev (default) or test")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.what == "stop":
            print("stopped" if stop(chosen.name) else "was not running")
        else:
            for key, value in ensure(chosen.name).environment().items():
                print(f"{key}={shlex.quote(value)}")
    except EmbeddedError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
