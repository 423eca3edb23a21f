"""Reading files from elsewhere: large, packed, in the wrong encoding, broken halfway. A file that cannot be
read at all stops with words; a row that cannot be read is reported with its place, and the rest goes on."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import ijson

MOST_BYTES = 512 * 1024 * 1024
MOST_BYTES_A_DOCUMENT = 64 * 1024 * 1024
MOST_BYTES_A_ROW = 4 * 1024 * 1024
_GZIP = b"\x1f\x8b"
_LINES = (".ndjson", ".jsonl")
# The lists in which systems pack their pages.
_LISTS = ("contents", "services", "organizations", "features", "items", "data")


class ImportStopped(Exception):
    """The file as a whole cannot be read. The text says why, for people."""


@dataclass(frozen=True)
class Problem:
    """Something wrong with one row: where it stands, its id when it has one, and what is wrong, in words.
    `skipped` rows were not taken in; the others were, without the part that is wrong."""

    where: str
    what: str
    id: str = ""
    skipped: bool = True


@dataclass(frozen=True)
class Row:
    """One record of a file, as it stands there."""

    where: str
    value: Any


class _Limited(io.RawIOBase):
    """Stops a file that grows without end when it is unpacked."""

    def __init__(self, inner: IO[bytes], packed: IO[bytes], most: int) -> None:
        self.inner, self.packed, self.left, self.most = inner, packed, most, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.inner.read(len(buffer))
        self.left -= len(data)
        if self.left < 0:
            raise ImportStopped(f"larger than {self.most // (1024 * 1024)} MB when unpacked: split the file")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.inner.close()
        self.packed.close()
        super().close()


def open_file(path: Path, *, most: int | None = None) -> io.BufferedReader:
    """Opens a file, unpacked when it is gzip. Raises ImportStopped."""
    try:
        plain = path.open("rb")
    except OSError as error:
        raise ImportStopped(f"cannot be opened: {error.strerror}") from error
    start = plain.read(4)
    plain.seek(0)
    if path.suffix == ".gz" and not start.startswith(_GZIP):
        plain.close()
        raise ImportStopped("is called .gz but is not a gzip file")
    if not start:
        plain.close()
        raise ImportStopped("is empty")
    unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=plain)) if start.startswith(_GZIP) else plain
    return io.BufferedReader(_Limited(unpacked, plain, MOST_BYTES if most is None else most))


def rows(
    path: Path, *, most: int | None = None, progress: Callable[[int], object] | None = None
) -> Iterator[Row | Problem]:
    """The records of a JSON file: a list, a page with a list in it, one document, or one document a line.
    Large lists are read as a stream. `progress` hears how many bytes of the file were read.
    Raises ImportStopped, perhaps after a number of rows."""
    with open_file(path, most=most) as stream:
        try:
            for row in _rows(stream, lines=_plain_suffix(path) in _LINES):
                yield row
                if progress:
                    progress(cast("_Limited", stream.raw).packed.tell())
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ImportStopped("is a damaged gzip file: it ends too early or was changed") from error


def _rows(stream: io.BufferedReader, *, lines: bool) -> Iterator[Row | Problem]:
    first = _first_sign(stream)
    if lines:
        yield from _by_line(stream)
    elif first == b"[":
        yield from _by_item(stream)
    elif first == b"{":
        yield from _from_document(stream)
    else:
        raise ImportStopped("is not JSON")


def csv_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file with a heading that has at least `columns`. Raises ImportStopped."""
    with open_file(path) as stream:
        reader = csv.DictReader(io.TextIOWrapper(stream, "utf-8-sig", newline=""))
        try:
            missing = [column for column in columns if column not in (reader.fieldnames or [])]
            if missing:
                raise ImportStopped(f"has no column {', '.join(missing)}")
            for row in reader:
                yield Row(f"line {reader.line_num}", row)
        except UnicodeDecodeError as error:
            raise ImportStopped("is not in UTF-8: save it again with that encoding") from error
        except csv.Error as error:
            raise ImportStopped(f"is not CSV: {error}") from error


def _plain_suffix(path: Path) -> str:
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _first_sign(stream: io.BufferedReader) -> bytes:
    """The first sign that is not white space; the reader stays where it is."""
    start = stream.peek(4096)[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ImportStopped("is in UTF-16: save it again as UTF-8")
    if start.startswith(b"\xef\xbb\xbf"):
        stream.read(3)
        start = start[3:]
    return start.lstrip()[:1]


def _by_line(stream: IO[bytes]) -> Iterator[Row | Problem]:
    number = 0
    while line := stream.readline(MOST_BYTES_A_ROW + 1):
        number += 1
        where = f"line {number}"
        if len(line) > MOST_BYTES_A_ROW:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES_A_ROW)
            yield Problem(where, f"longer than {MOST_BYTES_A_ROW // (1024 * 1024)} MB")
            continue
        if not line.strip():
            continue
        yield _read(line, where)


def _read(line: bytes, where: str) -> Row | Problem:
    try:
        return Row(where, json.loads(line.decode("utf-8")))
    except UnicodeDecodeError:
        return Problem(where, "not in UTF-8")
    except json.JSONDecodeError as error:
        return Problem(where, f"broken JSON at sign {error.pos + 1}: {error.msg.lower()}")
    except RecursionError:
        return Problem(where, "nested too deep")


def _by_item(stream: IO[bytes]) -> Iterator[Row | Problem]:
    number = 0
    try:
        for value in ijson.items(stream, "item", use_float=True):
            number += 1
            yield Row(f"item {number}", value)
    except ijson.IncompleteJSONError as error:
        raise ImportStopped(f"breaks off after item {number}") from error
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise ImportStopped(f"is not JSON, or not in UTF-8, after item {number}") from error


def _from_document(stream: io.BufferedReader) -> Iterator[Row | Problem]:
    """One document, a page around a list, or documents by line under the name .json."""
    text = stream.read(MOST_BYTES_A_DOCUMENT + 1)
    if len(text) > MOST_BYTES_A_DOCUMENT:
        raise ImportStopped("is one JSON document of more than 64 MB: use a list, or one document a line")
    try:
        document = json.loads(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ImportStopped("is not in UTF-8: save it again with that encoding") from error
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and b"\n" in text:
            yield from _by_line(io.BytesIO(text))
            return
        raise ImportStopped(f"is not JSON: line {error.lineno}, {error.msg.lower()}") from error
    except RecursionError as error:
        raise ImportStopped("is nested too deep") from error
    found = next((document[name] for name in _LISTS if isinstance(document.get(name), list)), None)
    if found is None or "id" in document:
        yield Row("item 1", document)
        return
    for number, value in enumerate(found, 1):
        yield Row(f"item {number}", value)


def write_problems(path: Path, problems: list[Problem]) -> None:
    """The report, as a CSV file that a spreadsheet opens."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["where", "id", "what", "taken in"])
        writer.writerows([p.where, p.id, p.what, "no" if p.skipped else "yes, without this"] for p in problems)
