"""Our small rows as HSDS records. What was kept of a document from elsewhere comes first, so that our own values win."""

from typing import Any
from uuid import UUID

from socialmap import hsds_own as own
from socialmap.hsds_kept import in_utc
from socialmap.models import (
    Accessibility,
    Contact,
    CostOption,
    Language,
    Location,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
)
from socialmap.publishing.hanging import hung
from socialmap.publishing.texts import as_text

_DAYS = "MO,TU,WE,TH,FR,SA,SU"
Document = dict[str, Any]


def phone(row: Phone) -> Document:
    return {
        **row.kept,
        "id": str(row.uuid),
        "number": as_text(row.number),
        "extension": int(row.extension) if row.extension.isdecimal() else None,
        "type": as_text(row.type),
        "description": as_text(row.description),
    }


def schedule(row: Schedule) -> Document:
    daily = row.freq == "DAILY" and not row.byday
    return {
        **row.kept,
        "id": str(row.uuid),
        "valid_from": _day(row.valid_from),
        "valid_to": _day(row.valid_to),
        "dtstart": _day(row.dtstart),
        "timezone": _number(row.timezone),
        "until": _day(row.until),
        "count": row.count,
        "wkst": row.wkst,
        # HSDS knows these two; every day is a week with all its days.
        "freq": "MONTHLY" if row.freq == "MONTHLY" else "WEEKLY",
        "interval": row.interval,
        "byday": _DAYS if daily else row.byday,
        "byweekno": row.byweekno,
        "bymonthday": row.bymonthday,
        "byyearday": row.byyearday,
        "description": as_text(row.description),
        "opens_at": row.opens_at and f"{row.opens_at:%H:%M:%S}",
        "closes_at": row.closes_at and f"{row.closes_at:%H:%M:%S}",
        "schedule_link": row.schedule_link,
        "attending_type": as_text(row.attending_type),
        "notes": as_text(row.notes),
    }


def area(row: ServiceArea) -> Document:
    return {
        **row.kept,
        "id": str(row.uuid),
        "name": as_text(row.name),
        "description": as_text(row.description),
    }


def languages(service: Service) -> list[Document]:
    """The languages of a service. People write them in one line; when that says something else than the rows from
    an import, the line counts."""
    rows = hung(service, "spoken")
    if ", ".join(row.name or row.code for row in rows)[:200] == service.languages:
        return [_language(row) for row in rows]
    words = [word.strip() for word in service.languages.split(",")]
    return [
        {"id": own.made_id(service.uuid, f"language {word.lower()}"), "name": as_text(word)}
        for word in dict.fromkeys(words)
        if word
    ]


def _language(row: Language) -> Document:
    return {
        **row.kept,
        "id": str(row.uuid),
        "name": as_text(row.name),
        "code": as_text(row.code),
        "note": as_text(row.note),
    }


def cost(row: CostOption) -> Document:
    return {
        **row.kept,
        "id": str(row.uuid),
        "valid_from": _day(row.valid_from),
        "valid_to": _day(row.valid_to),
        "option": as_text(row.option),
        "currency": row.currency,
        "amount": _number(None if row.amount is None else float(row.amount)),
        "amount_description": as_text(row.amount_description),
    }


def required_document(row: RequiredDocument) -> Document:
    return {**row.kept, "id": str(row.uuid), "document": as_text(row.document), "uri": row.uri}


def contact(row: Contact) -> Document:
    """A contact person: only for who may see those."""
    numbers = row.kept.get("phones", [])
    if not numbers or numbers[0]["number"] != row.phone:
        numbers = [{"id": own.made_id(row.uuid, "phone"), "number": row.phone}] if row.phone else []
    mark = {
        "id": own.made_id(row.uuid, own.TAKES_REFERRALS),
        "taxonomy_term_id": own.fact_term(own.TAKES_REFERRALS)["id"],
        "taxonomy_term": own.fact_term(own.TAKES_REFERRALS),
    }
    return {
        **row.kept,
        "id": str(row.uuid),
        "name": as_text(row.name),
        "title": as_text(row.title),
        "department": as_text(row.department),
        "email": row.email,
        "phones": numbers,
        "attributes": [mark] if row.takes_referrals else [],
    }


def location(row: Location, *, full: bool = True) -> Document:
    """A place; in a list without what hangs on it."""
    document = {
        **{name: value for name, value in row.kept.items() if name not in ("address", "addresses")},
        "id": str(row.uuid),
        "location_type": row.location_type if row.location_type in ("physical", "postal", "virtual") else "physical",
        "url": row.url,
        "name": as_text(row.name),
        "alternate_name": as_text(row.alternate_name),
        "description": as_text(row.description),
        "transportation": as_text(row.transportation),
        "latitude": _number(row.latitude),
        "longitude": _number(row.longitude),
    }
    if not full:
        return {name: value for name, value in document.items() if not isinstance(value, list)}
    document["addresses"] = _addresses(row)
    document["accessibility"] = [_accessibility(fact) for fact in hung(row, "accessibility")]
    return document


def _addresses(row: Location) -> list[Document]:
    others = row.kept.get("addresses", [])
    if not (row.address_1 or row.address_2 or row.city or row.postal_code or row.address_uuid):
        return others
    first = {
        "address_type": "physical",
        **row.kept.get("address", {}),
        "id": str(row.address_uuid or own.made_id(row.uuid, "address")),
        "address_1": as_text(row.address_1),
        "address_2": as_text(row.address_2),
        "city": as_text(row.city),
        "state_province": as_text(row.state_province),
        "postal_code": as_text(row.postal_code),
        "country": row.country,
    }
    return [first, *others]


def _accessibility(row: Accessibility) -> Document:
    return {
        **row.kept,
        "id": str(row.uuid),
        "description": as_text(row.description),
        "details": as_text(row.details),
        "url": row.url,
    }


def capacities(service: Service) -> list[Document]:
    """How many places are left: as it came, as long as the number is still the same."""
    came = service.kept.get("capacities", [])
    if service.places_left is None or sum(row.get("available", 0) for row in came) == service.places_left and came:
        return came
    unit = {"id": str(own.taxonomy_id("unit place")), "name": "plaatsen"}
    return [
        {
            "id": own.made_id(service.uuid, "capacity"),
            "available": service.places_left,
            "updated": in_utc(service.last_modified),
            "unit": unit,
        }
    ]


def last_action(service: Service) -> Document:
    """When the entry last changed. Who did it is not said."""
    return {
        "id": own.made_id(service.uuid, "last action"),
        "resource_id": str(service.uuid),
        "resource_type": "service",
        "last_action_date": in_utc(service.last_modified)[:10],
        "last_action_type": "update",
        "field_name": "last_modified",
        "previous_value": "",
        "replacement_value": in_utc(service.last_modified),
        "updated_by": "",
    }


def fact(of: UUID, code: str, value: str = "") -> Document:
    """One of our own facts about the service with this id."""
    term = own.fact_term(code)
    return {
        "id": own.made_id(of, code),
        "link_id": str(of),
        "taxonomy_term_id": term["id"],
        "link_entity": "service",
        "value": value,
        "taxonomy_term": term,
    }


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _number(value: float | None) -> float | int | None:
    """As short as it can be: 3 and not 3.0, so that a table and a document say the same."""
    return int(value) if value is not None and value == int(value) else value
