"""Numbers to find candidate rows by: a subject, a cell on the map as wide as somebody will go, a part of the week.
Cells and numbers as in the database function `startpunt_candidate_keys`. Knows no database."""

from collections.abc import Iterator
from math import cos, floor, radians

from matching.core import Need, merged

NEAREST, NEAR = 0.125, 0.25
# Ways to go of up to 1, 2, 4 ... 64 kilometres; who goes further than that is looked at from everywhere.
LEVELS, FAR = 7, 7
QUARTER, WHOLE, NO_PLACE, HOME = range(4)
BLOCK, DAY, UNKNOWN_HOURS = 6 * 60, 24 * 60, 29
# Beyond this many cells (near the poles) looking at everybody is cheaper.
MOST_CELLS = 25
_KM_LATITUDE, _KM_LONGITUDE, _ROUND = 111.0, 70.0, 4095


def near_shares(need: Need) -> tuple[float, ...]:
    """How far to look first, as shares of the way that each would go: the nearest have the best of all when many could
    help. Not at all with hours in the question: hardly anybody nearby has all of them, and somebody further away might."""
    if need.windows:
        return ()
    return (NEAREST, NEAR) if len(need.subjects) != 1 else (NEAR,)


def nearby(need: Need, hub: int, share: float) -> list[int]:
    """Who lives within this share, at most a quarter, of the way she would go, and whoever goes very far. Empty when
    the place is not known, or lies where degrees are of no use."""
    cells = _cells(need, QUARTER, share)
    return [term + cell for term in _terms(need) for cell in (*cells, _far(hub))] if cells else []


def within_reach(need: Need, hub: int) -> list[int]:
    """Everybody who could fit: near enough, or of an unknown place, and free in a part of the week that is asked."""
    cells = _cells(need, WHOLE, 1.0)
    if not cells:
        return everybody(need, hub)
    all_cells = (*cells, (NO_PLACE << 33) + _home(hub), _far(hub))
    return [term + block + cell for term in _terms(need) for block in _blocks(need) for cell in all_cells]


def everybody(need: Need, hub: int) -> list[int]:
    """All of the hub whose talents could suit."""
    return [term + (HOME << 33) + _home(hub) for term in _terms(need)]


def _terms(need: Need) -> list[int]:
    return [term << 35 for term in sorted(need.subjects | need.related)] if need.subjects else [0]


def _far(hub: int) -> int:
    return (NO_PLACE << 33) + (FAR << 29) + _home(hub)


def _home(hub: int) -> int:
    return hub & 0xFFFFFF


def _blocks(need: Need) -> list[int]:
    """The parts of six hours that the question names, and hours that nobody wrote down; 0 is any."""
    if not need.windows:
        return [0]
    parts = {
        part
        for window in merged(need.windows)
        for part in range(
            (window.weekday * DAY + window.begin) // BLOCK, (window.weekday * DAY + window.end - 1) // BLOCK + 1
        )
    }
    return [*(part + 1 << 24 for part in sorted(parts)), UNKNOWN_HOURS << 24]


def _cells(need: Need, grid: int, share: float) -> list[int]:
    """The cells of a grid that cover this share of the way, for each class of distance."""
    if need.latitude is None or need.longitude is None:
        return []
    wide = 1.0 if grid == WHOLE else 0.25
    found: list[int] = []
    for level in range(LEVELS):
        covered = _cover(need.latitude, need.longitude, share * (1 << level), wide * (1 << level))
        cells = [(y << 12) + x for y, x in covered]
        if not cells or len(cells) > MOST_CELLS:
            return []
        found += [(grid << 33) + (level << 29) + cell for cell in cells]
    return found


def _cover(latitude: float, longitude: float, radius: float, size: float) -> Iterator[tuple[int, int]]:
    """The cells of `size` kilometres that a circle of that radius could touch; none across the date line."""
    high = radius / _KM_LATITUDE
    wide = high / cos(radians(min(abs(latitude) + high, 89.9)))
    if abs(longitude) + wide >= 180:
        return
    for y in _steps(latitude, high, size / _KM_LATITUDE):
        for x in _steps(longitude, wide, size / _KM_LONGITUDE):
            yield y & _ROUND, x & _ROUND


def _steps(middle: float, reach: float, size: float) -> range:
    return range(floor((middle - reach) / size), floor((middle + reach) / size) + 1)
