"""HSDS comes in in every form the standard has, once, and only what is safe to open is opened."""

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.base.importing import ImportStopped
from hub.base.workflow import worker
from socialmap import tabular
from socialmap.models import Attribute, EntryChange, Location, Organization, Schedule, Service
from socialmap.services import tombstones
from socialmap.services.entries import save_service
from socialmap.sheets import opening
from socialmap.sheets.columns import guess, titles
from socialmap.sheets.documents import Surroundings, build
from socialmap.sources import open_source
from tests.socialmap.conftest import an_id

Make = Callable[..., dict[str, Any]]
Write = Callable[..., Path]
EXAMPLES = Path(__file__).parents[3] / "shared/data/hsds/3.1"
MODELS = (Organization, Service, Location, Schedule, Attribute)
TABLES = {
    "organizations.csv": f"id,name,description\n{an_id('o')},Het Lint,Wij helpen\n",
    "services.csv": f"id,organization_id,name,status,fees_description\n{an_id('s')},{an_id('o')},Spreekuur,active,gratis\n",
    "locations.csv": f"id,name,latitude,longitude,location_type\n{an_id('l')},De Lintzaal,51.69,5.08,physical\n",
    "addresses.csv": f"id,location_id,address_1,city,postal_code,country,address_type\n"
    f"{an_id('a')},{an_id('l')},Pekdraadstraat 4,Waalwijk,5142YA,NL,physical\n",
    "service_at_location.csv": f"id,service_id,location_id\n{an_id('sal')},{an_id('s')},{an_id('l')}\n",
    "schedules.csv": f"id,service_id,freq,byday,opens_at,closes_at\n{an_id('h')},{an_id('s')},WEEKLY,MO,09:00,12:00\n",
    "phones.csv": f"id,service_id,number\n{an_id('p')},{an_id('s')},0416 00 00 22\n",
}


def run(path: Path, **options: Any) -> str:
    out = io.StringIO()
    call_command("import_hsds", str(path), hub="balade", stdout=out, verbosity=0, **options)
    return out.getvalue()


def folder(tmp_path: Path, **more: str) -> Path:
    for name, content in {**TABLES, **{key.replace("_csv", ".csv"): text for key, text in more.items()}}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def packed(tmp_path: Path, files: dict[str, bytes], name: str = "hsds.zip") -> Path:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for inner, content in files.items():
            file.writestr(inner, content)
    return path


def _check_spreekuur(w: SimpleNamespace) -> None:
    with scope(hub=w.balade):
        entry = Service.objects.get(uuid=an_id("s"))
        assert (entry.name, entry.organization.name, entry.free_of_charge) == ("Spreekuur", "Het Lint", True)
        assert entry.at_locations.get().location.address_1 == "Pekdraadstraat 4"
        assert (entry.schedules.get().byday, entry.phones.get().number) == ("MO", "0416 00 00 22")


@pytest.mark.parametrize("form", ["folder", "zip", "zip with a folder in it", "with a datapackage"])
def test_tables_in_a_folder_or_a_zip_give_the_same_entry(world: SimpleNamespace, tmp_path: Path, form: str) -> None:
    raw = {name: text.encode() for name, text in TABLES.items()}
    if form == "folder":
        path = folder(tmp_path)
    elif form == "zip":
        path = packed(tmp_path, raw)
    elif form == "zip with a folder in it":
        path = packed(tmp_path, {f"uitvoer/{name}": content for name, content in raw.items()})
    else:
        package = {"resources": [{"name": "service", "path": "diensten.csv"}]}
        renamed = {"diensten.csv" if name == "services.csv" else name: content for name, content in raw.items()}
        path = packed(tmp_path, {"datapackage.json": json.dumps(package).encode(), **renamed})
    run(path)
    _check_spreekuur(world)
    assert "services                    0 new       0 changed       1 the same" in run(path)


def test_an_organisation_with_its_services_within_it_comes_in_as_both(world: SimpleNamespace, tmp_path: Path) -> None:
    services = [{"id": an_id(name), "name": name, "status": "active"} for name in ("Een", "Twee")]
    path = tmp_path / "organizations.json"
    path.write_text(json.dumps({"contents": [{"id": an_id("o"), "name": "Het Lint", "services": services}]}))
    run(path)
    with scope(hub=world.balade):
        assert {one.name for one in Organization.objects.get(name="Het Lint").services.all()} == {"Een", "Twee"}
    assert "0 new" in run(path)


def test_the_examples_of_the_standard_come_in(world: SimpleNamespace, tmp_path: Path) -> None:
    if not EXAMPLES.exists():
        pytest.skip(f"the examples of HSDS are not here: {EXAMPLES}")
    files = {file.name: file.read_bytes() for file in (EXAMPLES / "examples/csv").glob("*.csv")}
    files["datapackage.json"] = (EXAMPLES / "datapackage.local.json").read_bytes()
    said = run(packed(tmp_path, files))
    assert "services                    1 new" in said
    assert "services                    0 new       0 changed       1 the same" in run(tmp_path / "hsds.zip")


def test_a_dry_run_of_tables_writes_nothing(world: SimpleNamespace, tmp_path: Path) -> None:
    assert "Dry run, nothing was written" in run(folder(tmp_path), dry_run=True)
    with scope(hub=world.balade):
        assert not Service.objects.filter(uuid=an_id("s")).exists()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"../../etc/services.csv": b"id\n1\n"}, "points outside the zip"),
        ({"/services.csv": b"id\n1\n"}, "points outside the zip"),
        ({"c:\\services.csv": b"id\n1\n"}, "points outside the zip"),
        ({"services.csv": b"a,a\n1,2\n"}, "has the column a twice"),
        ({"services.csv": "id,name\n1,é\n".encode("latin-1")}, "services.csv is not in UTF-8"),
        ({"readme.txt": b"hallo"}, "has no table with services"),
        ({"services.csv": b"id\n1\n", "datapackage.json": b"{"}, "datapackage.json is not JSON"),
        ({"services.csv": b"id\n1\n", "datapackage.json": b"[]"}, "has no list of resources"),
        ({"datapackage.json": b'{"resources": [{"name": "service", "path": "../x.csv"}]}'}, "points outside"),
        ({"a/services.csv": b"id\n1\n", "b/services.csv": b"id\n1\n"}, "holds services.csv twice"),
        ({"services.csv": b"id\n" + b"0" * 40_000_000}, "is too large"),
    ],
)
def test_a_zip_that_is_not_what_it_should_be_is_refused_in_words(
    world: SimpleNamespace, tmp_path: Path, files: dict[str, bytes], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        run(packed(tmp_path, files))


def test_a_zip_that_is_damaged_says_so(world: SimpleNamespace, tmp_path: Path) -> None:
    path = packed(tmp_path, {"services.csv": b"id,name\n" * 500})
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(CommandError, match="is no zip file, or a damaged one"):
        run(path)


def test_more_tables_than_fit_in_memory_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "MOST_BYTES", 100)
    with pytest.raises(ImportStopped, match="is too large"):
        open_source(folder(tmp_path))


def test_a_spreadsheet_is_sent_to_the_screen_that_asks_what_its_columns_mean(
    world: SimpleNamespace, tmp_path: Path
) -> None:
    (tmp_path / "lijst.xlsx").write_bytes(b"x")
    with pytest.raises(CommandError, match="werk/sociale-kaart/inlezen"):
        run(tmp_path / "lijst.xlsx")


def test_what_must_not_be_listed_again_stays_away_also_with_another_id(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    run(ndjson(hsds_service("Spreekuur")))
    with scope(hub=world.balade):
        entry = Service.objects.get(uuid=an_id("Spreekuur"))
        tombstones.bar(service=entry, user=world.noor, reason="Gestopt")
    another = hsds_service("Spreekuur", id=an_id("ander"))
    said = run(ndjson(hsds_service("Spreekuur"), another, hsds_service("Schuldhulp")))
    assert said.count("was taken off the map: do not list again") == 2
    with scope(hub=world.balade):
        assert Service.objects.get(name="Spreekuur").status == "defunct"


def test_an_edit_of_the_hub_stays_and_the_source_waits_beside_it(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    run(ndjson(hsds_service("Spreekuur")))
    with scope(hub=world.balade):
        entry = Service.objects.get(name="Spreekuur")
        actor = worker(world.noor)
        save_service(hub=world.balade, actor=actor, service=entry, fields={"description": "Van Noor"}, phone="0416 99")
    changed = hsds_service("Spreekuur", description="Uit de bron", url="https://lint.example")
    run(ndjson(changed))
    run(ndjson(changed))
    with scope(hub=world.balade):
        entry.refresh_from_db()
        assert (entry.description, entry.url) == ("Van Noor", "https://lint.example")
        assert entry.phones.get().number == "0416 99"
        assert EntryChange.objects.get(service=entry).fields == {
            "description": {"before": "Van Noor", "after": "Uit de bron"}
        }


def test_a_place_in_the_sea_is_named_and_does_not_come_on_the_map(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    document = hsds_service("Spreekuur")
    document["service_at_locations"][0]["location"] |= {"latitude": 53.9, "longitude": 3.1}
    said = run(ndjson(document))
    assert "location De Lintzaal lies far from the hub, or in the sea: not on the map" in said
    with scope(hub=world.balade):
        assert Service.objects.get(name="Spreekuur").at_locations.get().location.latitude is None


CELL = st.text(max_size=40)
SHEET = st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=8)
HEADINGS = ["Naam", "Organisatie", "Openingstijden", "Postcode", "Latitude", "Longitude", "Gecontroleerd op", "Telefoon",
            "Leeftijd vanaf", "Website", "E-mail", "ID", "Taal", "Gratis"]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=400))
def test_any_bytes_are_a_list_or_are_refused(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"Naam;Organisatie\n"):
        try:
            table = opening.open_table(start + content)
        except opening.NotATable:
            continue
        assert table.lines


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(cells=st.lists(CELL, min_size=len(HEADINGS), max_size=len(HEADINGS)))
def test_any_text_in_any_cell_is_read_or_named(cells: list[str]) -> None:
    line = opening.Line(2, tuple(cells))
    built = build(line, guess(HEADINGS, {}), titles(HEADINGS), Surroundings(centre=(51.69, 5.08)))
    assert built.row is not None or any(note.code == "missing" for note in built.notes)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    "name organization services phones schedules attributes service_at_locations contacts location status byday url "
    "email latitude longitude taxonomy description languages minimum_age assured_date last_modified".split()
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents=st.lists(st.dictionaries(KEYS, JSON, max_size=8), max_size=4))
def test_any_document_comes_in_whole_or_is_named_and_nothing_is_half_done(
    world: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory, documents: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("soup") / "services.ndjson"
    path.write_text("\n".join(json.dumps({"id": an_id(str(n)), **one}) for n, one in enumerate(documents)))
    with suppress(CommandError):
        run(path, dry_run=True)
    with scope(hub=world.balade):
        assert not Service.objects.filter(organization__services=None).exists()
        assert set(Service.objects.values_list("name", flat=True)) == {"Boodschappenbus"}
