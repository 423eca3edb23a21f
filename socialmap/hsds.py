"""HSDS 3.1 documents to plain rows. Knows no database. What a document must have (an id, a name, a service its
organisation) makes it unusable when it lacks; anything else that is wrong is left out and noted."""

import re
from collections.abc import Callable
from typing import Any, Literal, TypeVar
from uuid import UUID, uuid5

import phonenumbers
from django.utils.text import slugify

from socialmap.reading import NotUsable, Reader
from socialmap.rows import (
    AccessibilityRow,
    AreaRow,
    AttributeRow,
    ContactRow,
    CostRow,
    LanguageRow,
    LocationRow,
    OrganizationRow,
    PhoneRow,
    PlacedRow,
    ScheduleRow,
    ServiceRow,
    TermRow,
)

Kind = Literal["service", "organization", "taxonomy_term", "unknown"]
R = TypeVar("R")
STATUSES = {"active": "active", "inactive": "inactive", "defunct": "defunct", "temporarily closed": "inactive"}
_SERVICE_KEYS = {"organization", "organization_id", "service_at_locations", "status"}
_FREE = re.compile(r"^(?:free|no (?:fees?|cost|charge)|none|n/a|gratis|geen(?: kosten)?)\b[\s.!]*$", re.IGNORECASE)
_WHEELS = re.compile(r"wheel ?chair|rolstoel|mindervalid", re.IGNORECASE)
_DAYS = re.compile(r"^[+-]?\d?(?:MO|TU|WE|TH|FR|SA|SU)$")
# Records that systems leave without an id of their own get one that is the same each time.
_MADE_IDS = UUID("6c6f6b61-7469-5f6e-8d61-70206f757273")


def kind_of(document: Any) -> Kind:
    """Which record a document is: files say so by their name at most."""
    if not isinstance(document, dict):
        return "unknown"
    if _SERVICE_KEYS & document.keys():
        return "service"
    if "taxonomy" in document or "taxonomy_detail" in document:
        return "taxonomy_term"
    return "organization" if "name" in document else "unknown"


def read_service(document: Any) -> tuple[ServiceRow, list[str]]:
    """A service with all that hangs on it, and what was left out. Raises NotUsable."""
    doc = _document(document)
    uuid = doc.must_id()
    organization = doc.inner("organization")
    if organization is None:
        raise NotUsable("organization is missing")
    placed = doc.each("service_at_locations")
    spoken = _rows(doc.each("languages"), _language)
    costs = _rows(doc.each("cost_options"), _cost)
    places = _rows(placed, _placed)
    country = next((place.location.country for place in places or () if place.location.country), "")
    row = ServiceRow(
        uuid=uuid,
        organization=_organization(organization),
        name=doc.must_text("name", 200),
        alternate_name=doc.text("alternate_name", 200),
        description=doc.text("description"),
        url=doc.url("url"),
        email=doc.email("email"),
        status=_status(doc),
        application_process=doc.text("application_process"),
        fees_description=doc.text("fees_description"),
        eligibility_description=doc.text("eligibility_description"),
        minimum_age=doc.whole("minimum_age", 130),
        maximum_age=doc.whole("maximum_age", 130),
        assured_date=doc.date("assured_date"),
        assurer_email=doc.email("assurer_email"),
        alert=doc.text("alert", 200),
        last_modified=doc.moment("last_modified"),
        places_left=_places_left(doc),
        languages=_language_words(spoken),
        free_of_charge=_is_free(doc, costs),
        wheelchair=_wheelchair(places),
        phones=_rows(doc.each("phones"), lambda phone: _phone(phone, country)),
        schedules=_schedules(doc, placed),
        areas=_rows(doc.each("service_areas"), _area),
        spoken=spoken,
        costs=costs,
        contacts=_rows(doc.each("contacts"), _contact),
        attributes=_rows(doc.each("attributes"), _attribute),
        placed=places,
    )
    return row, doc.notes


def read_organization(document: Any) -> tuple[OrganizationRow, list[str]]:
    """An organisation, and what was left out. Raises NotUsable."""
    doc = _document(document)
    return _organization(doc), doc.notes


def read_term(document: Any) -> tuple[TermRow, list[str]]:
    """A term of a taxonomy, and what was left out. Raises NotUsable."""
    doc = _document(document)
    return _term(doc), doc.notes


def _document(document: Any) -> Reader:
    if not isinstance(document, dict):
        raise NotUsable("is not an object")
    return Reader(document)


def _rows(found: list[Reader] | None, read: Callable[[Reader], R]) -> tuple[R, ...] | None:
    """Reads each; one that cannot be used is left out and noted. The same id twice is one row."""
    if found is None:
        return None
    good: dict[Any, R] = {}
    for reader in found:
        try:
            row = read(reader)
        except NotUsable as error:
            reader.notes.append(f"{error}: left out")
        else:
            good.setdefault(row.uuid, row)  # type: ignore[attr-defined]
    return tuple(good.values())


def _organization(doc: Reader) -> OrganizationRow:
    return OrganizationRow(
        uuid=doc.must_id(),
        name=doc.must_text("name", 200),
        alternate_name=doc.text("alternate_name", 200),
        description=doc.text("description"),
        email=doc.email("email"),
        website=doc.url("website"),
        phones=_rows(doc.each("phones"), _phone),
        contacts=_rows(doc.each("contacts"), _contact),
    )


def _phone(doc: Reader, country: str = "") -> PhoneRow:
    return PhoneRow(
        uuid=doc.must_id(),
        number=_dialled(doc.must_text("number", 60), country),
        type=doc.text("type", 20) or "voice",
        description=doc.text("description", 300) or "",
    )


def _dialled(number: str, country: str) -> str:
    """A number from abroad with its country in front, so that it can be called from here too."""
    if country in ("", "NL") or number.startswith("+"):
        return number
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return number
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style) if phonenumbers.is_valid_number(parsed) else number


def _contact(doc: Reader) -> ContactRow:
    numbers = doc.each("phones") or []
    return ContactRow(
        uuid=doc.must_id(),
        name=doc.must_text("name", 120),
        title=doc.text("title", 120),
        email=doc.email("email"),
        phone=numbers[0].text("number", 20) if numbers else None,
    )


def _schedules(doc: Reader, placed: list[Reader] | None) -> tuple[ScheduleRow, ...] | None:
    """The hours of the service and those that stand with its locations."""
    found = doc.each("schedules")
    for place in placed or []:
        more = place.each("schedules")
        found = found if more is None else [*(found or []), *more]
    return _rows(found, _schedule)


def _schedule(doc: Reader) -> ScheduleRow:
    days = (doc.text("byday", 40) or "").upper().replace(" ", "")
    if days and not all(_DAYS.match(day) for day in days.split(",")):
        doc.leave_out("byday", "is not a list of days")
        days = ""
    return ScheduleRow(
        uuid=doc.must_id(),
        freq=(doc.text("freq", 10) or "WEEKLY").upper(),
        byday=days,
        opens_at=doc.time("opens_at"),
        closes_at=doc.time("closes_at"),
        valid_from=doc.date("valid_from"),
        valid_to=doc.date("valid_to"),
        description=doc.text("description", 300) or "",
    )


def _area(doc: Reader) -> AreaRow:
    return AreaRow(uuid=doc.must_id(), name=doc.must_text("name", 200), description=doc.text("description") or "")


def _language(doc: Reader) -> LanguageRow:
    row = LanguageRow(
        uuid=doc.must_id(),
        name=doc.text("name", 120) or "",
        code=doc.text("code", 10) or "",
        note=doc.text("note", 300) or "",
    )
    if not (row.name or row.code):
        raise NotUsable(f"{doc.path} has no name")
    return row


def _language_words(spoken: tuple[LanguageRow, ...] | None) -> str | None:
    return None if spoken is None else ", ".join(row.name or row.code for row in spoken)[:200]


def _cost(doc: Reader) -> CostRow:
    return CostRow(
        uuid=doc.must_id(),
        option=doc.text("option", 200) or "",
        amount=doc.money("amount"),
        currency=(doc.text("currency", 3) or "").upper(),
        amount_description=doc.text("amount_description", 300) or "",
    )


def _is_free(doc: Reader, costs: tuple[CostRow, ...] | None) -> bool | None:
    """Free when every amount is zero, or when the words say so and nothing else."""
    amounts = [row.amount for row in costs or () if row.amount is not None]
    if amounts:
        return not any(amounts)
    words = doc.text("fees_description")
    return None if words is None else says_free(words)


def says_free(words: str) -> bool:
    """Whether words about costs say that there are none, and nothing else."""
    return bool(_FREE.match(words.strip()))


def _status(doc: Reader) -> str | None:
    words = doc.text("status", 60)
    if not words:
        return None
    if words.lower() not in STATUSES:
        doc.leave_out("status", "is not a status of HSDS")
    return STATUSES.get(words.lower())


def _places_left(doc: Reader) -> int | None:
    known = [unit.whole("available") for unit in doc.each("capacities") or []]
    return (
        min(sum(places for places in known if places is not None), 32_767)
        if any(places is not None for places in known)
        else None
    )


def _placed(doc: Reader) -> PlacedRow:
    location = doc.inner("location")
    if location is None:
        raise NotUsable(f"{doc.path}.location is missing")
    return PlacedRow(uuid=doc.must_id(), location=_location(location))


def _location(doc: Reader) -> LocationRow:
    addresses = doc.each("addresses") or []
    physical = [one for one in addresses if one.data.get("address_type") == "physical"]
    address = (physical or addresses or [Reader({}, doc.path, doc.notes)])[0]
    latitude, longitude = _point(doc)
    return LocationRow(
        uuid=doc.must_id(),
        name=doc.text("name", 200),
        location_type=doc.text("location_type", 20),
        latitude=latitude,
        longitude=longitude,
        address_uuid=address.id("id"),
        address_1=address.text("address_1", 200),
        address_2=address.text("address_2", 200),
        city=address.text("city", 80),
        state_province=address.text("state_province", 80),
        postal_code=address.text("postal_code", 12),
        country=address.text("country", 2),
        accessibility=_rows(doc.each("accessibility"), _accessibility),
    )


def _point(doc: Reader) -> tuple[float | None, float | None]:
    """Both or neither; 0, 0 is the sea off Africa, where systems put what they do not know."""
    latitude, longitude = doc.number("latitude"), doc.number("longitude")
    if latitude is None or longitude is None:
        return None, None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude, longitude) == (0, 0):
        doc.leave_out("latitude", "and longitude are not a place on earth")
        return None, None
    return latitude, longitude


def _accessibility(doc: Reader) -> AccessibilityRow:
    return AccessibilityRow(
        uuid=doc.must_id(),
        description=doc.must_text("description", 300),
        details=doc.text("details") or "",
    )


def _wheelchair(places: tuple[PlacedRow, ...] | None) -> bool | None:
    said = [row for place in places or () for row in place.location.accessibility or ()]
    return any(_WHEELS.search(f"{row.description} {row.details}") for row in said) if said else None


def _attribute(doc: Reader) -> AttributeRow:
    term = doc.inner("taxonomy_term")
    if term is None:
        raise NotUsable(f"{doc.path}.taxonomy_term is missing")
    return AttributeRow(uuid=doc.must_id(), term=_term(term))


def _term(doc: Reader) -> TermRow:
    name = doc.must_text("name", 120)
    detail = doc.inner("taxonomy_detail")
    taxonomy = doc.text("taxonomy", 60) or (detail.text("name", 60) if detail else None) or "unnamed"
    code = doc.text("code", 80) or slugify(name)[:80] or "term"
    return TermRow(
        uuid=doc.id("id") or uuid5(_MADE_IDS, f"{taxonomy}/{code}"),
        taxonomy=taxonomy,
        code=code,
        name=name,
        description=doc.text("description") or "",
        parent=doc.id("parent_id"),
    )
