"""What a hub knows that reading a spreadsheet, and looking for doubles, asks for."""

from collections.abc import Iterable

from django.db.models import Q

from hub.base import clock
from hub.places.models import Hub, Neighbourhood, Postcode
from socialmap.doubles import Index, Known
from socialmap.models import Alias, Organization, Service, TaxonomyTerm
from socialmap.naming import plain
from socialmap.rows import ServiceRow
from socialmap.services.importing import middle_of
from socialmap.sheets.documents import Surroundings

Point = tuple[float, float]


def of_hub(hub: Hub) -> Surroundings:
    """The subjects and neighbourhoods by the names people use, organisations, and where postcodes lie."""
    middles = {digits: (latitude, longitude) for digits, latitude, longitude in _middles()}
    organizations = Organization.objects.filter(hub=hub).order_by("-pk").values_list("uuid", "name")
    areas = Neighbourhood.objects.filter(Q(hub=hub) | Q(parent__hub=hub)).values_list("name", flat=True)
    return Surroundings(
        subjects=_subjects(),
        areas={plain(name): name for name in areas},
        organizations={plain(name): (uuid, name) for uuid, name in organizations},
        middle_of=lambda postcode: middles.get(postcode[:4]),
        centre=middle_of(hub),
        today=clock.today(),
    )


def _middles() -> Iterable[tuple[str, float, float]]:
    return Postcode.objects.values_list("digits", "latitude", "longitude")


def _subjects() -> dict[str, str]:
    """Codes by name, by code and by synonym; a name wins from a synonym of another."""
    terms = list(TaxonomyTerm.objects.subjects().values_list("code", "name", "synonyms"))
    found = {plain(word): code for code, _name, synonyms in terms for word in synonyms.split(",") if plain(word)}
    return found | {plain(code): code for code, *_rest in terms} | {plain(name): code for code, name, _rest in terms}


class Likeness:
    """Finds what a row or an entry looks like among the entries of a hub."""

    def __init__(self, hub: Hub, *, only_listed: bool = False) -> None:
        self._middles = {(latitude, longitude) for _digits, latitude, longitude in _middles()}
        merged = Alias.objects.filter(hub=hub).values("uuid")
        rows = Service.objects.filter(hub=hub).exclude(status=Service.Status.DEFUNCT, uuid__in=merged)
        if only_listed:
            rows = rows.exclude(status=Service.Status.DEFUNCT)
        found = rows.select_related("organization").prefetch_related("at_locations__location").order_by("pk")
        self.entries = [self._known(service) for service in found]
        self.index = Index(self.entries)

    def _known(self, service: Service) -> Known:
        places = [here.location for here in service.at_locations.all()]
        return Known(
            key=service.pk,
            name=service.name,
            organization=service.organization.name,
            postcodes=frozenset("".join(place.postal_code.upper().split()) for place in places if place.postal_code),
            points=self._exact((place.latitude, place.longitude) for place in places),
        )

    def of_row(self, row: ServiceRow, key: int) -> Known:
        """A row as something to compare."""
        places = [place.location for place in row.placed or ()]
        return Known(
            key=key,
            name=row.name,
            organization=row.organization.name,
            postcodes=frozenset(place.postal_code for place in places if place.postal_code),
            points=self._exact((place.latitude, place.longitude) for place in places),
        )

    def _exact(self, points: Iterable[tuple[float | None, float | None]]) -> tuple[Point, ...]:
        """Without the middles of postcodes: there everybody in it would be near."""
        known = (
            (latitude, longitude) for latitude, longitude in points if latitude is not None and longitude is not None
        )
        return tuple(point for point in known if point not in self._middles)
