"""Opening hours as people write them in a spreadsheet, to schedules of HSDS. Only what can mean one thing."""

import re
from datetime import time

from socialmap.hours import DAYS, SHORT, Hours, read_hours

_WHOLE_DAYS = {
    "maandag": "ma", "dinsdag": "di", "woensdag": "wo", "donderdag": "do", "vrijdag": "vr", "zaterdag": "za",
    "zondag": "zo", "monday": "ma", "tuesday": "di", "wednesday": "wo", "thursday": "do", "friday": "vr",
    "saturday": "za", "sunday": "zo", "mon": "ma", "tue": "di", "wed": "wo", "thu": "do", "fri": "vr", "sat": "za",
    "sun": "zo", "mo": "ma", "tu": "di", "we": "wo", "th": "do", "fr": "vr", "sa": "za", "su": "zo",
}  # fmt: skip
_DAY_WORD = re.compile(rf"\b({'|'.join(sorted(_WHOLE_DAYS, key=len, reverse=True))})(?:en|s)?\b\.?")
_PART = re.compile(r"\b((?:maan|dins|woens|donder|vrij|zater|zon)dag)(ochtend|morgen|middag|avond)(?:en|s)?\b")
_BEGINS = {
    "ochtend": (time(6), time(12)), "morgen": (time(6), time(12)), "middag": (time(12), time(18)),
    "avond": (time(17), time(23, 59)),
}  # fmt: skip
_DAYS_ALL = re.compile(r"\b(?:dagelijks|elke dag|iedere dag|alle dagen|daily|every day)\b")
_WORKDAYS = re.compile(r"\b(?:werkdagen|doordeweeks|door de week|weekdays)\b")
_WEEKEND = re.compile(r"\bweekend\b")
_ALWAYS = re.compile(r"^(?:24/7|24 uur per dag|dag en nacht|altijd(?: open)?|always(?: open)?)$")
_TO = re.compile(r"\s*(?:-|–|—|\bt/m\b|\btm\b|\btot en met\b|\btot\b|\bto\b|\buntil\b)\s*")
_NOISE = re.compile(
    r"\b(?:van|vanaf|from|open|geopend|om|op|elke|iedere|every|uur|u)\b|(?<=\d)\s*(?:uur|u)\b|[.:](?=\s|$)"
)
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?"
_SPAN = re.compile(rf"({_CLOCK})\s*-\s*({_CLOCK})")
_DAY = "ma|di|wo|do|vr|za|zo"
_GROUP = re.compile(
    rf"((?:{_DAY})(?:\s*-\s*(?:{_DAY}))?(?:\s*(?:,|\+|&|\ben\b|\band\b|/|\s)\s*(?:{_DAY})(?:\s*-\s*(?:{_DAY}))?)*)"
    rf"[\s:,]*((?:{_CLOCK})\s*-\s*(?:{_CLOCK})(?:\s*(?:,|\+|&|\ben\b|\band\b|/)\s*(?:{_CLOCK})\s*-\s*(?:{_CLOCK}))*)"
)
_LATEST_NIGHT = time(6)
_LONGEST = 400


def read(text: str) -> list[Hours]:
    """The hours that a text tells. Raises ValueError when any part of it is not understood, or could mean two things
    ("9-5" may be an afternoon or a night)."""
    words = " ".join(re.sub(r"[;\n\r|]+", " , ", text.lower()).split())
    if len(words) > _LONGEST:
        raise ValueError(words[:60])
    if _ALWAYS.match(words):
        return [Hours(day, time(0), time(23, 59)) for day in range(7)]
    parts = {part.group(2) for part in _PART.finditer(words)}
    plain = _plain(_PART.sub(r"\1", words))
    found: list[Hours] = []
    rest = plain
    for group in _GROUP.finditer(plain):
        rest = rest.replace(group.group(0), " ", 1)
        days = _days(group.group(1))
        found += [hours for span in _SPAN.findall(group.group(2)) for hours in _hours(days, span)]
    if not found or re.sub(r"[\s,.]|\ben\b", "", rest):
        raise ValueError(text.strip()[:60])
    if parts and not _fit(found, parts):
        raise ValueError(text.strip()[:60])
    return sorted(set(found))


def _fit(hours: list[Hours], parts: set[str]) -> bool:
    """Whether all hours begin in the part of the day that was named: an evening "7-9" is not in the morning."""
    if len(parts) > 1:
        return False
    first, last = _BEGINS[next(iter(parts))]
    return all(first <= row.opens < last for row in hours)


def _plain(words: str) -> str:
    """Short day names, "-" between, and nothing that says nothing."""
    words = _DAYS_ALL.sub("ma-zo", words)
    words = _WORKDAYS.sub("ma-vr", words)
    words = _WEEKEND.sub("za-zo", words)
    words = _DAY_WORD.sub(lambda day: _WHOLE_DAYS[day.group(1)], words)
    words = re.sub(rf"\b({_DAY})\.", r"\1", words)
    words = re.sub(r"\b(\d{1,2})u(\d\d)\b", r"\1:\2", words)
    words = re.sub(r"(\d)\s*(?:uur|u)\b\.?", r"\1", words)
    words = _NOISE.sub(" ", words)
    return " ".join(_TO.sub("-", words).split())


def _days(text: str) -> list[int]:
    found: list[int] = []
    for first, last in re.findall(rf"({_DAY})(?:\s*-\s*({_DAY}))?", text):
        start, end = SHORT.index(first), SHORT.index(last or first)
        if end < start:
            raise ValueError(text)
        found += range(start, end + 1)
    return found


def _hours(days: list[int], span: tuple[str, str]) -> list[Hours]:
    [one] = read_hours(f"ma {span[0]}-{span[1]}")
    if one.closes <= one.opens and one.closes > _LATEST_NIGHT or one.opens < _LATEST_NIGHT < one.closes < time(12):
        raise ValueError(f"{span[0]}-{span[1]}")
    if one.closes <= one.opens and one.opens < time(12):
        raise ValueError(f"{span[0]}-{span[1]}")
    return [Hours(day, one.opens, one.closes) for day in days]


def spans(hours: list[Hours]) -> list[tuple[str, time, time]]:
    """Days as RRULE has them, with their hours: days with the same hours together."""
    found: dict[tuple[time, time], list[int]] = {}
    for row in hours:
        found.setdefault((row.opens, row.closes), []).append(row.weekday)
    return [(",".join(DAYS[day] for day in days), opens, closes) for (opens, closes), days in found.items()]
