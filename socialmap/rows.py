"""What one HSDS document holds, as plain values. `None` means that the document says nothing about it, so
that what we know stays; "" or () means that it says there is none."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class PhoneRow:
    uuid: UUID
    number: str
    extension: str = ""
    type: str = "voice"
    description: str = ""
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ContactRow:
    uuid: UUID
    name: str
    title: str | None = None
    department: str | None = None
    email: str | None = None
    phone: str | None = None
    takes_referrals: bool | None = None
    kept: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class ScheduleRow:
    """Hours. `at` is the id of the service at a location that they stand with."""

    uuid: UUID
    at: UUID | None = None
    freq: str = "WEEKLY"
    interval: int | None = None
    byday: str = ""
    byweekno: str = ""
    bymonthday: str = ""
    byyearday: str = ""
    wkst: str = ""
    dtstart: date | None = None
    until: date | None = None
    count: int | None = None
    timezone: float | None = None
    opens_at: time | None = None
    closes_at: time | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    description: str = ""
    schedule_link: str = ""
    attending_type: str = ""
    notes: str = ""
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    uuid: UUID
    name: str
    description: str = ""
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DocumentRow:
    """What people must bring."""

    uuid: UUID
    document: str = ""
    uri: str = ""
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LanguageRow:
    uuid: UUID
    name: str = ""
    code: str = ""
    note: str = ""
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CostRow:
    uuid: UUID
    valid_from: date | None = None
    valid_to: date | None = None
    option: str = ""
    amount: Decimal | None = None
    currency: str = ""
    amount_description: str = ""
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AccessibilityRow:
    uuid: UUID
    description: str
    details: str = ""
    url: str = ""
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LocationRow:
    uuid: UUID
    name: str | None = None
    alternate_name: str | None = None
    description: str | None = None
    transportation: str | None = None
    url: str | None = None
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
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PlacedRow:
    """A service at a location."""

    uuid: UUID
    location: LocationRow
    description: str = ""
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TermRow:
    uuid: UUID
    taxonomy: str
    code: str
    name: str
    description: str = ""
    parent: UUID | None = None
    language: str = ""
    term_uri: str = ""
    detail: "TaxonomyRow | None" = None


@dataclass(frozen=True, kw_only=True)
class TaxonomyRow:
    """The list that a term is from."""

    uuid: UUID
    name: str
    description: str = ""
    uri: str = ""
    version: str = ""


@dataclass(frozen=True, kw_only=True)
class AttributeRow:
    uuid: UUID
    term: TermRow
    kept: dict[str, Any] = field(default_factory=dict)


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
    kept: dict[str, Any] | None = None


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
    interpretation_services: str | None = None
    accreditations: str | None = None
    fees_description: str | None = None
    eligibility_description: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: date | None = None
    assurer_email: str | None = None
    alert: str | None = None
    last_modified: datetime | None = None
    places_left: int | None = None
    waiting_days: int | None = None
    languages: str | None = None
    informal: bool | None = None
    takes_referrals: bool | None = None
    free_of_charge: bool | None = None
    wheelchair: bool | None = None
    summary: str | None = None
    closed_until: date | None = None
    kept: dict[str, Any] | None = None
    subjects: tuple[str, ...] = ()
    phones: tuple[PhoneRow, ...] | None = None
    schedules: tuple[ScheduleRow, ...] | None = None
    areas: tuple[AreaRow, ...] | None = None
    spoken: tuple[LanguageRow, ...] | None = None
    costs: tuple[CostRow, ...] | None = None
    required_documents: tuple[DocumentRow, ...] | None = None
    contacts: tuple[ContactRow, ...] | None = None
    attributes: tuple[AttributeRow, ...] | None = None
    placed: tuple[PlacedRow, ...] | None = None
