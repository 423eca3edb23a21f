"""Volunteers as columns. The plan looks at every volunteer for every question, and a hundred thousand rows are
judged in columns or not at all. What counts as fitting is `core.cause_against`; the tests hold the two together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matching import core

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NEVER = -1
NO_DAY = 0
NO_CHECK = -1
# The week in 63 blocks: one whole number says roughly when somebody is free.
BLOCK = 160
ANY_TIME = -1


@dataclass(frozen=True)
class People:
    """Everybody who may be asked now, one place in each column a person. `NEVER` in `days_since_asked`: never asked;
    `NO_DAY` as a day: no limit; a place that is not known is `nan`. Hours are minutes after Monday midnight, sorted by
    person; those of one person do not overlap. `checks` gives the last day on which each paper holds, or NO_CHECK."""

    pk: Ints
    latitude: Floats
    longitude: Floats
    most_kilometres: Ints
    most_at_once: Ints
    load: Ints
    room: Ints
    days_since_asked: Ints
    asked_recently: Ints
    available_from: Ints
    available_until: Ints
    talent_person: Ints
    talent: Ints
    hours_person: Ints
    hours_begin: Ints
    hours_end: Ints
    languages: Mapping[str, Flags]
    genders: Mapping[str, Flags]
    avoids: Mapping[str, Flags]
    checks: Mapping[str, Ints]
    booked: Mapping[int, tuple[tuple[datetime, datetime], ...]]

    def __len__(self) -> int:
        return len(self.pk)

    @cached_property
    def hours_from(self) -> Ints:
        """Where the hours of each person begin in the columns of hours, which are sorted by person."""
        return np.searchsorted(self.hours_person, np.arange(len(self) + 1)).astype(np.int64)

    @cached_property
    def blocks(self) -> Ints:
        """The blocks of the week in which each person has an hour, as bits; all of them when no hours are known."""
        found = np.zeros(len(self), dtype=np.int64)
        np.bitwise_or.at(found, self.hours_person, blocks_of(self.hours_begin, self.hours_end))
        found[np.diff(self.hours_from) == 0] = ANY_TIME
        return found

    @cached_property
    def radians(self) -> tuple[Floats, Floats, Floats]:
        """Latitude and longitude in radians, and the cosine of the latitude."""
        latitude = np.radians(self.latitude)
        return latitude, np.radians(self.longitude), np.cos(latitude)


def blocks_of(begins: Ints, ends: Ints) -> Ints:
    """The blocks that hours touch, as bits. Nothing for hours without a minute in them."""
    one = np.int64(1)
    bits = (one << ((ends - 1) // BLOCK + 1)) - (one << (begins // BLOCK))
    return np.where(ends > begins, bits, 0)


def day_number(day: date | None) -> int:
    return day.toordinal() if day else NO_DAY


def from_candidates(candidates: Iterable[core.Candidate], waiting: Mapping[int, int] | None = None) -> People:
    """The columns of these candidates. Who may not be asked at all is left out; `waiting` are questions that still
    wait for the answer of a volunteer, which take room too."""
    asked = waiting or {}
    rows = [row for row in candidates if row.active and row.load < row.most_at_once]
    talents = [(place, talent) for place, row in enumerate(rows) for talent in sorted(row.talents)]
    hours = [(place, window) for place, row in enumerate(rows) for window in core.merged(row.availability)]
    return People(
        pk=_ints(row.pk for row in rows),
        latitude=_floats(row.latitude for row in rows),
        longitude=_floats(row.longitude for row in rows),
        most_kilometres=_ints(row.most_kilometres for row in rows),
        most_at_once=_ints(row.most_at_once for row in rows),
        load=_ints(row.load for row in rows),
        room=_ints(max(row.most_at_once - row.load - asked.get(row.pk, 0), 0) for row in rows),
        days_since_asked=_ints(NEVER if row.days_since_asked is None else row.days_since_asked for row in rows),
        asked_recently=_ints(row.asked_recently for row in rows),
        available_from=_ints(day_number(row.available_from) for row in rows),
        available_until=_ints(day_number(row.available_until) for row in rows),
        talent_person=_ints(place for place, _talent in talents),
        talent=_ints(talent for _place, talent in talents),
        hours_person=_ints(place for place, _window in hours),
        hours_begin=_ints(window.weekday * 1440 + window.begin for _place, window in hours),
        hours_end=_ints(window.weekday * 1440 + window.end for _place, window in hours),
        languages=flags([row.languages for row in rows]),
        genders=flags([{row.gender} if row.gender else set() for row in rows]),
        avoids=flags([row.avoids for row in rows]),
        checks=_papers([dict(row.checks) for row in rows]),
        booked={place: row.booked for place, row in enumerate(rows) if row.booked},
    )


def flags(rows: Sequence[Collection[str]]) -> dict[str, Flags]:
    """For each code that anybody has, who has it."""
    return {
        code: np.array([code in row for row in rows], dtype=np.bool_) for code in {each for row in rows for each in row}
    }


def _papers(rows: Sequence[Mapping[str, date | None]]) -> dict[str, Ints]:
    return {
        kind: _ints(day_number(row[kind]) if kind in row else NO_CHECK for row in rows)
        for kind in {each for row in rows for each in row}
    }


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _floats(values: Iterable[float | None]) -> Floats:
    return np.fromiter((np.nan if value is None else value for value in values), dtype=np.float64)
