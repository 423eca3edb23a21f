"""The verbs on subjects and on the terms of other taxonomies."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from django.db import connection, transaction

from socialmap.hsds_own import FACTS
from socialmap.models import Service, Taxonomy, TaxonomyTerm
from socialmap.open_eligibility import subject_code
from socialmap.rows import TermRow
from socialmap.services.indexing import reindex

OPEN_ELIGIBILITY = "Open Eligibility"
# A service has the subjects that its terms stand for. Subjects that people gave it stay.
_FOLLOW = """
INSERT INTO socialmap_service_subjects (service_id, taxonomyterm_id)
SELECT DISTINCT a.service_id, t.same_as_id
FROM socialmap_attribute a JOIN socialmap_taxonomyterm t ON t.id = a.term_id
WHERE t.same_as_id IS NOT NULL AND a.hub_id = %s
ON CONFLICT DO NOTHING
"""


class SubjectData(Protocol):
    """One subject as plain data; a top subject has parent ""."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def synonyms(self) -> tuple[str, ...]: ...
    @property
    def parent(self) -> str: ...


@transaction.atomic
def load(terms: Iterable[SubjectData]) -> dict[str, TaxonomyTerm]:
    """Creates or updates the subjects, in the order given, parents anywhere in the list. Subjects that are
    not in it stay. Returns them by code. Raises KeyError for a parent that exists nowhere."""
    given = list(terms)
    for order, data in enumerate(given):
        TaxonomyTerm.objects.update_or_create(
            taxonomy=TaxonomyTerm.SUBJECTS,
            code=data.code,
            defaults={
                "name": data.name,
                "description": data.description,
                "synonyms": ", ".join(data.synonyms),
                "order": order,
            },
        )
    known = {term.code: term for term in TaxonomyTerm.objects.subjects()}
    for data in given:
        term, parent = known[data.code], known[data.parent] if data.parent else None
        if term.parent_id != (parent and parent.pk):
            term.parent = parent
            term.save(update_fields=["parent"])
    _map_known_terms(known)
    reindex(set(Service.subjects.through.objects.values_list("service_id", flat=True)))
    return known


def _map_known_terms(subjects: Mapping[str, TaxonomyTerm]) -> None:
    """Terms that were imported before there was a vocabulary find their subject now."""
    terms = TaxonomyTerm.objects.filter(taxonomy=OPEN_ELIGIBILITY, same_as=None)
    found = [term for term in terms if subject_code(term.code) in subjects]
    for term in found:
        term.same_as = subjects[subject_code(term.code)]
    TaxonomyTerm.objects.bulk_update(found, ["same_as"])


@transaction.atomic
def ensure_terms(rows: Iterable[TermRow]) -> dict[tuple[str, str], int]:
    """The keys of these terms by (taxonomy, code); those we lack are made. Terms are shared by all hubs, so
    an import never changes one, and never adds to our own subjects."""
    wanted = {(row.taxonomy, row.code): row for row in rows}
    taxonomies = {taxonomy for taxonomy, _ in wanted}
    known = _keys(taxonomies)
    subjects = _keys({TaxonomyTerm.SUBJECTS})
    taken = set(
        TaxonomyTerm.objects.filter(uuid__in=[row.uuid for row in wanted.values()]).values_list("uuid", flat=True)
    )
    new = []
    for key, row in wanted.items():
        if key in known or row.taxonomy in (TaxonomyTerm.SUBJECTS, FACTS):
            continue
        term = TaxonomyTerm(
            taxonomy=row.taxonomy,
            code=row.code,
            name=row.name,
            description=row.description,
            language=row.language,
            term_uri=row.term_uri,
        )
        if row.uuid not in taken:
            term.uuid = row.uuid
            taken.add(row.uuid)
        if row.taxonomy == OPEN_ELIGIBILITY:
            term.same_as_id = subjects.get((TaxonomyTerm.SUBJECTS, subject_code(row.code)))
        new.append(term)
    TaxonomyTerm.objects.bulk_create(new, ignore_conflicts=True)
    _ensure_taxonomies(wanted.values())
    return _keys(taxonomies) if new else known


def _ensure_taxonomies(rows: Iterable[TermRow]) -> None:
    """The lists that these terms are from; one that is there already stays as it is."""
    wanted = {row.detail.name: row.detail for row in rows if row.detail}
    for name in (
        TaxonomyTerm.SUBJECTS,
        FACTS,
        *Taxonomy.objects.filter(name__in=wanted).values_list("name", flat=True),
    ):
        wanted.pop(name, None)
    new = [
        Taxonomy(uuid=one.uuid, name=name, description=one.description, uri=one.uri, version=one.version)
        for name, one in wanted.items()
    ]
    Taxonomy.objects.bulk_create(new, ignore_conflicts=True)


def add_subjects(codes: Mapping[int, Iterable[str]]) -> None:
    """Gives services (by key) the subjects with these codes. Those they have stay; a code that we lack is left."""
    known = dict(TaxonomyTerm.objects.subjects().values_list("code", "pk"))
    link = Service.subjects.through
    rows = [
        link(service_id=service, taxonomyterm_id=known[code])
        for service, some in codes.items()
        for code in some
        if code in known
    ]
    link._default_manager.bulk_create(rows, ignore_conflicts=True)


def _keys(taxonomies: set[str]) -> dict[tuple[str, str], int]:
    rows = TaxonomyTerm.objects.filter(taxonomy__in=taxonomies).values_list("taxonomy", "code", "pk")
    return {(taxonomy, code): pk for taxonomy, code, pk in rows}


@transaction.atomic
def link_parents(rows: Iterable[TermRow]) -> None:
    """Hangs terms under their parents, once these are there too."""
    wanted = {(row.taxonomy, row.code): row.parent for row in rows if row.parent}
    by_uuid = {term.uuid: term for term in TaxonomyTerm.objects.filter(uuid__in=wanted.values())}
    children = []
    for term in TaxonomyTerm.objects.filter(taxonomy__in={taxonomy for taxonomy, _ in wanted}, parent=None):
        uuid = wanted.get((term.taxonomy, term.code))
        parent = by_uuid.get(uuid) if uuid else None
        if parent and parent.taxonomy == term.taxonomy and parent.pk != term.pk:
            term.parent = parent
            children.append(term)
    TaxonomyTerm.objects.bulk_update(children, ["parent"], batch_size=500)


def follow_terms(*, hub_id: int) -> int:
    """Gives the services of a hub the subjects that their terms stand for. Returns how many were added."""
    with connection.cursor() as cursor:
        cursor.execute(_FOLLOW, [hub_id])
        return cursor.rowcount
