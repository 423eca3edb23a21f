"""A table as a file. A cell that a spreadsheet would run as a formula is made plain text (CSV injection)."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from hub.base.spreadsheets import csv_bytes, harmless
from reporting.tables import Table


def as_csv(table: Table) -> bytes:
    """For a Dutch spreadsheet: semicolons, and a mark that says UTF-8."""
    return csv_bytes([table.heads, *table.rows])


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
