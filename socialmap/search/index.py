"""An inverted index in arrays: for each term the documents that have it and how much it says there. Knows no database.

A segment never changes. What changes after it was made stands in a second, small segment, and is dead in the first."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int32]
Weights = NDArray[np.float32]
_MOST_READ, _MOST_SUMS = 20_000, 400
NONE: tuple[Places, Weights] = (np.empty(0, np.int32), np.empty(0, np.float32))


class Posting(NamedTuple):
    """One term: documents, what it says in each, how rare it is, and whether the public may find one of them."""

    docs: Places
    weights: Weights
    rarity: float
    public: bool


class Document(NamedTuple):
    """What is known of one service: `weights` has a byte for each of `terms`, `facets` are words such as "taal:ar"."""

    key: int
    listed: bool
    terms: str
    weights: bytes
    facets: str


class Segment:
    """Documents by number, from 0."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.keys = np.fromiter((one.key for one in documents), np.int64, len(documents))
        self.listed = np.fromiter((one.listed for one in documents), np.bool_, len(documents))
        self.terms, self._first, self._docs, weights = _inverted([one.terms for one in documents])
        written = np.frombuffer(b"".join(one.weights for one in documents), np.uint8)
        self._weights = np.asarray(written[weights] / 255, np.float32)
        self.facets, self._facet_first, self._facet_of = _numbered([one.facets for one in documents])

    def __len__(self) -> int:
        return len(self.keys)

    def postings(self, term: str) -> tuple[Places, Weights]:
        at = self.terms.get(term)
        if at is None:
            return NONE
        span = slice(self._first[at], self._first[at + 1])
        return self._docs[span], self._weights[span]

    def facet_counts(self, docs: Places) -> dict[str, int]:
        """How many of these documents have each facet, without those that none has."""
        begin, lengths = self._facet_first[docs], self._facet_first[docs + 1] - self._facet_first[docs]
        ends = np.cumsum(lengths)
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begin - (ends - lengths), lengths)
        counts = np.bincount(self._facet_of[at], minlength=len(self.facets)).tolist()
        return {facet: count for facet, count in zip(self.facets, counts, strict=True) if count}

    @cached_property
    def vocabulary(self) -> list[str]:
        """All forms, in order: terms without their mark."""
        return sorted({term.removeprefix("=") for term in self.terms})


def _numbered(texts: Sequence[str]) -> tuple[dict[str, int], NDArray[np.int64], Places]:
    """The words of texts as numbers: which number a word has, where each text begins, and the numbers."""
    words = " ".join(texts).split()
    numbers = {word: at for at, word in enumerate(dict.fromkeys(words))}
    flat = np.fromiter(map(numbers.__getitem__, words), np.int32, len(words))
    first = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([text.count(" ") + 1 if text else 0 for text in texts], out=first[1:])
    return numbers, first, flat


def _inverted(texts: Sequence[str]) -> tuple[dict[str, int], NDArray[np.int64], Places, NDArray[np.int64]]:
    """The words of texts as numbers; where the postings of each begin; the postings; and their place in the texts."""
    numbers, begins, flat = _numbered(texts)
    docs = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(begins))
    order = np.argsort(flat, kind="stable")
    first = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(np.bincount(flat, minlength=len(numbers)), out=first[1:])
    return numbers, first, docs[order], order


@dataclass(frozen=True)
class Index:
    """A big segment and a small newer one, read as one. `alive` says which documents of the big one still count."""

    old: Segment
    new: Segment
    alive: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.old) + len(self.new)

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        return np.concatenate([self.old.keys, self.new.keys])

    @cached_property
    def _by_key(self) -> NDArray[np.int64]:
        return np.argsort(self.keys, kind="stable")

    def docs_of(self, keys: NDArray[np.int64]) -> Places:
        """The documents of these keys, in their order; keys that have none are left out."""
        if not len(self):
            return NONE[0]
        # A document that was written anew stands in both segments; the newer one comes last among equal keys.
        at = np.searchsorted(self.keys, keys, side="right", sorter=self._by_key) - 1
        docs = self._by_key[np.maximum(at, 0)]
        return docs[(at >= 0) & (self.keys[docs] == keys)].astype(np.int32)

    @cached_property
    def listed(self) -> NDArray[np.bool_]:
        """Which documents the public may find."""
        return np.concatenate([self.old.listed & self.alive, self.new.listed])

    @cached_property
    def living(self) -> NDArray[np.bool_]:
        """Which documents there are, also those that the public may not find."""
        return np.concatenate([self.alive, np.ones(len(self.new), np.bool_)])

    @cached_property
    def count(self) -> int:
        return max(1, int(self.listed.sum()))

    @cached_property
    def _all_alive(self) -> bool:
        return bool(self.alive.all())

    def postings(self, term: str) -> tuple[Places, Weights]:
        """Documents that have a term, and how much it says there, between 0 and 1."""
        docs, weights = self.old.postings(term)
        if not self._all_alive:
            still = self.alive[docs]
            docs, weights = docs[still], weights[still]
        if not len(self.new):
            return docs, weights
        more, theirs = self.new.postings(term)
        return np.concatenate([docs, more + len(self.old)]).astype(np.int32), np.concatenate([weights, theirs])

    @cached_property
    def _read(self) -> dict[str, "Posting"]:
        return {}

    def posting(self, term: str) -> "Posting":
        """The same with how rare the term is; read once."""
        found = self._read.get(term)
        if found is None:
            docs, weights = self.postings(term)
            seen = min(len(docs), self.count)
            rarity = log(1 + (self.count - seen + 0.5) / (seen + 0.5))
            found = Posting(docs, weights, rarity, bool(self.listed[docs].any()))
            if len(self._read) >= _MOST_READ:
                self._read.clear()
            self._read[term] = found
        return found

    def has(self, term: str) -> bool:
        """Whether the public may find something under this term."""
        return self.posting(term).public

    def together(self, terms: tuple[str, ...]) -> tuple[Places, Weights, Weights]:
        """Documents with one or more of these terms, what they say there in all, and how many of the terms each has."""
        known = self._sums.get(terms)
        if known is None:
            found = [self.posting(term) for term in terms]
            docs, at = np.unique(np.concatenate([one.docs for one in found]), return_inverse=True)
            said = np.concatenate([one.weights * np.float32(one.rarity) for one in found])
            times = np.bincount(at, minlength=len(docs)).astype(np.float32)
            known = docs, np.bincount(at, said, minlength=len(docs)).astype(np.float32), times
            if len(self._sums) >= _MOST_SUMS:
                self._sums.clear()
            self._sums[terms] = known
        return known

    @cached_property
    def _sums(self) -> dict[tuple[str, ...], tuple[Places, Weights, Weights]]:
        return {}

    def beginning(self, start: str, most: int) -> list[str]:
        """Forms that begin so, at most so many."""
        found: list[str] = []
        for segment in (self.old, self.new):
            at = bisect_left(segment.vocabulary, start)
            while at < len(segment.vocabulary) and segment.vocabulary[at].startswith(start) and len(found) < most:
                found.append(segment.vocabulary[at])
                at += 1
        return list(dict.fromkeys(found))

    def facet_counts(self, docs: Places) -> dict[str, int]:
        """How many of these documents have each facet."""
        counts = self.old.facet_counts(docs[docs < len(self.old)])
        for facet, count in self.new.facet_counts(docs[docs >= len(self.old)] - len(self.old)).items():
            counts[facet] = counts.get(facet, 0) + count
        return counts


def made_of(documents: Iterable[Document]) -> Index:
    """An index of these."""
    old = Segment(list(documents))
    return Index(old, Segment([]), np.ones(len(old), np.bool_))
