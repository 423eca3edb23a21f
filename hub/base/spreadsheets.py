"""Rows as a file for a spreadsheet. A cell that a spreadsheet would run as a formula is made plain text (CSV
injection)."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def harmless(cell: Any) -> Any:
    """Text that begins as a formula gets a quote in front, which spreadsheets take for "this is text"."""
    if not isinstance(cell, str):
        return cell
    text = _CONTROL.sub("", cell)
    return f"'{text}" if text.lstrip(" ").startswith(_RUNS) else text


def csv_bytes(rows: Iterable[Sequence[Any]]) -> bytes:
    """For a Dutch spreadsheet: semicolons, and a mark that says UTF-8."""
    file = StringIO(newline="")
    csv.writer(file, delimiter=";").writerows([harmless(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def xlsx_bytes(rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet with these rows; text stays text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Any) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, harmless(value))
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
