"""Rows for documents, with all that hangs on them, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from typing import Any

from socialmap.hsds_own import FACTS, OWN_TAXONOMIES, SUBJECTS, OwnTaxonomy, taxonomy_id
from socialmap.models import (
    Accessibility,
    Attribute,
    Contact,
    CostOption,
    Language,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from socialmap.publishing.hanging import load

_PARTS: dict[str, Any] = {
    "phones": Phone,
    "schedules": Schedule,
    "areas": ServiceArea,
    "spoken": Language,
    "costs": CostOption,
    "required_documents": RequiredDocument,
}


def _prefetches(below: str = "", *, people: bool = False) -> list[Any]:
    found = [load(f"{below}{name}", model.objects.order_by("pk")) for name, model in _PARTS.items()]
    found.append(load(f"{below}subjects", TaxonomyTerm.objects.select_related("parent")))
    found.append(load(f"{below}attributes", Attribute.objects.select_related("term__parent").order_by("pk")))
    if people:
        found.append(load(f"{below}contacts", Contact.objects.order_by("pk")))
    return found


def whole_services(keys: Sequence[int], *, people: bool = False, full_organization: bool = False) -> list[Service]:
    """These services with everything, in this order."""
    rows = Service.objects.filter(pk__in=keys).select_related("organization")
    rows = rows.prefetch_related(
        *_prefetches(people=people),
        load("at_locations", ServiceAtLocation.objects.select_related("location").order_by("pk")),
        load("at_locations__schedules", Schedule.objects.order_by("pk")),
        load("at_locations__location__accessibility", Accessibility.objects.order_by("pk")),
        *([load("organization__phones", Phone.objects.order_by("pk"))] if full_organization else []),
    )
    return _in_order(rows, keys)


def listed_services(keys: Sequence[int]) -> list[Service]:
    """These services with their organisation, in this order."""
    return _in_order(Service.objects.filter(pk__in=keys).select_related("organization"), keys)


def services_at_locations(keys: Sequence[int], *, full: bool) -> list[ServiceAtLocation]:
    """These services at these places, in this order."""
    rows = ServiceAtLocation.objects.filter(pk__in=keys).select_related("service__organization", "location")
    if full:
        rows = rows.prefetch_related(
            load("schedules", Schedule.objects.order_by("pk")),
            load("location__accessibility", Accessibility.objects.order_by("pk")),
            *_prefetches("service__"),
        )
    return _in_order(rows, keys)


def organizations(keys: Sequence[int], *, full: bool, people: bool = False) -> list[Organization]:
    """These organisations, in this order."""
    rows = Organization.objects.filter(pk__in=keys)
    if full:
        more = [load("contacts", Contact.objects.order_by("pk"))] if people else []
        rows = rows.prefetch_related(load("phones", Phone.objects.order_by("pk")), *more)
    return _in_order(rows, keys)


def services_of(keys: Sequence[int]) -> dict[int, list[Service]]:
    """The public services of these organisations, whole."""
    mine = Service.objects.listed().filter(organization__in=keys).order_by("name", "uuid")
    found: dict[int, list[Service]] = {key: [] for key in keys}
    for service in whole_services(list(mine.values_list("pk", flat=True))):
        found[service.organization_id].append(service)
    return found


def taxonomies() -> dict[str, Taxonomy | OwnTaxonomy]:
    """Every list of terms by its name: ours, and those that came with imports."""
    found: dict[str, Taxonomy | OwnTaxonomy] = {one.name: one for one in OWN_TAXONOMIES}
    used = TaxonomyTerm.objects.exclude(taxonomy__in=(SUBJECTS, FACTS)).order_by("taxonomy")
    known = {one.name: one for one in Taxonomy.objects.all()}
    for name in used.values_list("taxonomy", flat=True).distinct():
        found[name] = known.get(name) or Taxonomy(uuid=taxonomy_id(name), name=name)
    return found


def _in_order(rows: Iterable[Any], keys: Sequence[int]) -> list[Any]:
    known = {row.pk: row for row in rows}
    return [known[key] for key in keys if key in known]
