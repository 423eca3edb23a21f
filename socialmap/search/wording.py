"""Words that mean the same, or that people say and organisations do not. Knows no database.

A line of the lists in `lexicon/` is a group: "huisarts, dokter" stand for each other; in "dokter weekend > spoedpost"
who types the left side also looks for the right side, best first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from socialmap.search.closeness import Likeness
from socialmap.search.dutch.analysis import read
from socialmap.search.dutch.spelling import words
from socialmap.search.dutch.stopwords import ASKING, LITTLE

LISTS = Path(__file__).parent / "lexicon"
_BACKGROUND = LISTS / "background.txt"
# How much a word of a group counts beside a typed word (1). What is offered first counts most; a phrase is surer
# than a word; a part of a compound, a word put right, and a word by way of another word are less sure.
SAME, OFFERED, LEAST, STEP = 0.6, 0.6, 0.36, 0.03
A_PHRASE, A_PART, PUT_RIGHT, BY_WAY_OF = 1.2, 0.6, 0.85, 0.5
# How many words may stand between those of a phrase.
_BETWEEN = 4
# Without these a phrase says the same, when two other words are left.
_JOINTS = frozenset(
    "aan af bij dat de den die dit een en er het hun ik in is je me met mij mijn naar of om ons op over te ten uit uw van "
    "voor we wij ze zijn".split()
)


@dataclass(frozen=True)
class Group:
    """`typed` and, in a group of one way, `meant`; without it the words of `typed` stand for each other. `key` names it."""

    key: str
    typed: tuple[str, ...]
    meant: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A group that fits what was typed: at which places, by which of its own words, and how sure that is."""

    group: Group
    at: tuple[int, ...]
    text: str
    sure: float


def parts_of(text: str) -> tuple[str, ...]:
    """What stands between commas or on lines of its own, each once."""
    tidy = (" ".join(part.split()) for line in text.splitlines() for part in line.split(","))
    return tuple(dict.fromkeys(part.lower() for part in tidy if part))


def group_of(line: str, source: str) -> Group:
    """One line of a list. Its key is its list, its first word and its way: "money:schuld:="."""
    left, way, right = line.partition(">")
    typed = parts_of(left)
    return Group(f"{source}:{typed[0]}:{'>' if way else '='}", typed, parts_of(right))


@lru_cache(maxsize=1)
def built_in() -> tuple[Group, ...]:
    """The groups that come with the program."""
    found = []
    for path in sorted(LISTS.glob("*.txt")):
        if path != _BACKGROUND:
            found += [group_of(line, path.stem) for line in _lines(path)]
    return tuple(found)


def _lines(path: Path) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


@lru_cache(maxsize=1)
def _background() -> frozenset[str]:
    return frozenset(
        key for line in _lines(_BACKGROUND) for word in parts_of(line) for key in (word, *read(word).roots)
    )


@lru_cache(maxsize=50_000)
def is_background(word: str) -> bool:
    """Whether a word tells about somebody's situation, and seldom what is looked for."""
    return word in _background() or any(root in _background() for root in read(word).roots[:1])


@lru_cache(maxsize=50_000)
def keys(word: str) -> frozenset[str]:
    """What a word is compared by: itself and its roots; a little word only itself."""
    return frozenset({word}) if word in LITTLE or word in ASKING else frozenset({word, *read(word).roots})


@dataclass(frozen=True)
class Phrase:
    """One entry of a group, as words to be compared."""

    text: str
    tokens: tuple[frozenset[str], ...]
    words: tuple[str, ...]


@lru_cache(maxsize=50_000)
def phrase(text: str) -> Phrase | None:
    """None for what cannot be compared: little words only."""
    told = tuple(words(text))
    if "-" in text and len(told) > 2:
        # "e-mail adres" is read as one word and its parts; here the whole is enough.
        told = tuple(words(text.replace("-", "")))
    bare = tuple(word for word in told if word not in _JOINTS)
    told = bare if len(bare) > 1 else told
    if not told or (len(told) == 1 and told[0] in LITTLE | ASKING):
        return None
    return Phrase(text, tuple(keys(word) for word in told), told)


class Wording:
    """Groups, ready to be asked."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = tuple(groups)
        self._by_key: dict[str, list[tuple[Phrase, Group]]] = defaultdict(list)
        for group in self.groups:
            for text in group.typed:
                if made := phrase(text):
                    rarest = max(made.tokens, key=lambda token: max(map(len, token)))
                    for key in rarest:
                        self._by_key[key].append((made, group))

    def hits(self, typed: Sequence[str]) -> list[Hit]:
        """All groups that fit, surest first; each group once for each set of places."""
        here = [keys(word) for word in typed]
        found: dict[tuple[str, tuple[int, ...]], Hit] = {}
        for hit in self._hits(typed, here):
            name = (hit.group.key, hit.at)
            if name not in found or found[name].sure < hit.sure:
                found[name] = hit
        return sorted(found.values(), key=lambda hit: -hit.sure)

    def _hits(self, typed: Sequence[str], here: Sequence[frozenset[str]]) -> Iterator[Hit]:
        for at, word in enumerate(typed):
            whole = False
            for made, group in self._known(here[at]):
                places = _places(made, here, at)
                if places:
                    whole = True
                    yield Hit(group, places, made.text, A_PHRASE if len(places) > 1 else 1.0)
            if not whole and word not in LITTLE and word not in ASKING:
                yield from self._by_part(word, at)

    def _known(self, word: Iterable[str]) -> list[tuple[Phrase, Group]]:
        return [one for key in word for one in self._by_key.get(key, ())]

    def _by_part(self, word: str, at: int) -> Iterator[Hit]:
        """A compound that stands in no group, by its parts; a word that nobody knows, as it was probably meant."""
        told = read(word)
        for roots in told.parts:
            for made, group in self._known(roots):
                if len(made.tokens) == 1:
                    yield Hit(group, (at,), made.text, A_PART)
        if not told.known and len(word) > 4:
            for meant in self._likeness.like(word, known=False)[:1]:
                for made, group in self._known(keys(meant)):
                    if len(made.tokens) == 1:
                        yield Hit(group, (at,), "", PUT_RIGHT)

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(dict.fromkeys(key for key in self._by_key if len(key) > 4))

    def others(self, hit: Hit) -> Iterator[tuple[str, float]]:
        """The words that a hit adds, with their weights."""
        if not hit.group.meant:
            for text in hit.group.typed:
                if text != hit.text:
                    yield text, min(0.9, SAME * hit.sure)
            return
        for place, text in enumerate(hit.group.meant):
            weight = max(LEAST, OFFERED - STEP * place)
            yield text, min(0.9, weight * hit.sure)


def _places(made: Phrase, here: Sequence[frozenset[str]], at: int) -> tuple[int, ...]:
    """Where the words of a phrase stand around a place, nearest first; () when one is missing."""
    most = len(made.tokens) - 1 + _BETWEEN
    taken: list[int] = []
    for token in made.tokens:
        near = sorted(range(max(0, at - most), min(len(here), at + most + 1)), key=lambda place: abs(place - at))
        place = next((one for one in near if one not in taken and here[one] & token), None)
        if place is None:
            return ()
        taken.append(place)
    return tuple(sorted(taken)) if max(taken) - min(taken) <= most else ()
