"""A row of a spreadsheet to the same plain row that a document of HSDS becomes, and what could not be used of it.
Knows no database: what it must know of the hub stands in `Surroundings`."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from socialmap.hsds import says_free
from socialmap.naming import plain
from socialmap.outside import is_far
from socialmap.reading import plain_text
from socialmap.rows import (
    AreaRow,
    ContactRow,
    LanguageRow,
    LocationRow,
    OrganizationRow,
    PhoneRow,
    PlacedRow,
    ScheduleRow,
    ServiceRow,
)
from socialmap.sheets import hours
from socialmap.sheets.columns import TARGETS
from socialmap.sheets.opening import Line

_SHEET_IDS = UUID("c2d2a1b0-3c56-5a1e-8f0d-9a7e4b1f6a20")
_PARTS = re.compile(r"[,;/|\n]+")
_POSTCODE = re.compile(r"^\s*([1-9]\d{3})\s*([A-Za-z]{2})\s*$")
_PHONE = re.compile(r"^[\d\s()+./\-–a-zA-Z,]{6,60}$")
_NUMBER = re.compile(r"^\D{0,12}(\d{1,4})\D{0,12}$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
_YES = {"ja", "j", "yes", "y", "x", "1", "waar", "true", "wel", "v", "ok", "gratis", "informeel", "informal"}
_NO = {"nee", "n", "no", "0", "onwaar", "false", "niet", "geen", "formeel", "formal"}
_is_email, _is_url = EmailValidator(), URLValidator(schemes=["http", "https"])
_LONGEST = {"name": 200, "organization": 200, "summary": 200, "street": 200, "city": 80, "place": 200,
            "languages": 200, "contact_name": 120, "contact_title": 120}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the hub knows: its subjects and neighbourhoods by name, its organisations, where postcodes lie."""

    subjects: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    organizations: Mapping[str, tuple[UUID, str]] = field(default_factory=dict)
    middle_of: Callable[[str], tuple[float, float] | None] = lambda _postcode: None
    centre: tuple[float, float] | None = None
    today: date = date.max


@dataclass(frozen=True)
class Note:
    """What is wrong with one cell: the heading of its column, and a code for which `words.py` has words."""

    column: str
    code: str


@dataclass(frozen=True)
class Built:
    """What came of a row: the plain row, or nothing when it lacks what it must have; the notes either way."""

    row: ServiceRow | None
    name: str
    notes: tuple[Note, ...]


def build(line: Line, mapping: Mapping[int, str], titles: list[str], around: Surroundings) -> Built:
    """Reads one line with the columns that are mapped."""
    cells = _Cells(line, mapping, titles)
    name, organization = cells.text("name"), cells.text("organization")
    unread = {mapping[place] for place in line.wrong if place in mapping}
    for wanted in ("name", "organization"):
        if not cells.text(wanted) and wanted not in unread:
            cells.note(wanted, "missing")
    if not (name and organization):
        return Built(None, name or organization or "", tuple(cells.notes))
    return Built(_service(cells, name, organization, around), name, tuple(dict.fromkeys(cells.notes)))


def _service(cells: "_Cells", name: str, organization: str, around: Surroundings) -> ServiceRow:
    uuid = _id(cells, name, organization)
    fees = cells.said("fees")
    free = cells.yes_no("free")
    spoken = cells.said("languages")
    return ServiceRow(
        uuid=uuid,
        organization=_organization(organization, around),
        name=name,
        summary=cells.said("summary"),
        description=cells.said("description"),
        url=cells.url("url"),
        email=cells.email("email"),
        fees_description=fees,
        free_of_charge=says_free(fees) if free is None and fees else free,
        eligibility_description=cells.said("eligibility"),
        application_process=cells.said("application"),
        minimum_age=cells.number("minimum_age", 130),
        maximum_age=cells.number("maximum_age", 130),
        places_left=cells.number("places_left", 9999),
        waiting_days=cells.number("waiting_days", 9999),
        informal=cells.yes_no("informal"),
        takes_referrals=cells.yes_no("takes_referrals"),
        wheelchair=cells.yes_no("wheelchair"),
        assured_date=cells.day("checked", around.today),
        languages=spoken,
        subjects=tuple(cells.each("subjects", around.subjects, "subject")),
        spoken=_spoken(uuid, spoken),
        phones=_phones(cells, uuid),
        schedules=_schedules(cells, uuid),
        areas=_areas(cells, uuid, around),
        contacts=_contacts(cells, uuid),
        placed=_placed(cells, uuid, around),
    )


def _id(cells: "_Cells", name: str, organization: str) -> UUID:
    """The same for the same row each time: its own number when it has one, else who, what and where."""
    own = cells.text("id")
    if own:
        try:
            return UUID(own)
        except ValueError:
            return uuid5(_SHEET_IDS, f"{plain(organization)}/id/{own}")
    postcode = "".join(cells.text("postcode").upper().split())
    return uuid5(_SHEET_IDS, f"{plain(organization)}/{plain(name)}/{postcode}")


def _organization(name: str, around: Surroundings) -> OrganizationRow:
    uuid, known = around.organizations.get(plain(name), (uuid5(_SHEET_IDS, f"organization/{plain(name)}"), name))
    return OrganizationRow(uuid=uuid, name=known)


def _spoken(uuid: UUID, text: str | None) -> tuple[LanguageRow, ...] | None:
    if not text:
        return None
    names = dict.fromkeys(part.strip()[:120] for part in re.split(r"[,;/|\n]+|\ben\b", text) if part.strip())
    return tuple(LanguageRow(uuid=uuid5(uuid, f"language/{name}"), name=name) for name in names)


def _phones(cells: "_Cells", uuid: UUID) -> tuple[PhoneRow, ...] | None:
    number = cells.phone("phone", 60)
    return (PhoneRow(uuid=uuid5(uuid, "phone"), number=number),) if number else None


def _schedules(cells: "_Cells", uuid: UUID) -> tuple[ScheduleRow, ...] | None:
    text = cells.text("hours")
    if not text:
        return None
    try:
        spans = hours.spans(hours.read(text))
    except ValueError:
        cells.note("hours", "hours")
        return None
    return tuple(
        ScheduleRow(uuid=uuid5(uuid, f"hours/{opens}/{closes}"), byday=days, opens_at=opens, closes_at=closes)
        for days, opens, closes in spans
    )


def _areas(cells: "_Cells", uuid: UUID, around: Surroundings) -> tuple[AreaRow, ...] | None:
    names = cells.each("area", around.areas, "area")
    return tuple(AreaRow(uuid=uuid5(uuid, f"area/{name}"), name=name) for name in names) or None


def _contacts(cells: "_Cells", uuid: UUID) -> tuple[ContactRow, ...] | None:
    name = cells.text("contact_name")
    if not name:
        return None
    return (
        ContactRow(
            uuid=uuid5(uuid, f"contact/{plain(name)}"),
            name=name,
            title=cells.said("contact_title"),
            email=cells.email("contact_email"),
            phone=cells.phone("contact_phone", 20),
        ),
    )


def _placed(cells: "_Cells", uuid: UUID, around: Surroundings) -> tuple[PlacedRow, ...] | None:
    street = " ".join(part for part in (cells.text("street"), cells.text("house_number")) if part)[:200]
    postcode = cells.postcode()
    point = _point(cells, around) or (around.middle_of(postcode) if postcode else None)
    if not (street or postcode or point):
        return None
    location = LocationRow(
        uuid=uuid5(uuid, "location"),
        address_uuid=uuid5(uuid, "address"),
        name=cells.said("place"),
        location_type="physical",
        address_1=street,
        postal_code=postcode,
        city=cells.text("city"),
        country="NL",
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
    )
    return (PlacedRow(uuid=uuid5(uuid, "place"), location=location),)


def _point(cells: "_Cells", around: Surroundings) -> tuple[float, float] | None:
    texts = cells.text("latitude"), cells.text("longitude")
    if not any(texts):
        return None
    try:
        latitude, longitude = (float(text.replace(",", ".")) for text in texts)
    except ValueError:
        cells.note("latitude", "point")
        return None
    # Compared this way round, so that "nan" is no point either.
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude, longitude) == (0, 0):
        cells.note("latitude", "point")
        return None
    if is_far((latitude, longitude), around.centre):
        cells.note("latitude", "far")
        return None
    return latitude, longitude


class _Cells:
    """The cells of one line by the name of their field. Remembers what was wrong."""

    def __init__(self, line: Line, mapping: Mapping[int, str], titles: list[str]) -> None:
        self.notes: list[Note] = []
        self._titles = {name: titles[place] for place, name in mapping.items()}
        self._texts: dict[str, str] = {}
        for place, name in mapping.items():
            if place in line.wrong:
                self.note(name, line.wrong[place])
            elif line.cells[place]:
                self._texts[name] = self._cut(name, plain_text(line.cells[place]))

    def note(self, name: str, code: str) -> None:
        self.notes.append(Note(self._titles.get(name, str(TARGETS[name].label)), code))

    def _cut(self, name: str, text: str) -> str:
        most = _LONGEST.get(name, 20_000)
        if len(text) <= most:
            return text
        self.note(name, "cut")
        return text[: most - 1].rstrip() + "…"

    def text(self, name: str) -> str:
        return self._texts.get(name, "")

    def said(self, name: str) -> str | None:
        """None when the sheet says nothing: what we know stays."""
        return self._texts.get(name) or None

    def _checked(self, name: str, check: Callable[[str], Any], most: int, text: str) -> str | None:
        try:
            check(text)
        except ValidationError:
            self.note(name, name.removeprefix("contact_"))
            return None
        if len(text) > most:
            self.note(name, name.removeprefix("contact_"))
            return None
        return text

    def email(self, name: str) -> str | None:
        text = self.text(name).removeprefix("mailto:")
        return self._checked(name, _is_email, 254, text) if text else None

    def url(self, name: str) -> str | None:
        text = self.text(name)
        if not text:
            return None
        return self._checked(name, _is_url, 500, text if "://" in text else f"https://{text}")

    def phone(self, name: str, most: int) -> str | None:
        text = self.text(name)
        if not text:
            return None
        if len(text) > most or not _PHONE.match(text) or sum(sign.isdigit() for sign in text) < 3:
            self.note(name, "phone")
            return None
        return text

    def postcode(self) -> str:
        text = self.text("postcode")
        found = _POSTCODE.match(text)
        if text and not found:
            self.note("postcode", "postcode")
        return f"{found.group(1)}{found.group(2).upper()}" if found else ""

    def number(self, name: str, most: int) -> int | None:
        text = self.text(name)
        if not text:
            return None
        found = _NUMBER.match(text)
        if not found or int(found.group(1)) > most or re.search(r"[-−]\s*\d", text):
            self.note(name, "number")
            return None
        return int(found.group(1))

    def yes_no(self, name: str) -> bool | None:
        words = plain(self.text(name)) or ("x" if self.text(name) in ("✓", "✔") else "")
        if not words:
            return None
        if words not in _YES | _NO:
            self.note(name, "yes_no")
            return None
        return words in _YES

    def day(self, name: str, today: date) -> date | None:
        text = self.text(name)
        if not text:
            return None
        found = _as_date(text)
        if found is None or found > today:
            self.note(name, "date" if found is None else "future")
            return None
        return found

    def each(self, name: str, known: Mapping[str, str], code: str) -> Iterable[str]:
        """What the parts of a cell stand for in `known`; each once."""
        found: dict[str, None] = {}
        for part in _PARTS.split(self.text(name)):
            words = plain(part)
            if words in known:
                found[known[words]] = None
            elif words:
                self.note(name, code)
        return list(found)


def _as_date(text: str) -> date | None:
    match = _DAY_FIRST.match(text)
    try:
        if match:
            return date(int(match.group(3)), int(match.group(2)), int(match.group(1)))
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None
