"""What looks like one and the same service under two entries. Gives hints and never decides. Knows no database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from hub.places.distance import kilometres
from socialmap.naming import plain

Why = Literal["name_and_postcode", "name_and_organization", "near_and_alike"]
NEAR_KM = 0.25
ALIKE = 0.45
# About 500 metres of latitude: neighbours of a cell hold all that is near.
_CELL = 0.005
_MOST = 5


@dataclass(frozen=True)
class Known:
    """One entry or one row: what it is called, by whom, and where. `points` are exact ones only: the middle of a
    postcode is near to everybody who lives there."""

    key: int
    name: str
    organization: str
    postcodes: frozenset[str] = frozenset()
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Likeness:
    key: int
    why: Why


def similarity(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1: the share of groups of three letters that they have in common."""
    a, b = _threes(one), _threes(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def _threes(name: str) -> set[str]:
    return {f"  {word} "[at : at + 3] for word in plain(name).split() for at in range(len(word) + 1)}


class Index:
    """Finds what an entry looks like among those that were added."""

    def __init__(self, entries: Iterable[Known] = ()) -> None:
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_postcode: dict[str, list[Known]] = defaultdict(list)
        self._by_cell: dict[tuple[int, int], list[Known]] = defaultdict(list)
        for entry in entries:
            self.add(entry)

    def add(self, entry: Known) -> None:
        self._by_name[plain(entry.name)].append(entry)
        for postcode in entry.postcodes:
            self._by_postcode[postcode].append(entry)
        for point in entry.points:
            self._by_cell[_cell(point)].append(entry)

    def like(self, entry: Known) -> list[Likeness]:
        """What this looks like, the strongest hint first, each entry once."""
        found: dict[int, Why] = {}
        for hint in self._hints(entry):
            if hint.key != entry.key:
                found.setdefault(hint.key, hint.why)
        return [Likeness(key, why) for key, why in found.items()][:_MOST]

    def _hints(self, entry: Known) -> Iterator[Likeness]:
        same_name = self._by_name.get(plain(entry.name), [])
        yield from (Likeness(one.key, "name_and_postcode") for one in same_name if one.postcodes & entry.postcodes)
        owner = plain(entry.organization)
        yield from (Likeness(one.key, "name_and_organization") for one in same_name if plain(one.organization) == owner)
        near = {one.key: one for one in self._near(entry) if similarity(one.name, entry.name) >= ALIKE}
        strongest = sorted(near.values(), key=lambda one: (-similarity(one.name, entry.name), one.key))
        yield from (Likeness(one.key, "near_and_alike") for one in strongest)

    def _near(self, entry: Known) -> Iterator[Known]:
        for postcode in entry.postcodes:
            yield from self._by_postcode.get(postcode, [])
        for point in entry.points:
            row, column = _cell(point)
            around = [(row + up, column + aside) for up in (-1, 0, 1) for aside in (-1, 0, 1)]
            for one in (one for cell in around for one in self._by_cell.get(cell, [])):
                if any(kilometres(*point, *other) <= NEAR_KM for other in one.points):
                    yield one


def _cell(point: tuple[float, float]) -> tuple[int, int]:
    return int(point[0] // _CELL), int(point[1] // _CELL)
