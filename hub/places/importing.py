"""The verbs that bring neighbourhoods and postcodes in. Both may be repeated."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction

from hub.base.importing import Problem, Row
from hub.places.distance import kilometres
from hub.places.geojson import Area, NotAnArea, read_area
from hub.places.models import Hub, Neighbourhood, Postcode

NEAR_KM = 2.0
_FIELDS = ("name", "municipality", "latitude", "longitude", "polygon")


@transaction.atomic
def import_areas(
    *, rows: Iterable[Row | Problem], file: str, hub: Hub | None = None, municipalities: Sequence[str] = ()
) -> tuple[Counter[str], list[Problem]]:
    """Neighbourhoods by their CBS code. Those of `municipalities` go to `hub`, unless another hub has them.
    Returns counts and what was wrong, row by row."""
    areas, problems = _read_areas(rows, file)
    known = {one.code: one for one in Neighbourhood.objects.filter(code__in=areas).select_related("hub")}
    counts: Counter[str] = Counter()
    for code, (where, area) in areas.items():
        one = known.get(code) or Neighbourhood(code=code)
        before = None if one.pk is None else _state(one)
        for name in _FIELDS:
            setattr(one, name, getattr(area, name))
        if hub and area.municipality in municipalities:
            if one.hub_id not in (None, hub.pk):
                problems.append(Problem(where, f"belongs to hub {one.hub} already: left there", code, skipped=False))
            else:
                one.hub = hub
        outcome = "new" if before is None else "changed" if before != _state(one) else "the same"
        if outcome != "the same":
            one.save()
        counts[outcome] += 1
    return counts, problems


def _state(one: Neighbourhood) -> list[object]:
    return [getattr(one, name) for name in (*_FIELDS, "hub_id")]


def _read_areas(rows: Iterable[Row | Problem], file: str) -> tuple[dict[str, tuple[str, Area]], list[Problem]]:
    """The good ones by code, the first of each code, and the problems."""
    areas: dict[str, tuple[str, Area]] = {}
    problems = []
    for row in rows:
        where = f"{file}, {row.where}"
        if isinstance(row, Problem):
            problems.append(Problem(where, row.what))
            continue
        try:
            area = read_area(row.value)
        except NotAnArea as error:
            problems.append(Problem(where, str(error)))
            continue
        if area.code in areas:
            problems.append(
                Problem(where, f"has the same code as {areas[area.code][0]}: the first one was kept", area.code)
            )
        areas.setdefault(area.code, (where, area))
    return areas, problems


@transaction.atomic
def import_postcodes(*, rows: Iterable[Row], file: str) -> tuple[Counter[str], list[Problem]]:
    """Four-digit postcodes with their middle (`pc4`, `plaats`, `lat`, `lon`), each in the neighbourhood that
    holds it, else in the nearest within 2 km. A quarter that a hub chose itself stays. Returns counts and
    problems."""
    areas = list(Neighbourhood.objects.exclude(polygon=None))
    known = {one.digits: one for one in Postcode.objects.select_related("neighbourhood")}
    counts: Counter[str] = Counter()
    problems: list[Problem] = []
    changed: dict[str, Postcode] = {}
    for row in rows:
        try:
            given = _read_postcode(row.value)
        except ValueError as error:
            problems.append(Problem(f"{file}, {row.where}", str(error), str(row.value.get("pc4") or "")[:20]))
            continue
        if given.digits in changed:
            problems.append(
                Problem(f"{file}, {row.where}", "stands in the file twice: the first was kept", given.digits)
            )
            continue
        given.neighbourhood = _area_of(given, known.get(given.digits), areas)
        changed[given.digits] = given
        counts["in a neighbourhood" if given.neighbourhood else "elsewhere"] += 1
    Postcode.objects.bulk_create(
        changed.values(),
        update_conflicts=True,
        unique_fields=["digits"],
        update_fields=["city", "latitude", "longitude", "neighbourhood"],
        batch_size=1000,
    )
    return counts, problems


def _read_postcode(row: dict[str, str]) -> Postcode:
    digits, city = (row["pc4"] or "").strip(), (row["plaats"] or "").strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) == 4 and digits[0] != "0"):
        raise ValueError("pc4 is not four digits")
    if not city:
        raise ValueError("plaats is missing")
    try:
        latitude, longitude = float(row["lat"]), float(row["lon"])
    except (TypeError, ValueError):
        raise ValueError("lat or lon is not a number") from None
    if not (50 <= latitude <= 54 and 3 <= longitude <= 8):
        raise ValueError("lat and lon are not in the Netherlands")
    return Postcode(digits=digits, city=city[:80], latitude=latitude, longitude=longitude)


def _area_of(given: Postcode, known: Postcode | None, areas: list[Neighbourhood]) -> Neighbourhood | None:
    held = next((area for area in areas if area.holds(given.latitude, given.longitude)), None)
    found = held or _nearest(given, areas)
    chosen = known.neighbourhood if known else None
    if chosen and (found is None or chosen.parent_id == found.pk or chosen.polygon is None):
        return chosen
    return found


def _nearest(given: Postcode, areas: list[Neighbourhood]) -> Neighbourhood | None:
    """The neighbourhood whose middle is nearest, when that is near enough."""
    ranked = [
        (kilometres(given.latitude, given.longitude, area.latitude, area.longitude), area.pk, area) for area in areas
    ]
    distance, _, area = min(ranked, default=(NEAR_KM + 1, 0, None))
    return area if distance <= NEAR_KM else None
