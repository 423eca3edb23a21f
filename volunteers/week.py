"""The week as people tick it: mornings, afternoons and evenings of seven days. Knows no database."""

from collections.abc import Iterable
from datetime import time
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
PARTS = {
    MORNING: (time(9), time(12)),
    AFTERNOON: (time(13), time(17)),
    EVENING: (time(18), time(21)),
}
PART_WORDS = {MORNING: _("morning"), AFTERNOON: _("afternoon"), EVENING: _("evening")}
DAY_WORDS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


class Hours(NamedTuple):
    """Hours on a day of the week (0 is Monday)."""

    weekday: int
    starts: time
    ends: time


def choices() -> list[tuple[str, str]]:
    """Every box that can be ticked, day by day: ("0-morning", "Monday morning")."""
    return [
        (f"{weekday}-{part}", f"{day} {PART_WORDS[part]}") for weekday, day in enumerate(DAY_WORDS) for part in PARTS
    ]


def hours_of(ticked: Iterable[str]) -> list[Hours]:
    """The hours behind ticked boxes such as "0-morning"."""
    pairs = (box.split("-", 1) for box in ticked)
    return sorted(Hours(int(weekday), *PARTS[part]) for weekday, part in pairs)


def boxes_of(hours: Iterable[Hours]) -> list[str]:
    """The boxes that these hours touch for at least an hour: somebody free from 10 to 14 is free in the
    morning and in the afternoon."""
    found = {
        f"{row.weekday}-{part}"
        for row in hours
        for part, (starts, ends) in PARTS.items()
        if _minutes(min(row.ends, ends)) - _minutes(max(row.starts, starts)) >= 60
    }
    return [box for box, _words in choices() if box in found]


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
