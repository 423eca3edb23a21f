"""Third-party styles, fonts and scripts: installed from a lock, never committed, each under an agreed licence."""

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "hub" / "static" / "vendor"


@pytest.fixture(scope="module")
def install() -> ModuleType:
    spec = importlib.util.spec_from_file_location("frontend_install", ROOT / "frontend" / "install.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_installed_is_what_the_manifest_says(install: ModuleType) -> None:
    install.check()


def test_a_package_that_changes_its_licence_is_refused(install: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(install.LICENCES, "leaflet", "MIT")
    with pytest.raises(install.FrontendError, match="leaflet now says licence 'BSD-2-Clause'"):
        install.manifest()


def test_the_lock_names_no_other_place_than_the_public_registry(install: ModuleType) -> None:
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    assert all(install._public(entry.get("resolved", "")) for entry in packages.values())
    assert all(entry.get("integrity") for path, entry in packages.items() if path)


def test_git_has_none_of_it() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    known = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "node_modules/" not in known and "hub/static/vendor/" not in known


def test_only_tokens_that_somebody_uses_are_kept(install: ModuleType) -> None:
    theme = {"--a": "var(--b)", "--b": "1px", "--c": "2px"}
    assert install.used_tokens(".x{margin:var(--a)}", "", theme) == {"--a", "--b"}


def test_no_file_points_at_a_source_map_that_is_not_there() -> None:
    for path in [*VENDOR.rglob("*.css"), *VENDOR.rglob("*.js")]:
        assert "sourceMappingURL" not in path.read_text()


def test_every_served_package_brings_its_licence_text_or_names_it() -> None:
    texts = {path.stem for path in (VENDOR / "licences").glob("*.txt")}
    sheet = (VENDOR / "nlds.css").read_text()
    for row in json.loads((ROOT / "frontend" / "manifest.json").read_text()):
        if row["served"]:
            assert row["name"].strip("@").replace("/", "-") in texts or f"{row['name']} {row['version']}" in sheet


def test_our_own_styles_always_win_over_the_packages() -> None:
    sheet = (VENDOR / "nlds.css").read_text()
    assert sheet.startswith('@charset "UTF-8";\n@layer nlds {')
    assert sheet.count("{") == sheet.count("}")
