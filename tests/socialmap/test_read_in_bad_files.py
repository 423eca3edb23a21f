"""Files that are no list, or are one in another way than we know, and the screens that say so."""

import csv
import io
import zipfile
from datetime import datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope
from openpyxl import load_workbook

from hub.base import clock
from socialmap.models import (
    ImportFile,
    ImportRun,
    Service,
)
from socialmap.services import import_runs
from socialmap.sheets import opening
from socialmap.tasks import go_on_with_imports
from tests.socialmap.reading_in import (
    COFFEE,
    HEAD,
    SEWING,
    TABLE,
    SignIn,
    known,
    looked_through,
    outcomes,
    read_in,
    sheet,
)

# --- bad files -----------------------------------------------------------------------------------


def _zip(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


GOOD = sheet(("Naam", "Organisatie"), ("Koffie", "De Kiem"))


def _with_macros() -> bytes:
    packed = io.BytesIO(GOOD)
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr("xl/vbaProject.bin", b"x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"Naam;Organisatie\n", "no_rows"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "old_or_locked"),
        (b"Naam;Organisatie\nA\x00B;C\n", "encoding"),
        ("Naam;Organisatie\nCafé;Kiem\n".encode("utf-16")[2:], "encoding"),
        (bytes(range(1, 256)), "encoding"),
        (_with_macros(), "macros"),
        (_zip(readme_dot_txt=b"hallo"), "not_a_sheet"),
        (_zip(xl__workbook_dot_xml=b"<x/>"), "broken"),
        (_zip(xl__workbook_dot_xml=b" " * 30_000_000), "bomb"),
        (b"PK\x03\x04" + b"x" * 50, "broken"),
        (GOOD[: len(GOOD) // 2], "broken"),
        (b"A;B\n" + b"x;y\n" * 10_001, "too_many_rows"),
        ((";".join("abcdefghij" * 11) + "\n1\n").encode(), "too_many_columns"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words(balade: SimpleNamespace, content: bytes, code: str) -> None:
    with pytest.raises(opening.NotATable) as refused:
        import_runs.upload(hub=balade.balade, user=balade.noor, content=content)
    assert refused.value.code == code
    assert not ImportRun.objects.exists()


def test_a_workbook_that_multiplies_itself_is_refused(balade: SimpleNamespace) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        files = {name: good.read(name) for name in good.namelist()}
    files["xl/workbook.xml"] = laughs
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    with pytest.raises(opening.NotATable):
        opening.open_table(packed.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_usual_encoding_and_delimiter_is_read(encoding: str, delimiter: str) -> None:
    text = f"Naam{delimiter}Organisatie\nCafé één{delimiter}De Kiëm\n"
    table = opening.open_table(text.encode(encoding))
    assert (table.headings, table.lines[0].cells) == (("Naam", "Organisatie"), ("Café één", "De Kiëm"))


def test_a_workbook_gives_dates_times_and_numbers_as_people_see_them() -> None:
    content = sheet(
        ("Naam", "Getal", "Dag", "Tijd", "Ja", "Som"),
        ("Koffie", 4.0, datetime(2026, 3, 1), time(9, 30), True, "=1+1"),  # noqa: DTZ001
    )
    [line] = opening.open_table(content).lines
    assert line.cells == ("Koffie", "4", "2026-03-01", "09:30", "ja", "")
    assert line.wrong == {5: "formula"}


def test_a_list_of_200_mb_is_stopped_with_words_and_kept_nowhere(
    balade: SimpleNamespace, signed_in_as: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialmap.uploads.MOST_BYTES", 300_000)
    client = signed_in_as(balade.noor)
    answer = client.post(TABLE, {"sheet": SimpleUploadedFile("groot.csv", b"a;b\n" * 200_000)})
    assert answer.status_code == 422
    assert "groter dan 20 MB" in answer.content.decode()
    assert not ImportRun.objects.exists()


# --- on the screen -------------------------------------------------------------------------------


def test_the_whole_way_without_a_browser(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    known(balade)
    client = signed_in_as(balade.noor)
    content = HEAD + COFFEE + SEWING + "Zonder;;;;;;;;\n"
    answer = client.post(TABLE, {"sheet": SimpleUploadedFile("lijst.csv", content.encode())}, follow=True)
    page = answer.content.decode()
    assert "Wat staat in welke kolom?" in page
    assert "Koffieochtend" in page
    here = answer.request["PATH_INFO"]
    run = ImportRun.objects.get()
    columns = {f"column-{place}": name for place, name in run.mapping.items()}
    answer = client.post(f"{here}kolommen/", columns, follow=True)
    assert "We kijken uw lijst na" in answer.content.decode()
    go_on_with_imports()
    page = client.get(here).content.decode()
    assert "Dit zou veranderen" in page
    assert "Organisatie: is leeg" in page
    assert "zelfde naam en postcode" in page
    client.post(f"{here}kiezen/", {"choice-2": "skip"})
    go_on_with_imports()
    client.post(f"{here}doen/")
    go_on_with_imports()
    page = client.get(here).content.decode()
    assert "Uw lijst is ingelezen" in page
    assert Service.objects.filter(name="Naaicafé").exists()
    assert Service.objects.filter(name="Koffieochtend").count() == 1


def test_the_mistakes_can_be_downloaded_put_right_and_read_in_again(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    run = read_in(balade, "Naam;Organisatie;Telefoon\n=1+1;De Kiem;+31 6 12345678\nThee;;+31612345678\n")
    client = signed_in_as(balade.noor)
    answer = client.get(f"{TABLE}{run.pk}/fouten.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Rij", "Naam", "Organisatie", "Telefoon", "Wat niet klopt"]
    assert rows[1][:2] == ["2", "'=1+1"]
    assert rows[2][-1] == "Organisatie: is leeg"
    book = load_workbook(io.BytesIO(client.get(f"{TABLE}{run.pk}/fouten.xlsx").content))
    assert book.active.max_row == 3
    mended = answer.content.decode("utf-8-sig").replace("Thee;;", "Thee;De Kiem;")
    assert outcomes(read_in(balade, mended))[-1] == "new"
    assert Service.objects.get(name="Thee").phones.get().number == "+31612345678"


def test_somebody_of_the_other_hub_finds_nothing_of_it(world: SimpleNamespace, signed_in_as: SignIn) -> None:
    with scope(hub=world.balade):
        run = looked_through(world, HEAD + COFFEE)
    client = signed_in_as(world.otto)
    assert client.get(f"{TABLE}{run.pk}/", headers={"host": "rivierzicht.localhost"}).status_code == 404


def test_a_worker_that_fails_says_so_and_it_can_be_looked_through_again(balade: SimpleNamespace) -> None:
    run = import_runs.upload(hub=balade.balade, user=balade.noor, content=(HEAD + COFFEE).encode())
    import_runs.choose_columns(run=run, user=balade.noor, mapping={0: "name", 1: "organization"})
    ImportFile.objects.all().delete()
    go_on_with_imports()
    run.refresh_from_db()
    assert (run.status, run.why) == ("failed", "gone")
    import_runs.look_again(run=run, user=balade.noor)
    assert run.status == "checking"


def test_a_list_that_takes_half_an_hour_is_given_up_and_not_sent_to_a_worker_again(balade: SimpleNamespace) -> None:
    run = import_runs.upload(hub=balade.balade, user=balade.noor, content=(HEAD + COFFEE).encode())
    import_runs.choose_columns(run=run, user=balade.noor, mapping={0: "name", 1: "organization"})
    with clock.at(clock.now() + timedelta(minutes=31)):
        go_on_with_imports()
    run.refresh_from_db()
    assert (run.status, run.why) == ("failed", "trouble")
    assert not run.rows.exists()
