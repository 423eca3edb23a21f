"""One search of the public, from words and filters to cards and dots on a map."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from hub.base import clock
from hub.places.distance import kilometres
from hub.places.services import locate
from socialmap.facets import Facet, count
from socialmap.filters import COUNTED, ServiceFilter
from socialmap.hours import today_words
from socialmap.models import Location, Phone, Service, ServiceAtLocation
from socialmap.querysets import ServiceQuerySet
from socialmap.search import Found, all_keys, by_name, rank

A_PAGE = 20
MOST_DOTS = 200
_FAR = 1e6
_MANY = 3000


@dataclass(frozen=True)
class Results:
    """Which services, in order; how far each is in kilometres when we know from where; how it was searched; and by
    the name of a filter what it would leave."""

    keys: list[int]
    km: dict[int, float] = field(default_factory=dict)
    instead: str = ""
    partly: bool = False
    unknown_postcode: bool = False
    facets: Mapping[str, tuple[Facet, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """What a list shows of a service."""

    service: Service
    location: Location | None
    metres: float | None
    hours: str
    phone: Phone | None

    @property
    def line(self) -> str:
        return self.service.summary or _first_sentence(self.service.description)


def search(chosen: ServiceFilter) -> Results:
    """Runs the words and the filters, and counts what each filter would leave. With a postcode (or a neighbourhood and
    a distance) the nearest come first, unless words decide."""
    chosen.form.is_valid()
    values = getattr(chosen.form, "cleaned_data", {})
    found = _matched(chosen)
    origin, unknown = _origin(values)
    km = _distances(found.keys, *origin) if origin else {}
    on = {name: fitting for name in COUNTED if (fitting := chosen.fitting(name)) is not None}
    left = {name: set(_among(fitting, found.keys)) for name, fitting in on.items()}
    if origin and values.get("afstand"):
        left["afstand"] = {key for key in found.keys if km.get(key, _FAR) <= float(values["afstand"])}
    keys = _all_in(found.keys, left.values())
    if origin and not chosen.words:
        keys = sorted(keys, key=lambda key: km.get(key, _FAR))
    facets = count(chosen, found.keys, left)
    return Results(keys, km, found.instead, found.partly, unknown, facets)


def _matched(chosen: ServiceFilter) -> Found:
    """What fits the words, filters left aside; without words everything, by name."""
    if not chosen.words:
        return Found(all_keys(chosen.queryset))
    ranked = rank(chosen.words)
    if keys := ranked.keys.tolist():
        return Found(keys, ranked.asked.instead, ranked.fitting.partly)
    return Found(by_name(chosen.queryset, chosen.words))


def _among(fitting: ServiceQuerySet, keys: Sequence[int]) -> Iterable[int]:
    few = fitting.filter(pk__in=keys) if len(keys) < _MANY else fitting
    return few.order_by().values_list("pk", flat=True)


def _all_in(keys: Sequence[int], sets: Collection[set[int]]) -> list[int]:
    return [key for key in keys if all(key in one for one in sets)]


def _origin(values: Mapping[str, Any]) -> tuple[tuple[float, float] | None, bool]:
    """From where distances are measured, and whether a postcode is not known."""
    if values.get("postcode"):
        place = locate(postcode=values["postcode"])
        return ((place.latitude, place.longitude), False) if place else (None, True)
    area = values.get("wijk") if values.get("afstand") else None
    return ((area.latitude, area.longitude) if area else None), False


def _distances(keys: Sequence[int], latitude: float, longitude: float) -> dict[int, float]:
    """Kilometres to the nearest place of each service that has one."""
    places = ServiceAtLocation.objects.filter(service__in=keys).exclude(location__latitude=None)
    nearest: dict[int, float] = {}
    for service, lat, lon in places.values_list("service", "location__latitude", "location__longitude"):
        km = kilometres(latitude, longitude, float(lat or 0), float(lon or 0))
        nearest[service] = min(km, nearest.get(service, km))
    return nearest


def cards(results: Results, page: int) -> list[Card]:
    """The cards of one page (from 1), in a fixed number of queries."""
    keys = results.keys[(page - 1) * A_PAGE : page * A_PAGE]
    services = {one.pk: one for one in Service.objects.filter(pk__in=keys).for_cards()}
    return [_card(services[key], results.km.get(key)) for key in keys if key in services]


def _card(service: Service, km: float | None) -> Card:
    places = [here.location for here in service.at_locations.all()]
    return Card(
        service=service,
        location=places[0] if places else None,
        metres=None if km is None else km * 1000,
        hours=today_words(list(service.schedules.all()), clock.now()) if service.status == "active" else "",
        phone=next(iter(phones_of(service)), None),
    )


def phones_of(service: Service) -> list[Phone]:
    """The numbers to call: its own, or else those of its organisation."""
    own = [phone for phone in service.phones.all() if phone.type != "fax"]
    return own or [phone for phone in service.organization.phones.all() if phone.type != "fax"]


def dots(keys: Sequence[int]) -> list[dict[str, object]]:
    """Places for the map: of the first 200 services of the same set."""
    order = {key: place for place, key in enumerate(keys[:MOST_DOTS])}
    places = ServiceAtLocation.objects.filter(service__in=order).exclude(location__latitude=None)
    rows = places.values_list(
        "service", "service__name", "service__slug", "location__address_1", "location__latitude", "location__longitude"
    )
    return [
        {"lat": lat, "lon": lon, "name": name, "url": reverse("socialmap:detail", args=[slug]), "note": street}
        for _, name, slug, street, lat, lon in sorted(rows, key=lambda row: order[row[0]])
    ]


def _first_sentence(text: str) -> str:
    """The beginning of a long text, cut at a sentence or a word."""
    flat = " ".join(text.split())
    end = flat.find(". ")
    if 0 < end < 160:
        return flat[: end + 1]
    return flat if len(flat) <= 160 else flat[:157].rsplit(" ", 1)[0].rstrip(",;:") + "…"
