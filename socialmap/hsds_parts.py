"""The small records of HSDS that hang on others: phone, contact person, hours, area, language, costs, documents,
accessibility. Knows no database."""

import re
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

import phonenumbers

from socialmap import hsds_own as own
from socialmap.hsds_kept import kept
from socialmap.hsds_shape import ENUMS
from socialmap.reading import NotUsable, Reader
from socialmap.rows import (
    AccessibilityRow,
    AreaRow,
    ContactRow,
    CostRow,
    DocumentRow,
    LanguageRow,
    PhoneRow,
    ScheduleRow,
)

R = TypeVar("R")
_DAYS = re.compile(r"^[+-]?\d?(?:MO|TU|WE|TH|FR|SA|SU)$")
_NUMBERS = re.compile(r"^-?\d{1,3}(,-?\d{1,3})*$")


def read_rows(found: list[Reader] | None, read: Callable[[Reader], R]) -> tuple[R, ...] | None:
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


def read_phone(doc: Reader, country: str = "") -> PhoneRow:
    extension = doc.whole("extension", 999_999)
    return PhoneRow(
        uuid=doc.must_id(),
        number=_dialled(doc.must_text("number", 60), country),
        extension="" if extension is None else str(extension),
        type=doc.text("type", 20) or "voice",
        description=doc.text("description", 300) or "",
        kept=kept("phone", doc, "id", "number", "extension", "type", "description"),
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


def read_contact(doc: Reader) -> ContactRow:
    numbers = doc.each("phones") or []
    terms = [one.inner("taxonomy_term") for one in doc.each("attributes") or []]
    codes = {one.text("code") for one in terms if one and one.text("taxonomy") == own.FACTS}
    rest = kept("contact", doc, "id", "name", "title", "department", "email", "phones", "attributes")
    if numbers and (whole := kept("contact", Reader({"phones": [one.data for one in numbers]}, doc.path, doc.notes))):
        rest["phones"] = whole["phones"]
    return ContactRow(
        uuid=doc.must_id(),
        name=doc.must_text("name", 120),
        title=doc.text("title", 120),
        department=doc.text("department", 120),
        email=doc.email("email"),
        phone=numbers[0].text("number", 20) if numbers else None,
        takes_referrals=True if own.TAKES_REFERRALS in codes else None,
        kept=rest,
    )


def read_schedule(doc: Reader, at: UUID | None = None) -> ScheduleRow:
    """Hours; `at` is the service at a location that they stand with."""
    days = (doc.text("byday", 40) or "").upper().replace(" ", "")
    if days and not all(_DAYS.match(day) for day in days.split(",")):
        doc.leave_out("byday", "is not a list of days")
        days = ""
    week_start = (doc.text("wkst", 3) or "").upper()[:2]
    return ScheduleRow(
        uuid=doc.must_id(),
        at=at,
        freq=(doc.text("freq", 10) or "WEEKLY").upper(),
        interval=doc.whole("interval"),
        byday=days,
        byweekno=_numbers(doc, "byweekno"),
        bymonthday=_numbers(doc, "bymonthday"),
        byyearday=_numbers(doc, "byyearday"),
        wkst=week_start if week_start in ENUMS["schedule", "wkst"] else "",
        dtstart=doc.date("dtstart"),
        until=doc.date("until"),
        count=doc.whole("count"),
        timezone=doc.number("timezone"),
        opens_at=doc.time("opens_at"),
        closes_at=doc.time("closes_at"),
        valid_from=doc.date("valid_from"),
        valid_to=doc.date("valid_to"),
        description=doc.text("description", 300) or "",
        schedule_link=doc.url("schedule_link") or "",
        attending_type=doc.text("attending_type", 120) or "",
        notes=doc.text("notes", 500) or "",
        kept=kept("schedule", doc, *(name for name in ScheduleRow.__dataclass_fields__ if name != "kept"), "id"),
    )


def _numbers(doc: Reader, key: str) -> str:
    """Numbers with commas between them, as in an iCal rule."""
    text = (doc.text(key, 60) or "").replace(" ", "")
    if text and not _NUMBERS.match(text):
        doc.leave_out(key, "is not a list of numbers")
        return ""
    return text


def read_area(doc: Reader) -> AreaRow:
    return AreaRow(
        uuid=doc.must_id(),
        name=doc.must_text("name", 200),
        description=doc.text("description") or "",
        kept=kept("service_area", doc, "id", "name", "description"),
    )


def read_language(doc: Reader) -> LanguageRow:
    row = LanguageRow(
        uuid=doc.must_id(),
        name=doc.text("name", 120) or "",
        code=doc.text("code", 10) or "",
        note=doc.text("note", 300) or "",
        kept=kept("language", doc, "id", "name", "code", "note"),
    )
    if not (row.name or row.code):
        raise NotUsable(f"{doc.path} has no name")
    return row


def read_cost(doc: Reader) -> CostRow:
    return CostRow(
        uuid=doc.must_id(),
        valid_from=doc.date("valid_from"),
        valid_to=doc.date("valid_to"),
        option=doc.text("option", 200) or "",
        amount=doc.money("amount"),
        currency=(doc.text("currency", 3) or "").upper(),
        amount_description=doc.text("amount_description", 300) or "",
        kept=kept("cost_option", doc, *(name for name in CostRow.__dataclass_fields__ if name != "kept"), "id"),
    )


def read_document(doc: Reader) -> DocumentRow:
    row = DocumentRow(
        uuid=doc.must_id(),
        document=doc.text("document", 500) or "",
        uri=doc.url("uri") or "",
        kept=kept("required_document", doc, "id", "document", "uri"),
    )
    if not (row.document or row.uri):
        raise NotUsable(f"{doc.path} names no document")
    return row


def read_accessibility(doc: Reader) -> AccessibilityRow:
    return AccessibilityRow(
        uuid=doc.must_id(),
        description=doc.must_text("description", 300),
        details=doc.text("details") or "",
        url=doc.url("url") or "",
        kept=kept("accessibility", doc, "id", "description", "details", "url"),
    )
