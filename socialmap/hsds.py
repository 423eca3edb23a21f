"""HSDS 3.1 documents to plain rows. Knows no database. What a document must have (an id, a name, a service its
organisation) makes it unusable when it lacks; anything else that is wrong is left out and noted."""

import re
from typing import Any, Literal
from uuid import UUID, uuid5

from django.utils.text import slugify

from socialmap import hsds_own as own
from socialmap.hsds_kept import kept
from socialmap.hsds_parts import (
    read_accessibility,
    read_area,
    read_contact,
    read_cost,
    read_document,
    read_language,
    read_phone,
    read_rows,
    read_schedule,
)
from socialmap.reading import NotUsable, Reader
from socialmap.rows import (
    AttributeRow,
    ContactRow,
    CostRow,
    LanguageRow,
    LocationRow,
    OrganizationRow,
    PlacedRow,
    ScheduleRow,
    ServiceRow,
    TaxonomyRow,
    TermRow,
)

Kind = Literal["service", "organization", "taxonomy_term", "unknown"]
STATUSES = {"active": "active", "inactive": "inactive", "defunct": "defunct", "temporarily closed": "inactive"}
_SERVICE_KEYS = {"organization", "organization_id", "service_at_locations", "status"}
_FREE = re.compile(r"^(?:free|no (?:fees?|cost|charge)|none|n/a|gratis|geen(?: kosten)?)\b[\s.!]*$", re.IGNORECASE)
_WHEELS = re.compile(r"wheel ?chair|rolstoel|mindervalid", re.IGNORECASE)
# Records that systems leave without an id of their own get one that is the same each time.
_MADE_IDS = UUID("6c6f6b61-7469-5f6e-8d61-70206f757273")
# The fields that become columns; all others are kept as they came.
_SERVICE_COLUMNS = (
    "id", "name", "alternate_name", "description", "url", "email", "status", "application_process",
    "interpretation_services", "accreditations", "fees_description", "eligibility_description", "minimum_age",
    "maximum_age", "assured_date", "assurer_email", "alert", "last_modified", "organization", "phones", "schedules",
    "service_areas", "languages", "cost_options", "required_documents", "contacts", "attributes",
    "service_at_locations",
)  # fmt: skip
_ORGANIZATION_COLUMNS = ("id", "name", "alternate_name", "description", "email", "website", "phones", "contacts")
_LOCATION_COLUMNS = (
    "id", "name", "alternate_name", "description", "transportation", "url", "location_type", "latitude", "longitude",
    "addresses", "accessibility", "contacts",
)  # fmt: skip
_ADDRESS_COLUMNS = ("id", "address_1", "address_2", "city", "state_province", "postal_code", "country")


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
    spoken = read_rows(doc.each("languages"), read_language)
    costs = read_rows(doc.each("cost_options"), read_cost)
    places = read_rows(placed, _placed)
    country = next((place.location.country for place in places or () if place.location.country), "")
    attributes = read_rows(doc.each("attributes"), _attribute)
    facts = _facts(attributes, doc, costs, places)
    row = ServiceRow(
        uuid=uuid,
        organization=_organization(organization, within=True),
        name=doc.must_text("name", 200),
        alternate_name=doc.text("alternate_name", 200),
        description=doc.text("description"),
        url=doc.url("url"),
        email=doc.email("email"),
        status=_status(doc),
        application_process=doc.text("application_process"),
        interpretation_services=doc.text("interpretation_services"),
        accreditations=doc.text("accreditations"),
        fees_description=doc.text("fees_description"),
        eligibility_description=doc.text("eligibility_description"),
        minimum_age=doc.whole("minimum_age", 130),
        maximum_age=doc.whole("maximum_age", 130),
        assured_date=doc.date("assured_date"),
        assurer_email=doc.email("assurer_email"),
        alert=doc.text("alert", 200),
        last_modified=doc.moment("last_modified"),
        places_left=_places_left(doc),
        waiting_days=own.waiting_days(doc.text("wait_time") or ""),
        languages=_language_words(spoken),
        phones=read_rows(doc.each("phones"), lambda phone: read_phone(phone, country)),
        schedules=_schedules(doc, placed),
        areas=read_rows(doc.each("service_areas"), read_area),
        spoken=spoken,
        costs=costs,
        required_documents=read_rows(doc.each("required_documents"), read_document),
        contacts=_contacts(doc, placed),
        attributes=None if attributes is None else tuple(a for a in attributes if not _is_own(a)),
        placed=places,
        subjects=tuple(a.term.code for a in attributes or () if a.term.taxonomy == own.SUBJECTS),
        kept=_kept_of_service(doc, uuid),
        **facts,
    )
    return row, doc.notes


def _kept_of_service(doc: Reader, uuid: UUID) -> dict[str, Any]:
    """What no column holds. A waiting time in days has one; the record of our own last action is made anew."""
    found = kept("service", doc, *_SERVICE_COLUMNS)
    if own.waiting_days(found.get("wait_time", "")) is not None:
        del found["wait_time"]
    if doc.text("status") == "inactive":
        found["status"] = "inactive"
    ours = own.made_id(uuid, "last action")
    found["metadata"] = [row for row in found.get("metadata", ()) if row["id"] != ours]
    return {name: value for name, value in found.items() if value != []}


def _is_own(attribute: AttributeRow) -> bool:
    return attribute.term.taxonomy in (own.SUBJECTS, own.FACTS)


def _facts(
    attributes: tuple[AttributeRow, ...] | None,
    doc: Reader,
    costs: tuple[CostRow, ...] | None,
    places: tuple[PlacedRow, ...] | None,
) -> dict[str, Any]:
    """What our own attributes say; a document without any is read between the lines."""
    said = {a.term.code: str(a.kept.get("value", "")) for a in attributes or () if a.term.taxonomy == own.FACTS}
    if not said:
        return {"free_of_charge": _is_free(doc, costs), "wheelchair": _wheelchair(places)}
    day = Reader({"closed_until": said.get(own.CLOSED_UNTIL)}, "attributes", doc.notes).date("closed_until")
    return {
        "informal": own.INFORMAL in said,
        "takes_referrals": own.NO_REFERRALS not in said,
        "free_of_charge": own.FREE in said,
        "wheelchair": own.WHEELCHAIR in said,
        "summary": said.get(own.SUMMARY, "")[:200],
        "closed_until": day,
    }


def _contacts(doc: Reader, placed: list[Reader] | None) -> tuple[ContactRow, ...] | None:
    """The contact persons of the service and those that stand with its places."""
    found = doc.each("contacts")
    for place in placed or []:
        location = place.inner("location")
        for more in (place.each("contacts"), location.each("contacts") if location else None):
            found = found if more is None else [*(found or []), *more]
    return read_rows(found, read_contact)


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


def _organization(doc: Reader, *, within: bool = False) -> OrganizationRow:
    """An organisation. Within a service it may say less than it does by itself: what it leaves out stays."""
    rest = kept("organization", doc, *_ORGANIZATION_COLUMNS)
    return OrganizationRow(
        uuid=doc.must_id(),
        name=doc.must_text("name", 200),
        alternate_name=doc.text("alternate_name", 200),
        description=doc.text("description"),
        email=doc.email("email"),
        website=doc.url("website"),
        phones=read_rows(doc.each("phones"), read_phone),
        contacts=read_rows(doc.each("contacts"), read_contact),
        kept=(rest or None) if within else rest,
    )


def _schedules(doc: Reader, placed: list[Reader] | None) -> tuple[ScheduleRow, ...] | None:
    """The hours of the service and those that stand with its locations."""
    own_hours = doc.each("schedules")
    told = own_hours is not None
    found: list[tuple[Reader, UUID | None]] = [(schedule, None) for schedule in own_hours or []]
    for place in placed or []:
        more = place.each("schedules")
        told = told or more is not None
        found += [(schedule, place.id("id")) for schedule in more or []]
    at = {id(schedule): where for schedule, where in found}
    return read_rows([schedule for schedule, _ in found] if told else None, lambda one: read_schedule(one, at[id(one)]))


def _language_words(spoken: tuple[LanguageRow, ...] | None) -> str | None:
    return None if spoken is None else ", ".join(row.name or row.code for row in spoken)[:200]


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
    return PlacedRow(
        uuid=doc.must_id(),
        location=_location(location),
        description=doc.text("description") or "",
        kept=kept("service_at_location", doc, "id", "description", "location", "schedules", "contacts"),
    )


def _location(doc: Reader) -> LocationRow:
    addresses = doc.each("addresses") or []
    physical = [one for one in addresses if one.data.get("address_type") == "physical"]
    address = (physical or addresses or [Reader({}, doc.path, doc.notes)])[0]
    latitude, longitude = _point(doc)
    return LocationRow(
        uuid=doc.must_id(),
        name=doc.text("name", 200),
        alternate_name=doc.text("alternate_name", 200),
        description=doc.text("description"),
        transportation=doc.text("transportation"),
        url=doc.url("url"),
        location_type=_location_type(doc),
        latitude=latitude,
        longitude=longitude,
        address_uuid=address.id("id"),
        address_1=address.text("address_1", 200),
        address_2=address.text("address_2", 200),
        city=address.text("city", 80),
        state_province=address.text("state_province", 80),
        postal_code=address.text("postal_code", 12),
        country=address.text("country", 2),
        accessibility=read_rows(doc.each("accessibility"), read_accessibility),
        kept=_kept_of_location(doc, address),
    )


def _location_type(doc: Reader) -> str | None:
    kind = doc.text("location_type", 20)
    return kind if kind in ("physical", "postal", "virtual") else None


def _kept_of_location(doc: Reader, address: Reader) -> dict[str, Any]:
    """What no column holds: also the other addresses, and what the first says besides."""
    found = kept("location", doc, *_LOCATION_COLUMNS)
    if more := kept("address", address, *_ADDRESS_COLUMNS):
        found["address"] = more
    others = [one for one in doc.data.get("addresses") or [] if one is not address.data]
    if others:
        found |= kept("location", Reader({"addresses": others}, doc.path, doc.notes))
    return found


def _point(doc: Reader) -> tuple[float | None, float | None]:
    """Both or neither; 0, 0 is the sea off Africa, where systems put what they do not know."""
    latitude, longitude = doc.number("latitude"), doc.number("longitude")
    if latitude is None or longitude is None:
        return None, None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude, longitude) == (0, 0):
        doc.leave_out("latitude", "and longitude are not a place on earth")
        return None, None
    return latitude, longitude


def _wheelchair(places: tuple[PlacedRow, ...] | None) -> bool | None:
    said = [row for place in places or () for row in place.location.accessibility or ()]
    return any(_WHEELS.search(f"{row.description} {row.details}") for row in said) if said else None


def _attribute(doc: Reader) -> AttributeRow:
    term = doc.inner("taxonomy_term")
    if term is None:
        raise NotUsable(f"{doc.path}.taxonomy_term is missing")
    return AttributeRow(
        uuid=doc.must_id(), term=_term(term), kept=kept("attribute", doc, "id", "taxonomy_term", "taxonomy_term_id")
    )


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
        language=doc.text("language", 10) or "",
        term_uri=doc.url("term_uri") or "",
        detail=_taxonomy(taxonomy, doc.id("taxonomy_id"), detail or Reader({}, doc.path, doc.notes)),
    )


def _taxonomy(name: str, uuid: UUID | None, doc: Reader) -> TaxonomyRow:
    return TaxonomyRow(
        uuid=doc.id("id") or uuid or own.taxonomy_id(name),
        name=name,
        description=doc.text("description") or "",
        uri=doc.url("uri") or "",
        version=doc.text("version", 60) or "",
    )
