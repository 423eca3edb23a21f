"""Fields of HSDS that nothing here uses are kept as they came, so that an export gives them back. Only what the
standard knows, of the right type and without markup. Names of persons are not kept: contact persons have rows of
their own, and who changed a value elsewhere is no business of ours."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from socialmap.hsds_shape import ENUMS, RECORDS
from socialmap.reading import Reader

MOST_NESTED = 6
# Said by where a record stands; or persons.
_IMPLIED = {
    "service_id", "service_at_location_id", "contact_id", "phone_id", "link_id", "link_entity", "resource_id",
    "resource_type", "organization_id", "location_id",
}  # fmt: skip
_PERSONS = {"contacts", "attention"}
# A change of one of these, elsewhere: its old and its new value name a person.
_OF_PERSONS = _PERSONS | {"assurer_email", "updated_by", "contact"}


def kept(kind: str, reader: Reader, *used: str) -> dict[str, Any]:
    """What `reader` says that is not in `used`."""
    return _kept(kind, reader, set(used), 0)


def _kept(kind: str, reader: Reader, used: set[str], depth: int) -> dict[str, Any]:
    record = RECORDS[kind]
    leave = used | _PERSONS | (_IMPLIED if kind != "location" or depth else _IMPLIED - {"organization_id"})
    found: dict[str, Any] = {}
    for name, type_ in record.fields.items():
        if name not in leave and (value := _value(kind, name, type_, reader)) not in (None, ""):
            found[name] = value
    if kind == "metadata":
        found["updated_by"] = ""
        if str(found.get("field_name", "")).lower().partition(".")[0] in _OF_PERSONS:
            found["previous_value"] = found["replacement_value"] = ""
    for name, other in record.ones.items():
        one = reader.inner(name) if name not in leave and depth < MOST_NESTED else None
        if one and (inner := _whole(other, one, depth + 1)):
            found[name] = inner
            found.pop(record.points(name), None)
    for name, other in record.lists.items():
        items = (reader.each(name) or []) if name not in leave and depth < MOST_NESTED else []
        if rows := [row for item in items if (row := _whole(other, item, depth + 1))]:
            found[name] = rows
    return found


def _whole(kind: str, reader: Reader, depth: int) -> dict[str, Any] | None:
    """A nested record, or None when it lacks what HSDS says it must have."""
    row = _kept(kind, reader, set(), depth)
    for name in RECORDS[kind].must - row.keys():
        if RECORDS[kind].fields.get(name) != "text":
            return None
        row[name] = ""
    return row


def _value(kind: str, name: str, type_: str, reader: Reader) -> Any:
    if type_ == "id":
        found = reader.id(name)
        return found and str(found)
    if type_ == "number":
        number = reader.number(name)
        return int(number) if number is not None and number == int(number) else number
    if type_ in ("url", "email"):
        return getattr(reader, type_)(name)
    if type_ == "date":
        day = reader.date(name)
        return day and day.isoformat()
    if type_ == "moment":
        when = reader.moment(name)
        return when and in_utc(when)
    if type_ == "time":
        moment = reader.time(name)
        return moment and moment.isoformat()
    text = reader.text(name)
    allowed = ENUMS.get((kind, name))
    return text if text and (allowed is None or text in allowed) else None


def in_utc(moment: datetime) -> str:
    """A moment in UTC, always in the same form."""
    try:
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    except OverflowError:  # the first or the last day that there is
        return ""


def ordered(kind: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """A document with its fields in the order of the standard, also within; empty ones are left out but where HSDS
    wants them."""
    record = RECORDS[kind]
    row: dict[str, Any] = {}
    for name in record.fields:
        value = document.get(name)
        if value not in (None, "") or (name in record.must and name in document):
            row[name] = value
    for name, other in record.ones.items():
        if document.get(name):
            row[name] = ordered(other, document[name])
    for name, other in record.lists.items():
        if document.get(name):
            row[name] = [ordered(other, item) for item in document[name]]
    return row
