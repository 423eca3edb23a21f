"""The results page: for everybody who may see results, without a way to a question; downloads that do no harm."""

import csv
from io import BytesIO, StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from hub.base import clock
from intake.services import joining
from reporting.export import as_csv, as_xlsx, harmless
from reporting.overview import overview
from reporting.services import set_targets, targets_of
from reporting.tables import Table
from tests.conftest import make_person, make_request

YEAR = clock.today().year


@pytest.mark.parametrize("name", ["geert", "noor", "charles", "carla", "ada"])
def test_who_may_see_results_sees_target_and_realised_and_no_way_to_a_question(
    balade: SimpleNamespace, signed_in_as: Any, name: str
) -> None:
    set_targets(hub=balade.balade, year=YEAR, values={"new-volunteers": 123})
    make_request(balade.balade, balade.jansen, "Kan iemand mijn kraan maken?")
    page = signed_in_as(getattr(balade, name)).get("/werk/resultaten/").content.decode()
    assert "Nieuwe vrijwilligers" in page
    assert "123" in page
    main = page.split("<main")[1]
    assert "/werk/vragen/" not in main
    assert "Jansen" not in page and "kraan" not in page
    assert "style=" not in page.replace("font-style", "")


@pytest.mark.parametrize("name", ["teun", "eva", "ria_user", "corrie_user"])
def test_who_may_not_see_results_does_not(balade: SimpleNamespace, signed_in_as: Any, name: str) -> None:
    client = signed_in_as(getattr(balade, name))
    for address in ("", f"{YEAR}/", f"{YEAR}/doelen/", f"{YEAR}/resultaten.xlsx", f"{YEAR}/resultaten.csv"):
        assert client.get(f"/werk/resultaten/{address}").status_code == 403


def test_targets_are_set_by_the_process_manager_and_the_administrator_only(
    balade: SimpleNamespace, signed_in_as: Any
) -> None:
    address = f"/werk/resultaten/{YEAR}/doelen/"
    for name in ("geert", "noor", "carla"):
        assert signed_in_as(getattr(balade, name)).post(address, {"newcomers": "5"}).status_code == 403
    assert targets_of(YEAR) == {}
    for name, value in (("charles", 5), ("ada", 6)):
        assert signed_in_as(getattr(balade, name)).post(address, {"newcomers": str(value)}).status_code == 302
        assert targets_of(YEAR) == {"newcomers": value}


def test_a_target_that_is_no_number_is_refused_and_kept_on_the_page(balade: SimpleNamespace, signed_in_as: Any) -> None:
    answer = signed_in_as(balade.charles).post(f"/werk/resultaten/{YEAR}/doelen/", {"newcomers": "veel"})
    assert answer.status_code == 422
    assert "veel" in answer.content.decode()
    assert targets_of(YEAR) == {}


def test_a_year_without_anything_is_not_there(balade: SimpleNamespace, signed_in_as: Any) -> None:
    client = signed_in_as(balade.geert)
    assert client.get("/werk/resultaten/1999/").status_code == 404
    assert client.get(f"/werk/resultaten/{YEAR}/geheim.csv").status_code == 404


def test_the_downloads_hold_what_the_page_shows_also_where_it_hides(balade: SimpleNamespace, signed_in_as: Any) -> None:
    for number in range(3):
        make_request(balade.balade, make_person(balade.balade, f"Buur {number}"))
    client = signed_in_as(balade.geert)
    answer = client.get(f"/werk/resultaten/{YEAR}/per-wijk.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    assert "3" not in answer.content.decode("utf-8-sig")
    rows = list(
        csv.reader(
            StringIO(client.get(f"/werk/resultaten/{YEAR}/resultaten.csv").content.decode("utf-8-sig")), delimiter=";"
        )
    )
    assert rows[0] == ["Wat", "Doel", "Bereikt", "Hoe tellen we dit?"]
    assert len(rows) == 12
    book = load_workbook(BytesIO(client.get(f"/werk/resultaten/{YEAR}/resultaten.xlsx").content))
    assert book.sheetnames[0] == "Resultaten"
    assert [cell.value for cell in book.worksheets[0][1]] == rows[0]


@pytest.mark.parametrize("cell", ["=1+1", "+31612345678", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd", "=HYPERLINK(1)"])
def test_a_cell_that_a_spreadsheet_would_run_is_plain_text(cell: str) -> None:
    assert str(harmless(cell)).startswith("'")
    table = Table("proef", "Proef", ("Wijk", "Aantal"), [(cell, 3)])
    (_head, row) = csv.reader(StringIO(as_csv(table).decode("utf-8-sig")), delimiter=";")
    assert row[0].startswith("'")
    sheet = load_workbook(BytesIO(as_xlsx([table]))).worksheets[0]
    assert sheet["A2"].data_type == "s"
    assert (sheet["B2"].value, sheet["B2"].data_type) == (3, "n")


def test_ordinary_words_and_numbers_stay_as_they_are() -> None:
    assert [harmless(cell) for cell in ("De Hoef", 5, -5, "a=b", "")] == ["De Hoef", 5, -5, "a=b", ""]


def test_two_questions_that_became_one_count_as_one(balade: SimpleNamespace) -> None:
    first = make_request(balade.balade, balade.jansen, "Wie rijdt mij?")
    second = make_request(balade.balade, balade.jansen, "Ik zoek een chauffeur")
    before = overview(YEAR).asked
    joining.merge(keep=first, goes=second, user=balade.noor)
    assert (before, overview(YEAR).asked) == (2, 1)
