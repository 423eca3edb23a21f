"""What a text resembles: a word model, learned at first use from our own examples (`examples/*.jsonl`, invented and
labelled by us). The lists in `routes.py` know what is dangerous; this knows how people say ordinary things.

Ridge regression on words, pairs of words and parts of words: a straight line through the examples, so that for every
answer the words that led to it can be shown."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from intake.suggesting.cues import Hit
from intake.suggesting.plain import Plain, plain
from intake.suggesting.routes import Route

EXAMPLES = Path(__file__).parent / "examples"
ROUTES = tuple(Route)
_WORD = re.compile(r"[^\W_]+")
_PARTS = (3, 4, 5)
# How much the examples may pull: one that stands alone should not decide.
_STIFFNESS = 0.6
_ALSO_GOOD = 0.35
_FEW_WORDS = 8
MOST_WORDS = 3

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Likeness:
    """How much a text is like the examples of each route (about 0 to 1), and like those for which it does harm."""

    like: Mapping[Route, float]
    harm: Mapping[Route, float]

    @property
    def best(self) -> Route:
        return max(ROUTES, key=lambda route: self.like[route])


@dataclass(frozen=True)
class Model:
    """A column of weights for each route, and after those a column for the harm of each."""

    place: Mapping[str, int]
    rare: Floats
    weights: Floats

    def likeness(self, text: Plain) -> Likeness:
        """What the examples say of this text."""
        rows, values = self._values(text)
        scores = values @ self.weights[rows]
        like, harm = scores[: len(ROUTES)], scores[len(ROUTES) :]
        return Likeness(
            dict(zip(ROUTES, map(float, like), strict=True)), dict(zip(ROUTES, map(float, harm), strict=True))
        )

    def because(self, text: Plain, route: Route) -> tuple[Hit, ...]:
        """The words of the text that point most at this route, in the order in which they stand."""
        rows, values = self._values(text)
        pull = dict(zip(rows, values * self.weights[rows, ROUTES.index(route)], strict=True))
        words = [
            (sum(pull.get(self.place.get(feature, -1), 0.0) for feature in _of_word(match[0])), match)
            for match in _WORD.finditer(text.text)
            if len(match[0]) >= _PARTS[0]
        ]
        strongest = sorted((each for each in words if each[0] > 0), key=lambda each: -each[0])[:MOST_WORDS]
        spans = sorted(match.span() for _pull, match in strongest)
        return tuple(Hit(start, end, text.as_typed((start, end))) for start, end in spans)

    def _values(self, text: Plain) -> tuple[list[int], Floats]:
        rows = sorted(self.place[feature] for feature in features(text) if feature in self.place)
        values = self.rare[rows]
        return rows, values / max(float(np.linalg.norm(values)), 1e-9)


def features(text: Plain) -> set[str]:
    """Everything by which one text may resemble another."""
    words = _WORD.findall(text.text)
    found = {feature for word in words for feature in _of_word(word)}
    found |= {f"{first} {second}" for first, second in zip(words, words[1:], strict=False)}
    found |= {"(short)"} if len(words) < _FEW_WORDS else set()
    return found | ({"(asks)"} if "?" in text.text else set())


def _of_word(word: str) -> Iterable[str]:
    edged = f"<{word}>"
    yield f"={word}"
    for length in _PARTS:
        yield from (edged[start : start + length] for start in range(len(edged) - length + 1))


@cache
def learned() -> Model:
    """The model of our examples. Takes about a second, once for each process."""
    return learn(_read(EXAMPLES))


def learn(examples: Iterable[Mapping[str, Any]]) -> Model:
    """The straight line through these examples: `tekst`, `route`, `ook_goed` and `nooit` each."""
    rows = list(examples)
    found = [features(plain(row["tekst"])) for row in rows]
    often = Counter(feature for each in found for feature in each)
    place = {feature: number for number, feature in enumerate(sorted(key for key, times in often.items() if times > 1))}
    rare = np.array([math.log(len(rows) / often[feature]) for feature in place], dtype=np.float32)
    texts = _table(found, place, rare)
    alike = (texts @ texts.T).toarray() + _STIFFNESS * np.eye(len(rows), dtype=np.float32)
    return Model(place, rare, texts.T @ np.linalg.solve(alike, _wanted(rows)))


def _table(found: list[set[str]], place: Mapping[str, int], rare: Floats) -> sparse.csr_array:
    """A row of length 1 for each text, a column for each feature; nearly all of it is empty."""
    known = [[place[feature] for feature in each if feature in place] for each in found]
    values = [rare[each] / max(float(np.linalg.norm(rare[each])), 1e-9) for each in known]
    ends = np.cumsum([0, *map(len, known)])
    return sparse.csr_array(
        (np.concatenate(values), np.concatenate(known).astype(np.int32), ends), shape=(len(found), len(place))
    )


def _wanted(rows: list[Mapping[str, Any]]) -> Floats:
    wanted = np.zeros((len(rows), 2 * len(ROUTES)), dtype=np.float32)
    for number, row in enumerate(rows):
        for route in row.get("ook_goed", ()):
            wanted[number, ROUTES.index(Route(route))] = _ALSO_GOOD
        wanted[number, ROUTES.index(Route(row["route"]))] = 1
        for route in row.get("nooit", ()):
            wanted[number, len(ROUTES) + ROUTES.index(Route(route))] = 1
    return wanted


def _read(folder: Path) -> list[dict[str, Any]]:
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]
