"""What runs is what was chosen: a careless dependency pulls Django or Wagtail down without a word."""

import importlib
import inspect
import sys
from importlib.metadata import version
from pathlib import Path

import django
import pytest
import wagtail

ROOT = Path(__file__).resolve().parents[2]


def test_django_is_the_5_2_long_term_release() -> None:
    assert django.VERSION[:2] == (5, 2)


def test_wagtail_is_8_0() -> None:
    assert wagtail.VERSION[:2] == (8, 0)


def test_what_is_installed_is_what_the_lock_says() -> None:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    locked = dict(line.split(" ")[0].split("==") for line in lines if "==" in line and line[0].isalnum())
    for name in ("django", "wagtail", "celery", "redis", "psycopg", "django-allauth", "pytest"):
        assert version(name) == locked[name]


def test_every_locked_package_carries_hashes() -> None:
    text = (ROOT / "requirements.txt").read_text()
    packages = [line for line in text.splitlines() if line[:1].isalnum()]
    assert packages and all(line.rstrip().endswith("\\") for line in packages)
    assert "--index-url" not in text and "--find-links" not in text and "http" not in text.replace("httpcore", "")


def test_requests_is_the_http_library() -> None:
    module = importlib.import_module("requests")
    assert callable(module.get)
    assert not Path(inspect.getfile(module)).is_relative_to(ROOT / "requests")


def test_the_folder_requests_holds_apps_and_no_code_of_its_own() -> None:
    assert not list((ROOT / "requests").glob("*.py"))


@pytest.mark.parametrize("app", ["intake", "matching", "mediation", "followup", "reporting"])
def test_the_apps_in_requests_are_ours(app: str) -> None:
    assert Path(inspect.getfile(importlib.import_module(app))).is_relative_to(ROOT / "requests")


def test_the_library_wins_over_the_folder_wherever_the_folder_is_on_the_path() -> None:
    positions = [number for number, place in enumerate(sys.path) if Path(place or ".").resolve() == ROOT / "requests"]
    assert positions, "hub/__init__.py adds the second source root"
