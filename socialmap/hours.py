"""Opening hours in words, from schedules as HSDS keeps them. Knows no database."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.base import clock
from hub.base.workdays import is_holiday
from hub.look.words import hours_lines

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Days. Longer periods are seasons, with ordinary hours of their own.
LONGEST_SPECIAL = 31
# Days ahead in which holidays are told beside the week.
HOLIDAYS_AHEAD = 21
SHORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
_BYDAY = re.compile(r"^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$")
_PART = re.compile(r"^(ma|di|wo|do|vr|za|zo)(?:-(ma|di|wo|do|vr|za|zo))? +(\S+?) *(?:-|–|tot) *(\S+)$")
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.](\d\d))?(?:u|uur)?$")


class ScheduleLike(Protocol):
    freq: str
    byday: str
    opens_at: time | None
    closes_at: time | None
    valid_from: date | None
    valid_to: date | None
    description: str


@dataclass(frozen=True, order=True)
class Hours:
    """From when to when on a day of the week (0 is Monday). Ends after midnight when `closes` is earlier."""

    weekday: int
    opens: time
    closes: time


def on_day(schedules: Iterable[ScheduleLike], day: date) -> list[Hours]:
    """The hours on one day, in order. Hours of a short period go before the ordinary ones; on a holiday ordinary hours
    do not count, but for who is open all seven days."""
    every = list(schedules)
    special = [schedule for schedule in every if _is_special(schedule) and _in_force(schedule, day)]
    if special:
        counting = [schedule for schedule in special if not schedule.byday or _counts_on(schedule, day)]
    elif why_closed(every, day):
        counting = []
    else:
        counting = [schedule for schedule in every if _counts_on(schedule, day)]
    return sorted(
        {Hours(day.weekday(), one.opens_at, one.closes_at) for one in counting if one.opens_at and one.closes_at}
    )


def why_closed(schedules: Sequence[ScheduleLike], day: date) -> str:
    """Why ordinary hours do not count on a day: "special" (a short period has hours of its own, or none), "holiday",
    or ""."""
    if any(_is_special(schedule) and _in_force(schedule, day) for schedule in schedules):
        return "special"
    return "holiday" if is_holiday(day) and not _every_day(schedules) else ""


def _every_day(schedules: Iterable[ScheduleLike]) -> bool:
    weekly = [schedule for schedule in schedules if schedule.freq != "MONTHLY" and not _is_special(schedule)]
    days = ",".join(schedule.byday for schedule in weekly)
    return any(one.freq == "DAILY" and not one.byday for one in weekly) or all(day in days for day in DAYS)


def _counts_on(schedule: ScheduleLike, day: date) -> bool:
    if (schedule.valid_from and day < schedule.valid_from) or (schedule.valid_to and day > schedule.valid_to):
        return False
    if schedule.freq == "DAILY" and not schedule.byday:
        return True
    return any(_is_day(part, day, schedule.freq) for part in schedule.byday.split(",") if part)


def _is_day(part: str, day: date, freq: str) -> bool:
    found = _BYDAY.match(part)
    if not found or found.group(2) != DAYS[day.weekday()]:
        return False
    which = int(found.group(1) or 0)
    if freq != "MONTHLY" or not which:
        return True
    last = (day + timedelta(days=7)).month != day.month
    return last if which == -1 else (day.day - 1) // 7 + 1 == which


def open_until(schedules: Sequence[ScheduleLike], moment: datetime) -> time | None:
    """When it closes, if it is open at `moment`."""
    local = moment.astimezone(clock.AMSTERDAM)
    day, at = local.date(), local.time()
    for hours in on_day(schedules, day):
        if hours.opens <= at and (at < hours.closes or hours.closes <= hours.opens):
            return hours.closes
    for hours in on_day(schedules, day - timedelta(days=1)):
        if hours.closes <= hours.opens and at < hours.closes:
            return hours.closes
    return None


def today_words(schedules: Sequence[ScheduleLike], moment: datetime) -> str:
    """Today in a few words; "" when nobody knows the hours."""
    if not any(schedule.opens_at and schedule.closes_at for schedule in schedules):
        return ""
    until = open_until(schedules, moment)
    if until:
        return _("open now, until %(time)s") % {"time": _say(until)}
    day = moment.astimezone(clock.AMSTERDAM).date()
    today = on_day(schedules, day)
    if not today:
        return _("closed today, a holiday") if _shut_by_holiday(schedules, day) else _("closed today")
    spans = ", ".join(f"{_say(hours.opens)}–{_say(hours.closes)}" for hours in today)
    return _("today %(hours)s") % {"hours": spans}


def week_lines(schedules: Sequence[ScheduleLike]) -> list[dict[str, str]]:
    """The week as it is now, as lines of `days` and `times`; then what does not fit in a week: hours of once a month,
    notes, and periods to come with hours of their own."""
    today = clock.today()
    now = [schedule for schedule in schedules if _in_force(schedule, today) and not _is_special(schedule)]
    lines = hours_lines(_weekly_hours(schedule for schedule in now if schedule.freq != "MONTHLY"))
    for schedule in now:
        if schedule.freq == "MONTHLY" and schedule.opens_at and schedule.closes_at:
            times = f"{_say(schedule.opens_at)}–{_say(schedule.closes_at)}"
            lines += [{"days": words, "times": times} for words in _monthly_words(schedule.byday)]
    notes = dict.fromkeys(schedule.description for schedule in now if schedule.description)
    lines += [{"days": "", "times": note} for note in notes]
    lines += _holidays(schedules, today)
    return lines + _periods([schedule for schedule in schedules if schedule not in now], today)


def _shut_by_holiday(schedules: Sequence[ScheduleLike], day: date) -> bool:
    """Open on such a day of the week, but not now."""
    return why_closed(schedules, day) == "holiday" and any(_counts_on(schedule, day) for schedule in schedules)


def _holidays(schedules: Sequence[ScheduleLike], today: date) -> list[dict[str, str]]:
    """Holidays of the coming weeks on which it is closed though the week above says that it is open."""
    coming = (today + timedelta(days=ahead) for ahead in range(HOLIDAYS_AHEAD))
    shut = [day for day in coming if _shut_by_holiday(schedules, day)]
    return [{"days": date_format(day, "l j F"), "times": _("closed, a holiday")} for day in shut]


def _in_force(schedule: ScheduleLike, day: date) -> bool:
    begun = schedule.valid_from is None or schedule.valid_from <= day
    return begun and (schedule.valid_to is None or day <= schedule.valid_to)


def _is_special(schedule: ScheduleLike) -> bool:
    """Hours of a short period, such as around Christmas, that go before the ordinary ones."""
    first, last = schedule.valid_from, schedule.valid_to
    return first is not None and last is not None and (last - first).days <= LONGEST_SPECIAL


def _periods(schedules: Iterable[ScheduleLike], today: date) -> list[dict[str, str]]:
    """Periods that are not over, the nearest first, each with its hours or that it is closed then."""
    found: dict[tuple[date, date | None], list[ScheduleLike]] = {}
    for schedule in schedules:
        if schedule.valid_from and (schedule.valid_to is None or schedule.valid_to >= today):
            found.setdefault((schedule.valid_from, schedule.valid_to), []).append(schedule)
    in_order = sorted(found.items(), key=lambda one: one[0][0])
    return [{"days": _period_words(*period), "times": _hours_of_period(rows)} for period, rows in in_order]


def _period_words(first: date, last: date | None) -> str:
    begins = date_format(first, "j F")
    if last is None:
        return _("from %(day)s") % {"day": begins}
    return begins if first == last else f"{begins} – {date_format(last, 'j F')}"


def _hours_of_period(schedules: Sequence[ScheduleLike]) -> str:
    weekly = _weekly_hours(schedules)
    whole = {(one.opens_at, one.closes_at) for one in schedules if one.opens_at and one.closes_at and not one.byday}
    if whole:  # every day of the period
        return ", ".join(f"{_say(opens)}–{_say(closes)}" for opens, closes in sorted(whole) if opens and closes)
    if not weekly:
        notes = [schedule.description for schedule in schedules if schedule.description]
        return notes[0] if notes else _("closed these days")
    return ", ".join(f"{line['days']} {line['times']}" for line in hours_lines(weekly))


def _weekly_hours(schedules: Iterable[ScheduleLike]) -> list[Hours]:
    found = set()
    for schedule in schedules:
        parts = schedule.byday.split(",") if schedule.byday else DAYS if schedule.freq == "DAILY" else ()
        for part in parts:
            day = _BYDAY.match(part)
            if day and schedule.opens_at and schedule.closes_at:
                found.add(Hours(DAYS.index(day.group(2)), schedule.opens_at, schedule.closes_at))
    return sorted(found)


def _monthly_words(byday: str) -> list[str]:
    which = {
        "1": _("every first %(day)s of the month"),
        "2": _("every second %(day)s of the month"),
        "3": _("every third %(day)s of the month"),
        "4": _("every fourth %(day)s of the month"),
        "-1": _("every last %(day)s of the month"),
    }
    found = [_BYDAY.match(part) for part in byday.split(",") if part]
    return [
        which.get(part.group(1) or "", _("every %(day)s")) % {"day": WEEKDAYS[DAYS.index(part.group(2))]}
        for part in found
        if part
    ]


def _say(moment: time) -> str:
    return f"{moment:%-H.%M}"


def read_hours(text: str) -> list[Hours]:
    """Hours as staff type them: "ma-vr 9:00-12:30, do 13.30-20.00", with commas or lines between.
    Raises ValueError with the part that cannot be read."""
    found = []
    for part in re.split(r"[,;\n]+", text.lower()):
        if not part.strip():
            continue
        match = _PART.match(part.strip())
        if not match:
            raise ValueError(part.strip())
        first, last, opens, closes = match.groups()
        days = range(SHORT.index(first), SHORT.index(last or first) + 1)
        start, end = _clock(opens), _clock(closes)
        if start is None or end is None or start == end or not days:
            raise ValueError(part.strip())
        found += [Hours(day, start, end) for day in days]
    return sorted(set(found))


def _clock(text: str) -> time | None:
    match = _CLOCK.match(text)
    if not match or int(match.group(1)) > 24 or int(match.group(2) or 0) > 59:
        return None
    hour, minute = int(match.group(1)), int(match.group(2) or 0)
    return time(23, 59) if hour == 24 else time(hour, minute)


def write_hours(schedules: Sequence[ScheduleLike]) -> str:
    """Weekly hours as staff type them, one day a line."""
    rows = _weekly_hours(schedule for schedule in schedules if schedule.freq != "MONTHLY")
    return "\n".join(f"{SHORT[row.weekday]} {row.opens:%H:%M}-{row.closes:%H:%M}" for row in rows)
