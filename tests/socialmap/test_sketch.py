"""The map of our own."""

from socialmap.sketch import WIDTH, draw

SQUARE = {"type": "Polygon", "coordinates": [[[5.0, 51.0], [5.1, 51.0], [5.1, 51.1], [5.0, 51.1], [5.0, 51.0]]]}


def test_neighbourhoods_become_lines_and_places_within_them_dots() -> None:
    sketch = draw([("Wijk", SQUARE)], [(51.05, 5.05), (39.3, -76.6)])
    assert sketch
    assert sketch.box == f"0 0 {WIDTH} {sketch.height}"
    assert len(sketch.dots) == 1
    x, y = sketch.dots[0]
    assert abs(x - WIDTH / 2) < 1
    assert abs(y - sketch.height / 2) < 1.5


def test_without_shapes_there_is_no_map() -> None:
    assert draw([], [(51.05, 5.05)]) is None
