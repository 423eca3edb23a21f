"""What may be changed in an entry, as one table: how a field is called, read and written, and whether its contact
person may change it at once. Values are plain (text, number, yes or no, an address of three parts), so that a change
can be kept, compared and shown side by side."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.look import words
from socialmap.hours import SHORT, read_hours, write_hours
from socialmap.models import Service

Kind = Literal["text", "number", "yes", "hours", "phone", "address"]
MOST = 32_767  # of a small number in the database
ADDRESS_PARTS = ("street", "postcode", "city")


@dataclass(frozen=True)
class Field:
    """A field of an entry. `at_once`: facts of today that only the organisation knows; waiting for a look would
    make them wrong."""

    name: str
    label: str | Promise
    kind: Kind = "text"
    at_once: bool = False


FIELDS: Mapping[str, Field] = {
    one.name: one
    for one in (
        Field("name", gettext_lazy("Name")),
        Field("alternate_name", gettext_lazy("Also called")),
        Field("summary", gettext_lazy("In one sentence")),
        Field("description", gettext_lazy("Description")),
        Field("phone", gettext_lazy("Phone"), "phone"),
        Field("email", gettext_lazy("E-mail address")),
        Field("url", gettext_lazy("Website")),
        Field("hours", gettext_lazy("Opening hours"), "hours"),
        Field("address", gettext_lazy("Address"), "address"),
        Field("free_of_charge", gettext_lazy("It is free"), "yes"),
        Field("fees_description", gettext_lazy("Costs")),
        Field("eligibility_description", gettext_lazy("For whom")),
        Field("minimum_age", gettext_lazy("From age"), "number"),
        Field("maximum_age", gettext_lazy("Up to age"), "number"),
        Field("application_process", gettext_lazy("How to join")),
        Field("languages", gettext_lazy("Languages")),
        Field("wheelchair", gettext_lazy("You can get in with a wheelchair"), "yes"),
        Field("informal", gettext_lazy("Neighbours do this (informal)"), "yes"),
        Field("takes_referrals", gettext_lazy("The hub may refer people here"), "yes"),
        Field("places_left", gettext_lazy("Places left"), "number", at_once=True),
        Field("waiting_days", gettext_lazy("Waiting time in days"), "number", at_once=True),
    )
}


def current(service: Service, names: Iterable[str] = FIELDS) -> dict[str, Any]:
    """The values as they stand in the entry now."""
    readers: dict[str, Callable[[Service], Any]] = {"phone": _phone, "hours": _hours, "address": _address}
    return {name: readers[name](service) if name in readers else getattr(service, name) for name in names}


def version(service: Service) -> str:
    """Which version of an entry this is."""
    return service.last_modified.isoformat()


def first_phone(service: Service) -> Any:
    """The number that people call, None when there is none."""
    return service.phones.exclude(type="fax").first()


def _phone(service: Service) -> str:
    phone = first_phone(service)
    return phone.number if phone else ""


def _hours(service: Service) -> str:
    return write_hours(list(service.schedules.all()))


def _address(service: Service) -> dict[str, str] | None:
    """None for who has several places: those come with an import, and are not changed here."""
    places = [here.location for here in service.at_locations.select_related("location")]
    if len(places) > 1:
        return None
    place = places[0] if places else None
    values = (place.address_1, place.postal_code, place.city) if place else ("", "", "")
    return dict(zip(ADDRESS_PARTS, values, strict=True))


def tidy(name: str, value: Any) -> Any:
    """A value in one form, so that the same is the same; a text that is too long is cut off. Raises ValueError for an
    unknown field or a value that cannot be read."""
    if name not in FIELDS or (name == "name" and not str(value or "").strip()):
        raise ValueError(name)
    kind = FIELDS[name].kind
    if kind == "hours":
        rows = read_hours(value or "")
        return "\n".join(f"{SHORT[row.weekday]} {row.opens:%H:%M}-{row.closes:%H:%M}" for row in rows)
    if kind == "address":
        given = value or {}
        street, postcode, city = (str(given.get(part) or "").strip() for part in ADDRESS_PARTS)
        return {"street": street, "postcode": postcode.replace(" ", "").upper(), "city": city}
    if kind == "yes":
        return bool(value)
    if kind == "number":
        return None if value in (None, "") else max(0, min(int(value), MOST))
    text = str(value or "").replace("\r\n", "\n").strip()
    if kind == "phone":
        return text[:60]
    return text[: getattr(Service._meta.get_field(name), "max_length", None)]


def tidy_or_none(name: str, value: Any) -> Any:
    """As `tidy`; None for what cannot be read."""
    try:
        return tidy(name, value)
    except ValueError:
        return None


def in_words(name: str, value: Any) -> str:
    """A value as a person reads it."""
    kind = FIELDS[name].kind
    if kind == "yes":
        return _("yes") if value else _("no")
    if kind == "address":
        given = value or {}
        town = words.postcode(given.get("postcode") or ""), given.get("city")
        lines = (given.get("street"), " ".join(part for part in town if part))
        return "\n".join(line for line in lines if line)
    return "" if value is None else str(value)


def writes(values: Mapping[str, Any]) -> dict[str, Any]:
    """What `save_service` asks for, to write these values."""
    apart = {"phone", "hours", "address"}
    return {
        "fields": {name: value for name, value in values.items() if name not in apart},
        "phone": values.get("phone"),
        "hours": read_hours(values["hours"]) if "hours" in values else None,
        "address": values.get("address"),
    }
