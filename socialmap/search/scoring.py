"""Which documents fit what was asked, best first. Rare words count more (BM25 with the weights that indexing wrote), and
who says most of what was asked goes before who says one word of it often. Knows no database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf, log
from typing import NamedTuple

import numpy as np

from socialmap.search.asking import Asked, Unit, Way
from socialmap.search.index import Index, Places, Weights

# A document that says less than this share of what the best one says, is not shown.
ENOUGH = 0.34
# From here on it says all of it, as good as.
ALL = 0.75
# So many are put in order; who pages on after that sees the rest as they come.
_IN_ORDER = 1000
_NONE_PLACES, _NONE_WEIGHTS = np.empty(0, np.int32), np.empty(0, np.float32)


@dataclass(frozen=True)
class Fitting:
    """Documents, best first, with their scores; whether even the best says only some of what was asked."""

    docs: Places = field(default_factory=lambda: _NONE_PLACES)
    scores: Weights = field(default_factory=lambda: _NONE_WEIGHTS)
    partly: bool = False


class _Part(NamedTuple):
    """Documents with what they say; times `factor` it is what they get. `share` of the unit is said."""

    docs: Places
    values: Weights
    factor: float
    share: float | Weights


class Scorer:
    """Scores one question against one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        size = len(index)
        self._score = np.zeros(size, np.float32)
        self._said = np.zeros(size, np.float32)
        self._now = np.zeros(size, np.float32)
        self._now_said = np.zeros(size, np.float32)

    def fitting(self, asked: Asked, *, everything: bool, boosts: Mapping[int, float]) -> Fitting:
        """All that fits. With `everything`, what the public may not find too."""
        masses = {unit: self._mass(unit) for unit in asked.units}
        units = sorted((unit for unit in asked.units if unit.ways), key=lambda unit: -masses[unit])
        docs = self._touched(units, [masses[unit] for unit in units])
        docs = np.union1d(docs, self._forced(boosts)).astype(np.int32) if boosts else docs
        docs = docs[(self._index.living if everything else self._index.listed)[docs]]
        if not len(docs):
            return Fitting()
        said = self._said[docs] / max(sum(masses.values()), 1e-6)
        scores = self._boosted(docs, self._score[docs] * (0.1 + 0.9 * said**1.5), boosts)
        best = float(said.max())
        keep = ((scores > 0) & (said >= best * ENOUGH)) | np.isinf(scores)
        docs, scores = _sorted(docs[keep], scores[keep])
        return Fitting(docs, scores, partly=best < ALL or not all(unit.found for unit in asked.units))

    def _touched(self, units: Sequence[Unit], masses: Sequence[float]) -> Places:
        """Adds the units, the weightiest first. Returns the documents that say one of them. Once what is left cannot
        bring a document over the bar by itself, only those are looked at that said something before."""
        touched: list[Places] = []
        left = sum(masses)
        for unit, mass in zip(units, masses, strict=True):
            best = max((float(self._said[docs].max()) for docs in touched if len(docs)), default=0.0)
            docs = self._add(unit, mass, known_only=left < best * ENOUGH)
            if len(docs):
                touched.append(docs)
            left -= mass
        return _unique(touched, len(self._index)) if touched else _NONE_PLACES

    def _mass(self, unit: Unit) -> float:
        """How much a unit matters: as much as the rarest way to say it that people typed themselves."""
        if not unit.ways:
            return log(1 + self._index.count) / 2
        return max(self._way_mass(way) for way in unit.ways if way.weight >= unit.ways[0].weight * 0.5)

    def _way_mass(self, way: Way) -> float:
        found = (self._index.posting(term) for term in way.terms)
        heard = [one.rarity for one in found if len(one.docs)]
        if not heard:
            return 0.1
        return min(heard) if way.kind == "any" else max(heard)

    def _add(self, unit: Unit, mass: float, *, known_only: bool) -> Places:
        """Adds the best way of each document to say this unit. Returns the documents that say it."""
        parts = [part for way in unit.ways for part in self._of(way) if len(part.docs)]
        if not parts:
            return _NONE_PLACES
        docs = np.concatenate([part.docs for part in parts])
        values = np.concatenate([part.values for part in parts])
        sizes = [len(part.docs) for part in parts]
        values = values * np.repeat(np.array([part.factor for part in parts], np.float32), sizes)
        shares = np.concatenate([np.full(len(part.docs), part.share, np.float32) for part in parts])
        if known_only:
            before = self._said[docs] > 0
            docs, values, shares = docs[before], values[before], shares[before]
        if len(parts) == 1:
            self._now[docs], self._now_said[docs] = values, shares
        else:
            np.maximum.at(self._now, docs, values)
            np.maximum.at(self._now_said, docs, shares)
        # A document that stands here twice gets the same sum twice, not double.
        self._score[docs] += self._now[docs]
        self._said[docs] += np.float32(mass) * self._now_said[docs]
        self._now[docs] = 0
        self._now_said[docs] = 0
        return docs

    def _of(self, way: Way) -> Iterator[_Part]:
        """What a way adds to which documents."""
        found = [(term, self._index.posting(term)) for term in way.terms]
        lists = [(term, one) for term, one in found if len(one.docs)]
        if not lists or (way.kind == "all" and len(lists) < len(way.terms)):
            return
        if way.kind == "any" or len(lists) == 1:
            share = way.weight if way.kind == "any" else way.weight / len(way.terms)
            for _term, one in lists:
                yield _Part(one.docs, one.weights, way.weight * one.rarity, share)
            return
        docs, sums, times = self._index.together(tuple(term for term, _one in lists))
        if way.kind == "all":
            docs, sums, times = (one[times == len(way.terms)] for one in (docs, sums, times))
        yield _Part(docs, sums, way.weight, times * np.float32(way.weight / len(way.terms)))

    def _forced(self, boosts: Mapping[int, float]) -> Places:
        first = [key for key, factor in boosts.items() if factor == inf]
        return np.flatnonzero(np.isin(self._index.keys, first)).astype(np.int32) if first else _NONE_PLACES

    def _boosted(self, docs: Places, scores: Weights, boosts: Mapping[int, float]) -> Weights:
        for key, factor in boosts.items():
            here = self._index.keys[docs] == key
            scores[here] = inf if factor == inf else scores[here] * np.float32(factor)
        return scores


def _sorted(docs: Places, scores: Weights) -> tuple[Places, Weights]:
    """Best first, and among equals in the order of the index. Of very many only the best are put in order."""
    if len(docs) > 2 * _IN_ORDER:
        likely = np.argpartition(-scores, _IN_ORDER)
        best, rest = likely[:_IN_ORDER], np.sort(likely[_IN_ORDER:])
        order = np.concatenate([best[np.lexsort((docs[best], -scores[best]))], rest])
    else:
        order = np.lexsort((docs, -scores))
    return docs[order], scores[order]


def _unique(found: list[Places], size: int) -> Places:
    together = np.concatenate(found)
    if len(together) > size // 8:
        mask = np.zeros(size, np.bool_)
        mask[together] = True
        return np.flatnonzero(mask).astype(np.int32)
    return np.unique(together)
