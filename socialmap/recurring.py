"""Which days a rule gives, and at which moment something on a day begins. Knows no database."""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrule, rrulestr
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from hub.base import clock
from socialmap.hours import DAYS

ONCE, WEEKLY, TWO_WEEKS, MONTHLY = "once", "weekly", "two-weeks", "monthly"
# Somebody's own mistake, such as every minute, must not fill the agenda.
MOST_DATES = 400
_ALLOWED = {"FREQ", "INTERVAL", "BYDAY"}
_NTH = re.compile(rf"^(-1|[1-4])({'|'.join(DAYS)})$")


class BadRule(ValueError):
    """Not a rule that gives days."""


def rule_for(how: str, first: date, weekdays: Collection[int] = ()) -> str:
    """The RRULE (RFC 5545) of how often, "" for once. A month counts from its side of the first day: the second
    Tuesday, or the last one when it is the fifth."""
    if how == ONCE:
        return ""
    if how == MONTHLY:
        nth = (first.day - 1) // 7 + 1
        return f"FREQ=MONTHLY;BYDAY={nth if nth < 5 else -1}{DAYS[first.weekday()]}"
    days = ",".join(DAYS[number] for number in sorted({*weekdays, first.weekday()}))
    return f"FREQ=WEEKLY;{'INTERVAL=2;' if how == TWO_WEEKS else ''}BYDAY={days}"


def how_often(rule: str) -> tuple[str, list[int]]:
    """The other way round: how often, and on which days of the week."""
    if not rule:
        return ONCE, []
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if parts["FREQ"] == "MONTHLY":
        return MONTHLY, []
    if parts["FREQ"] == "DAILY":
        return WEEKLY, list(range(7))
    days = [DAYS.index(day) for day in parts.get("BYDAY", "").split(",") if day in DAYS]
    return (TWO_WEEKS if parts.get("INTERVAL") == "2" else WEEKLY), days


def check(rule: str) -> None:
    """Raises BadRule for a rule that is none, or that repeats within a day."""
    try:
        parts = dict(part.split("=", 1) for part in rule.split(";"))
        if not set(parts) <= _ALLOWED or parts["FREQ"] not in ("DAILY", "WEEKLY", "MONTHLY"):
            raise BadRule(rule)
        if parts["FREQ"] == "MONTHLY" and not _NTH.match(parts["BYDAY"]):
            raise BadRule(rule)
        rrulestr(rule, dtstart=datetime.combine(date(2026, 1, 1), time()))
    except (KeyError, ValueError, TypeError) as error:
        raise BadRule(rule) from error


def days_of(
    *, rule: str, first: date, last: date | None, without: Collection[date], since: date, until: date
) -> Sequence[date]:
    """The days between `since` and `until` (both count) on which it is, in order."""
    end = min(last, until) if last else until
    if not rule:
        found = [first]
    else:
        check(rule)
        series = rrulestr(rule, dtstart=datetime.combine(first, time()))
        assert isinstance(series, rrule)
        window = series.xafter(datetime.combine(max(first, since), time()), count=MOST_DATES, inc=True)
        found = []
        for moment in window:
            if moment.date() > end:
                break
            found.append(moment.date())
    return [day for day in found if since <= day <= end and day not in without]


def moments(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """From when to when, by the clock in the Netherlands: ten o'clock stays ten o'clock when the clock goes back.
    What ends earlier than it starts, ends the next day."""
    last_day = day if ends > starts else day + timedelta(days=1)
    return (
        datetime.combine(day, starts, tzinfo=clock.AMSTERDAM),
        datetime.combine(last_day, ends, tzinfo=clock.AMSTERDAM),
    )


def rule_words(rule: str) -> str:
    """How often, as people say it; "" for once."""
    how, weekdays = how_often(rule)
    if how == ONCE:
        return ""
    if how == MONTHLY:
        which = rule.rpartition("BYDAY=")[2]
        day = str(WEEKDAYS[DAYS.index(which[-2:])])
        names = {
            "1": _("every first %(day)s of the month"),
            "2": _("every second %(day)s of the month"),
            "3": _("every third %(day)s of the month"),
            "4": _("every fourth %(day)s of the month"),
            "-1": _("every last %(day)s of the month"),
        }
        return names[which[:-2]] % {"day": day}
    if len(weekdays) == 7 and how == WEEKLY:
        return _("every day")
    if not weekdays:
        return _("every two weeks") if how == TWO_WEEKS else _("every week")
    days = [str(WEEKDAYS[number]) for number in weekdays]
    named = f"{', '.join(days[:-1])} {_('and')} {days[-1]}" if len(days) > 1 else days[0]
    words = _("every two weeks on %(days)s") if how == TWO_WEEKS else _("every %(day)s")
    return words % {"days": named, "day": named}
