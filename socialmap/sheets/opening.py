"""Opens a spreadsheet: CSV with any usual delimiter and encoding, or XLSX. Whatever else it is, it is refused with a
code for which `words.py` has words. Memory stays bounded: nothing is unpacked that says it is too large."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Literal
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_BYTES = 20 * 1024 * 1024
MOST_BYTES_UNPACKED = 100 * 1024 * 1024
MOST_TIMES_LARGER = 200
MOST_ROWS, MOST_COLUMNS = 10_000, 100
LONGEST_CELL = 20_000
_SNIFFED = 64 * 1024
_DELIMITERS = ";,\t|"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# A cell that a spreadsheet would compute. "+31 6…" and "- niet bekend" are text.
_FORMULA = re.compile(r"^\s*=\s*\S")
_UNREADABLE = (
    zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError, ParseError,
    OSError, EOFError, NotImplementedError, RuntimeError, SyntaxError,
)  # fmt: skip
Form = Literal["csv", "xlsx"]


class NotATable(Exception):
    """The file cannot be read as a spreadsheet; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Line:
    """One row: its number as the spreadsheet shows it, its cells as text, and the cells that cannot be used."""

    number: int
    cells: tuple[str, ...]
    wrong: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """The first row with something in it gives the headings; the rest are lines."""

    form: Form
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def open_table(content: bytes) -> Table:
    """The table in a file. Raises NotATable."""
    if not content.strip(b"\x00 \t\r\n"):
        raise NotATable("empty")
    if len(content) > MOST_BYTES:
        raise NotATable("too_large")
    if content.startswith(_OLE):
        raise NotATable("old_or_locked")
    if content.startswith(_ZIP):
        return _table("xlsx", _from_workbook(content))
    return _table("csv", _from_csv(content))


def _table(form: Form, lines: Iterator[Line]) -> Table:
    filled = (line for line in lines if any(line.cells))
    first = next(filled, None)
    if first is None:
        raise NotATable("empty")
    rest = tuple(filled)
    width = max([len(_trimmed(first.cells)), *(len(_trimmed(line.cells)) for line in rest)])
    if width > MOST_COLUMNS:
        raise NotATable("too_many_columns")
    if not rest:
        raise NotATable("no_rows")
    headings = [cell[:200] for cell in first.cells[:width]] + [""] * (width - len(first.cells))
    return Table(form, tuple(headings), tuple(_wide(line, width) for line in rest))


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max((number for number, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:last]


def _wide(line: Line, width: int) -> Line:
    return Line(line.number, (line.cells + ("",) * width)[:width], line.wrong)


# --- CSV -----------------------------------------------------------------------------------------


def _from_csv(content: bytes) -> Iterator[Line]:
    text = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text[:_SNIFFED]))
    rows = 0
    try:
        for cells in reader:
            rows += 1
            if rows > MOST_ROWS + 1:
                raise NotATable("too_many_rows")
            if len(cells) > MOST_COLUMNS * 10:
                raise NotATable("too_many_columns")
            yield _line(reader.line_num, cells)
    except csv.Error as error:
        raise NotATable("broken") from error


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or what Windows writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise NotATable("encoding")


def _delimiter(text: str) -> str:
    """The sign that cuts the first rows in the most columns, the same number in most of them."""
    whole = text if len(text) < _SNIFFED else text[: text.rfind("\n") + 1] or text
    best, most = ",", 0.0
    for sign in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(whole, newline=""), delimiter=sign) if row][:50]
        except csv.Error:
            continue
        if not widths or widths[0] < 2:
            continue
        score = widths.count(widths[0]) / len(widths) * widths[0]
        if score > most:
            best, most = sign, score
    return best


def _line(number: int, cells: list[str]) -> Line:
    wrong = {place: "formula" for place, cell in enumerate(cells) if _FORMULA.match(cell)}
    wrong |= {place: "too_long" for place, cell in enumerate(cells) if len(cell) > LONGEST_CELL}
    return Line(number, tuple(_tidy(cell) for cell in cells), wrong)


def _tidy(text: str) -> str:
    """Without the quote with which our own file of mistakes makes a cell harmless."""
    if text.startswith(("'=", "'+", "'-", "'@")):
        text = text[1:]
    return text.replace("\xa0", " ").replace("\r\n", "\n").strip()[:LONGEST_CELL]


# --- XLSX ----------------------------------------------------------------------------------------


def _from_workbook(content: bytes) -> Iterator[Line]:
    _inspect(content)
    with _readable():
        # Two readings beside each other: what stands in a cell, and whether a formula made it.
        shown = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        meant = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = [sheet for sheet in shown.worksheets if sheet.sheet_state == "visible"] or shown.worksheets
        if not sheets:
            raise NotATable("empty")
        name = sheets[0].title
        bounds = {"max_row": MOST_ROWS + 2, "max_col": MOST_COLUMNS + 1, "values_only": True}
        pairs = zip(sheets[0].iter_rows(**bounds), meant[name].iter_rows(**bounds), strict=False)
        for number, (values, formulas) in enumerate(pairs, 1):
            if number > MOST_ROWS + 1 and any(value is not None for value in values):
                raise NotATable("too_many_rows")
            yield _of_cells(number, values, formulas)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except NotATable:
        raise
    except _UNREADABLE as error:
        raise NotATable("broken") from error
    except Exception as error:
        # defusedxml and openpyxl refuse a workbook with exceptions of their own kind
        if type(error).__module__.startswith(("defusedxml", "openpyxl", "xml", "zlib")):
            raise NotATable("broken") from error
        raise


def _inspect(content: bytes) -> None:
    """What a workbook holds, before anything of it is unpacked."""
    with _readable(), zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = {info.filename for info in packed.infolist()}
        unpacked = sum(info.file_size for info in packed.infolist())
        if unpacked > MOST_BYTES_UNPACKED or unpacked > MOST_TIMES_LARGER * max(len(content), 4096):
            raise NotATable("bomb")
        if any("vbaproject" in name.lower() for name in names):
            raise NotATable("macros")
        if "xl/workbook.xml" not in names:
            raise NotATable("not_a_sheet")


def _of_cells(number: int, values: tuple[Any, ...], formulas: tuple[Any, ...]) -> Line:
    wrong = {
        place: "formula"
        for place, (value, formula) in enumerate(zip(values, formulas, strict=False))
        if value is None and isinstance(formula, str) and formula.startswith("=")
    }
    texts = [_as_text(value) for value in values]
    wrong |= {
        place: "error" for place, text in enumerate(texts) if text.startswith("#") and text.endswith(("!", "?", "A"))
    }
    return Line(number, tuple(_tidy(text) for text in texts), wrong)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _CONTROL.sub("", str(value))
