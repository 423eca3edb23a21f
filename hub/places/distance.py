"""Geometry without a database. The one definition of distance of this project."""

from math import asin, cos, radians, sin, sqrt
from typing import Any

EARTH_KM = 6371.0088


def kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine)."""
    a_lat, a_lon, b_lat, b_lon = map(radians, (lat_a, lon_a, lat_b, lon_b))
    half = sin((b_lat - a_lat) / 2) ** 2 + cos(a_lat) * cos(b_lat) * sin((b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def inside(x: float, y: float, geometry: dict[str, Any]) -> bool:
    """Whether point (x = longitude, y = latitude) lies in a GeoJSON Polygon or MultiPolygon, holes left out."""
    many = geometry["type"] == "MultiPolygon"
    polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
    return any(_in_ring(x, y, rings[0]) and not any(_in_ring(x, y, hole) for hole in rings[1:]) for rings in polygons)


def _in_ring(x: float, y: float, ring: list[list[float]]) -> bool:
    """Ray casting: a line to the right crosses the ring an odd number of times."""
    crossings = 0
    for (ax, ay, *_), (bx, by, *_) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossings += 1
    return crossings % 2 == 1
