"""Places that can not be right for a hub: in the sea, or with latitude and longitude turned round. They stay in the
entry as an address, and off the map. Knows no database."""

from dataclasses import replace

from hub.places.distance import kilometres
from socialmap.rows import PlacedRow, ServiceRow

# A regional food bank or a helpline in the next city is no mistake; what lies further is.
MOST_KM = 50
Point = tuple[float, float]


def is_far(point: Point, centre: Point | None) -> bool:
    """Whether a point lies too far from the middle of a hub. A hub without a middle takes everything."""
    return centre is not None and kilometres(*centre, *point) > MOST_KM


def without_far(row: ServiceRow, centre: Point | None) -> tuple[ServiceRow, list[str]]:
    """The row without points that lie too far away, and how the places are called that lost theirs."""
    names: list[str] = []
    placed = tuple(_near(place, centre, names) for place in row.placed or ())
    return (replace(row, placed=placed), names) if names else (row, names)


def _near(place: PlacedRow, centre: Point | None, names: list[str]) -> PlacedRow:
    here = place.location
    if here.latitude is None or here.longitude is None or not is_far((here.latitude, here.longitude), centre):
        return place
    names.append(here.name or here.address_1 or str(here.uuid))
    return replace(place, location=replace(here, latitude=None, longitude=None))
