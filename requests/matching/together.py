"""A neighbour and an organisation together (D9, second rung): which pairs make sense for one question. Values in,
values out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching import core

# From this level of the ministry's letter on, somebody professional looks along (seed 004).
LEVEL_TOGETHER = 3
MOST = 3


@dataclass(frozen=True)
class Side:
    """A service, as far as it matters here: its place in the list of offers and the subjects it is about."""

    place: int
    subjects: frozenset[int]


@dataclass(frozen=True)
class Pair:
    """The neighbour at this place of the fits, with the service at that place of the offers; and why."""

    fit: int
    offer: int
    because: core.Reason


def pairs(need: core.Need, level: int | None, fits: Sequence[core.Fit], sides: Sequence[Side]) -> tuple[Pair, ...]:
    """At most a few: the best neighbours first, nobody and no service twice. Only when the question has two
    subjects that two can share, or when its asker is less self-reliant than a neighbour alone can carry."""
    found: list[Pair] = []
    for fit, judged in enumerate(fits):
        used = {pair.offer for pair in found}
        free = [side for side in sides if side.place not in used]
        pair = _by_part(need, fit, judged, free) or _by_level(need, level, fit, free)
        if pair:
            found.append(pair)
        if len(found) == MOST:
            break
    return tuple(found)


def _by_part(need: core.Need, fit: int, judged: core.Fit, free: Sequence[Side]) -> Pair | None:
    """The neighbour does one subject, the service another."""
    hers = judged.candidate.talents & need.subjects
    rest = need.subjects - hers
    for side in free if hers else ():
        theirs = side.subjects & rest
        if theirs:
            return Pair(fit, side.place, core.Reason("parts", (_name(need.names, hers), _name(need.names, theirs))))
    return None


def _by_level(need: core.Need, level: int | None, fit: int, free: Sequence[Side]) -> Pair | None:
    """Both for the same, because help is needed with most things."""
    about = [side for side in free if side.subjects & need.subjects]
    if level is None or level < LEVEL_TOGETHER or not about:
        return None
    return Pair(fit, about[0].place, core.Reason("level", level))


def _name(names: Mapping[int, str], keys: frozenset[int]) -> str:
    return names.get(min(keys), "")
