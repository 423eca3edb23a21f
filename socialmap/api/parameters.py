"""What may stand behind the question mark, and what it must look like. The same table reads the address and makes
the description of the API, so that the two say the same."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from hub.places.services import tidy_postcode
from socialmap.api.problems import Wrong, not_right
from socialmap.search import MOST_TYPED

A_PAGE, MOST_A_PAGE = 50, 100
MOST_PAGES = 1_000_000
MOST_METRES = 100_000
_FLAGS = {"true": True, "false": False}
_UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A question, read. None or False: it does not say."""

    search: str = ""
    page: int | None = None
    per_page: int | None = None
    format: str = "json"
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    parent_id: UUID | None = None
    modified_after: datetime | None = None
    postcode: str = ""
    proximity: int | None = None
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    full_organization: bool = False
    top_only: bool = False

    @property
    def lines(self) -> bool:
        """Everything, one document a line."""
        return self.format == "ndjson"


@dataclass(frozen=True)
class Parameter:
    """How one is read, and how the description of the API tells of it."""

    read: Callable[[str], Any]
    schema: Mapping[str, Any]
    words: str


class Query(Protocol):
    """The part of an address behind the question mark."""

    def getlist(self, key: str) -> list[Any]: ...
    def __iter__(self) -> Any: ...


def _search(text: str) -> str:
    if len(text) > MOST_TYPED:
        raise ValueError(_("Use at most %(most)d signs.") % {"most": MOST_TYPED})
    return text.replace("\x00", " ").strip()


def _whole(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal()) or len(text) > 9 or not 1 <= int(text) <= most:
            raise ValueError(_("Use a whole number from 1 to %(most)d.") % {"most": most})
        return int(text)

    return read


def read_id(text: str) -> UUID:
    """An id as the API gives it. Raises ValueError with words."""
    if not _UUID.match(text):
        raise ValueError(_("Use an id as the API gives it (a UUID)."))
    return UUID(text)


def _moment(text: str) -> datetime:
    # A plus sign in an address means a blank: 2026-01-01T00:00:00+01:00 comes in with one.
    said = text.strip().replace(" ", "+") if "T" in text else text.strip()
    try:
        found = parse_datetime(said)
        day = parse_date(said) if found is None else None
        found = found or (datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None)
        if found is None:
            raise ValueError
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(_("Use a day or a moment, such as 2026-01-31 or 2026-01-31T12:00:00Z.")) from None


def _flag(text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise ValueError(_("Use true or false."))
    return _FLAGS[text.lower()]


def _format(text: str) -> str:
    if text not in ("json", "ndjson"):
        raise ValueError(_("Use json or ndjson."))
    return text


def _postcode(text: str) -> str:
    try:
        return tidy_postcode(text)[:4]
    except ValueError:
        raise ValueError(_("Use a Dutch postcode, such as 5142 or 5142AB.")) from None


_ID = {"type": "string", "format": "uuid"}
_FLAG = {"type": "boolean", "default": False}
PARAMETERS: Mapping[str, Parameter] = {
    "search": Parameter(_search, {"type": "string", "maxLength": MOST_TYPED}, "Words, searched as on the site itself."),
    "page": Parameter(
        _whole(MOST_PAGES), {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1}, "Which page."
    ),
    "per_page": Parameter(
        _whole(MOST_A_PAGE),
        {"type": "integer", "minimum": 1, "maximum": MOST_A_PAGE, "default": A_PAGE},
        "How many on a page.",
    ),
    "format": Parameter(
        _format,
        {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
        "`ndjson` gives everything at once, one document a line; `page` and `per_page` do not count then.",
    ),
    "taxonomy_term_id": Parameter(read_id, _ID, "Only what has this term, or one below it."),
    "taxonomy_id": Parameter(read_id, _ID, "Only what has a term of this taxonomy."),
    "organization_id": Parameter(read_id, _ID, "Only what this organization offers."),
    "parent_id": Parameter(read_id, _ID, "Only terms right below this one."),
    "modified_after": Parameter(
        _moment,
        {"type": "string", "format": "date-time"},
        "Only what changed at this moment or later. Entries that stopped come too, with no more than their id, name, "
        "status `defunct` and when it was.",
    ),
    "postcode": Parameter(
        _postcode,
        {"type": "string", "pattern": "^[1-9][0-9]{3}$", "examples": ["5142"]},
        "Only services there for people of this Dutch postcode; with `proximity` only places near its middle.",
    ),
    "proximity": Parameter(
        _whole(MOST_METRES),
        {"type": "integer", "minimum": 1, "maximum": MOST_METRES},
        "At most so many metres from the middle of `postcode`, or else from the hub itself.",
    ),
    "minimal": Parameter(_flag, _FLAG, "Only `id` and `modified_date`; all on one page, unless a page is asked for."),
    "full": Parameter(_flag, _FLAG, "With all that belongs to each, as when asked for by its id."),
    "full_service": Parameter(_flag, _FLAG, "With all services of the organization, whole."),
    "full_organization": Parameter(_flag, _FLAG, "With the whole organization in each service; implies `full`."),
    "top_only": Parameter(_flag, _FLAG, "Only terms without a term above them."),
}
PAGING = ("search", "page", "per_page", "format")
_SUBJECT = ("taxonomy_term_id", "taxonomy_id")
_SERVICES = (
    *PAGING, *_SUBJECT, "organization_id", "modified_after", "postcode", "proximity", "full",
)  # fmt: skip
# Which parameters each address takes.
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "root": (),
    "services": (*_SERVICES, "minimal", "full_organization"),
    "service": ("full_organization",),
    "organizations": (*PAGING, *_SUBJECT, "full", "full_service"),
    "organization": ("full_service",),
    "service_at_locations": _SERVICES,
    "service_at_location": (),
    "taxonomies": PAGING,
    "taxonomy": (),
    "taxonomy_terms": (*PAGING, "taxonomy_id", "parent_id", "top_only"),
    "taxonomy_term": (),
}


def read(query: Query, resource: str) -> Asked:
    """What is asked. Raises Refused with every parameter that is not right."""
    allowed, values, wrong = ALLOWED[resource], {}, []
    for name in query:
        texts = query.getlist(name)
        if name not in allowed:
            wrong.append(Wrong(name[:60], _unknown(allowed)))
        elif len(texts) > 1:
            wrong.append(Wrong(name, _("Say this once.")))
        elif texts[0] or name != "search":
            try:
                values[name] = PARAMETERS[name].read(texts[0])
            except ValueError as error:
                wrong.append(Wrong(name, str(error)))
    if wrong:
        raise not_right(wrong)
    return Asked(**values)


def _unknown(allowed: tuple[str, ...]) -> str:
    if not allowed:
        return _("There are no parameters here.")
    return _("We do not know this one. There are: %(names)s.") % {"names": ", ".join(sorted(allowed))}
