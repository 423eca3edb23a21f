"""From a question to documents, a page or a stream of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.utils.translation import gettext as _
from django_scopes import scope

from hub.places.models import Hub
from socialmap import hsds_own as own
from socialmap.api import choosing
from socialmap.api.choosing import Keys
from socialmap.api.parameters import A_PAGE, Asked
from socialmap.api.problems import not_found
from socialmap.hsds_kept import in_utc
from socialmap.models import Organization, Service, ServiceAtLocation, TaxonomyTerm
from socialmap.publishing import loading
from socialmap.publishing.documents import Writer, tombstone
from socialmap.publishing.package import line
from socialmap.publishing.parts import Document

AT_ONCE = 200
Load = Callable[[Sequence[Any], Asked, Writer], list[Document]]


@dataclass(frozen=True)
class Listing:
    """Which rows, and how they become documents."""

    keys: Callable[[Asked], Keys]
    load: Load


def page(listing: Listing, asked: Asked) -> dict[str, Any]:
    """One page in the envelope of HSDS. Raises Refused for a page that is not there."""
    keys = listing.keys(asked)
    total = keys.count()
    size = asked.per_page or (max(total, 1) if asked.minimal and asked.page is None else A_PAGE)
    pages, number = ceil(total / size), asked.page or 1
    if number > max(pages, 1):
        raise not_found(_("There are %(pages)d pages.") % {"pages": pages})
    contents = listing.load(keys.part((number - 1) * size, number * size), asked, Writer()) if total else []
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def lines(listing: Listing, asked: Asked, hub: Hub) -> Iterator[bytes]:
    """Every document, one a line. What is asked is looked up now; the documents follow while they are sent, when the
    scope of the question is over: so it is opened again for each portion."""
    keys = listing.keys(asked).part(0)
    writer = Writer()

    def stream() -> Iterator[bytes]:
        for start in range(0, len(keys), AT_ONCE):
            with scope(hub=hub):
                documents = listing.load(keys[start : start + AT_ONCE], asked, writer)
            yield b"".join(line(document) for document in documents)

    return stream()


# --- how rows become documents -----------------------------------------------------------------------


def _services(keys: Sequence[int], asked: Asked, writer: Writer) -> list[Document]:
    if asked.minimal:
        rows = dict(Service.objects.filter(pk__in=keys).values_list("pk", "last_modified"))
        ids = dict(Service.objects.filter(pk__in=keys).values_list("pk", "uuid"))
        return [{"id": str(ids[key]), "modified_date": in_utc(rows[key])} for key in keys if key in rows]
    full = asked.full or asked.full_organization
    if full:
        found = loading.whole_services(keys, full_organization=asked.full_organization)
    else:
        found = loading.listed_services(keys)
    return [_service(row, asked, writer, full=full) for row in found]


def _service(row: Service, asked: Asked, writer: Writer, *, full: bool) -> Document:
    if row.status == Service.Status.DEFUNCT:
        return tombstone(row)
    if full:
        return writer.full_service(row, full_organization=asked.full_organization)
    return writer.listed_service(row)


def _organizations(keys: Sequence[int], asked: Asked, writer: Writer) -> list[Document]:
    full = asked.full or asked.full_service
    rows = loading.organizations(keys, full=full)
    if not full:
        return [writer.listed_organization(row) for row in rows]
    services = loading.services_of(keys) if asked.full_service else {}
    return [writer.full_organization(row, services.get(row.pk)) for row in rows]


def _services_at_locations(keys: Sequence[int], asked: Asked, writer: Writer) -> list[Document]:
    write = writer.full_service_at_location if asked.full else writer.listed_service_at_location
    return [write(row) for row in loading.services_at_locations(keys, full=asked.full)]


def _terms(keys: Sequence[Any], asked: Asked, writer: Writer) -> list[Document]:
    lists = loading.taxonomies()
    rows = {row.pk: row for row in TaxonomyTerm.objects.select_related("parent").filter(pk__in=_numbers(keys))}
    return [
        own.fact_term(key) if isinstance(key, str) else writer.whole_term(rows[key], lists.get(rows[key].taxonomy))
        for key in keys
        if isinstance(key, str) or key in rows
    ]


def _numbers(keys: Sequence[Any]) -> list[int]:
    return [key for key in keys if not isinstance(key, str)]


def _taxonomies(keys: Sequence[Any], asked: Asked, writer: Writer) -> list[Document]:
    return [writer.taxonomy(one) for one in keys]


LISTINGS = {
    "services": Listing(choosing.services, _services),
    "organizations": Listing(choosing.organizations, _organizations),
    "service_at_locations": Listing(choosing.services_at_locations, _services_at_locations),
    "taxonomies": Listing(choosing.lists, _taxonomies),
    "taxonomy_terms": Listing(choosing.terms, _terms),
}


# --- one of them -------------------------------------------------------------------------------------


def one(resource: str, uuid: Any, asked: Asked) -> Document:
    """The whole document with this id. Raises Refused when the public may not see it, or when it is not there."""
    document = _ONE[resource](uuid, asked, Writer())
    if document is None:
        raise not_found(_("We do not know this id."))
    return document


def _one_service(uuid: Any, asked: Asked, writer: Writer) -> Document | None:
    keys = Service.objects.listed().filter(uuid=uuid).values_list("pk", flat=True)
    found = loading.whole_services(list(keys), full_organization=asked.full_organization)
    return _service(found[0], asked, writer, full=True) if found else None


def _one_organization(uuid: Any, asked: Asked, writer: Writer) -> Document | None:
    rows = Organization.objects.filter(uuid=uuid, services__in=Service.objects.listed())
    keys = list(rows.values_list("pk", flat=True).distinct())
    services = loading.services_of(keys) if asked.full_service else {}
    found = loading.organizations(keys, full=True)
    return writer.full_organization(found[0], services.get(found[0].pk)) if found else None


def _one_service_at_location(uuid: Any, asked: Asked, writer: Writer) -> Document | None:
    rows = ServiceAtLocation.objects.filter(uuid=uuid, service__in=Service.objects.listed())
    found = loading.services_at_locations(list(rows.values_list("pk", flat=True)), full=True)
    return writer.full_service_at_location(found[0]) if found else None


def _one_taxonomy(uuid: Any, asked: Asked, writer: Writer) -> Document | None:
    return next((writer.taxonomy(one) for one in loading.taxonomies().values() if one.uuid == uuid), None)


def _one_term(uuid: Any, asked: Asked, writer: Writer) -> Document | None:
    code = next((code for code in own.MEANINGS if own.fact_term(code)["id"] == str(uuid)), None)
    keys = [code] if code else list(TaxonomyTerm.objects.filter(uuid=uuid).values_list("pk", flat=True))
    return next(iter(_terms(keys, asked, writer)), None)


_ONE: dict[str, Callable[[Any, Asked, Writer], Document | None]] = {
    "service": _one_service,
    "organization": _one_organization,
    "service_at_location": _one_service_at_location,
    "taxonomy": _one_taxonomy,
    "taxonomy_term": _one_term,
}
