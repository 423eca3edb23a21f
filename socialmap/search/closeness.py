"""Which words look like one that was typed wrong. Knows no database."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from heapq import nlargest

_LIKELY = 40


def trigrams(word: str) -> set[str]:
    """Three letters at a time, with the beginning and the end of the word."""
    padded = f"^{word}$"
    return {padded[at : at + 3] for at in range(len(padded) - 2)} | {padded[:2] + padded[-2:]}


def distance(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, too many or changed places; `most` + 1 when it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most and (not before or min(before) > most):
            return most + 1
    return row[-1]


def allowed(word: str, *, known: bool) -> int:
    """How many letters may be wrong. A word that exists is hardly ever meant as another."""
    if len(word) < 4 or word.isdigit():
        return 0
    if known:
        return 1 if len(word) > 5 else 0
    return 1 if len(word) < 6 else 2 if len(word) < 11 else 3


class Likeness:
    """The words of a site, found by the letters they share."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: Sequence[str] = [word for word in words if len(word) > 3 and word.isalpha()]

    @cached_property
    def _shared(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            for gram in trigrams(word):
                found[gram].append(at)
        return found

    @cached_property
    def _heard(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            found[sound(word)].append(at)
        return found

    def like(self, word: str, *, known: bool = False) -> list[str]:
        """Words that were probably meant, most alike first."""
        most = allowed(word, known=known)
        if not most:
            return []
        shares: Counter[int] = Counter()
        own = trigrams(word)
        for gram in own:
            shares.update(self._shared.get(gram, ()))
        size = len(own)
        likely = nlargest(_LIKELY, shares, key=lambda at: (shares[at] / (size + len(self._words[at]) + 1), -at))
        close = [(distance(word, self._words[at], most), at) for at in likely]
        close += [(most, at) for at in self._heard.get(sound(word), ()) if not known]
        return [self._words[at] for wrong, at in sorted(close, key=self._order(word)) if wrong <= most]

    def _order(self, word: str) -> Callable[[tuple[int, int]], tuple[int, bool, bool]]:
        """Fewest wrong letters first; then the same first letter and the same sound."""
        return lambda pair: (pair[0], sound(self._words[pair[1]]) != sound(word), self._words[pair[1]][0] != word[0])


_SOUNDS = (("joe", "u"), ("oe", "u"), ("ij", "ei"), ("ou", "au"), ("ch", "g"), ("dt", "t"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("z", "s"), ("v", "f"), ("y", "i"), ("x", "ks"), ("d", "t"), ("q", "k"))  # fmt: skip


def sound(word: str) -> str:
    """How a word sounds, roughly: "vereniging" and "verenniging", "tijd" and "teit" are the same."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(letter for at, letter in enumerate(word) if not at or letter != word[at - 1])
