"""The shapes of the demo data. Plain values: no Django, no database.

Days are relative (`days_ago`, `days_ahead`), so that the demo is always fresh.
Weekdays count from 0 (Monday). Codes are stable; texts are Dutch and may be rewritten.
"""

from dataclasses import dataclass

WEEKDAYS = {"ma": 0, "di": 1, "wo": 2, "do": 3, "vr": 4, "za": 5, "zo": 6}


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a weekday: opens and closes as "HH:MM"."""

    weekday: int
    opens: str
    closes: str
    note: str = ""


def week(text: str, note: str = "") -> tuple[Slot, ...]:
    """Slots from Dutch shorthand: "ma 09:00-12:00, do 13:30-16:00".

    Raises KeyError for an unknown weekday and ValueError for a part without hours.
    """
    slots = []
    for part in text.split(","):
        day, hours = part.split()
        opens, closes = hours.split("-")
        slots.append(Slot(WEEKDAYS[day], opens, closes, note))
    return tuple(slots)


@dataclass(frozen=True, slots=True)
class Subject:
    """One entry of the vocabulary; a top subject has no parent."""

    code: str
    name: str
    description: str
    synonyms: tuple[str, ...] = ()
    parent: str = ""


def under(parent: str, *rows: tuple[str, str, str, tuple[str, ...]]) -> tuple[Subject, ...]:
    """Sub subjects of `parent`, each as code, name, description and what people type."""
    return tuple(Subject(code, name, text, words, parent) for code, name, text, words in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    code: str
    name: str
    short_name: str
    phone: str
    email: str
    street: str
    house_number: str
    postcode: str
    city: str
    latitude: float
    longitude: float
    wheelchair: bool
    directions: str
    greeting: str
    walk_in: tuple[Slot, ...]
    phone_hours: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter as people name it; `home` marks the three that BaLaDe is named after."""

    code: str
    name: str
    latitude: float
    longitude: float
    postcodes: tuple[str, ...]
    description: str
    home: bool = False


@dataclass(frozen=True, slots=True)
class Postcode:
    pc4: str
    latitude: float
    longitude: float
    quarter: str


@dataclass(frozen=True, slots=True)
class Street:
    """An invented street, flat or complex. kind: street, flat, complex."""

    code: str
    name: str
    kind: str
    quarter: str
    postcode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    code: str
    name: str
    street: str
    house_number: str
    postcode: str
    quarter: str
    latitude: float
    longitude: float
    wheelchair: bool
    accessibility: str = ""
    directions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    code: str
    name: str
    summary: str
    description: str
    formal: bool
    email: str
    phone: str
    website: str
    location: str
    alternate_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A named person at an organisation; `takes_referrals` marks who gets the questions."""

    code: str
    organisation: str
    first_name: str
    last_name: str
    role: str
    email: str
    phone: str
    takes_referrals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Something an organisation offers.

    location "" means at people's homes or by phone. areas () means all of Waalwijk.
    cost "" means free. waiting_days None means no waiting list is kept; places_left None
    means no limit. status: active, inactive (temporarily closed).
    """

    code: str
    name: str
    organisation: str
    contact: str
    summary: str
    description: str
    subjects: tuple[str, ...]
    formal: bool
    takes_referrals: bool
    location: str
    schedule: tuple[Slot, ...]
    phone: str
    checked_days_ago: int
    checked_by: str
    alternate_names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("nl",)
    cost: str = ""
    eligibility: str = ""
    wheelchair: bool = True
    waiting_days: int | None = None
    places_left: int | None = None
    areas: tuple[str, ...] = ()
    collective: bool = False
    cultural: bool = False
    status: str = "active"

    @property
    def free(self) -> bool:
        return not self.cost


@dataclass(frozen=True, slots=True)
class Talent:
    """A subject somebody can help with, and how that person says it."""

    subject: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Contact details of an invented person; email or phone may be empty, not both."""

    code: str
    first_name: str
    last_name: str
    street: str
    house_number: str
    phone: str = ""
    email: str = ""
    languages: tuple[str, ...] = ("nl",)

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteer(Person):
    """track: volunteer, benefit_recipient, newcomer, school_placement, work_placement.

    state: applied, conversation, checks, active, paused, left; `since` is days since that state began,
    `applied` days since the person came forward. certificate_days: days until the certificate of
    conduct ends (negative: lapsed), None when there is none. methods is filled for mediators.
    """

    track: str
    state: str
    applied: int
    since: int
    talents: tuple[Talent, ...]
    availability: tuple[Slot, ...]
    max_open: int = 2
    certificate_days: int | None = None
    one_off: bool = False
    methods: tuple[str, ...] = ()
    recruited_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambassador(Person):
    """Somebody with eyes and ears in the streets named in `covers`."""

    covers: tuple[str, ...]
    recruited_by: str
    since: int
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident(Person):
    """channel: how this person likes to hear from us: phone, email, sms, letter."""

    channel: str = "phone"
    suits: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """One account. `person` is the code of a volunteer, ambassador or contact, else empty."""

    role: str
    first_name: str
    last_name: str
    email: str
    person: str = ""
    title: str = ""
    code: str = ""
