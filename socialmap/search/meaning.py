"""What people mean beside what they type: words that widen a search, and services that editors push up or down."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from time import monotonic

from django.db import connection

from socialmap.search.dutch.spelling import words as words_of
from socialmap.search.dutch.stopwords import ASKING, LITTLE
from socialmap.search.wording import BY_WAY_OF, Group, Hit, Wording, built_in, is_background, keys, parts_of, phrase

FIRST, NEVER, UP = inf, 0.0, 2.5
MOST_EXTRAS = 120
_LITTLE = LITTLE | ASKING


@dataclass(frozen=True)
class Extra:
    """A word or phrase (`text`, as an organisation writes it) that may stand for the typed words at these places
    (`at`: positions in the words that were given). `weight` lies between 0 and 1: an own word counts 1."""

    text: str
    weight: float
    at: tuple[int, ...]


@dataclass(frozen=True)
class Pushed:
    """For who types one of `words`: this service counts `factor` times."""

    words: tuple[str, ...]
    service: int
    factor: float


@dataclass(frozen=True)
class Own:
    """What a hub has of its own: groups, services pushed up or down, built-in groups that are off."""

    groups: tuple[Group, ...] = ()
    pushed: tuple[Pushed, ...] = ()
    off: frozenset[str] = field(default_factory=frozenset)


_tried: ContextVar[Own | None] = ContextVar("tried_wording", default=None)


@contextmanager
def trying(own: Own) -> Iterator[None]:
    """Within it searches go as if the hub had this: for looking before keeping."""
    token = _tried.set(own)
    try:
        yield
    finally:
        _tried.reset(token)


def widen(words: Sequence[str], *, hub_id: int) -> list[Extra]:
    """More words to look for. `words`: everything that was typed, in order, in lower case, little words too, so
    that a phrase ("geen geld voor eten") can be seen."""
    return list(_widened(tuple(words), _own(hub_id)))


def background(words: Sequence[str]) -> tuple[int, ...]:
    """Places of words that tell about a situation; none when there is nothing else, for then they are what is asked."""
    places = tuple(at for at, word in enumerate(words) if word not in _LITTLE and is_background(word))
    others = any(word not in _LITTLE and at not in places for at, word in enumerate(words))
    return places if others else ()


def boosts(words: Sequence[str], *, hub_id: int) -> dict[int, float]:
    """By key of a service: how many times its score counts for these words. FIRST puts it on top, NEVER leaves it out."""
    pushes = _own(hub_id).pushed
    if not pushes:
        return {}
    here = [keys(word) for word in words]
    found: dict[int, float] = {}
    for one in pushes:
        if any(_fits(text, here) for text in one.words):
            # Never wins of first, whatever order they were written in.
            found[one.service] = NEVER if NEVER in (one.factor, found.get(one.service)) else one.factor
    return found


def _fits(text: str, here: Sequence[frozenset[str]]) -> bool:
    told = phrase(text)
    tokens = told.tokens if told else tuple(keys(word) for word in words_of(text))
    return bool(tokens) and all(any(token & word for word in here) for token in tokens)


# One number for each table that goes up with every change in it; rows go too, so they are counted.
_EDITION = """
SELECT ARRAY[
    (SELECT count(*) FROM socialmap_synonymgroup WHERE hub_id = %(hub)s),
    (SELECT coalesce(sum(edition + id * 7), 0) FROM socialmap_synonymgroup WHERE hub_id = %(hub)s),
    (SELECT count(*) FROM socialmap_boost WHERE hub_id = %(hub)s),
    (SELECT coalesce(sum(edition + id * 7), 0) FROM socialmap_boost WHERE hub_id = %(hub)s),
    (SELECT count(*) FROM socialmap_builtinoff WHERE hub_id = %(hub)s),
    (SELECT coalesce(sum(id), 0) FROM socialmap_builtinoff WHERE hub_id = %(hub)s)]::bigint[]
"""
# How long a process may not know what an editor changed in another one, in seconds.
_FRESH = 1.0
_FACTORS = {"first": FIRST, "up": UP, "never": NEVER}
_known: dict[int, tuple[float, list[int], Own]] = {}


def forget(hub_id: int) -> None:
    """What this process knows of a hub's wording is read again at the next search."""
    _known.pop(hub_id, None)


def _own(hub_id: int) -> Own:
    """What a hub has of its own, at most a second old."""
    tried = _tried.get()
    if tried is not None:
        return tried
    now, known = monotonic(), _known.get(hub_id)
    if known and now - known[0] < _FRESH:
        return known[2]
    with connection.cursor() as cursor:
        cursor.execute(_EDITION, {"hub": hub_id})
        edition = cursor.fetchone()[0]
    own = known[2] if known and known[1] == edition else own_of(hub_id)
    _known[hub_id] = (now, edition, own)
    return own


def pushed(words: str, service: int, effect: str) -> Pushed:
    """A boost as it stands in the database."""
    return Pushed(parts_of(words), service, _FACTORS[effect])


def own_of(hub_id: int) -> Own:
    """What a hub has of its own, as the database has it now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, words, meant FROM socialmap_synonymgroup WHERE hub_id = %s ORDER BY id", [hub_id])
        groups = tuple(Group(f"own:{key}", parts_of(words), parts_of(meant)) for key, words, meant in cursor.fetchall())
        cursor.execute("SELECT words, service_id, effect FROM socialmap_boost WHERE hub_id = %s ORDER BY id", [hub_id])
        pushes = tuple(pushed(words, service, effect) for words, service, effect in cursor.fetchall())
        cursor.execute("SELECT key FROM socialmap_builtinoff WHERE hub_id = %s", [hub_id])
        return Own(groups, pushes, frozenset(key for (key,) in cursor.fetchall()))


@dataclass(frozen=True)
class Because:
    """A group that widens a search, and the words it adds."""

    group: Group
    typed: str
    own: bool


def because(words: Sequence[str], *, hub_id: int) -> list[Because]:
    """Which groups widen these words, surest first, each group once."""
    own = _own(hub_id)
    hits = [(hit, True) for hit in _own_wording(own.groups).hits(words)]
    hits += [(hit, False) for hit in _built_in().hits(words) if hit.group.key not in own.off]
    found = {hit.group.key: Because(hit.group, hit.text, ours) for hit, ours in reversed(hits)}
    return list(found.values())[::-1]


@lru_cache(maxsize=8)
def _own_wording(groups: tuple[Group, ...]) -> Wording:
    return Wording(groups)


@lru_cache(maxsize=1)
def _built_in() -> Wording:
    return Wording(built_in())


@lru_cache(maxsize=2000)
def _widened(words: tuple[str, ...], own: Own) -> tuple[Extra, ...]:
    """Surest first, each text once for each set of places."""
    built, ours = _built_in(), _own_wording(own.groups)
    quiet = set(background(words))
    found: dict[tuple[str, tuple[int, ...]], float] = {}
    hits = [(ours, hit) for hit in ours.hits(words)]
    hits += [(built, hit) for hit in built.hits(words) if hit.group.key not in own.off and not quiet.issuperset(hit.at)]
    for wording, hit in hits:
        for text, weight in _with_kin(wording, hit, own.off):
            name = (text, hit.at)
            found[name] = max(found.get(name, 0.0), weight)
    best = sorted(found.items(), key=lambda item: -item[1])[:MOST_EXTRAS]
    return tuple(Extra(text, round(weight, 3), at) for (text, at), weight in best)


def _with_kin(wording: Wording, hit: Hit, off: frozenset[str]) -> Iterator[tuple[str, float]]:
    """What a hit adds, and what stands for that in turn."""
    if hit.text == "":
        # Put right: the word itself was not typed, so all words of the group are new.
        yield from ((text, weight) for text, weight in wording.others(hit))
        return
    for text, weight in wording.others(hit):
        yield text, weight
        if hit.group.meant:
            for kin in _same_as(text):
                if kin.key not in off:
                    yield from ((other, weight * BY_WAY_OF) for other in kin.typed if other != text)


@lru_cache(maxsize=1)
def _same() -> Mapping[str, tuple[Group, ...]]:
    """The built-in groups of both ways that a text stands in."""
    found: dict[str, tuple[Group, ...]] = {}
    for group in built_in():
        if not group.meant:
            for text in group.typed:
                found[text] = (*found.get(text, ()), group)
    return found


def _same_as(text: str) -> tuple[Group, ...]:
    return _same().get(text, ())
