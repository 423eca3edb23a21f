"""Export, wipe, import, export again: the same bytes. Nothing that came in gets lost on the way."""

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command

from hub.base import clock
from hub.places.models import Hub
from socialmap.models import Location, Organization, Phone, Service
from tests.socialmap.conftest import an_id

DATA = Path(__file__).parents[3] / "shared" / "data"
BALTIMORE = DATA / "hsds_real" / "baltimore"


def export(hub: Hub, target: Path, *, form: str = "json", public: bool = False) -> dict[str, bytes]:
    """The files of an export, by name."""
    call_command("export_hsds", to=target, hub=hub.slug, format=form, public=public, verbosity=0)
    if target.suffix == ".zip":
        with zipfile.ZipFile(target) as packed:
            return {name: packed.read(name) for name in packed.namelist()}
    return {path.name: path.read_bytes() for path in sorted(target.iterdir())}


def paths(text: str) -> list[str]:
    """Every value of a line with its path, so that a difference can be read."""

    def walk(value: Any, path: str) -> Iterator[str]:
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
        if pairs is None:
            yield f"{path} = {value!r}"
        for key, inner in pairs or ():
            yield from walk(inner, f"{path}.{key}")

    return list(walk(json.loads(text), "")) if text.startswith("{") and text.endswith("}") else [text]


def wipe(hub: Hub) -> None:
    """Nothing of the social map of this hub is left; the vocabulary, that hubs share, stays."""
    Service.objects.filter(hub=hub).delete()
    Organization.objects.filter(hub=hub).delete()
    Location.objects.filter(hub=hub).delete()
    assert not Phone.objects.filter(hub=hub).exists()


def bring_in(hub: Hub, path: Path) -> None:
    call_command("import_hsds", str(path), hub=hub.slug, verbosity=0)


@pytest.mark.parametrize("form", ["json", "tabular"])
def test_what_goes_out_and_comes_in_again_goes_out_the_same(rich: SimpleNamespace, form: str, tmp_path: Path) -> None:
    first = export(rich.balade, tmp_path / "one", form=form)
    wipe(rich.balade)
    bring_in(rich.balade, tmp_path / "one")
    second = export(rich.balade, tmp_path / "two", form=form)
    for name in first:
        for before, after in zip(first[name].decode().splitlines(), second[name].decode().splitlines(), strict=True):
            assert paths(after) == paths(before), name
    assert second == first


def test_every_field_of_the_standard_that_came_in_goes_out(rich: SimpleNamespace, tmp_path: Path) -> None:
    lines = export(rich.balade, tmp_path / "out")["services.ndjson"].decode().splitlines()
    out = next(paths(line) for line in lines if an_id("Schuldhulp") in line[:60])
    said = " ".join(out)
    for words in (
        "vraag ernaar", "WMO", "HKZ", "Tolk Turks", "https://lint.example/meer", "Rondkomen", "Gemeente", "Paspoort",
        "'bed'", "op maandag", "contant", "Jo de Vries", "Schulden", "goud", "keurmerk", "Bus 3", "Achterom", "Wit gebouw",
        "De Zaal", "0867", "Lift", "https://zaal.example/l", "Langstraat", "Postbus 1", "1TU", "1,-1", "ter plaatse",
        "niet op feestdagen", "https://lint.example/uren", "'Oud'", "extension = 12", "interval = 2", "count = 9",
        "timezone = 1", "status = 'inactive'", "2026-03-01T10:20:30.125000Z", "08:00:00", "13:00:00",
    ):  # fmt: skip
        assert words in said, words
    assert "Piet Jansen" not in said, "who changed a value elsewhere is not kept"
    organizations = export(rich.balade, tmp_path / "out")["organizations.ndjson"].decode()
    assert "stichting" in organizations and "12345678" in organizations and "https://lint.example/oud" in organizations


def test_the_public_export_names_no_contact_person(rich: SimpleNamespace, tmp_path: Path) -> None:
    for form in ("json", "tabular"):
        whole = b"".join(export(rich.balade, tmp_path / f"{form}.zip", form=form).values()).decode()
        public = b"".join(export(rich.balade, tmp_path / f"p{form}.zip", form=form, public=True).values()).decode()
        assert "Ans de Bruin" in whole and "Jo de Vries" in whole and "ans@lint.example" in whole
        assert "Ans de Bruin" not in public and "Jo de Vries" not in public and "ans@lint.example" not in public


def test_the_same_rows_give_the_same_zip_file(rich: SimpleNamespace, tmp_path: Path) -> None:
    for form in ("json", "tabular"):
        one, two = tmp_path / f"one-{form}.zip", tmp_path / f"two-{form}.zip"
        export(rich.balade, one, form=form)
        with clock.at(clock.now().replace(year=2031)):
            export(rich.balade, two, form=form)
        assert one.read_bytes() == two.read_bytes()


def test_nothing_of_another_hub_is_in_an_export(rich: SimpleNamespace, tmp_path: Path) -> None:
    whole = b"".join(export(rich.balade, tmp_path / "out.zip").values()).decode()
    assert "Overkant" not in whole


@pytest.mark.skipif(
    not DATA.exists(), reason="../shared/data is not there: the tables of the standard are not compared"
)
def test_the_datapackage_is_that_of_the_standard(rich: SimpleNamespace, tmp_path: Path) -> None:
    files = export(rich.balade, tmp_path / "out", form="tabular")
    ours = {one["name"]: one for one in json.loads(files["datapackage.json"])["resources"]}
    standard = json.loads((DATA / "hsds/3.1/datapackage.local.json").read_text())["resources"]
    for theirs in standard:
        mine = ours.get(theirs["name"])
        if mine is None:
            assert theirs["path"] not in files
            continue
        assert mine["path"] == theirs["path"]
        assert [one["name"] for one in mine["schema"]["fields"]] == [one["name"] for one in theirs["schema"]["fields"]]
        types = {one["name"]: (one["type"], one.get("format")) for one in theirs["schema"]["fields"]}
        assert {one["name"]: (one["type"], one.get("format")) for one in mine["schema"]["fields"]} == types
        assert_rows_fit(theirs, files)


def assert_rows_fit(resource: dict[str, Any], files: dict[str, bytes]) -> None:
    """Every row keeps what the standard says of its columns, and points at rows that are there."""
    rows = rows_of(files[resource["path"]])
    for field in resource["schema"]["fields"]:
        values = [row[field["name"]] for row in rows]
        rules = field.get("constraints") or {}
        if rules.get("required"):
            assert all(values), f"{resource['name']}.{field['name']} is empty somewhere"
        if field["name"] == "id":
            assert len(set(values)) == len(values)
        if rules.get("enum"):
            assert set(values) <= {*rules["enum"], ""}
    for key in resource["schema"].get("foreignKeys", ()):
        there = {row["id"] for row in rows_of(files.get(f"{key['reference']['resource']}s.csv", b""))}
        there |= {row["id"] for row in rows_of(files.get(f"{key['reference']['resource']}.csv", b""))}
        there |= {row["id"] for row in rows_of(files.get("taxonomies.csv", b""))}
        missing = {row[key["fields"]] for row in rows} - there - {""}
        assert not missing, f"{resource['name']}.{key['fields']} points at nothing: {missing}"


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(data.decode().splitlines(keepends=True)))


@pytest.mark.slow
@pytest.mark.skipif(
    not BALTIMORE.exists(), reason="../shared/data is not there: the real set of Baltimore is not tried"
)
@pytest.mark.parametrize("form", ["json", "tabular"])
def test_baltimore_goes_out_comes_in_and_goes_out_the_same(balade: SimpleNamespace, form: str, tmp_path: Path) -> None:
    bring_in(balade.balade, BALTIMORE)
    first = export(balade.balade, tmp_path / "one", form=form)
    wipe(balade.balade)
    bring_in(balade.balade, tmp_path / "one")
    second = export(balade.balade, tmp_path / "two", form=form)
    assert {name: data == first.get(name) for name, data in second.items()} == dict.fromkeys(first, True)
