"""Tags for the screens of the registry."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.look import charts
from volunteers.week import DAY_WORDS, PART_WORDS

register = template.Library()


@register.filter
def week_days(options: Sequence[Any]) -> list[dict[str, Any]]:
    """The boxes of a week field, day by day."""
    parts = list(PART_WORDS.values())
    rows = [options[start : start + len(parts)] for start in range(0, len(options), len(parts))]
    return [
        {
            "name": DAY_WORDS[number],
            "short": charts.short_days()[number],
            "boxes": [{"option": option, "part": part} for option, part in zip(row, parts, strict=True)],
        }
        for number, row in enumerate(rows)
    ]


@register.simple_tag
def free_week(rows: Sequence[tuple[Any, ...]]) -> SafeString:
    """The hours somebody is free, drawn as a small week, with the same in words."""
    return charts.small_week(rows, label=_("Free hours"), words=charts.week_words(charts.blocks(rows)))
