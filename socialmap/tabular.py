"""Finds and reads the CSV files of the standard's tabular form, in a folder or a zip. Nothing is unpacked to disk, no
name in a zip is ever used as a path, and what says to be too large is not opened. Knows no database."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

from hub.base.importing import MOST_BYTES_A_ROW, ImportStopped
from socialmap.hsds_shape import RECORDS

MOST_BYTES = 128 * 1024 * 1024
MOST_TIMES_LARGER = 200
_ENCRYPTED = 0x1
_PACKAGE = "datapackage.json"
_MB = 1024 * 1024
Tables = dict[str, list[tuple[str, dict[str, Any]]]]
csv.field_size_limit(MOST_BYTES_A_ROW)


class Tabular:
    """The tables at a path."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @staticmethod
    def looks_like(folder: Path) -> bool:
        """Whether this folder holds tables, and no JSON documents."""
        return (folder / _PACKAGE).exists() or (folder / RECORDS["service"].file).exists()

    def tables(self) -> Tables:
        """The rows of each record, each with where it stands. Raises ImportStopped."""
        with self._opened() as files:
            names = self._names(files)
            if "service" not in names and "organization" not in names:
                raise ImportStopped("has no table with services or organisations")
            return {kind: list(self._rows(files, name)) for kind, name in names.items()}

    @contextmanager
    def _opened(self) -> Iterator["_Files"]:
        if self.path.is_dir():
            yield _Folder(self.path)
            return
        try:
            with zipfile.ZipFile(self.path) as packed:
                yield _Zip(packed, self.path.stat().st_size)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise ImportStopped("is no zip file, or a damaged one") from error

    def _names(self, files: "_Files") -> dict[str, str]:
        """The file of each record: as the datapackage says, else by its usual name."""
        usual = {kind: record.file for kind, record in RECORDS.items()}
        listed = self._listed(files) if _PACKAGE in files.names else {}
        found = {}
        for kind, name in usual.items():
            wanted = listed.get(kind, name)
            if wanted in files.names:
                found[kind] = wanted
        return found

    def _listed(self, files: "_Files") -> dict[str, str]:
        try:
            with files.open(_PACKAGE) as file:
                package = json.loads(file.read(_MB).decode("utf-8-sig"))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
            raise ImportStopped(f"{_PACKAGE} is not JSON") from error
        resources = package.get("resources") if isinstance(package, dict) else None
        if not isinstance(resources, list):
            raise ImportStopped(f"{_PACKAGE} has no list of resources")
        pairs = [(one.get("name"), one.get("path")) for one in resources if isinstance(one, dict)]
        named = {name: path for name, path in pairs if isinstance(name, str) and isinstance(path, str)}
        for path in named.values():
            if ".." in PurePosixPath(path).parts or path.startswith(("/", "\\")) or ":" in path:
                raise ImportStopped(f"{_PACKAGE} points outside its own folder")
        return {name: PurePosixPath(path).name for name, path in named.items()}

    def _rows(self, files: "_Files", name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        with files.open(name) as raw:
            reader = csv.reader(io.TextIOWrapper(raw, "utf-8-sig", newline=""))
            try:
                heading = [column.strip() for column in next(reader, [])]
                _refuse_twice(heading, name)
                for cells in reader:
                    if any(cells):
                        row = {column: cell for column, cell in zip(heading, cells, strict=False) if column and cell}
                        yield f"{name}, line {reader.line_num}", row
            except UnicodeDecodeError as error:
                raise ImportStopped(f"{name} is not in UTF-8: save it again with that encoding") from error
            except csv.Error as error:
                raise ImportStopped(f"{name} is not CSV: {error}") from error


def _refuse_twice(heading: list[str], name: str) -> None:
    twice = sorted({column for column in heading if column and heading.count(column) > 1})
    if twice:
        raise ImportStopped(f"{name} has the column {', '.join(twice)} twice")


class _Files(Protocol):
    """Files by their own name, without folders."""

    names: set[str]

    def open(self, name: str) -> IO[bytes]: ...


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = [file for file in folder.iterdir() if file.is_file() and not file.is_symlink()]
        self.names = {file.name for file in found}
        _refuse_size(sum(file.stat().st_size for file in found if file.suffix == ".csv"), None)

    def open(self, name: str) -> IO[bytes]:
        return (self.folder / name).open("rb")


class _Zip:
    def __init__(self, packed: zipfile.ZipFile, size: int) -> None:
        self.packed = packed
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for info in packed.infolist():
            path = PurePosixPath(info.filename.replace("\\", "/"))
            if ".." in path.parts or path.is_absolute() or ":" in info.filename:
                raise ImportStopped("holds a file with a name that points outside the zip")
            if info.flag_bits & _ENCRYPTED:
                raise ImportStopped("has a password: take it off")
            if not info.is_dir() and not path.name.startswith("."):
                if path.name in self._entries:
                    raise ImportStopped(f"holds {path.name} twice")
                self._entries[path.name] = info
        self.names = set(self._entries)
        _refuse_size(sum(info.file_size for info in packed.infolist()), size)

    def open(self, name: str) -> IO[bytes]:
        return self.packed.open(self._entries[name])


def _refuse_size(size: int, packed: int | None) -> None:
    if size > MOST_BYTES or (packed is not None and size > MOST_TIMES_LARGER * max(packed, 4096)):
        raise ImportStopped(f"is too large: {size // _MB} MB when unpacked, at most {MOST_BYTES // _MB} MB")
