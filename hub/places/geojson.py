"""Neighbourhoods from GeoJSON, as plain values. Knows no database."""

import re
from dataclasses import dataclass
from typing import Any

from hub.places.distance import inside

_NUMBERED = re.compile(r"^Wijk \d+ +")
_MOST_POINTS = 200_000


class NotAnArea(Exception):
    """The feature cannot be taken in. The text says why."""


@dataclass(frozen=True)
class Area:
    code: str
    name: str
    municipality: str
    latitude: float
    longitude: float
    polygon: dict[str, Any]


def read_area(feature: Any) -> Area:
    """A neighbourhood from a feature as CBS gives it: `statcode`, `statnaam`, `gm_naam`, a polygon in WGS84.
    Raises NotAnArea."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise NotAnArea("is not a feature with properties")
    properties = feature["properties"]
    code, name = _text(properties, "statcode", 20), _text(properties, "statnaam", 80)
    polygon = _polygon(feature.get("geometry"))
    latitude, longitude = _middle(properties, polygon)
    municipality = str(properties.get("gm_naam") or "")[:80]
    return Area(code, _NUMBERED.sub("", name), municipality, latitude, longitude, polygon)


def _text(properties: dict[str, Any], key: str, most: int) -> str:
    value = properties.get(key)
    if not isinstance(value, str) or not value.strip():
        raise NotAnArea(f"{key} is missing")
    if len(value.strip()) > most:
        raise NotAnArea(f"{key} is longer than {most} signs")
    return value.strip()


def _polygon(geometry: Any) -> dict[str, Any]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise NotAnArea(f"its shape is {kind or 'missing'}: it should be a Polygon or a MultiPolygon")
    parts = geometry.get("coordinates")
    if not isinstance(parts, list) or not parts:
        raise NotAnArea("its shape has no coordinates")
    polygons = parts if kind == "MultiPolygon" else [parts]
    checked = [[_ring(ring) for ring in _list(rings)] for rings in polygons]
    if sum(len(ring) for rings in checked for ring in rings) > _MOST_POINTS:
        raise NotAnArea(f"its shape has more than {_MOST_POINTS} points: simplify it first")
    return {"type": kind, "coordinates": checked if kind == "MultiPolygon" else checked[0]}


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise NotAnArea("its shape has an empty part")
    return value


def _ring(ring: Any) -> list[list[float]]:
    points = [_point(point) for point in _list(ring)]
    if points[0] != points[-1]:
        points.append(points[0])
    if len(points) < 4:
        raise NotAnArea("its shape has a ring of fewer than three corners")
    return points


def _point(point: Any) -> list[float]:
    try:
        longitude, latitude = float(point[0]), float(point[1])
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise NotAnArea("its shape has a point that is not two numbers") from error
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise NotAnArea("its coordinates are not degrees (perhaps they are RD): convert the file to WGS84")
    return [longitude, latitude]


def _middle(properties: dict[str, Any], polygon: dict[str, Any]) -> tuple[float, float]:
    """The point that CBS gives when it lies inside, else the centroid of the largest part."""
    latitude, longitude = properties.get("punt_lat"), properties.get("punt_lon")
    if isinstance(latitude, float) and isinstance(longitude, float) and inside(longitude, latitude, polygon):
        return latitude, longitude
    parts = polygon["coordinates"] if polygon["type"] == "MultiPolygon" else [polygon["coordinates"]]
    return max((_centroid(rings[0]) for rings in parts), key=lambda found: found[2])[:2]


def _centroid(ring: list[list[float]]) -> tuple[float, float, float]:
    """Latitude, longitude and size of a ring (shoelace formula)."""
    sides = list(zip(ring, ring[1:], strict=False))
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in sides)
    if not twice:
        return ring[0][1], ring[0][0], 0.0
    longitude = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in sides) / (3 * twice)
    latitude = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in sides) / (3 * twice)
    return latitude, longitude, abs(twice)
