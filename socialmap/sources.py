"""Where documents of HSDS come from: a JSON file or a folder of them, or the standard's tabular form, a folder or a
zip of CSV files with a datapackage.json. One reader for each form, the same documents out of all. Knows no database."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from hub.base.importing import ImportStopped, Problem, Row, rows
from socialmap.hsds_tables import fold
from socialmap.tabular import Tabular

_ENDINGS = (".json", ".ndjson", ".jsonl", ".json.gz", ".ndjson.gz", ".jsonl.gz")
_LONG = ("services", "phones", "contacts", "locations", "funding", "programs", "organization_identifiers")
# How far we are, of `Source.total`.
Progress = Callable[[int], object]
Item = tuple[str, Row | Problem]


class Source:
    """One import: what it is called, how much there is, and its documents one by one."""

    unit = "B"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = _files(path)
        self.total = sum(file.stat().st_size for file in self.files)

    def items(self, progress: Progress) -> Iterator[Item]:
        """Each document with the file it is from. Raises ImportStopped, perhaps after a number of them."""
        before = 0
        for file in self.files:
            done = before
            with _told(file):
                for row in rows(file, progress=lambda place, start=done: progress(start + place)):  # type: ignore[misc]
                    for one in unnested(row):
                        yield file.name, one
            before += file.stat().st_size
            progress(before)


class TabularSource(Source):
    """The same of the tabular form."""

    unit = " documents"

    def __init__(self, path: Path) -> None:
        self.path = path
        with _told(path):
            self.tables = Tabular(path).tables()
        self.total = sum(len(self.tables.get(kind, [])) for kind in ("taxonomy_term", "organization", "service"))

    def items(self, progress: Progress) -> Iterator[Item]:
        for number, (where, _kind, document) in enumerate(fold(self.tables), 1):
            file, _, line = where.partition(", ")
            yield file, Row(line, document)
            progress(min(number, self.total))


class _told:  # noqa: N801 - reads as a sentence
    """Says which file it was that could not be read."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: Any, error: BaseException | None, _trace: Any) -> None:
        if isinstance(error, ImportStopped) and not str(error).startswith(str(self.file)):
            raise ImportStopped(f"{self.file}: {error}") from error


def open_source(path: Path) -> Source:
    """What to read at this path. Raises ImportStopped."""
    if not path.exists():
        raise ImportStopped(f"{path}: there is nothing there")
    tabular = path.suffix.lower() == ".zip" or (path.is_dir() and Tabular.looks_like(path))
    return TabularSource(path) if tabular else Source(path)


def _files(path: Path) -> list[Path]:
    """The files to read: terms first, then organisations, then services."""
    if path.is_file():
        if path.suffix.lower() in (".csv", ".xlsx"):
            raise ImportStopped(
                f"{path}: is a spreadsheet. Read it in on the screen /werk/sociale-kaart/inlezen/, where you say what "
                "its columns mean"
            )
        return [path]
    found = [file for file in sorted(path.iterdir()) if file.is_file() and file.name.endswith(_ENDINGS)]
    if not found:
        raise ImportStopped(f"{path}: no .json or .ndjson file in this folder")
    return sorted(found, key=lambda file: ("tax" not in file.name, "organi" not in file.name, file.name))


def unnested(row: Row | Problem) -> Iterator[Row | Problem]:
    """An organisation with its services within it, as the organisation and then each service with a short
    organisation; anything else as it is."""
    document = row.value if isinstance(row, Row) else None
    services = document.get("services") if isinstance(document, dict) and "organization" not in document else None
    if not isinstance(services, list) or not isinstance(document, dict):
        yield row
        return
    owner = {name: value for name, value in document.items() if name not in _LONG}
    yield Row(row.where, {name: value for name, value in document.items() if name != "services"})
    for number, service in enumerate(services, 1):
        with suppress(TypeError):
            yield Row(f"{row.where}, service {number}", {"organization": owner, **service})
