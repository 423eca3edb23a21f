"""A table as a file. A cell that a spreadsheet would run as a formula is made plain text (CSV injection)."""

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from reporting.tables import Table

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def harmless(cell: Any) -> Any:
    """Text that begins as a formula gets a quote in front, which spreadsheets take for "this is text"."""
    if not isinstance(cell, str):
        return cell
    text = _CONTROL.sub("", cell)
    return f"'{text}" if text.lstrip(" ").startswith(_RUNS) else text


def as_csv(table: Table) -> bytes:
    """For a Dutch spreadsheet: semicolons, and a mark that says UTF-8."""
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow([harmless(cell) for cell in table.heads])
    writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def as_xlsx(tables: Sequence[Table]) -> bytes:
    """A sheet for each table."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", table.title)[:31])
        for index, head in enumerate(table.heads, start=1):
            sheet.column_dimensions[get_column_letter(index)].width = 48 if index == 1 else max(14, len(head) + 2)
        sheet.append([_cell(sheet, head, bold=True) for head in table.heads])
        for row in table.rows:
            sheet.append([_cell(sheet, value) for value in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, harmless(value))
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
