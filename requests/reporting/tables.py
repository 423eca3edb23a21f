"""The tables of the results page, once: the page draws them and the downloads hold the same (H11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.dates import MONTHS
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from reporting.output_table import HOURS, MILESTONES, ROWS, plain, tally
from reporting.overview import Overview
from reporting.services import targets_of
from reporting.suppression import LEAST, Hidden, Shown


@dataclass(frozen=True)
class Table:
    """A name for the file, a title, the heads and the cells."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def output_lines(year: int) -> list[dict[str, Any]]:
    """The output table of a year as the page shows it."""
    targets = targets_of(year)
    names = [str(MONTHS[month]) for month in range(1, 13)]
    lines = []
    for row in ROWS:
        counted, target = tally(row, year), targets.get(row.code)
        longest = max(float(counted.total), float(target or 0)) or 1
        lines.append(
            {
                "code": row.code,
                "label": row.label,
                "meaning": row.meaning,
                "target": target,
                "total": plain(counted.total),
                "unit": _("hours") if row.unit == HOURS else "",
                "reached": target is not None and counted.total >= target,
                "width": f"{float(counted.total) / longest * 100:.1f}",
                "mark": f"{target / longest * 100:.1f}" if target else "",
                "running": counted.running,
                "months": names[: len(counted.running)],
            }
        )
    return lines


def milestones() -> list[dict[str, Any]]:
    """The rows of the output table that are a day and not a number."""
    return [
        {
            "code": row.code,
            "label": row.label,
            "meaning": row.meaning,
            "reached": (row.reached() if row.reached else None),
        }
        for row in MILESTONES
    ]


def words_for(shown: Shown) -> str:
    """A count, or why it is not shown."""
    if shown is Hidden.FEW:
        return _("fewer than %(n)s") % {"n": LEAST}
    return _("not shown") if shown is Hidden.KEPT else number_format(shown)


def split_rows(split: dict[str, Shown] | None) -> list[dict[str, Any]]:
    """A split as the page draws it: a bar for each number that is shown."""
    rows = split or {}
    longest = max((count for count in rows.values() if isinstance(count, int)), default=0) or 1
    return [
        {
            "label": label,
            "words": words_for(count),
            "width": f"{count / longest * 100:.1f}" if isinstance(count, int) else "",
        }
        for label, count in rows.items()
    ]


def tables(year: int, found: Overview) -> list[Table]:
    """All that can be downloaded."""
    lines, days = output_lines(year), milestones()
    output: list[tuple[Any, ...]] = [
        (str(line["label"]), line["target"] if line["target"] is not None else "", line["total"], str(line["meaning"]))
        for line in lines
    ]
    reached = [
        (str(day["label"]), date_format(day["reached"], "j F Y") if day["reached"] else "", str(day["meaning"]))
        for day in days
    ]
    what, number, meaning = _("What"), _("Number"), _("How we count this")
    return [
        Table("resultaten", _("Results"), (what, _("Target"), _("Realised"), meaning), output),
        Table("mijlpalen", _("Milestones"), (what, _("Since"), meaning), reached),
        Table("per-weg", _("By road"), (_("Road"), number), _cells(found.by_route)),
        Table("per-wijk", _("By neighbourhood"), (_("Neighbourhood"), number), _cells(found.by_neighbourhood)),
    ]


def _cells(split: dict[str, Shown] | None) -> list[tuple[Any, ...]]:
    if split is None:
        return [(_("Too few questions to split"), "")]
    return [(label, count if isinstance(count, int) else words_for(count)) for label, count in split.items()]
