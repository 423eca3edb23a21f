"""The filter of the queue, drawn in code: as a form of Django it cost more than the page below it (P9). What can be
chosen is the same for everybody in a hub, so it is asked once a minute; what is chosen is drawn each time."""

import time
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from types import SimpleNamespace
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django_filters import ChoiceFilter, ModelChoiceFilter

from hub.places.models import Hub
from intake.filters import QueueFilter
from intake.models import HelpRequest

SECONDS = 60
_TICKS = ("late", "answered")


class Choice(NamedTuple):
    """A filter: its name, what it is called, and the options as (value, words), with the words for none first."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def drawn(hub: Hub, chosen: Mapping[str, str]) -> SafeString:
    """The fields of the filter, with what is chosen."""
    moment = int(time.monotonic() // SECONDS)
    return _drawn(hub.pk, get_language() or "", moment, tuple(sorted(chosen.items())))


@lru_cache(maxsize=500)
def _drawn(hub_id: int, language: str, moment: int, picked: tuple[tuple[str, str], ...]) -> SafeString:
    chosen = dict(picked)
    found = _choices(hub_id, language, moment)
    selects = "".join(_select(choice, chosen.get(choice.name, "")) for choice in found if choice.options)
    ticks = "".join(_tick(choice, bool(chosen.get(choice.name))) for choice in found if not choice.options)
    return mark_safe(selects + ticks)


@lru_cache(maxsize=500)
def _choices(hub_id: int, language: str, moment: int) -> tuple[Choice, ...]:
    request = SimpleNamespace(hub=Hub.objects.get(pk=hub_id), user=None)
    form = QueueFilter({}, HelpRequest.objects.none(), request=request).form
    kinds = QueueFilter.base_filters
    found = []
    for name, field in form.fields.items():
        if isinstance(kinds[name], ChoiceFilter | ModelChoiceFilter):
            options = tuple((str(value), escape(str(words))) for value, words in field.choices)
            found.append(Choice(name, escape(str(field.label)), options))
        elif name in _TICKS:
            found.append(Choice(name, escape(str(field.label)), ()))
    return tuple(found)


def _select(choice: Choice, chosen: str) -> str:
    options = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{words}</option>'
        for value, words in choice.options
    )
    return (
        f'<label class="hub-filter__select">{choice.label} <select name="{choice.name}" id="id_{choice.name}" '
        f'class="utrecht-select utrecht-select--html-select">{options}</select></label>\n'
    )


def _tick(choice: Choice, chosen: bool) -> str:
    return (
        f'<label class="hub-chip"><input type="checkbox" name="{choice.name}" value="true" id="id_{choice.name}" '
        f'class="utrecht-checkbox utrecht-checkbox--html-input"{" checked" if chosen else ""}> {choice.label}</label>\n'
    )
