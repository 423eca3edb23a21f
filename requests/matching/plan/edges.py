"""Who fits which question, and how well: `core.judge` over columns, in the same whole points."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from hub.places.distance import EARTH_KM
from matching import core
from matching.plan.people import ANY_TIME, NEVER, NO_CHECK, NO_DAY, Flags, Floats, Ints, People, blocks_of, day_number

# A degree of latitude is never shorter than this; used only to look no further than needed.
KM_A_DEGREE = 110.0
# About a metre: distances are rounded to whole metres, and whoever rounds to near enough is near enough.
ROUNDING = 1e-5
# First whoever lives within this part of the own reach is judged; who lives further only when that could matter.
NEAR_SHARE = 0.5
COMPLETE = -1
# So many questions are judged in one go: enough to make the columns long, few enough to stay in the processor's cache.
AT_ONCE = 64


class LookFurther(Exception):
    """Of these questions those who live further away could matter too."""

    def __init__(self, questions: Iterable[int]) -> None:
        super().__init__("look further")
        self.questions = tuple(questions)


@dataclass(frozen=True)
class Edges:
    """Each fit: question, person (places in the lists that were given) and points. Sorted by question. `beyond` is for
    each question the most points that a fit which is not here can have, or COMPLETE; without it all of them are."""

    question: Ints
    person: Ints
    points: Ints
    beyond: Ints | None = None

    def __len__(self) -> int:
        return len(self.question)

    def of(self, question: int) -> slice:
        """The part that is about one question."""
        begin, end = np.searchsorted(self.question, [question, question + 1])
        return slice(int(begin), int(end))

    @property
    def most_points(self) -> int:
        """No fit has more, here or left out."""
        left_out = 0 if self.beyond is None else int(self.beyond.max(initial=0))
        return max(int(self.points.max(initial=0)), left_out)


@dataclass(frozen=True)
class _Posting:
    """Everybody with one talent from south to north, with whoever's place is not known at the end."""

    person: Ints
    latitude: Floats
    longitude: Floats
    reach: Floats
    known: int

    @classmethod
    def of(cls, person: Ints, people: People) -> "_Posting":
        order = person[np.argsort(people.latitude[person], kind="stable")]
        latitude, longitude = people.latitude[order], people.longitude[order]
        known = int(np.count_nonzero(~np.isnan(latitude)))
        return cls(order, latitude, longitude, people.most_kilometres[order] / KM_A_DEGREE, known)

    def around(self, need: core.Need, furthest: float, share: float) -> Ints:
        """Whoever may live within this share of the own reach, and whoever we do not know that of."""
        if need.latitude is None or need.longitude is None:
            return self.person
        furthest = furthest * share + ROUNDING
        low, high = need.latitude - furthest, need.latitude + furthest
        first, last = np.searchsorted(self.latitude[: self.known], (low, high))
        reach = self.reach[first:last] * share + ROUNDING
        # The narrowest degree of longitude within reach, so that nobody who lives near enough is left out.
        narrow = max(float(np.cos(np.radians(min(abs(need.latitude) + furthest, 89.0)))), 0.01)
        away = np.abs(self.longitude[first:last] - need.longitude) * narrow > reach
        away |= np.abs(self.latitude[first:last] - need.latitude) > reach
        near = self.person[first:last][~away]
        return near if self.known == len(self.person) else np.concatenate([near, self.person[self.known :]])


@dataclass(frozen=True)
class _Asked:
    """What some questions ask, as columns; one place a question."""

    day: Ints
    latitude: Floats
    longitude: Floats
    begins: Ints
    ends: Ints
    minutes: Ints
    blocks: Ints

    @classmethod
    def by(cls, needs: Sequence[core.Need]) -> "_Asked":
        merged = [core.merged(need.windows) for need in needs]
        most = max(map(len, merged))
        begins, ends = np.zeros((2, most, len(needs)), dtype=np.int64)
        for place, windows in enumerate(merged):
            for row, window in enumerate(windows):
                begins[row, place] = window.weekday * 1440 + window.begin
                ends[row, place] = window.weekday * 1440 + window.end
        blocks = np.bitwise_or.reduce(blocks_of(begins, ends), axis=0)
        minutes = (ends - begins).sum(axis=0)
        return cls(
            blocks=np.where(minutes > 0, blocks, ANY_TIME),
            day=np.array([day_number(need.day) for need in needs], dtype=np.int64),
            latitude=np.array([need.latitude for need in needs], dtype=np.float64),
            longitude=np.array([need.longitude for need in needs], dtype=np.float64),
            begins=begins,
            ends=ends,
            minutes=minutes,
        )


class Scorer:
    """Judges questions against the same people. `forbidden` gives for a question (its place) the places of whom not to
    ask for it."""

    def __init__(
        self,
        needs: Sequence[core.Need],
        people: People,
        weights: core.Weights = core.STANDARD,
        forbidden: Mapping[int, Collection[int]] | None = None,
    ) -> None:
        self.needs, self.people, self.weights, self.forbidden = needs, people, weights, forbidden or {}
        self._postings: dict[int | None, _Posting] = {}
        order = np.argsort(people.talent, kind="stable")
        self._talents, self._talent_person = people.talent[order], people.talent_person[order]
        self._place = np.zeros(len(people), dtype=np.int64)
        self._base = self._resting_and_room()
        self._furthest = float(people.most_kilometres.max(initial=0)) / KM_A_DEGREE

    def _resting_and_room(self) -> Ints:
        people, weights = self.people, self.weights
        days = np.clip(people.days_since_asked, 0, core.RESTED_DAYS)
        often = core.RESTED_DAYS * np.maximum(people.asked_recently, 1)
        full = weights.rested * core.SCALE
        rested = np.where(people.days_since_asked == NEVER, full, full * days // often)
        most = np.maximum(people.most_at_once, 1)
        return rested + weights.room * core.SCALE * (people.most_at_once - people.load) // most

    def near(self) -> Edges:
        """The fits of whoever lives within NEAR_SHARE of the own reach, and how good any other can be."""
        found = self._judge(range(len(self.needs)), NEAR_SHARE)
        beyond = [
            COMPLETE
            if need.latitude is None or need.longitude is None
            else core.most_beyond(need, NEAR_SHARE, self.weights)
            for need in self.needs
        ]
        return Edges(*found, np.array(beyond, dtype=np.int64))

    def all(self) -> Edges:
        """Every fit."""
        return Edges(*self._judge(range(len(self.needs)), 1.0))

    def completed(self, edges: Edges, questions: Sequence[int]) -> Edges:
        """The same with every fit of these questions."""
        beyond = np.full(len(self.needs), COMPLETE) if edges.beyond is None else edges.beyond.copy()
        beyond[list(questions)] = COMPLETE
        keep = ~np.isin(edges.question, list(questions))
        more = self._judge(questions, 1.0)
        old = (edges.question[keep], edges.person[keep], edges.points[keep])
        question, person, points = (np.concatenate(pair) for pair in zip(old, more, strict=True))
        order = np.argsort(question, kind="stable")
        return Edges(question[order], person[order], points[order], beyond)

    def _judge(self, questions: Sequence[int], share: float) -> tuple[Ints, Ints, Ints]:
        """Of these questions everybody who fits: the place of the question, of the person, and the points."""
        parts = []
        for begin in range(0, len(questions), AT_ONCE):
            some = questions[begin : begin + AT_ONCE]
            question, person, points = self._score(some, share)
            parts.append((np.asarray(some, dtype=np.int64)[question], person, points))
        nothing = (np.zeros(0, dtype=np.int64),) * 3
        question, person, points = (np.concatenate(column) for column in zip(nothing, *parts, strict=True))
        return question, person, points

    def _score(self, questions: Sequence[int], share: float) -> tuple[Ints, Ints, Ints]:
        needs = [self.needs[place] for place in questions]
        found = [self._may(place, *self._by_subject(self.needs[place], share)) for place in questions]
        question = np.repeat(np.arange(len(found)), [len(person) for person, _points in found])
        person = np.concatenate([person for person, _points in found])
        points = np.concatenate([points for _person, points in found])
        asked = _Asked.by(needs)
        keep = self._has_time(asked, question, person)
        question, person, points = question[keep], person[keep], points[keep]
        metres = self._metres(asked, question, person)
        # What is not known is nan, and nan is not too far.
        keep = ~(metres > self.people.most_kilometres[person] * (1000 * share))
        question, person, points, metres = question[keep], person[keep], points[keep], metres[keep]
        hours, free = self._hours(asked, question, person)
        reach = np.maximum(self.people.most_kilometres[person], 1) * 1000
        unknown = np.isnan(metres)
        left = reach - np.where(unknown, 0, metres).astype(np.int64)
        near = np.where(unknown, 0, self.weights.near * core.SCALE * left // reach)
        points = points + near + hours + self._base[person]
        return question[free], person[free], points[free]

    def _posting(self, talent: int | None) -> _Posting:
        if talent not in self._postings:
            if talent is None:
                found = np.arange(len(self.people), dtype=np.int64)
            else:
                first, last = np.searchsorted(self._talents, (talent, talent + 1))
                found = self._talent_person[first:last]
            self._postings[talent] = _Posting.of(found, self.people)
        return self._postings[talent]

    def _by_subject(self, need: core.Need, share: float) -> tuple[Ints, Ints]:
        """Whoever has the subject or one alike and may live near enough, each once, with the points for that."""
        if not need.subjects:
            person = self._posting(None).around(need, self._furthest, share)
            return person, np.zeros(len(person), dtype=np.int64)
        weights = self.weights
        grounds = [(talent, weights.related_subject * core.SCALE) for talent in sorted(need.related - need.subjects)]
        grounds += [(talent, weights.same_subject * core.SCALE) for talent in sorted(need.subjects)]
        found = [(self._posting(talent).around(need, self._furthest, share), points) for talent, points in grounds]
        person = np.concatenate([part for part, _points in found])
        points = np.repeat([each for _part, each in found], [len(part) for part, _points in found])
        if len(found) == 1:
            return person, points
        # Who is there twice stays once, at the last place: the same subject comes after those alike.
        places = np.arange(len(person))
        self._place[person] = places
        last = self._place[person] == places
        return person[last], points[last]

    def _may(self, question: int, person: Ints, points: Ints) -> tuple[Ints, Ints]:
        """Without who was asked before or is booked then, without the wrong language, papers or wishes."""
        people, need = self.people, self.needs[question]
        out = [*self.forbidden.get(question, ()), *self._booked(need)]
        keep = ~np.isin(person, out) if out else np.ones(len(person), dtype=np.bool_)
        if need.languages:
            keep &= self._any_of(people.languages, need.languages, person)
        if need.wants:
            keep &= self._any_of(people.genders, {need.wants}, person)
        if need.around:
            keep &= ~self._any_of(people.avoids, need.around, person)
        for kind in need.checks:
            until = people.checks[kind][person] if kind in people.checks else np.full(len(person), NO_CHECK)
            keep &= (until == NO_DAY) | (until >= day_number(need.day))
        return person[keep], points[keep]

    @staticmethod
    def _any_of(columns: Mapping[str, Flags], codes: Collection[str], person: Ints) -> Flags:
        has = np.zeros(len(person), dtype=np.bool_)
        for code in codes:
            if code in columns:
                has |= columns[code][person]
        return has

    def _booked(self, need: core.Need) -> list[int]:
        if need.period is None:
            return []
        first, last = need.period
        taken = self.people.booked.items()
        return [place for place, own in taken if any(begin < last and first < end for begin, end in own)]

    def _has_time(self, asked: _Asked, question: Ints, person: Ints) -> Flags:
        people = self.people
        day, until = asked.day[question], people.available_until[person]
        keep = people.room[person] > 0
        keep &= people.available_from[person] <= day
        keep &= (until == NO_DAY) | (until >= day)
        # Roughly free then; `_hours` looks at the minutes of whoever is left.
        return keep & (people.blocks[person] & asked.blocks[question] != 0)

    def _metres(self, asked: _Asked, question: Ints, person: Ints) -> Floats:
        latitudes, longitudes, cosines = self.people.radians
        latitude, longitude = np.radians(asked.latitude), np.radians(asked.longitude)
        half = np.sin((latitudes[person] - latitude[question]) / 2) ** 2
        across = np.sin((longitudes[person] - longitude[question]) / 2) ** 2
        half += np.cos(latitude)[question] * cosines[person] * across
        return np.rint(2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))) * 1000)

    def _hours(self, asked: _Asked, question: Ints, person: Ints) -> tuple[Ints, Flags]:
        """Points for shared hours, and who has any. Hours that nobody wrote down are not known."""
        people, weight = self.people, self.weights.hours * core.SCALE
        begins = people.hours_from[person]
        counts = people.hours_from[person + 1] - begins
        known, any_time = counts > 0, asked.minutes[question] == 0
        rows = np.arange(int(counts.sum())) + np.repeat(begins - (np.cumsum(counts) - counts), counts)
        begin, end, which = people.hours_begin[rows], people.hours_end[rows], np.repeat(question, counts)
        shared = np.zeros(len(rows), dtype=np.int64)
        for first, last in zip(asked.begins, asked.ends, strict=True):
            shared += np.maximum(np.minimum(end, last[which]) - np.maximum(begin, first[which]), 0)
        total = np.concatenate([[0], np.cumsum(shared)])
        ends = np.cumsum(counts)
        minutes = total[ends] - total[ends - counts]
        shared_points = weight * minutes // np.maximum(asked.minutes[question], 1)
        points = np.where(known, np.where(any_time, weight // 2, shared_points), 0)
        return points, any_time | ~known | (minutes > 0)


Answer = TypeVar("Answer")


def looked_far_enough(scorer: Scorer, edges: Edges, solve: Callable[[Edges], Answer]) -> tuple[Edges, Answer]:
    """What `solve` makes of the edges, and the edges that it took: further fits are added for as long as it asks."""
    while True:
        try:
            return edges, solve(edges)
        except LookFurther as further:
            edges = scorer.completed(edges, further.questions)
