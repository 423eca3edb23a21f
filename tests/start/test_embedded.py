"""PostgreSQL and Redis from wheels: they start, stop, survive what machines do, and change nothing that is not ours."""

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
import redis

if TYPE_CHECKING:
    from .conftest import Checkout

pytestmark = pytest.mark.slow


def note(addresses: dict[str, str], text: str) -> None:
    with psycopg.connect(addresses["DATABASE_URL"]) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS note (body text)")
        connection.execute("INSERT INTO note VALUES (%s)", [text])


def notes(addresses: dict[str, str]) -> list[str]:
    with psycopg.connect(addresses["DATABASE_URL"]) as connection:
        return [row[0] for row in connection.execute("SELECT body FROM note ORDER BY 1")]


def modes(folder: Path) -> dict[str, str]:
    return {str(path): oct(stat.S_IMODE(path.stat().st_mode)) for path in [folder, *folder.parents]}


def processes_of(folder: str) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if folder in (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"):
                found.append(int(entry.name))
    return found


def test_both_servers_answer_and_the_database_has_the_extensions_we_use(checkout: "Checkout") -> None:
    addresses = checkout.start()
    with psycopg.connect(addresses["DATABASE_URL"]) as connection:
        have = {row[0] for row in connection.execute("SELECT extname FROM pg_extension")}
        assert {"pg_trgm", "unaccent", "btree_gist", "citext"} <= have
        row = connection.execute("SELECT current_user, usesuper FROM pg_user WHERE usename = current_user").fetchone()
        assert row == ("startpunt", False)
        assert connection.execute("SELECT upper('één'), lower('ÉÉN')").fetchone() == ("ÉÉN", "één")
    with redis.Redis.from_url(addresses["REDIS_URL"]) as client:
        assert client.ping()


def test_what_was_written_and_the_addresses_outlive_a_restart(checkout: "Checkout") -> None:
    before = checkout.start()
    note(before, "Fatima vraagt om hulp")
    assert checkout.stop() == "stopped"
    assert checkout.stop() == "was not running"
    after = checkout.start()
    assert after == before
    assert notes(after) == ["Fatima vraagt om hulp"]


def test_starting_twice_at_once_gives_one_pair_of_servers(checkout: "Checkout") -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: checkout.start(), range(2))
    assert first == second
    folder = checkout.state()["folder"]
    # a postmaster and a redis-server; the helpers of PostgreSQL do not carry the folder in their titles
    assert len([pid for pid in processes_of(f"{folder}/") if pid != os.getpid()]) == 2


def test_two_checkouts_run_side_by_side(checkout: "Checkout", neighbour: "Checkout") -> None:
    here, there = checkout.start(), neighbour.start()
    assert not set(here.values()) & set(there.values())
    note(here, "hier")
    note(there, "daar")
    assert (notes(here), notes(there)) == (["hier"], ["daar"])


def test_after_kill_9_of_everything_they_start_again_with_the_data(checkout: "Checkout") -> None:
    note(checkout.start(), "Jan biedt aan te klussen")
    for server in ("postgres", "redis"):
        os.kill(checkout.state()[f"{server}_pid"], signal.SIGKILL)
    assert notes(checkout.start()) == ["Jan biedt aan te klussen"]


def test_a_process_number_that_another_program_has_now_does_not_mislead(checkout: "Checkout") -> None:
    note(checkout.start(), "Jan")
    state = checkout.state()
    for server in ("postgres", "redis"):
        os.kill(state[f"{server}_pid"], signal.SIGKILL)
    data = Path(state["folder"]) / "postgres"
    stranger = subprocess.Popen(["sleep", "60"], **_as_owner_of(data))
    try:
        lock = data / "postmaster.pid"
        lines = lock.read_text().splitlines()
        lock.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        checkout.memory.write_text(json.dumps({**state, "postgres_pid": stranger.pid, "redis_pid": stranger.pid}))
        assert notes(checkout.start()) == ["Jan"]
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def _as_owner_of(folder: Path) -> dict[str, int]:
    # PostgreSQL is misled only by a process that its own account could signal.
    return {"user": folder.stat().st_uid} if os.geteuid() == 0 else {}


def test_a_half_made_data_folder_is_put_aside(checkout: "Checkout") -> None:
    checkout.start()
    checkout.stop()
    data = Path(checkout.state()["folder"]) / "postgres"
    (data / "global" / "pg_control").unlink()
    addresses = checkout.start()
    note(addresses, "nieuw")
    assert notes(addresses) == ["nieuw"]
    assert list(data.parent.glob("postgres.broken-*"))


def test_a_set_up_that_was_broken_off_is_begun_again(checkout: "Checkout") -> None:
    checkout.start()
    checkout.stop()
    data = Path(checkout.state()["folder"]) / "postgres"
    data.rename(data.with_name("postgres.new"))
    (data.with_name("postgres.new") / "PG_VERSION").unlink()
    note(checkout.start(), "opnieuw")


def test_a_lost_state_file_loses_no_data(checkout: "Checkout") -> None:
    note(checkout.start(), "bewaard")
    checkout.stop()
    checkout.memory.unlink()
    assert notes(checkout.start()) == ["bewaard"]


def test_servers_that_were_lost_sight_of_are_replaced_and_not_doubled(checkout: "Checkout") -> None:
    note(checkout.start(), "bewaard")
    old = checkout.state()
    checkout.memory.unlink()
    assert notes(checkout.start()) == ["bewaard"]
    running = processes_of(f"{old['folder']}/")
    assert sorted(running) == sorted([checkout.state()["postgres_pid"], checkout.state()["redis_pid"]])


def test_only_the_owner_can_read_the_password(checkout: "Checkout") -> None:
    checkout.start()
    assert stat.S_IMODE(checkout.memory.stat().st_mode) == 0o600
    settings = Path(checkout.state()["folder"]) / "redis.conf"
    assert stat.S_IMODE(settings.stat().st_mode) == 0o600
    password = checkout.state()["password"]
    assert not processes_of(password)


def test_a_folder_that_only_its_owner_may_enter_keeps_its_mode(checkout: "Checkout") -> None:
    locked = checkout.folder.parent
    locked.chmod(0o700)
    before = modes(checkout.folder)
    checkout.start()
    checkout.stop()
    assert modes(checkout.folder) == before
    assert stat.S_IMODE(locked.stat().st_mode) == 0o700
    if os.geteuid() == 0:
        assert checkout.folder not in Path(checkout.state()["folder"]).parents


def test_a_strict_umask_is_no_obstacle(checkout: "Checkout") -> None:
    before = os.umask(0o077)
    try:
        note(checkout.start(), "streng")
    finally:
        os.umask(before)


def test_in_a_folder_that_all_may_enter_everything_stays_inside_the_checkout(open_checkout: "Checkout") -> None:
    open_checkout.start()
    assert Path(open_checkout.state()["folder"]).is_relative_to(open_checkout.folder)


def test_the_last_of_two_users_stops_the_servers(checkout: "Checkout") -> None:
    use = "import sys; from hub.embedded import servers\nwith servers('dev'): print('up', flush=True); sys.stdin.read()"
    users = [
        subprocess.Popen(
            [sys.executable, "-c", use], cwd=checkout.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for user in users:
        assert user.stdout and user.stdout.readline() == "up\n"
    pid = checkout.state()["postgres_pid"]
    users[0].communicate("")
    assert processes_of(f"{checkout.state()['folder']}/")
    users[1].communicate("")
    deadline = time.monotonic() + 5
    while Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes():
        assert time.monotonic() < deadline
        time.sleep(0.1)
