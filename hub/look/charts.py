"""Small drawings made on the server: every one says in words what it shows.

Only presentation attributes are used (x, width, class): the CSP forbids `style`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

DAY_START, DAY_END = 7.0, 23.0
COLUMN, GAP, HOUR, TOP = 26, 4, 4, 16


def _get(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)


class Block(NamedTuple):
    """Some hours on one weekday (Monday is 0)."""

    weekday: int
    start: float
    end: float


def short_days() -> list[str]:
    """Monday to Sunday in two letters."""
    return [
        pgettext("weekday, two letters", "Mo"),
        pgettext("weekday, two letters", "Tu"),
        pgettext("weekday, two letters", "We"),
        pgettext("weekday, two letters", "Th"),
        pgettext("weekday, two letters", "Fr"),
        pgettext("weekday, two letters", "Sa"),
        pgettext("weekday, two letters", "Su"),
    ]


def _hour(value: Any) -> float:
    if isinstance(value, dt.time | dt.datetime):
        return value.hour + value.minute / 60
    if isinstance(value, str):
        hours, _sep, minutes = value.partition(":")
        return int(hours) + int(minutes or 0) / 60
    return float(value)


def blocks(rows: Iterable[Any] | None) -> list[Block]:
    """Tuples, dicts or objects with weekday, start (or starts) and end (or ends), sorted by time."""
    found = []
    for row in rows or ():
        if isinstance(row, Sequence):
            day, start, end = row
        else:
            day, start, end = _get(row, "weekday"), _either(row, "start"), _either(row, "end")
        # midnight as an end is written 00:00 but means the end of that day
        found.append(Block(int(day), _hour(start), _hour(end) or 24.0))
    return sorted(found)


def _either(row: Any, name: str) -> Any:
    value = _get(row, name)
    return _get(row, f"{name}s") if value is None else value


def _clock(hour: float) -> str:
    whole, minutes = int(hour), round(hour % 1 * 60)
    return f"{whole}.{minutes:02d}" if minutes else str(whole)


def week_words(rows: Sequence[Block]) -> str:
    """ "ma 9–12, wo 14–16"."""
    names = short_days()
    return ", ".join(f"{names[b.weekday]} {_clock(b.start)}–{_clock(b.end)}" for b in rows)


def _bars(rows: Sequence[Block], css: str) -> SafeString:
    def place(block: Block) -> tuple[Any, ...]:
        start, end = max(block.start, DAY_START), min(block.end, DAY_END)
        top = TOP + (start - DAY_START) * HOUR
        return css, block.weekday * (COLUMN + GAP), f"{top:.1f}", COLUMN, f"{max(end - start, 0.25) * HOUR:.1f}"

    shown = [place(block) for block in rows if block.end > DAY_START and block.start < DAY_END]
    return format_html_join("", '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', shown)


def small_week(
    overlap: Iterable[Any], available: Iterable[Any] | None = None, label: str = "", words: str = ""
) -> SafeString:
    """Seven columns: when the other is free (light) and when it fits (dark), with the same in words."""
    fits, free = blocks(overlap), blocks(available)
    height = TOP + int((DAY_END - DAY_START) * HOUR)
    together = _("Together: %(times)s") % {"times": week_words(fits)} if fits else _("No hours together")
    words = words or together
    days = format_html_join(
        "",
        '<text class="hub-week__day" x="{}" y="10" text-anchor="middle">{}</text>'
        '<rect class="hub-week__column" x="{}" y="{}" width="{}" height="{}"/>',
        (
            (n * (COLUMN + GAP) + COLUMN // 2, name, n * (COLUMN + GAP), TOP, COLUMN, height - TOP)
            for n, name in enumerate(short_days())
        ),
    )
    noon = TOP + (12 - DAY_START) * HOUR
    return format_html(
        '<figure class="hub-week"><svg viewBox="0 0 {w} {h}" aria-hidden="true" focusable="false">{days}{free}{fits}'
        '<line class="hub-week__noon" x1="0" x2="{w}" y1="{noon}" y2="{noon}"/></svg>'
        '<figcaption class="hub-week__words">{who}{words}</figcaption></figure>',
        w=7 * COLUMN + 6 * GAP, h=height, noon=noon, days=days, words=words,
        free=_bars(free, "hub-week__free"), fits=_bars(fits, "hub-week__fits"),
        who=format_html('<span class="hub-sr">{}. </span>', label) if label else "",
    )  # fmt: skip


def strength(value: float, label: str = "") -> SafeString:
    """How well two things fit, 0 to 1: five blocks and a word."""
    share = min(max(float(value or 0), 0.0), 1.0)
    filled = round(share * 5)
    words = label or (
        _("fits very well") if share >= 0.8 else _("fits well") if share >= 0.55 else
        _("fits a little") if share >= 0.3 else _("hardly fits")
    )  # fmt: skip
    cells = format_html_join(
        "",
        '<rect class="{}" x="{}" y="1" width="16" height="10"/>',
        (("hub-strength__on" if n < filled else "hub-strength__off", n * 20 + 1) for n in range(5)),
    )
    return format_html(
        '<span class="hub-strength"><svg viewBox="0 0 98 12" aria-hidden="true" focusable="false">{}</svg> '
        '<span class="hub-strength__words">{}</span></span>',
        cells,
        words,
    )


def chart_rows(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows for the bar chart, with the width of each bar in hundredths of the longest."""
    read = [{name: _get(row, name) for name in ("label", "value", "target", "url")} for row in rows]
    longest = max([float(r[k] or 0) for r in read for k in ("value", "target")], default=0) or 1
    for row in read:
        row["width"] = f"{float(row['value'] or 0) / longest * 100:.2f}"
        row["mark"] = f"{float(row['target']) / longest * 100:.2f}" if row["target"] else ""
        row["shown"] = number_format(row["value"] or 0, force_grouping=True)
        row["target_shown"] = number_format(row["target"], force_grouping=True) if row["target"] else ""
    return read


def year_line(values: Sequence[float], label: str = "", labels: Sequence[str] = ()) -> SafeString:
    """A small line of a year; the words name the lowest, the highest and the last value."""
    numbers = [float(v or 0) for v in values]
    if not numbers:
        return SafeString("")
    low, high = min(numbers), max(numbers)
    span, step = (high - low) or 1, 116 / max(len(numbers) - 1, 1)
    points = [(2 + n * step, 30 - (value - low) / span * 24) for n, value in enumerate(numbers)]

    def named(value: float) -> str:
        at = numbers.index(value)
        name = f" ({labels[at]})" if at < len(labels) else ""
        return number_format(int(value) if value == int(value) else value) + name

    words = _("lowest %(low)s, highest %(high)s, last %(last)s") % {
        "low": named(low), "high": named(high), "last": number_format(values[-1] or 0),
    }  # fmt: skip
    return format_html(
        '<figure class="hub-yearline"><svg viewBox="0 0 120 34" aria-hidden="true" focusable="false">'
        '<polyline class="hub-yearline__line" points="{}"/><circle class="hub-yearline__end" cx="{}" cy="{}" r="2.6"/>'
        '</svg><figcaption class="hub-yearline__words">{}{}</figcaption></figure>',
        " ".join(f"{x:.1f},{y:.1f}" for x, y in points),
        f"{points[-1][0]:.1f}",
        f"{points[-1][1]:.1f}",
        f"{label}: " if label else "",
        words,
    )
