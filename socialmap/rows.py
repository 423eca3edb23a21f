"""What one HSDS document holds, as plain values. `None` means that the document says nothing about it, so
that what we know stays; "" or () means that it says there is none."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class PhoneRow:
    uuid: UUID
    number: str
    type: str = "voice"
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactRow:
    uuid: UUID
    name: str
    title: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, kw_only=True)
class ScheduleRow:
    uuid: UUID
    freq: str = "WEEKLY"
    byday: str = ""
    opens_at: time | None = None
    closes_at: time | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    uuid: UUID
    name: str
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class LanguageRow:
    uuid: UUID
    name: str = ""
    code: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CostRow:
    uuid: UUID
    option: str = ""
    amount: Decimal | None = None
    currency: str = ""
    amount_description: str = ""


@dataclass(frozen=True, kw_only=True)
class AccessibilityRow:
    uuid: UUID
    description: str
    details: str = ""


@dataclass(frozen=True, kw_only=True)
class LocationRow:
    uuid: UUID
    name: str | None = None
    location_type: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    address_uuid: UUID | None = None
    address_1: str | None = None
    address_2: str | None = None
    city: str | None = None
    state_province: str | None = None
    postal_code: str | None = None
    country: str | None = None
    accessibility: tuple[AccessibilityRow, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class PlacedRow:
    """A service at a location."""

    uuid: UUID
    location: LocationRow


@dataclass(frozen=True, kw_only=True)
class TermRow:
    uuid: UUID
    taxonomy: str
    code: str
    name: str
    description: str = ""
    parent: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AttributeRow:
    uuid: UUID
    term: TermRow


@dataclass(frozen=True, kw_only=True)
class OrganizationRow:
    uuid: UUID
    name: str
    alternate_name: str | None = None
    description: str | None = None
    email: str | None = None
    website: str | None = None
    phones: tuple[PhoneRow, ...] | None = None
    contacts: tuple[ContactRow, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class ServiceRow:
    uuid: UUID
    organization: OrganizationRow
    name: str
    alternate_name: str | None = None
    description: str | None = None
    url: str | None = None
    email: str | None = None
    status: str | None = None
    application_process: str | None = None
    fees_description: str | None = None
    eligibility_description: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: date | None = None
    assurer_email: str | None = None
    alert: str | None = None
    last_modified: datetime | None = None
    places_left: int | None = None
    languages: str | None = None
    free_of_charge: bool | None = None
    wheelchair: bool | None = None
    phones: tuple[PhoneRow, ...] | None = None
    schedules: tuple[ScheduleRow, ...] | None = None
    areas: tuple[AreaRow, ...] | None = None
    spoken: tuple[LanguageRow, ...] | None = None
    costs: tuple[CostRow, ...] | None = None
    contacts: tuple[ContactRow, ...] | None = None
    attributes: tuple[AttributeRow, ...] | None = None
    placed: tuple[PlacedRow, ...] | None = None
