"""`manage.py import_hsds`: repeatable, honest about every row, and never outside its hub."""

import csv
import gzip
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django_scopes import scope, scopes_disabled

from hub.base import importing
from hub.places.models import Hub
from socialmap.models import Attribute, Contact, Location, Organization, Phone, Schedule, Service, TaxonomyTerm
from socialmap.search import find
from tests.socialmap.conftest import an_id

BALTIMORE = Path(__file__).parents[3] / "shared/data/hsds_real/baltimore"
Make = Callable[..., dict[str, Any]]
Write = Callable[..., Path]
MODELS = (Organization, Service, Location, Phone, Schedule, Attribute)


def run(path: Path, *, hub: str = "balade", **options: Any) -> str:
    out = StringIO()
    call_command("import_hsds", str(path), hub=hub, stdout=out, verbosity=0, **options)
    return out.getvalue()


def counts(hub: Hub) -> list[int]:
    with scope(hub=hub):
        return [model.objects.count() for model in MODELS]


def test_importing_twice_leaves_the_same_rows(world: SimpleNamespace, hsds_service: Make, ndjson: Write) -> None:
    path = ndjson(hsds_service("Belastingspreekuur"), hsds_service("Schuldhulp"))
    run(path)
    before = counts(world.balade)
    said = run(path)
    assert counts(world.balade) == before
    assert "services                    0 new       0 changed       2 the same" in said


def test_a_changed_row_is_changed_and_what_left_the_source_goes(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    run(ndjson(hsds_service("Spreekuur")))
    run(ndjson(hsds_service("Spreekuur", description="Nu ook op vrijdag.", phones=[])))
    with scope(hub=world.balade):
        entry = Service.objects.get(uuid=an_id("Spreekuur"))
        assert entry.description == "Nu ook op vrijdag."
        assert not entry.phones.exists()
        assert entry.schedules.count() == 1


def test_what_a_document_does_not_mention_stays_as_staff_made_it(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    run(ndjson(hsds_service("Spreekuur")))
    with scope(hub=world.balade):
        Service.objects.filter(uuid=an_id("Spreekuur")).update(informal=True, takes_referrals=False, summary="Kort")
    run(ndjson(hsds_service("Spreekuur", description="Anders")))
    with scope(hub=world.balade):
        entry = Service.objects.get(uuid=an_id("Spreekuur"))
        assert (entry.informal, entry.takes_referrals, entry.summary, entry.slug) == (True, False, "Kort", "spreekuur")


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    before, terms = counts(world.balade), TaxonomyTerm.objects.count()
    said = run(ndjson(hsds_service("Spreekuur")), dry_run=True)
    assert "Dry run, nothing was written" in said
    assert "1 new" in said
    assert counts(world.balade) == before
    assert TaxonomyTerm.objects.count() == terms


def test_a_dry_run_does_not_leave_the_hub_it_would_make(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    run(ndjson(hsds_service("Spreekuur")), hub="nieuw", create_hub="Nieuwe wijk", dry_run=True)
    assert not Hub.objects.filter(slug="nieuw").exists()


def test_bad_rows_are_named_with_their_reason_and_the_good_ones_come_in(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write, tmp_path: Path
) -> None:
    nameless = hsds_service("Naamloos", name=None)
    path = ndjson(
        hsds_service("Eerste"), '{"id": "half', nameless, "[1, 2]", hsds_service("Eerste"), hsds_service("Laatste")
    )
    said = run(path, errors=tmp_path / "problems.csv")
    assert "services.ndjson, line 2: broken JSON" in said
    assert f"line 3 ({an_id('Naamloos')}): name is missing. Skipped." in said
    assert "line 4: is not a service, an organisation or a term of HSDS. Skipped." in said
    assert "has the same id as services.ndjson, line 1: the first one was kept" in said
    with scope(hub=world.balade):
        names = set(Service.objects.filter(organization__name="Stichting Het Lint").values_list("name", flat=True))
    assert names == {"Eerste", "Laatste"}
    with (tmp_path / "problems.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["taken in"] for row in rows] == ["no"] * 4


def test_a_row_that_the_database_refuses_leaves_nothing_half_and_the_rest_comes_in(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else PostgreSQL will not alter a table with work waiting
        cursor.execute("ALTER TABLE socialmap_phone ADD CONSTRAINT no_such_number CHECK (number <> '000')")
    bad = hsds_service(
        "Fout", organization={"id": an_id("Los"), "name": "Los"}, phones=[{"id": an_id("bad"), "number": "000"}]
    )
    said = run(ndjson(hsds_service("Goed"), bad, hsds_service("Ook goed")))
    assert f"line 2 ({an_id('Fout')}): the database refused it" in said
    with scope(hub=world.balade):
        assert set(Service.objects.filter(organization__name="Stichting Het Lint").values_list("name", flat=True)) == {
            "Goed",
            "Ook goed",
        }
        assert not Organization.objects.filter(name="Los").exists()


def test_two_services_that_share_a_phone_each_keep_it(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    shared = [{"id": an_id("shared"), "number": "0416 00 00 33"}]
    path = ndjson(hsds_service("Een", phones=shared), hsds_service("Twee", phones=shared))
    run(path)
    said = run(path)
    assert "phones                      0 new       0 changed       2 the same" in said
    with scope(hub=world.balade):
        for name in ("Een", "Twee"):
            assert Service.objects.get(name=name).phones.get().number == "0416 00 00 33"


def test_two_services_of_one_name_get_addresses_of_their_own(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    run(ndjson(hsds_service("Spreekuur"), hsds_service("Spreekuur", id=an_id("another"))))
    with scope(hub=world.balade):
        assert set(Service.objects.filter(name="Spreekuur").values_list("slug", flat=True)) == {
            "spreekuur",
            "spreekuur-2",
        }


def test_an_import_never_touches_the_other_hub(world: SimpleNamespace, hsds_service: Make, ndjson: Write) -> None:
    path = ndjson(hsds_service("Spreekuur"))
    run(path, hub="rivierzicht")
    with scope(hub=world.rivierzicht):
        Service.objects.filter(name="Spreekuur").update(description="van Rivierzicht")
    before = counts(world.rivierzicht)
    run(path, hub="balade")
    assert counts(world.rivierzicht) == before
    with scope(hub=world.rivierzicht):
        assert Service.objects.get(name="Spreekuur").description == "van Rivierzicht"


def test_imported_terms_never_change_our_own_subjects(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    own = {"id": an_id("t"), "code": "groceries", "name": "Hacked", "taxonomy": "subjects"}
    made_up = {"id": an_id("u"), "code": "made-up", "name": "Made up", "taxonomy": "subjects"}
    attributes = [{"id": an_id("a1"), "taxonomy_term": own}, {"id": an_id("a2"), "taxonomy_term": made_up}]
    run(ndjson(hsds_service("Spreekuur", attributes=attributes)))
    assert TaxonomyTerm.objects.get(taxonomy="subjects", code="groceries").name == "Boodschappen"
    assert not TaxonomyTerm.objects.filter(code="made-up").exists()


def test_contact_persons_come_in_and_are_never_taken_away(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write
) -> None:
    people = [{"id": an_id("Bep"), "name": "Bep Lint", "email": "bep@lint.example"}]
    run(ndjson(hsds_service("Spreekuur", contacts=people)))
    run(ndjson(hsds_service("Spreekuur", contacts=[])))
    with scope(hub=world.balade):
        assert Contact.objects.get(name="Bep Lint").service.name == "Spreekuur"


def test_organisations_in_a_list_come_in_with_packed_json(world: SimpleNamespace, tmp_path: Path) -> None:
    path = tmp_path / "organizations.json.gz"
    with gzip.open(path, "wt") as file:
        json.dump([{"id": an_id("o1"), "name": "Buurtkamer", "website": "buurtkamer.example"}], file)
    run(path)
    with scope(hub=world.balade):
        assert Organization.objects.get(name="Buurtkamer").website == "http://buurtkamer.example"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("services.json.gz", b"[]", "is not a gzip file"),
        ("services.json", b"", "is empty"),
        ("services.json", b"hello", "is not JSON"),
        ("services.json", b'{"id": 1,', "is not JSON"),
        ("services.json", '[{"name": "é"}]'.encode("utf-16"), "is in UTF-16"),
        ("services.json", '{"name": "é"}'.encode("latin-1"), "is not in UTF-8"),
        ("services.json", b'[{"id": "x"}, {"id"', "breaks off after item 1"),
        ("services.json.gz", gzip.compress(b"[" + b" " * 5000 + b"]")[:-12], "damaged gzip"),
    ],
)
def test_a_file_that_cannot_be_read_stops_with_words(
    world: SimpleNamespace, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        run(path)


def test_a_file_that_grows_without_end_when_unpacked_is_stopped(
    world: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_BYTES", 1024 * 1024)
    path = tmp_path / "bomb.json.gz"
    path.write_bytes(gzip.compress(b"[" + b" " * 3_000_000 + b"]"))
    with pytest.raises(CommandError, match="larger than 1 MB when unpacked"):
        run(path)


def test_a_line_that_is_far_too_long_is_skipped_and_the_next_one_read(
    world: SimpleNamespace, hsds_service: Make, ndjson: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_BYTES_A_ROW", 4096)
    said = run(ndjson(hsds_service("Te lang", description="x" * 9000), hsds_service("Kort")))
    assert "line 1: longer than" in said
    with scope(hub=world.balade):
        assert Service.objects.filter(name="Kort").exists()
        assert not Service.objects.filter(name="Te lang").exists()


def test_a_path_or_hub_that_is_not_there_is_said_plainly(world: SimpleNamespace, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="there is nothing there"):
        run(tmp_path / "nowhere")
    with pytest.raises(CommandError, match="no .json or .ndjson file in this folder"):
        run(tmp_path)
    (tmp_path / "a.json").write_text("[]")
    with pytest.raises(CommandError, match="There is no hub nergens. There are: balade, rivierzicht"):
        run(tmp_path, hub="nergens")
    with pytest.raises(CommandError, match="Say which hub: --hub balade | rivierzicht"):
        run(tmp_path, hub="")


@pytest.mark.slow
def test_the_whole_baltimore_directory_comes_in_once_and_search_finds_it(world: SimpleNamespace) -> None:
    if not BALTIMORE.exists():
        pytest.skip(f"the Baltimore directory is not here: {BALTIMORE}")
    said = run(BALTIMORE, hub="baltimore", create_hub="Baltimore")
    hub = Hub.objects.get(slug="baltimore")
    assert counts(hub) == [748, 1875, 1482, 5216, 0, 7635]
    assert "skipped rows                0" in said
    assert "0 new" in run(BALTIMORE, hub="baltimore")
    assert counts(hub) == [748, 1875, 1482, 5216, 0, 7635]
    with scope(hub=hub):
        assert len(find(Service.objects.listed(), "food pantry").keys) > 100
        assert find(Service.objects.listed(), "dentst").keys
    with scope(hub=world.balade):
        assert not find(Service.objects.listed(), "food pantry").keys
    with scopes_disabled():
        assert TaxonomyTerm.objects.filter(taxonomy="Open Eligibility").exclude(parent=None).exists()
