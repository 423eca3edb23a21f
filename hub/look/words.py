"""Time, distance and phone numbers as people say them."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import phonenumbers
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.base import clock

Moment = dt.datetime | dt.date


def local_day(moment: Moment) -> dt.date:
    """The calendar day of a moment where the hub is."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(clock.AMSTERDAM).date() if moment.tzinfo else moment.date()
    return moment


def days_between(moment: Moment) -> int:
    """Days from that day to today: positive in the past."""
    return (clock.today() - local_day(moment)).days


def _span(days: int) -> str:
    if days < 14:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if days < 61:
        weeks = days // 7
        return ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks}
    if days < 730:
        months = days // 30
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    years = days // 365
    return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}


def waiting(moment: Moment) -> str:
    """How long something waits already: "since today", "for 3 days"."""
    days = days_between(moment)
    return _("since today") if days <= 0 else _("for %(span)s") % {"span": _span(days)}


def since(moment: Moment) -> str:
    """When something happened: "today", "yesterday", "3 days ago"."""
    days = days_between(moment)
    if days <= 0:
        return _("today")
    return _("yesterday") if days == 1 else _("%(span)s ago") % {"span": _span(days)}


def day(moment: Moment) -> str:
    """Weekday and date; the year only when it is another one."""
    date = local_day(moment)
    pattern = "l j F" if date.year == clock.today().year else "l j F Y"
    return date_format(date, pattern)


def before_day(moment: Moment) -> str:
    """A deadline, its last day counted in: "by Thursday", "by 3 December", "today", "2 days late"."""
    days = -days_between(moment)
    if days < 0:
        return _("%(span)s late") % {"span": _span(-days)}
    if days == 0:
        return _("today")
    date = local_day(moment)
    name = date_format(date, "l") if days < 7 else date_format(date, "j F")
    return _("by %(day)s") % {"day": name}


def distance(metres: float) -> str:
    """Metres as people say them, rounded to what matters."""
    if metres < 950:
        return _("%(n)d metres") % {"n": max(50, round(metres / 50) * 50)}
    km = round(metres / 1000, 1)
    words = f"{km:.1f}".replace(".", ",").removesuffix(",0")
    return _("%(n)s km") % {"n": words}


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(str(number), "NL")
    except phonenumbers.NumberParseException:
        return None


def tel(number: str) -> str:
    """A number for `href`."""
    parsed = _parsed(number)
    if parsed is None:
        return "tel:" + "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")
    return "tel:" + phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def phone(number: str) -> str:
    """A number for reading: national when it is Dutch."""
    parsed = _parsed(number)
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        return str(number)
    style = phonenumbers.PhoneNumberFormat
    dutch = parsed.country_code == 31
    return phonenumbers.format_number(parsed, style.NATIONAL if dutch else style.INTERNATIONAL)


def postcode(typed: str) -> str:
    """A Dutch postcode as it stands on an envelope: "5142 AB". Anything else stays as it is."""
    bare = "".join(str(typed).split()).upper()
    return f"{bare[:4]} {bare[4:]}" if len(bare) == 6 and bare[:4].isdigit() else str(typed)


def _hours(rows: list[Any]) -> str:
    return ", ".join(f"{row.opens:%-H.%M}–{row.closes:%-H.%M}" for row in rows)


def hours_lines(opening_hours: Iterable[Any]) -> list[dict[str, str]]:
    """Opening hours as lines: days in a row with the same hours together ("Monday – Friday 9.00–17.00")."""
    by_day = {number: _hours(list(rows)) for number, rows in groupby(opening_hours, key=lambda row: row.weekday)}
    lines: list[tuple[int, int, str]] = []
    for number, hours in sorted(by_day.items()):
        if lines and lines[-1][1] == number - 1 and lines[-1][2] == hours:
            lines[-1] = (lines[-1][0], number, hours)
        else:
            lines.append((number, number, hours))
    return [
        {"days": str(WEEKDAYS[a]) if a == b else f"{WEEKDAYS[a]} – {WEEKDAYS[b]}", "times": hours}
        for a, b, hours in lines
    ]
