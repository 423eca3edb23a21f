"""Where an export goes: a folder, or one zip file whose bytes depend on nothing but what is in it."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from socialmap.hsds_shape import ENUMS, RECORDS, Record

# The first moment that a zip file can name: the real one would make each file different.
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
_TYPES: Mapping[str, Mapping[str, str]] = {
    "id": {"type": "string", "format": "uuid"},
    "url": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "moment": {"type": "datetime"},
    "text": {"type": "string"},
}
# What the tabular form wants filled and the nested form does not.
_MUST_POINT = {
    "service": {"organization_id"},
    "program": {"organization_id"},
    "organization_identifier": {"organization_id"},
    "attribute": {"link_id", "taxonomy_term_id", "link_entity"},
    "service_at_location": {"service_id", "location_id"},
    "cost_option": {"service_id"},
    "metadata": {"resource_id", "resource_type"},
    "service_capacity": {"service_id", "unit_id"},
}
LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}


class Folder:
    """Files in a folder, which is made when it is not there."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path

    def add(self, name: str, source: IO[bytes]) -> None:
        with (self.path / name).open("wb") as file:
            while part := source.read(1 << 20):
                file.write(part)

    def close(self) -> None:
        """A folder needs no end."""


class Zip:
    """Files in one zip file."""

    def __init__(self, target: Path | IO[bytes]) -> None:
        self.zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    def add(self, name: str, source: IO[bytes]) -> None:
        info = zipfile.ZipInfo(name, _NO_MOMENT)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self.zip.open(info, "w", force_zip64=False) as file:
            while part := source.read(1 << 20):
                file.write(part)

    def close(self) -> None:
        self.zip.close()


def line(document: Mapping[str, Any]) -> bytes:
    """One document as a line of ndjson."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Table:
    """One table of the tabular form, written as it grows."""

    def __init__(self, kind: str, file: IO[bytes]) -> None:
        self.record = RECORDS[kind]
        self.file = file
        self._text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
        self._writer = csv.writer(self._text)
        self._writer.writerow(self.record.fields)

    def write(self, row: Mapping[str, Any]) -> None:
        self._writer.writerow(row.get(name, "") for name in self.record.fields)

    def finish(self) -> IO[bytes]:
        """The file, to be read from its beginning."""
        self._text.flush()
        self._text.detach()
        self.file.seek(0)
        return self.file


def descriptor(title: str, kinds: list[str]) -> bytes:
    """`datapackage.json`: which tables there are, and what is in their columns."""
    package = {
        "name": "human_services_data",
        "title": title,
        "profile": "tabular-data-package",
        "version": "3.1.0",
        "homepage": "https://docs.openreferral.org",
        "licenses": [LICENCE],
        "resources": [_resource(RECORDS[kind], kinds) for kind in kinds],
    }
    return json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n"


def _resource(record: Record, kinds: list[str]) -> dict[str, Any]:
    pointing = [(column, kind) for column in record.fields if (kind := _points_at(record, column)) in kinds]
    schema: dict[str, Any] = {"primaryKey": "id", "fields": [_field(record, *one) for one in record.fields.items()]}
    if pointing:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": kind, "fields": "id"}} for column, kind in pointing
        ]
    return {
        "name": record.name,
        "path": record.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _points_at(record: Record, column: str) -> str:
    """The record that a column names by its id."""
    kind = column.removesuffix("_id")
    return kind if column.endswith("_id") and kind in RECORDS and record.fields[column] == "id" else ""


def _field(record: Record, name: str, type_: str) -> dict[str, Any]:
    must = name in record.must or name in _MUST_POINT.get(record.name, ())
    constraints: dict[str, Any] = {"required": must, "unique": name == "id"}
    if (record.name, name) in ENUMS:
        constraints["enum"] = list(ENUMS[record.name, name])
    return {"name": name, **_TYPES.get(type_, {"type": type_}), "constraints": constraints}
