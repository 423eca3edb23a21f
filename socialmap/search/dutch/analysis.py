"""From a word to the terms of the index. A term is the root of a word, or `=` and a form that is no root itself, so
that a name and an unfinished word are found as they stand."""

from dataclasses import dataclass
from functools import lru_cache

from socialmap.search.dutch.compounds import Splitter
from socialmap.search.dutch.roots import IRREGULAR, guesses, related
from socialmap.search.dutch.spelling import words
from socialmap.search.dutch.stopwords import LITTLE
from socialmap.search.dutch.wordlist import installed

# How much a word counts that stands within another, or that another is made of.
PART, KIN = 0.6, 0.6


@dataclass(frozen=True)
class Word:
    """What a word is: its roots, the roots of its kin ("eenzaam" of "eenzaamheid"), the roots of each part of a
    compound, and of what those are made of in turn; whether the dictionary has it."""

    text: str
    roots: tuple[str, ...]
    kin: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    inner: tuple[tuple[str, ...], ...] = ()
    known: bool = False

    @property
    def own(self) -> str:
        """The term of the word as it stands."""
        return self.text if self.text in self.roots else f"={self.text}"


@lru_cache(maxsize=1)
def _splitter() -> Splitter:
    return Splitter(installed())


@lru_cache(maxsize=100_000)
def read(text: str) -> Word:
    """What one folded word is."""
    entry = installed().look_up(text)
    parts = _splitter().split(text)
    if entry:
        roots = entry[1]
    elif parts:
        # A compound is spelt in as many ways as its last part.
        head = text[: len(text) - len(parts[-1])]
        roots = tuple(dict.fromkeys(head + root for root in _roots(parts[-1])))
    else:
        roots = _roots(text)
    kin = tuple(
        dict.fromkeys(one for root in (text, *roots) for one in related(root, _root_if_known) if one not in roots)
    )
    within = tuple(_roots(part) for part in parts)
    inner = tuple(_roots(inside) for part in parts for inside in _splitter().split(part))
    return Word(text, roots, kin, within, inner, known=bool(entry))


def _roots(word: str) -> tuple[str, ...]:
    entry = installed().look_up(word)
    if entry:
        return entry[1]
    if word in IRREGULAR:
        return (IRREGULAR[word],)
    if not word.isalpha() or len(word) < 5:
        return (word,)
    found = next((guess for guess in guesses(word) if _root_if_known(guess) == guess), "")
    # Without a word to hold on to, only the commonest plural is taken off: names are left alone.
    return (found,) if found else (_plain_root(word),)


def _plain_root(word: str) -> str:
    return word.removesuffix("s") if len(word) > 5 and word[-2] not in "aeious" and word.endswith("s") else word


def _root_if_known(word: str) -> str:
    entry = installed().look_up(word)
    return entry[1][0] if entry else IRREGULAR.get(word, "")


def terms(text: str) -> dict[str, float]:
    """The terms of a text, each with how often it stands there; within a compound it counts less."""
    found: dict[str, float] = {}
    for word in words(text):
        if word not in LITTLE:
            for term, weight in _of_word(word):
                found[term] = found.get(term, 0.0) + weight
    return found


@lru_cache(maxsize=100_000)
def _of_word(text: str) -> tuple[tuple[str, float], ...]:
    word = read(text)
    found = {term: PART * PART for inner in word.inner for term in inner}
    found |= {term: PART for roots in word.parts for term in roots}
    found |= dict.fromkeys(word.kin, KIN)
    found |= {word.own: 1.0} | dict.fromkeys(word.roots, 1.0)
    return tuple(found.items())
