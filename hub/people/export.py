"""Everything we keep of somebody, to hand it over (G6, GDPR art. 15 and 20). Made from the declarations next to the
models (design rule 6): what a new model keeps of a person is in it by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base import clock
from hub.base.outbox import letters
from hub.base.privacy import Privacy, register
from hub.people.models import Person


@dataclass(frozen=True)
class Line:
    """One field: its name in the file, what we call it, and what is in it."""

    name: str
    label: str
    value: str


@dataclass(frozen=True)
class Section:
    """What one model keeps of the person: a list of rows."""

    name: str
    title: str
    rows: tuple[tuple[Line, ...], ...]


def sections_of(person: Person, *, user: User) -> list[Section]:
    """All that `user` may hand to `person`, empty fields left out. What hangs on another permission (mediation) is
    not in it, and nothing tells whether there is any."""
    found = []
    for model, entry in register():
        if entry.person and user.may(entry.handed_by, person.hub):
            rows = tuple(_lines(row, entry) for row in _rows(model, entry, person))
            if rows:
                found.append(Section(model._meta.label_lower, str(entry.called), rows))
    # Who somebody is comes first; then the questions and offers, newest kind of row last.
    return sorted(found, key=lambda section: section.name != Person._meta.label_lower)


def is_known_at_work(sections: Iterable[Section]) -> bool:
    """Whether who was handed these works with something of the person: more than name and address alone."""
    known = {section.name for section in sections}
    return bool(known - {Person._meta.label_lower, "people.consent", "base.outboxmessage"})


def as_data(person: Person, *, user: User) -> dict[str, Any]:
    """The same as a file that another program can read."""
    return {
        "made_at": clock.now().isoformat(timespec="seconds"),
        "made_by": person.hub.name,
        "data": {
            section.name: [{line.name: line.value for line in row} for row in section.rows]
            for section in sections_of(person, user=user)
        },
    }


def _rows(model: type[models.Model], entry: Privacy, person: Person) -> Iterable[models.Model]:
    return model._base_manager.filter(entry.own, **{entry.person: person.pk}).order_by("pk")


def _lines(row: models.Model, entry: Privacy) -> tuple[Line, ...]:
    lines = [Line(name, str(label), _in_words(row, name)) for name, label in entry.shows.items()]
    return tuple(line for line in lines if line.value)


def _in_words(row: models.Model, name: str) -> str:
    field = row._meta.get_field(name)
    value = getattr(row, name)
    if field.many_to_many:
        return ", ".join(str(other) for other in value.all())
    if name == "weekday":
        return str(WEEKDAYS[value])
    if name in ("language", "languages"):
        return ", ".join(_language(code) for code in ([value] if isinstance(value, str) else value))
    if name == "letter":
        return letters.as_text(letters.from_data(value), closing="").strip() if value else ""
    if getattr(field, "choices", None):
        value = getattr(row, f"get_{name}_display")()
    return _said(value)


def _language(code: str) -> str:
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(value.astimezone(clock.AMSTERDAM), "j F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
