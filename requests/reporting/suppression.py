"""Small numbers are not published: fewer than five may point at a person (H8). Pure: knows no database.

A hidden number must also not follow from the total by subtraction. So other numbers are hidden with it, until
a reader who knows the total, and these rules, still has more than one possible value for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf

LEAST = 5


class Hidden(Enum):
    """Why a number is not shown."""

    FEW = "few"  # from 1 up to, not including, LEAST
    KEPT = "kept"  # large enough, but it would give a small one away


Shown = int | Hidden


@dataclass(frozen=True)
class _Range:
    low: int
    high: float


def suppress(counts: Mapping[str, int], *, least: int = LEAST) -> dict[str, Shown] | None:
    """What may be shown of each count when their total is public. Zero is shown: it is about nobody.

    None when the numbers cannot be shown apart at all without giving a small one away."""
    few = [name for name, count in counts.items() if 0 < count < least]
    kept: list[str] = []
    spare = sorted((name for name, count in counts.items() if count >= least), key=lambda name: (counts[name], name))
    while not _safe(counts, few, kept, least):
        if not spare:
            return None
        kept.append(spare.pop(0))
    hidden = dict.fromkeys(few, Hidden.FEW) | dict.fromkeys(kept, Hidden.KEPT)
    return {name: hidden.get(name, count) for name, count in counts.items()}


def _safe(counts: Mapping[str, int], few: Sequence[str], kept: Sequence[str], least: int) -> bool:
    """Whether each small number keeps more than one possible value, given the sum of all that is hidden."""
    ranges = [_Range(1, least - 1) for _ in few] + [_Range(least, inf) for _ in kept]
    together = sum(counts[name] for name in (*few, *kept))
    return all(_possible(ranges, index, together) > 1 for index in range(len(few)))


def _possible(ranges: Sequence[_Range], index: int, together: int) -> float:
    others = [each for place, each in enumerate(ranges) if place != index]
    low = max(ranges[index].low, together - sum(each.high for each in others))
    high = min(ranges[index].high, together - sum(each.low for each in others))
    return high - low + 1
