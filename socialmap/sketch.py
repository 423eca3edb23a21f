"""A map of our own: the neighbourhoods as lines with dots where something is. Needs no tiles and no script.
Knows no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

WIDTH = 600


@dataclass(frozen=True)
class Sketch:
    """What the picture is made of, in its own measures."""

    height: int
    areas: list[dict[str, Any]]
    dots: list[tuple[float, float]]

    @property
    def box(self) -> str:
        return f"0 0 {WIDTH} {self.height}"


def draw(areas: Sequence[tuple[str, Mapping[str, Any]]], places: Iterable[tuple[float, float]]) -> Sketch | None:
    """A picture of named GeoJSON shapes, with places (latitude, longitude) that lie within its frame. None
    without shapes."""
    shapes = [(name, _rings(shape)) for name, shape in areas]
    points = [point for _, rings in shapes for ring in rings for point in ring]
    if not points:
        return None
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = cos(radians((south + north) / 2))
    scale = (WIDTH - 20) / (((east - west) * squeeze) or 1)

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        return round(10 + (longitude - west) * squeeze * scale, 1), round(10 + (north - latitude) * scale, 1)

    drawn = [
        {"name": name, "path": " ".join(_path([at(p[0], p[1]) for p in ring]) for ring in rings)}
        for name, rings in shapes
    ]
    inside = [(lat, lon) for lat, lon in places if south <= lat <= north and west <= lon <= east]
    found = sorted({at(longitude, latitude) for latitude, longitude in inside})
    return Sketch(height=round((north - south) * scale) + 20, areas=drawn, dots=found)


def _rings(shape: Mapping[str, Any]) -> list[list[list[float]]]:
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [ring for rings in polygons for ring in rings]


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + " ".join(f"{x} {y}" for x, y in points) + "Z"
