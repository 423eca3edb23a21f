"""The agenda as people look at it: by day, or a month on a wall. Reads no rows of its own."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.base import clock
from hub.look.words import day as day_words
from socialmap.models import ActivityDate

_ENOUGH_YEARS = 2


@dataclass(frozen=True)
class Day:
    """One day with what is on. `inside` says that it is of the month that is shown."""

    day: date
    dates: list[ActivityDate] = field(default_factory=list)
    inside: bool = True

    @property
    def name(self) -> str:
        """ "Vandaag", "Morgen"; "" for other days."""
        names = {0: _("Today"), 1: _("Tomorrow")}
        return names.get((self.day - clock.today()).days, "")

    @property
    def words(self) -> str:
        return day_words(self.day)

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()


@dataclass(frozen=True)
class Month:
    """A month as weeks of seven days, from Monday on."""

    first: date
    weeks: list[list[Day]]
    before: str
    after: str

    @property
    def name(self) -> str:
        return date_format(self.first, "F Y")


def by_day(rows: Iterable[ActivityDate]) -> list[Day]:
    """Dates that are in order, day by day."""
    return [Day(day, list(dates)) for day, dates in groupby(rows, key=lambda row: row.local_day)]


def month_of(first: date, rows: Iterable[ActivityDate]) -> Month:
    """The wall calendar of the month that begins on `first`."""
    there = {day.day: day.dates for day in by_day(rows)}
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first=first,
        weeks=[[Day(day, there.get(day, []), day.month == first.month) for day in week] for week in weeks],
        before=f"{first - timedelta(days=1):%Y-%m}",
        after=f"{last_of(first) + timedelta(days=1):%Y-%m}",
    )


def last_of(first: date) -> date:
    """The last day of the month that begins on `first`."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def read_month(text: str) -> date | None:
    """The first day of a month as it stands in an address ("2026-12"), when that is not too far away."""
    return read_day(f"{text}-01") if len(text) == 7 else None


def read_day(text: str) -> date | None:
    """A day as it stands in an address, when that is not too far away."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if abs(day.year - clock.today().year) <= _ENOUGH_YEARS else None
