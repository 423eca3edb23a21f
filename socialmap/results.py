"""One search of the public, from words and filters to cards and dots on a map."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count
from django.urls import reverse

from hub.base import clock
from hub.places.distance import kilometres
from hub.places.models import Hub
from hub.places.services import locate
from socialmap.filters import ServiceFilter
from socialmap.hours import today_words
from socialmap.models import Location, Phone, Service, ServiceAtLocation, TaxonomyTerm
from socialmap.search import find

A_PAGE = 20
MOST_DOTS = 200
_FAR = 1e6


@dataclass(frozen=True)
class Results:
    """Which services, in order; how far each is in kilometres when we know from where; how it was searched."""

    keys: list[int]
    km: dict[int, float] = field(default_factory=dict)
    instead: str = ""
    partly: bool = False
    unknown_postcode: bool = False


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
    """Runs the words and the filters. With a postcode the nearest come first, unless words decide."""
    form = chosen.form
    form.is_valid()
    values = getattr(form, "cleaned_data", {})
    services = chosen.qs
    text = values.get("q") or ""
    found = find(services, text) if text.strip() else None
    keys = found.keys if found else list(services.order_by("name", "pk").values_list("pk", flat=True))
    made = Results(keys, instead=found.instead, partly=found.partly) if found else Results(keys)
    postcode = values.get("postcode")
    if not postcode:
        return made
    place = locate(postcode=postcode)
    if place is None:
        return replace(made, unknown_postcode=True)
    km = _distances(keys, place.latitude, place.longitude)
    most = values.get("afstand")
    if most:
        keys = [key for key in keys if km.get(key, _FAR) <= float(most)]
    if not found:
        keys = sorted(keys, key=lambda key: km.get(key, _FAR))
    return replace(made, keys=keys, km=km)


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


def subjects_in_use(hub: Hub) -> list[TaxonomyTerm]:
    """The top subjects, at most 14, that an entry of this hub has, itself or through a smaller subject."""
    used = Service.objects.filter(hub=hub).listed().values("subjects").annotate(n=Count("pk")).values("subjects")
    terms = TaxonomyTerm.objects.subjects().filter(pk__in=used)
    tops = {term.parent_id or term.pk for term in terms}
    return list(TaxonomyTerm.objects.top().filter(pk__in=tops)[:14])


def _first_sentence(text: str) -> str:
    """The beginning of a long text, cut at a sentence or a word."""
    flat = " ".join(text.split())
    end = flat.find(". ")
    if 0 < end < 160:
        return flat[: end + 1]
    return flat if len(flat) <= 160 else flat[:157].rsplit(" ", 1)[0].rstrip(",;:") + "…"
