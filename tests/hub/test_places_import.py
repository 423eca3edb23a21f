"""`manage.py import_neighbourhoods`: 36 real polygons, and from a postcode to a neighbourhood to a hub."""

import csv
import json
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope

from hub.people.services import register_person
from hub.places.geojson import NotAnArea, read_area
from hub.places.models import Hub, Neighbourhood, Postcode
from hub.places.services import create_hub, locate, neighbourhood_at, tidy_postcode

GEO = Path(__file__).parents[3] / "shared/data/nl_geo"
AREAS, POSTCODES = GEO / "wijken_2024_waalwijk_denbosch.geojson", GEO / "pc4_waalwijk_denbosch_wijk.csv"
SQUARE = [[[5.0, 51.0], [5.1, 51.0], [5.1, 51.1], [5.0, 51.1], [5.0, 51.0]]]


def feature(code: str = "WK000001", **replace: Any) -> dict[str, Any]:
    properties = {"statcode": code, "statnaam": "Wijk 01 Het Lint", "gm_naam": "Waalwijk"}
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": SQUARE},
        **replace,
    }


def run(tmp_path: Path, *features: Any, **options: Any) -> str:
    path = tmp_path / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
    return import_from(path, **options)


def import_from(path: Path, **options: Any) -> str:
    out = StringIO()
    call_command("import_neighbourhoods", str(path), stdout=out, verbosity=0, **options)
    return out.getvalue()


def test_the_36_neighbourhoods_come_in_and_every_postcode_lands_where_cbs_says(world: SimpleNamespace) -> None:
    if not AREAS.exists():
        pytest.skip(f"the neighbourhood polygons are not here: {AREAS}")
    Postcode.objects.all().delete()
    said = import_from(AREAS, hub="balade", municipality=["Waalwijk"], postcodes=POSTCODES)
    assert "36 new, skipped 0" in said
    assert Neighbourhood.objects.filter(hub=world.balade, code__startswith="WK").count() == 3
    with POSTCODES.open(encoding="utf-8") as file:
        expected = {row["pc4"]: row["wijkcode_2024"] for row in csv.DictReader(file)}
    found = dict(Postcode.objects.values_list("digits", "neighbourhood__code"))
    assert found.keys() == expected.keys()
    inside = {area.code for area in Neighbourhood.objects.all()}
    differing = {digits for digits, code in expected.items() if code in inside and found[digits] != code}
    assert not differing
    for area in Neighbourhood.objects.exclude(polygon=None):
        assert neighbourhood_at(area.latitude, area.longitude) == area
    assert "36 the same" in import_from(AREAS, hub="balade", municipality=["Waalwijk"], postcodes=POSTCODES)


def test_somebody_with_a_postcode_lands_in_the_right_neighbourhood_and_hub(world: SimpleNamespace) -> None:
    if not AREAS.exists():
        pytest.skip(f"the neighbourhood polygons are not here: {AREAS}")
    Postcode.objects.all().delete()
    import_from(AREAS, hub="balade", municipality=["Waalwijk"])
    import_from(AREAS, hub="rivierzicht", municipality=["'s-Hertogenbosch"], postcodes=POSTCODES)
    for digits, name, hub in (
        ("5142", "Waalwijk", world.balade), ("5161", "Sprang-Capelle", world.balade),
        ("5211", "Binnenstad", world.rivierzicht), ("5261", "Vught", None),
    ):  # fmt: skip
        place = locate(postcode=f"{digits}AB")
        assert place and place.neighbourhood
        assert (place.neighbourhood.name, place.hub) == (name, hub)
    with scope(hub=world.balade):
        person = register_person(hub=world.balade, name="Sara", postcode="5161AB", house_number="4")
    assert person.neighbourhood and person.neighbourhood.name == "Sprang-Capelle"


def test_an_unknown_postcode_has_no_place_and_hub(db: None) -> None:
    assert locate(postcode="9999ZZ") is None


def test_a_quarter_belongs_to_the_hub_of_its_neighbourhood(world: SimpleNamespace) -> None:
    area = Neighbourhood.objects.get(code="BLD-1")
    quarter = Neighbourhood.objects.create(code="hoef", name="De Hoef", parent=area, latitude=51.68, longitude=5.08)
    Postcode.objects.create(digits="5143", city="Waalwijk", latitude=51.68, longitude=5.08, neighbourhood=quarter)
    place = locate(postcode="5143")
    assert place and place.hub == world.balade


def test_importing_postcodes_leaves_a_quarter_that_the_hub_chose(world: SimpleNamespace, tmp_path: Path) -> None:
    run(tmp_path, feature())
    around = Neighbourhood.objects.get(code="WK000001")
    quarter = Neighbourhood.objects.create(code="hoef", name="De Hoef", parent=around, latitude=51.05, longitude=5.05)
    Postcode.objects.create(digits="5199", city="Waalwijk", latitude=51.05, longitude=5.05, neighbourhood=quarter)
    lines = tmp_path / "pc4.csv"
    lines.write_text("pc4,plaats,lat,lon\n5199,Waalwijk,51.05,5.05\n5198,Waalwijk,51.101,5.05\n5197,Ver,52.5,6.0\n")
    run(tmp_path, feature(), postcodes=lines)
    found = {one.digits: one.neighbourhood for one in Postcode.objects.filter(digits__startswith="519")}
    assert found == {"5199": quarter, "5198": None, "5197": None}


def test_a_postcode_just_outside_goes_to_the_nearest_middle_within_two_kilometres(db: None, tmp_path: Path) -> None:
    small = [[[5.0, 51.0], [5.01, 51.0], [5.01, 51.01], [5.0, 51.01], [5.0, 51.0]]]
    lines = tmp_path / "pc4.csv"
    lines.write_text("pc4,plaats,lat,lon\n5001,Dichtbij,51.02,5.005\n5002,Ver,51.03,5.005\n")
    run(tmp_path, feature(geometry={"type": "Polygon", "coordinates": small}), postcodes=lines)
    assert Postcode.objects.get(pk="5001").neighbourhood is not None
    assert Postcode.objects.get(pk="5002").neighbourhood is None


def test_a_bad_row_is_named_and_the_others_come_in(db: None, tmp_path: Path) -> None:
    rd = feature(
        "WK000002",
        geometry={"type": "Polygon", "coordinates": [[[130000, 410000], [130100, 410000], [130000, 410100]]]},
    )
    said = run(
        tmp_path,
        rd,
        feature(),
        feature("WK000001"),
        feature("WK000003", geometry={"type": "Point", "coordinates": [5, 51]}),
    )
    assert "item 1: its coordinates are not degrees (perhaps they are RD)" in said
    assert "item 3 (WK000001): has the same code as areas.geojson, item 2" in said
    assert "item 4: its shape is Point" in said
    assert Neighbourhood.objects.get().name == "Het Lint"


def test_bad_postcodes_are_named_one_by_one(db: None, tmp_path: Path) -> None:
    lines = tmp_path / "pc4.csv"
    lines.write_text(
        "pc4,plaats,lat,lon\n0142,X,51,5\n5142,,51,5\n5142,Waalwijk,noord,5\n5142,Parijs,48.8,2.3\n5142,Waalwijk,51.6,5\n5142,Waalwijk,51.6,5\n"
    )
    said = run(tmp_path, feature(), postcodes=lines)
    for words in (
        "pc4 is not four digits",
        "plaats is missing",
        "lat or lon is not a number",
        "not in the Netherlands",
        "stands in the file twice",
    ):
        assert words in said
    assert Postcode.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("hello", "is not JSON"),
        ('{"features": []}', "no neighbourhood"),
        ('{"features": [', "is not JSON"),
    ],
)
def test_a_broken_file_stops_with_words_and_changes_nothing(db: None, tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "areas.geojson"
    path.write_text(content)
    with pytest.raises(CommandError, match=words):
        import_from(path)
    assert not Neighbourhood.objects.exists()


def test_a_postcode_file_with_other_columns_undoes_the_whole_import(db: None, tmp_path: Path) -> None:
    lines = tmp_path / "pc4.csv"
    lines.write_text("postcode,x,y\n5142,1,2\n")
    with pytest.raises(CommandError, match="has no column pc4, plaats, lat, lon"):
        run(tmp_path, feature(), postcodes=lines)
    assert not Neighbourhood.objects.exists()


def test_a_neighbourhood_of_another_hub_stays_there(world: SimpleNamespace, tmp_path: Path) -> None:
    run(tmp_path, feature(), hub="rivierzicht", municipality=["Waalwijk"])
    said = run(tmp_path, feature(), hub="balade", municipality=["Waalwijk"])
    assert "belongs to hub Rivierzicht already: left there" in said
    assert Neighbourhood.objects.get(code="WK000001").hub == world.rivierzicht


def test_a_hub_needs_its_municipality(world: SimpleNamespace, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="belong together"):
        run(tmp_path, feature(), hub="balade")
    with pytest.raises(CommandError, match="There is no hub nergens"):
        run(tmp_path, feature(), hub="nergens", municipality=["Waalwijk"])


def test_the_middle_of_a_shape_with_two_parts_lies_in_the_larger_one() -> None:
    small = [[[6.0, 52.0], [6.01, 52.0], [6.01, 52.01], [6.0, 52.01], [6.0, 52.0]]]
    area = read_area(feature(geometry={"type": "MultiPolygon", "coordinates": [small, SQUARE]}))
    assert (round(area.latitude, 3), round(area.longitude, 3)) == (51.05, 5.05)


@pytest.mark.parametrize(
    "shape",
    [
        None,
        {},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[[5, 51]]]},
        {"type": "Polygon", "coordinates": [[["x", 1]]]},
    ],
)
def test_a_shape_that_is_no_shape_is_refused_in_words(shape: Any) -> None:
    with pytest.raises(NotAnArea):
        read_area(feature(geometry=shape))


@pytest.mark.parametrize(("typed", "tidy"), [(" 5142 ab ", "5142AB"), ("5142", "5142"), ("5142ab", "5142AB")])
def test_a_postcode_is_tidied(typed: str, tidy: str) -> None:
    assert tidy_postcode(typed) == tidy


@pytest.mark.parametrize("typed", ["", "0142AB", "514", "5142ABC", "Waalwijk", "51 42 AB"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not a Dutch postcode"):
        tidy_postcode(typed)


@pytest.mark.django_db
def test_the_first_hub_answers_at_every_address_and_a_later_one_only_at_its_own() -> None:
    first, second = create_hub(name="Baltimore"), create_hub(name="Waalwijk")
    assert (first.is_default, second.is_default) == (True, False)


def test_new_hubs_get_names_and_codes_of_their_own(world: SimpleNamespace) -> None:
    first, second = create_hub(name="Baltimore"), create_hub(name="Baltimore Noord")
    assert (first.slug, first.hostname) == ("baltimore", "baltimore.localhost")
    assert first.short_code != second.short_code
    assert Hub.objects.count() == 4
