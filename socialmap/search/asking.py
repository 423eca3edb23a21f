"""What a search means for the index: for each typed word that says something, the ways in which a text may say it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from socialmap.search.dutch.analysis import Word, read
from socialmap.search.dutch.spelling import words
from socialmap.search.dutch.stopwords import meaningful
from socialmap.search.index import Index
from socialmap.search.meaning import Extra, background

MOST_WORDS = 24
MOST_BEGINNINGS = 40
# What more than a quarter of all services say is no other word for anything.
_COMMON = 1.3
# An own word counts 1. What it is a part of or kin to, what it may become, what was probably meant, counts less.
KIN, PARTS, ONE_PART, BEGINNING, MEANT = 0.6, 0.9, 0.3, 0.6, 0.8
# What only tells about a situation ("mijn vrouw"), beside a word that tells what is looked for.
QUIET = 0.3

# Who uses one of these tells about somebody, and names more than what is looked for.
_TELLING = frozenset("ik mijn we wij ons onze hij zij ze me mn hem haar zijn".split())


@dataclass(frozen=True)
class Way:
    """Terms that say it: one of them (`any`), all of them together (`all`), or as many as there are (`some`)."""

    kind: str
    terms: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Unit:
    """One typed word with the ways to say it; `meant` is how it was put right."""

    typed: str
    ways: tuple[Way, ...]
    found: bool
    meant: str = ""
    at: int = 0


@dataclass(frozen=True)
class Asked:
    units: tuple[Unit, ...] = ()
    words: tuple[str, ...] = field(default=())

    @property
    def instead(self) -> str:
        """The words that were looked for, when one was put right."""
        if not any(unit.meant for unit in self.units):
            return ""
        return " ".join(unit.meant or unit.typed for unit in self.units)


Widen = Callable[[Sequence[str]], Sequence[Extra]]


def asked(text: str, index: Index, likeness: Callable[[str, bool], list[str]], widen: Widen) -> Asked:
    """Reads what was typed. Words that nothing has are put right; the last may be unfinished."""
    typed = words(text)[:MOST_WORDS]
    read_as = {at: _unit(typed[at], at, index, likeness, last=at == len(typed) - 1) for at in meaningful(typed)}
    # What is meant by a word that does not exist is looked up as it should have been written.
    more = _more(widen([_as_meant(read_as.get(at), word) for at, word in enumerate(typed)]), index)
    for at in more.keys() & read_as.keys():
        # "schoon" is no mistake for "school" when we know what else says it.
        if read_as[at].meant and read(typed[at]).known:
            read_as[at] = Unit(typed[at], (), True, at=at)
    # A little word ("alleen") may be part of a phrase that says something here.
    for at in more.keys() - read_as.keys():
        read_as[at] = _unit(typed[at], at, index, likeness, last=False)
    for at in read_as.keys() & set(background(typed) if _TELLING & set(typed) else ()):
        quiet = tuple(replace(way, weight=way.weight * QUIET) for way in read_as[at].ways)
        read_as[at] = replace(read_as[at], ways=quiet)
    units = [_widened(unit, more.get(at, ())) for at, unit in sorted(read_as.items())]
    return Asked(tuple(_once(units)), tuple(typed))


def _as_meant(unit: Unit | None, word: str) -> str:
    return word if unit is None or read(word).known else unit.meant or word


def _more(extras: Sequence[Extra], index: Index) -> dict[int, list[Way]]:
    """By the place of a typed word what else may be meant by it."""
    found: dict[int, list[Way]] = {}
    for extra in extras:
        if way := _way(extra, index):
            for at in extra.at:
                found.setdefault(at, []).append(way)
    return found


def _once(units: Sequence[Unit]) -> list[Unit]:
    return list({unit.ways or unit.typed: unit for unit in reversed(units)}.values())[::-1]


def _unit(typed: str, at: int, index: Index, likeness: Callable[[str, bool], list[str]], *, last: bool) -> Unit:
    word = read(typed)
    ways = [way for way in _ways(word) if any(index.has(term) for term in way.terms)]
    itself = any(index.has(term) for term in {word.own, *word.roots})
    if last and not itself and len(typed) > 2:
        forms = [read(form).own for form in index.beginning(typed, MOST_BEGINNINGS)]
        shown = tuple(term for term in forms if index.has(term))
        if shown:
            ways.append(Way("any", shown, BEGINNING))
    whole = any(way.kind != "some" and _says(way, index) for way in ways)
    if whole or (ways and word.known):
        return Unit(typed, tuple(ways), True, at=at)
    for meant in likeness(typed, word.known):
        if any(index.has(term) for term in _all_terms(read(meant))):
            better = tuple(replace(way, weight=way.weight * MEANT) for way in _ways(read(meant)))
            return Unit(typed, better, True, meant, at)
    return Unit(typed, tuple(ways), bool(ways), at=at)


def _says(way: Way, index: Index) -> bool:
    found = (index.has(term) for term in way.terms)
    return all(found) if way.kind == "all" else any(found)


def _all_terms(word: Word) -> set[str]:
    return {term for way in _ways(word) for term in way.terms}


def _ways(word: Word) -> list[Way]:
    ways = [Way("any", tuple(dict.fromkeys((*word.roots, word.own))), 1.0)]
    if word.kin:
        ways.append(Way("any", word.kin, KIN))
    if word.parts:
        parts = tuple(dict.fromkeys(roots[0] for roots in word.parts))
        ways += [Way("all", parts, PARTS), Way("some", parts, ONE_PART)]
    return ways


def _widened(unit: Unit, more: Sequence[Way]) -> Unit:
    """With what else may be meant by it."""
    return replace(unit, ways=(*unit.ways, *more), found=True) if more else unit


def _way(extra: Extra, index: Index) -> Way | None:
    """How a text may say it; None when no text of this index does, or nearly each one."""
    for kind, terms in _ways_of(extra.text):
        postings = [index.posting(term) for term in terms]
        if (any if kind == "any" else all)(one.public for one in postings):
            return Way(kind, terms, extra.weight) if max(one.rarity for one in postings) > _COMMON else None
    return None


@lru_cache(maxsize=20_000)
def _ways_of(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A text as terms, the likeliest first: a word as it stands, a compound by its parts, a phrase by all its words."""
    typed = words(text)
    found = [read(typed[at]) for at in meaningful(typed)]
    if len(found) != 1:
        return (("all", tuple(dict.fromkeys(word.roots[0] for word in found))),) if found else ()
    whole = ("any", tuple(dict.fromkeys((*found[0].roots, found[0].own))))
    return (whole, ("all", tuple(dict.fromkeys(roots[0] for roots in found[0].parts)))) if found[0].parts else (whole,)
