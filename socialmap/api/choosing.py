"""Which rows a question is about: keys in order, counted and cut by the database where no ranking is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, degrees, radians
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from hub.base.scopes import active_hub
from hub.places.distance import EARTH_KM, kilometres
from hub.places.services import Place, locate
from socialmap import hsds_own as own
from socialmap.api.parameters import Asked
from socialmap.api.problems import not_found
from socialmap.models import (
    Attribute,
    Location,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from socialmap.publishing.loading import taxonomies
from socialmap.querysets import ServiceQuerySet
from socialmap.search import find

# What each of our own facts means in our columns.
_FACTS: dict[str, Q] = {
    own.INFORMAL: Q(informal=True),
    own.FORMAL: Q(informal=False),
    own.TAKES_REFERRALS: Q(takes_referrals=True),
    own.NO_REFERRALS: Q(takes_referrals=False),
    own.FREE: Q(free_of_charge=True),
    own.WHEELCHAIR: Q(wheelchair=True),
    own.SUMMARY: ~Q(summary=""),
    own.CLOSED_UNTIL: Q(closed_until__isnull=False),
}


@dataclass(frozen=True)
class Keys:
    """The keys of what fits: in the database, or in the order that a search gave."""

    rows: QuerySet[Any] | Sequence[Any]

    def count(self) -> int:
        return self.rows.count() if isinstance(self.rows, QuerySet) else len(self.rows)

    def part(self, start: int, end: int | None = None) -> list[Any]:
        return list(self.rows[start:end])


def services(asked: Asked) -> Keys:
    """The services of the public; with `modified_after` also those that stopped."""
    rows = _services(asked)
    if asked.search:
        return Keys(find(rows, asked.search).keys)
    return Keys(rows.order_by("name", "uuid").values_list("pk", flat=True))


def _services(asked: Asked) -> ServiceQuerySet:
    rows = Service.objects.all() if asked.modified_after else Service.objects.listed()
    if asked.modified_after:
        rows = rows.filter(last_modified__gte=asked.modified_after)
    if asked.organization_id:
        rows = rows.filter(organization__uuid=asked.organization_id)
    if asked.taxonomy_term_id:
        rows = rows.filter(_with_term(asked.taxonomy_term_id))
    if asked.taxonomy_id:
        rows = rows.filter(_with_taxonomy(asked.taxonomy_id))
    if asked.proximity:
        return _near(rows, asked)
    return _covering(rows, _place(asked.postcode)) if asked.postcode else rows


def services_at_locations(asked: Asked) -> Keys:
    """Services of the public at their places."""
    rows = ServiceAtLocation.objects.filter(service__status__in=["active", "inactive"])
    if asked.proximity:
        rows = rows.filter(location__in=_locations_near(asked))
    chosen = _services(asked)
    rows = rows.filter(service__in=chosen)
    if asked.search:
        found = {key: place for place, key in enumerate(find(chosen, asked.search).keys)}
        pairs = rows.filter(service__in=list(found)).order_by("uuid").values_list("pk", "service")
        return Keys([key for key, _service in sorted(pairs, key=lambda pair: found[pair[1]])])
    return Keys(rows.order_by("service__name", "service__uuid", "uuid").values_list("pk", flat=True))


def organizations(asked: Asked) -> Keys:
    """Organisations of which the public may see a service."""
    offered = Service.objects.listed()
    if asked.taxonomy_term_id:
        offered = offered.filter(_with_term(asked.taxonomy_term_id))
    if asked.taxonomy_id:
        offered = offered.filter(_with_taxonomy(asked.taxonomy_id))
    rows = Organization.objects.filter(Exists(offered.filter(organization=OuterRef("pk"))))
    if asked.search:
        # Those called so first, then those whose services fit, best first.
        named = rows.filter(Q(name__icontains=asked.search) | Q(alternate_name__icontains=asked.search))
        keys = dict.fromkeys(named.order_by("name", "uuid").values_list("pk", flat=True))
        fitting = find(offered, asked.search).keys
        owners = dict(Service.objects.filter(pk__in=fitting).values_list("pk", "organization"))
        return Keys(list(keys | dict.fromkeys(owners[key] for key in fitting)))
    return Keys(rows.order_by("name", "uuid").values_list("pk", flat=True))


def terms(asked: Asked) -> Keys:
    """Terms of every list, as keys; those of our own facts by their code."""
    rows = TaxonomyTerm.objects.all()
    codes = list(own.MEANINGS)
    if asked.taxonomy_id:
        name = _taxonomy_name(asked.taxonomy_id)
        rows = rows.filter(taxonomy=name)
        codes = codes if name == own.FACTS else []
    if asked.parent_id:
        rows, codes = rows.filter(parent__uuid=asked.parent_id), []
    if asked.top_only:
        rows = rows.filter(parent=None)
    if asked.search:
        words = asked.search.lower()
        rows = rows.filter(Q(name__icontains=words) | Q(synonyms__icontains=words) | Q(code__iexact=words))
        codes = [code for code in codes if words in own.MEANINGS[code][0].lower()]
    return Keys([*rows.order_by("taxonomy", "order", "code").values_list("pk", flat=True), *codes])


def lists(asked: Asked) -> Keys:
    """Every list of terms."""
    words = asked.search.lower()
    return Keys([one for one in taxonomies().values() if words in f"{one.name} {one.description}".lower()])


# --- what a filter means ---------------------------------------------------------------------------


def _with_term(uuid: UUID) -> Q:
    """Services that have this term or one below it."""
    code = next((code for code in _FACTS if own.fact_term(code)["id"] == str(uuid)), None)
    if code:
        return _FACTS[code]
    keys: set[int] = set()
    fresh = set(TaxonomyTerm.objects.filter(uuid=uuid).values_list("pk", flat=True))
    while fresh:
        keys |= fresh
        fresh = set(TaxonomyTerm.objects.filter(parent__in=fresh).values_list("pk", flat=True)) - keys
    link = Service.subjects.through._default_manager.filter(service=OuterRef("pk"), taxonomyterm__in=keys)
    return Q(Exists(Attribute.objects.filter(service=OuterRef("pk"), term__in=keys))) | Q(Exists(link))


def _with_taxonomy(uuid: UUID) -> Q:
    """Services that have a term of this list."""
    name = _taxonomy_name(uuid)
    if name == own.FACTS:
        return Q()
    if name == own.SUBJECTS:
        return Q(Exists(Service.subjects.through._default_manager.filter(service=OuterRef("pk"))))
    return Q(Exists(Attribute.objects.filter(service=OuterRef("pk"), term__taxonomy=name)))


def _taxonomy_name(uuid: UUID) -> str:
    """The name of a list; of one we do not know, a name that nothing has."""
    return next((name for name, one in taxonomies().items() if one.uuid == uuid), "\n")


def _place(postcode: str) -> Place:
    """The middle of a postcode; without one, where the hub is."""
    hub = active_hub()
    if not postcode and hub.latitude is not None and hub.longitude is not None:
        return Place(hub.latitude, hub.longitude, None)
    place = locate(postcode=postcode) if postcode else None
    if place is None:
        raise not_found(_("We do not know this postcode.") if postcode else _("Say the postcode too."))
    return place


def _covering(rows: ServiceQuerySet, place: Place) -> ServiceQuerySet:
    """Services without bounds, and those whose area holds the place."""
    areas = ServiceArea.objects.filter(service=OuterRef("pk"))
    unbounded = ~Q(Exists(areas))
    area = place.neighbourhood
    if area is None:
        return rows.filter(unbounded)
    near = [area.pk, *([area.parent_id] if area.parent_id else []), *area.quarters.values_list("pk", flat=True)]
    return rows.filter(unbounded | Q(Exists(areas.filter(neighbourhood__in=near))))


def _near(rows: ServiceQuerySet, asked: Asked) -> ServiceQuerySet:
    here = ServiceAtLocation.objects.filter(service=OuterRef("pk"), location__in=_locations_near(asked))
    return rows.filter(Exists(here))


def _locations_near(asked: Asked) -> list[int]:
    """The places within so many metres: those in a box by the database, the corners of it left out here."""
    place, km = _place(asked.postcode), (asked.proximity or 0) / 1000
    high = degrees(km / EARTH_KM)
    wide = high / max(cos(radians(place.latitude)), 0.01)
    box = Location.objects.filter(
        latitude__range=(place.latitude - high, place.latitude + high),
        longitude__range=(place.longitude - wide, place.longitude + wide),
    )
    return [
        key
        for key, latitude, longitude in box.values_list("pk", "latitude", "longitude")
        if kilometres(place.latitude, place.longitude, latitude or 0, longitude or 0) <= km
    ]
