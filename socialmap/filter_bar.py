"""The filters of the search page as people see them: with how many fit, and as chips that take one off again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from socialmap.filters import ServiceFilter

SUBJECT = "onderwerp"
SELECTS = ("wijk", "taal", "soort")
TICKS = ("open", "gratis", "rolstoel")
MOST_SUBJECTS = 14


@dataclass(frozen=True)
class Option:
    """Something to choose, with how many services fit when it is chosen; None when nobody counted."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class Control:
    """A select or a box to tick. `options` of a box hold its one value."""

    name: str
    label: str
    empty: str
    options: tuple[Option, ...]

    @property
    def only(self) -> Option:
        return self.options[0]


@dataclass(frozen=True)
class Chip:
    """A filter that is on; `address` is this search without it."""

    label: str
    address: str


def selects(chosen: ServiceFilter, facets: Mapping[str, Sequence[Any]]) -> list[Control]:
    """The filters with more than one value, those with nothing to choose left out."""
    made = [_select(chosen, name, facets.get(name, ())) for name in SELECTS if name in chosen.form.fields]
    return [control for control in made if control.options]


def _select(chosen: ServiceFilter, name: str, facets: Sequence[Any]) -> Control:
    field = chosen.form.fields[name]
    now = chosen.form.data.get(name, "")
    options = [Option(one.value, str(one.label), one.count, one.chosen) for one in facets]
    if not options:
        pairs = [(str(value), str(label)) for value, label in field.choices if str(value)]
        options = [Option(value, label, None, value == now) for value, label in pairs]
    empty = getattr(field, "empty_label", None) or _("does not matter")
    return Control(name, str(field.label), str(empty), tuple(options))


def ticks(chosen: ServiceFilter, facets: Mapping[str, Sequence[Any]]) -> list[Control]:
    """The boxes."""
    return [_tick(chosen, name, facets.get(name, ())) for name in TICKS if name in chosen.form.fields]


def _tick(chosen: ServiceFilter, name: str, facets: Sequence[Any]) -> Control:
    label = str(chosen.form.fields[name].label)
    count = next((one.count for one in facets), None)
    return Control(name, label, "", (Option("on", label, count, bool(_value(chosen, name))),))


def subjects(chosen: ServiceFilter, facets: Mapping[str, Sequence[Any]]) -> list[Option]:
    """At most fourteen subjects, and the chosen one even when it is a smaller one."""
    now = _value(chosen, SUBJECT)
    code = now.code if now else ""
    counted = facets.get(SUBJECT, ())[:MOST_SUBJECTS]
    found = [Option(one.value, str(one.label), one.count, one.value == code) for one in counted]
    if now and not any(one.chosen for one in found):
        found = [Option(code, now.name, None, True), *found]
    return found


def chips(chosen: ServiceFilter, asked: QueryDict) -> list[Chip]:
    """What is on, in the order of the page, each with the address that takes it off."""
    made = []
    for name in (SUBJECT, *SELECTS):
        value = _value(chosen, name)
        if value:
            made.append(Chip(_label(chosen, name, value), _without(asked, name)))
    if _value(chosen, "postcode"):
        near = _("near %(postcode)s") % {"postcode": _value(chosen, "postcode")}
        far = _label(chosen, "afstand", _value(chosen, "afstand"))
        made.append(Chip(", ".join(part for part in (near, far) if part), _without(asked, "postcode", "afstand")))
    elif _value(chosen, "afstand") and _value(chosen, "wijk"):
        made.append(Chip(_label(chosen, "afstand", _value(chosen, "afstand")), _without(asked, "afstand")))
    made += [Chip(str(chosen.form.fields[name].label), _without(asked, name)) for name in TICKS if _value(chosen, name)]
    return made


def _value(chosen: ServiceFilter, name: str) -> Any:
    return getattr(chosen.form, "cleaned_data", {}).get(name)


def _label(chosen: ServiceFilter, name: str, value: Any) -> str:
    choices = dict(getattr(chosen.form.fields[name], "choices", ())) if isinstance(value, str) else {}
    return str(choices.get(value, value)) if value else ""


def _without(asked: QueryDict, *names: str) -> str:
    left = asked.copy()
    for name in (*names, "pagina"):
        left.pop(name, None)
    return f"?{left.urlencode()}"
