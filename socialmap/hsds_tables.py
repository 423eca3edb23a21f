"""From nested HSDS documents to the tables of the standard's tabular form, and back. Knows no database and no files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from socialmap.hsds_shape import RECORDS

Row = dict[str, Any]
Tables = dict[str, dict[str, Row]]
# A row that names more than one owner hangs under the first of these: what the public sees most.
_OWNERS = ("contact", "phone", "service", "organization", "service_at_location", "location")
# In a column that must be filled: there is nothing to say.
_NOTHING = "-"
_ON_ITS_OWN = ("organization", "service", "taxonomy_term", "taxonomy", "unit", "program", "location")


def unfold(kind: str, document: Mapping[str, Any], tables: Tables) -> None:
    """Puts a document and all that is nested in it into `tables`: by record, then by id. What came before stays,
    and learns what it did not say."""
    _unfold(kind, document, tables, {})


def _unfold(kind: str, document: Mapping[str, Any], tables: Tables, owner: Row) -> str:
    record = RECORDS[kind]
    identity = str(document["id"])
    row = tables.setdefault(kind, {}).setdefault(identity, {})
    found = {name: document[name] for name in record.fields if document.get(name) not in (None, "")} | owner
    for name, value in found.items():
        row.setdefault(name, value)
    for name in record.must - row.keys():
        if record.fields.get(name) == "text":
            row[name] = _NOTHING
    for name, other in record.ones.items():
        if isinstance(document.get(name), Mapping):
            # The tabular form wants to know whose a programme is; the nested one need not say.
            of = {"organization_id": row["organization_id"]} if other == "program" and "organization_id" in row else {}
            row[record.points(name)] = _unfold(other, document[name], tables, of)
    for name, other in record.lists.items():
        for item in document.get(name) or ():
            _unfold(other, item, tables, _owner_columns(other, kind, identity))
    return identity


def _owner_columns(kind: str, parent: str, identity: str) -> Row:
    owner = {RECORDS[kind].column_for(parent): identity}
    if kind == "attribute":
        owner["link_entity"] = parent
    elif kind == "metadata":
        owner["resource_type"] = parent
    return owner if next(iter(owner)) in RECORDS[kind].fields else {}


def fold(tables: Mapping[str, Iterable[tuple[str, Row]]]) -> Iterator[tuple[str, str, Row]]:
    """The documents in these tables, as (where, kind, document): terms, then organisations, then services, each with
    all that belongs to it. `tables` gives for each record its rows with where they stand. Rows that belong to nothing
    are given last, under their kind, so that whoever reads can say so."""
    return _Folder(tables).documents()


class _Folder:
    """All rows by id, and under each owner what hangs on it."""

    def __init__(self, tables: Mapping[str, Iterable[tuple[str, Row]]]) -> None:
        self.rows: dict[str, dict[str, tuple[str, Row]]] = {}
        self.doubles: list[tuple[str, str, Row]] = []
        self.loose: list[tuple[str, str, Row]] = []
        self.below: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for kind, rows in tables.items():
            self._take(kind, rows)
        # A place that a service has stands with that service, also when it says whose it is.
        placed = self.rows.get("service_at_location", {}).values()
        self.placed = {str(row.get("location_id")) for _where, row in placed}
        for kind in self.rows.keys() - {"organization", "service", "taxonomy_term", "taxonomy", "unit"}:
            for where, row in self.rows[kind].values():
                self._hang(kind, where, row)

    def _take(self, kind: str, rows: Iterable[tuple[str, Row]]) -> None:
        known = self.rows.setdefault(kind, {})
        for where, row in rows:
            identity = str(row.get("id") or "")
            if identity in known and kind in ("organization", "service", "taxonomy_term"):
                self.doubles.append((where, kind, row))
            else:
                known.setdefault(identity or where, (where, row))

    def _hang(self, kind: str, where: str, row: Row) -> None:
        """Puts a row under its owner."""
        for parent in self._parents(kind, row):
            identity = str(row.get(RECORDS[kind].column_for(parent)) or "")
            if identity in self.rows.get(parent, {}):
                self.below[parent, identity, kind].append(row)
                return
        if kind not in _ON_ITS_OWN:
            self.loose.append((where, kind, row))

    def _parents(self, kind: str, row: Row) -> tuple[str, ...]:
        if kind == "attribute":
            return (str(row.get("link_entity") or "service"),)
        if kind == "metadata":
            return (str(row.get("resource_type") or ""),)
        if kind == "location" and str(row.get("id")) in self.placed:
            return ()
        owners = [name for name in _OWNERS if kind in RECORDS[name].lists.values()]
        return tuple(name for name in owners if row.get(RECORDS[kind].column_for(name)))

    def documents(self) -> Iterator[tuple[str, str, Row]]:
        for kind in ("taxonomy_term", "organization", "service"):
            for where, row in self.rows.get(kind, {}).values():
                yield where, kind, self._document(kind, row)
        yield from self.doubles
        yield from self.loose

    def _document(self, kind: str, row: Row, depth: int = 0) -> Row:
        record = RECORDS[kind]
        document = _said(kind, row)
        if depth > 8:
            return document
        identity = str(row.get("id") or "")
        for name, other in record.ones.items():
            found = self.rows.get(other, {}).get(str(row.get(record.points(name)) or ""))
            if found:
                document[name] = self._one(kind, other, found[1], depth)
        for name, other in record.lists.items():
            below = self.below.get((kind, identity, other))
            if below:
                document[name] = [self._document(other, one, depth + 1) for one in below]
        return document

    def _one(self, kind: str, other: str, row: Row, depth: int) -> Row:
        """An organisation within a service is short: it has a document of its own."""
        if (kind, other) == ("service", "organization"):
            return _said(other, row)
        return self._document(other, row, depth + 1)


def _said(kind: str, row: Row) -> Row:
    """The fields of a row that say something."""
    must = RECORDS[kind].must
    return {
        name: value for name, value in row.items() if value not in (None, "", *([_NOTHING] if name in must else []))
    }
