"""A checkout of its own for what starts servers: the code that runs is a copy, so nothing of ours is touched."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Checkout:
    folder: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        surroundings = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL")}
        command = [sys.executable, "-m", "hub.embedded", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=surroundings, capture_output=True, text=True, check=False, timeout=120
        )

    def start(self, name: str = "dev") -> dict[str, str]:
        done = self.run("start", "--name", name)
        assert done.returncode == 0, done.stderr
        return dict(line.split("=", 1) for line in done.stdout.splitlines())

    def stop(self, name: str = "dev") -> str:
        done = self.run("stop", "--name", name)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @property
    def memory(self) -> Path:
        return self.folder / "var" / "embedded" / "dev.json"

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(self.memory.read_text())
        return state

    def tidy(self) -> None:
        home = Path(self.state()["folder"]).parent if self.memory.exists() else None
        self.stop()
        if home and self.folder not in home.parents:  # kept elsewhere, because the folder above is locked
            shutil.rmtree(home)


def make_checkout(folder: Path) -> Checkout:
    (folder / "hub").mkdir(parents=True)
    for path in [ROOT / "hub" / "__init__.py", *(ROOT / "hub").glob("embedded*.py")]:
        shutil.copyfile(path, folder / "hub" / path.name)
    return Checkout(folder)


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    """In pytest's own folder, which only its owner may enter."""
    made = make_checkout(tmp_path / "clone")
    yield made
    made.tidy()


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[Checkout]:
    """A second checkout on the same machine."""
    made = make_checkout(tmp_path / "another clone")
    yield made
    made.tidy()


@pytest.fixture
def open_checkout() -> Iterator[Checkout]:
    """In a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        made = make_checkout(Path(folder) / "clone")
        yield made
        made.tidy()
