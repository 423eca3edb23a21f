"""Who fits a question, and why. Values in, values out: no database, no words, no clock, so that it can be
tried with any values. The words are made in `words.py`, the rows are read in `candidates.py`.

A volunteer either fits, with a score from 0 to 1 and the reasons for it, or does not, with the cause."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
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


@dataclass(frozen=True)
class Weights:
    """How much each ground counts. Only their proportion matters."""

    same_subject: float = 40
    related_subject: float = 22
    near: float = 25
    hours: float = 20
    rested: float = 10
    room: float = 5

    @property
    def total(self) -> float:
        return self.same_subject + self.near + self.hours + self.rested + self.room


STANDARD = Weights()
# Somebody who was asked this many days ago counts as rested.
RESTED_DAYS = 30


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
        return tuple(sorted(free))
    shared = {
        Window(a.weekday, max(a.begin, b.begin), min(a.end, b.end))
        for a in asked
        for b in free
        if a.weekday == b.weekday
    }
    return tuple(sorted(window for window in shared if window.minutes > 0))


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
    if need.period and any(begin < need.period[1] and need.period[0] < end for begin, end in candidate.booked):
        return Reason("booked")
    return None


def _not_this(need: Need, candidate: Candidate) -> Reason | None:
    """Whoever does not suit this question."""
    if need.subjects and not candidate.talents & (need.subjects | need.related):
        return Reason("subject")
    if need.languages and not candidate.languages & need.languages:
        return Reason("language", tuple(sorted(need.languages)))
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
        (0.0, _language(need, candidate)),
    )
    points = sum(ground[0] for ground in grounds)
    reasons = tuple(ground[1] for ground in grounds if ground[1])
    return Fit(candidate, round(points / weights.total, 4), reasons, overlap, metres)


def rank(need: Need, candidates: Iterable[Candidate], weights: Weights = STANDARD) -> Ranking:
    """Everybody judged. Equal scores: the nearest first, then whoever waited longest, then the oldest row."""
    verdicts = [judge(need, candidate, weights) for candidate in candidates]
    fits = sorted((verdict for verdict in verdicts if isinstance(verdict, Fit)), key=_order)
    unfits = sorted((verdict for verdict in verdicts if isinstance(verdict, Unfit)), key=lambda u: u.candidate.pk)
    return Ranking(tuple(fits), tuple(unfits))


def _order(fit: Fit) -> tuple[float, float, float, int]:
    metres = float("inf") if fit.metres is None else fit.metres
    asked = fit.candidate.days_since_asked
    return -fit.score, metres, float("-inf") if asked is None else -asked, fit.candidate.pk


Ground = tuple[float, Reason | None]


def _subject(need: Need, candidate: Candidate, weights: Weights) -> Ground:
    same = sorted(candidate.talents & need.subjects)
    if same:
        return weights.same_subject, Reason("likes", need.names.get(same[0], ""))
    related = sorted(candidate.talents & need.related)
    if related:
        return weights.related_subject, Reason("likes_alike", need.names.get(related[0], ""))
    return 0.0, None


def _near(candidate: Candidate, metres: int | None, weights: Weights) -> Ground:
    if metres is None:
        return 0.0, None
    reach = max(candidate.most_kilometres, 1) * 1000
    return weights.near * (1 - min(metres / reach, 1)), Reason("near", metres)


def _hours(need: Need, candidate: Candidate, overlap: tuple[Window, ...], weights: Weights) -> Ground:
    if not candidate.availability:
        return 0.0, Reason("hours_unknown")
    if not need.windows:
        return weights.hours / 2, None
    best = max(overlap, key=lambda window: (window.minutes, -window.weekday, -window.begin))
    asked = sum(window.minutes for window in need.windows)
    share = min(sum(window.minutes for window in overlap) / asked, 1)
    return weights.hours * share, Reason("free", (best.weekday, best.begin, best.end))


def _rested(candidate: Candidate, weights: Weights) -> Ground:
    days = candidate.days_since_asked
    if days is None:
        return weights.rested, Reason("never_asked")
    if days >= RESTED_DAYS:
        return weights.rested, Reason("not_asked_this_month")
    return weights.rested * days / RESTED_DAYS, Reason("asked_ago", days)


def _room(candidate: Candidate, weights: Weights) -> Ground:
    share = 1 - candidate.load / candidate.most_at_once
    return weights.room * share, Reason("free_hands") if candidate.load == 0 else None


def _language(need: Need, candidate: Candidate) -> Reason | None:
    spoken = sorted(candidate.languages & need.languages - {"nl"})
    return Reason("speaks", spoken[0]) if spoken else None
