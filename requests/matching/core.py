"""Who fits a question, and why. Values in, values out: no database, no words, no clock, so that it can be
tried with any values. The words are made in `words.py`, the rows are read in `candidates.py`.

A volunteer either fits, with a score from 0 to 1 and the reasons for it, or does not, with the cause."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil
from typing import Any

from hub.places.distance import kilometres


@dataclass(frozen=True, order=True)
class Window:
    """A part of the week: weekday (0 is Monday), begin and end in minutes after midnight."""

    weekday: int
    begin: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.begin


def merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The same hours in order, those that overlap or touch as one: an hour named twice is still one hour."""
    found: list[Window] = []
    for window in sorted(window for window in windows if window.minutes > 0):
        last = found[-1] if found else None
        if last and last.weekday == window.weekday and window.begin <= last.end:
            found[-1] = Window(last.weekday, last.begin, max(last.end, window.end))
        else:
            found.append(window)
    return tuple(found)


@dataclass(frozen=True)
class Need:
    """What a question asks of somebody. What is empty or None was not asked, so nobody is left out for it."""

    day: date
    subjects: frozenset[int] = frozenset()
    related: frozenset[int] = frozenset()
    names: Mapping[int, str] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()
    latitude: float | None = None
    longitude: float | None = None
    windows: tuple[Window, ...] = ()
    period: tuple[datetime, datetime] | None = None
    # The resident's wish ("woman"), what a volunteer may rather not meet ("pets"), and papers that must be in order.
    wants: str = ""
    around: frozenset[str] = frozenset()
    checks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """A volunteer at this moment."""

    pk: int
    active: bool = True
    paused_until: date | None = None
    talents: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset({"nl"})
    latitude: float | None = None
    longitude: float | None = None
    most_kilometres: int = 3
    availability: tuple[Window, ...] = ()
    most_at_once: int = 2
    load: int = 0
    asked_here: bool = False
    days_since_asked: int | None = None
    available_from: date | None = None
    available_until: date | None = None
    booked: tuple[tuple[datetime, datetime], ...] = ()
    asked_recently: int = 0
    gender: str = ""
    avoids: frozenset[str] = frozenset()
    checks: tuple[tuple[str, date | None], ...] = ()


@dataclass(frozen=True)
class Weights:
    """How much each ground counts, in whole numbers. Only their proportion matters."""

    same_subject: int = 40
    related_subject: int = 22
    near: int = 25
    hours: int = 20
    rested: int = 10
    room: int = 5

    @property
    def total(self) -> int:
        return max(self.same_subject, self.related_subject) + self.near + self.hours + self.rested + self.room


STANDARD = Weights()
# Points are whole numbers, so that the database and this file cannot differ by a rounding.
SCALE = 1_000_000
# Somebody who was asked this many days ago counts as rested; how often is counted over the longer time.
RESTED_DAYS = 30
RECENT_DAYS = 90
OFTEN = 3


@dataclass(frozen=True)
class Reason:
    """One ground, as a code with its value: `words.py` says it."""

    code: str
    value: Any = None


@dataclass(frozen=True)
class Fit:
    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]
    overlap: tuple[Window, ...]
    metres: int | None
    points: int = 0


@dataclass(frozen=True)
class Unfit:
    candidate: Candidate
    cause: Reason


@dataclass(frozen=True)
class Ranking:
    """Best first; and everybody else, each with the cause."""

    fits: tuple[Fit, ...]
    unfits: tuple[Unfit, ...]


def metres_between(need: Need, candidate: Candidate) -> int | None:
    """How far apart they are, or None when one of the places is not known."""
    points = (need.latitude, need.longitude, candidate.latitude, candidate.longitude)
    if any(point is None for point in points):
        return None
    return round(kilometres(*points) * 1000)  # type: ignore[arg-type]


def overlap_of(asked: Sequence[Window], free: Sequence[Window]) -> tuple[Window, ...]:
    """The hours that both name. When nothing particular is asked, every free hour does."""
    if not asked:
        return merged(free)
    return merged(
        Window(a.weekday, max(a.begin, b.begin), min(a.end, b.end))
        for a in asked
        for b in free
        if a.weekday == b.weekday
    )


def cause_against(need: Need, candidate: Candidate) -> Reason | None:
    """The first thing that stands in the way, or None. What the volunteer said comes before what we measure."""
    return _not_now(need, candidate) or _not_this(need, candidate)


def _not_now(need: Need, candidate: Candidate) -> Reason | None:
    """Whoever may not be asked at this moment, whatever the question is."""
    if not candidate.active:
        return Reason("not_active", candidate.paused_until)
    if candidate.asked_here:
        return Reason("asked_before")
    if candidate.load >= candidate.most_at_once:
        return Reason("limit", candidate.most_at_once)
    if candidate.available_from and need.day < candidate.available_from:
        return Reason("from", candidate.available_from)
    if candidate.available_until and need.day > candidate.available_until:
        return Reason("until", candidate.available_until)
    if need.period and any(_overlaps(need.period, taken) for taken in candidate.booked):
        return Reason("booked")
    return papers_missing(need, candidate)


def _overlaps(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    # As moments: by the wall clock the hour that comes twice in autumn would clash with itself.
    (begin, end), (starts, ends) = ([moment.timestamp() for moment in period] for period in (one, other))
    return starts < end and begin < ends


def papers_missing(need: Need, candidate: Candidate) -> Reason | None:
    """A certificate or training that this question asks for, and that is missing or lapsed on the day (C7)."""
    kept = dict(candidate.checks)
    for kind in sorted(need.checks):
        if kind not in kept:
            return Reason("check_missing", kind)
        until = kept[kind]
        if until and until < need.day:
            return Reason("check_lapsed", (kind, until))
    return None


def _wishes(need: Need, candidate: Candidate) -> Reason | None:
    """What the resident, or the volunteer, would rather not."""
    if need.wants and candidate.gender != need.wants:
        return Reason("not_wanted" if candidate.gender else "gender_unknown", need.wants)
    avoided = sorted(need.around & candidate.avoids)
    return Reason("avoids", avoided[0]) if avoided else None


def _not_this(need: Need, candidate: Candidate) -> Reason | None:
    """Whoever does not suit this question."""
    if need.subjects and not candidate.talents & (need.subjects | need.related):
        return Reason("subject")
    if need.languages and not candidate.languages & need.languages:
        return Reason("language", tuple(sorted(need.languages)))
    wish = _wishes(need, candidate)
    if wish:
        return wish
    metres = metres_between(need, candidate)
    if metres is not None and metres > candidate.most_kilometres * 1000:
        return Reason("distance", metres)
    # Hours that nobody wrote down are not known, which is something else than not free.
    if need.windows and candidate.availability and not overlap_of(need.windows, candidate.availability):
        return Reason("hours")
    return None


def may_be_asked(need: Need, candidate: Candidate) -> Reason | None:
    """What forbids asking this person now, even for a worker who knows better about the rest."""
    return _not_now(need, candidate)


def judge(need: Need, candidate: Candidate, weights: Weights = STANDARD) -> Fit | Unfit:
    """Whether this volunteer fits this question, with reasons or with the cause why not."""
    cause = cause_against(need, candidate)
    if cause:
        return Unfit(candidate, cause)
    overlap = overlap_of(need.windows, candidate.availability)
    metres = metres_between(need, candidate)
    grounds = (
        _subject(need, candidate, weights),
        _near(candidate, metres, weights),
        _hours(need, candidate, overlap, weights),
        _rested(candidate, weights),
        _room(candidate, weights),
        (0, _language(need, candidate)),
        (0, Reason("wanted", need.wants) if need.wants else None),
        (0, Reason("checked", tuple(sorted(need.checks))) if need.checks else None),
    )
    points = sum(ground[0] for ground in grounds)
    reasons = tuple(ground[1] for ground in grounds if ground[1])
    return Fit(candidate, round(points / (weights.total * SCALE), 4), reasons, overlap, metres, points)


def most_beyond(need: Need, share: float, weights: Weights = STANDARD) -> int:
    """The most points that anybody can have who lives further away than this share of the own reach: whoever
    looks only nearby has the best of all once the last one found has as many."""
    subject = max(weights.same_subject, weights.related_subject) if need.subjects else 0
    hours = weights.hours if need.windows else weights.hours / 2
    return ceil(SCALE * (subject + weights.near * (1 - share) + hours + weights.rested + weights.room))


def rank(need: Need, candidates: Iterable[Candidate], weights: Weights = STANDARD) -> Ranking:
    """Everybody judged. Equal scores: the nearest first, then whoever waited longest, then the oldest row."""
    verdicts = [judge(need, candidate, weights) for candidate in candidates]
    fits = sorted((verdict for verdict in verdicts if isinstance(verdict, Fit)), key=_order)
    unfits = sorted((verdict for verdict in verdicts if isinstance(verdict, Unfit)), key=lambda u: u.candidate.pk)
    return Ranking(tuple(fits), tuple(unfits))


def _order(fit: Fit) -> tuple[int, float, float, int]:
    metres = float("inf") if fit.metres is None else fit.metres
    asked = fit.candidate.days_since_asked
    return -fit.points, metres, float("-inf") if asked is None else -asked, fit.candidate.pk


Ground = tuple[int, Reason | None]


def _subject(need: Need, candidate: Candidate, weights: Weights) -> Ground:
    same = sorted(candidate.talents & need.subjects)
    if same:
        return weights.same_subject * SCALE, Reason("likes", need.names.get(same[0], ""))
    related = sorted(candidate.talents & need.related)
    if related and need.subjects:
        return weights.related_subject * SCALE, Reason("likes_alike", need.names.get(related[0], ""))
    return 0, None


def _near(candidate: Candidate, metres: int | None, weights: Weights) -> Ground:
    if metres is None:
        return 0, None
    reach = max(candidate.most_kilometres, 1) * 1000
    return weights.near * SCALE * (reach - metres) // reach, Reason("near", metres)


def _hours(need: Need, candidate: Candidate, overlap: tuple[Window, ...], weights: Weights) -> Ground:
    if not candidate.availability:
        return 0, Reason("hours_unknown")
    if not need.windows:
        return weights.hours * SCALE // 2, None
    best = max(overlap, key=lambda window: (window.minutes, -window.weekday, -window.begin))
    asked = sum(window.minutes for window in merged(need.windows))
    shared = sum(window.minutes for window in overlap)
    return weights.hours * SCALE * shared // asked, Reason("free", (best.weekday, best.begin, best.end))


def _rested(candidate: Candidate, weights: Weights) -> Ground:
    """Full for whoever was not asked lately; shared by the number of times, so that not the same few are asked."""
    days, often = candidate.days_since_asked, max(candidate.asked_recently, 1)
    if days is None:
        return weights.rested * SCALE, Reason("never_asked")
    rest = weights.rested * SCALE * min(max(days, 0), RESTED_DAYS) // (RESTED_DAYS * often)
    if often >= OFTEN:
        return rest, Reason("asked_often", often)
    return rest, Reason("not_asked_this_month") if days >= RESTED_DAYS else Reason("asked_ago", days)


def _room(candidate: Candidate, weights: Weights) -> Ground:
    free = candidate.most_at_once - candidate.load
    points = weights.room * SCALE * free // candidate.most_at_once
    return points, Reason("free_hands") if candidate.load == 0 else None


def _language(need: Need, candidate: Candidate) -> Reason | None:
    spoken = sorted(candidate.languages & need.languages - {"nl"})
    return Reason("speaks", spoken[0]) if spoken else None
