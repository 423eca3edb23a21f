"""Working days and working hours in the Netherlands. Promises to residents are made in working days
("we bellen u binnen 2 werkdagen"), so lateness is counted in them too (D21, F8)."""

from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from hub.base import clock

DAY_STARTS, DAY_ENDS = time(9, 0), time(17, 0)


@cache
def _holidays(year: int) -> frozenset[date]:
    # Good Friday is a day off for most centres though the law does not say so.
    return frozenset(holidays.country_holidays("NL", years=year, categories=("public", "optional")))


def is_holiday(day: date) -> bool:
    """A Dutch public holiday, or a day that most centres keep as one."""
    return day in _holidays(day.year)


def is_working_day(day: date) -> bool:
    """Monday to Friday, no Dutch public holiday."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def add_working_days(start: datetime, days: int) -> datetime:
    """The end of the working day that lies `days` working days after `start`. Zero is the end of the
    first working day from `start` on."""
    day = start.astimezone(clock.AMSTERDAM).date()
    while not is_working_day(day):
        day += timedelta(days=1)
    for _ in range(days):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return datetime.combine(day, DAY_ENDS, tzinfo=clock.AMSTERDAM)


def next_working_moment(start: datetime) -> datetime:
    """`start` itself when it lies in working hours, otherwise the next morning at nine that does."""
    local = start.astimezone(clock.AMSTERDAM)
    if is_working_day(local.date()) and DAY_STARTS <= local.time() < DAY_ENDS:
        return start
    day = local.date() if local.time() < DAY_STARTS else local.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, DAY_STARTS, tzinfo=clock.AMSTERDAM)


def working_days_between(start: datetime, end: datetime) -> int:
    """Working days that have begun after the day of `start`, up to and including the day of `end`."""
    day, last = (moment.astimezone(clock.AMSTERDAM).date() for moment in (start, end))
    count = 0
    while day < last:
        day += timedelta(days=1)
        count += is_working_day(day)
    return count
