"""The whole social map of a hub as files: HSDS JSON, a document a line, or the tables of HSDS as a datapackage. The
same rows give the same bytes. What comes out goes in again with `import_hsds`."""

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Any, Literal, Protocol

from django.db import connection, transaction

from hub.places.models import Hub
from socialmap import hsds_own as own
from socialmap.hsds_shape import RECORDS
from socialmap.hsds_tables import Tables, unfold
from socialmap.models import Organization, Service, TaxonomyTerm
from socialmap.publishing import loading
from socialmap.publishing.documents import Writer
from socialmap.publishing.package import Table, descriptor, line

Form = Literal["json", "tabular"]
AT_ONCE = 200
# In memory as long as it is small; a large one goes to the disk.
_SPOOL = 8 * 1024 * 1024
_FILES = {
    "taxonomy_term": "taxonomy_terms.ndjson",
    "organization": "organizations.ndjson",
    "service": "services.ndjson",
}
_ALWAYS = ("organization", "service", "location")


class Target(Protocol):
    def add(self, name: str, source: IO[bytes]) -> None: ...


def export_hsds(
    *,
    hub: Hub,
    target: Target,
    form: Form = "json",
    people: bool = False,
    progress: Callable[[int], object] | None = None,
) -> int:
    """Writes all entries of `hub` to `target`; the scope must be open. With `people` contact persons come along and
    entries that stopped too: what an administrator needs to move house. Without, only what the public sees. `progress`
    hears how many more entries are done. Returns how many entries there were."""
    write = _write_tables if form == "tabular" else _write_lines
    count = 0
    with _one_moment():
        for kind in write(_Export(hub, people), target):
            count += kind == "service"
            if progress and kind == "service":
                progress(1)
    return count


@contextmanager
def _one_moment() -> Iterator[None]:
    """All questions see the database as it was at the first: an import that runs meanwhile is not half in it."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


class _Export:
    """The documents of an export, in an order that is always the same."""

    def __init__(self, hub: Hub, people: bool) -> None:
        self.hub, self.people = hub, people
        self.writer = Writer(people=people)
        entries = Service.objects.filter(hub=hub)
        entries = entries if people else entries.listed()
        self.entries = list(entries.order_by("uuid").values_list("pk", flat=True))

    def documents(self) -> Iterator[tuple[str, dict[str, Any]]]:
        yield from (("taxonomy_term", document) for document in self._terms())
        yield from (("organization", document) for document in self._organizations())
        for start in range(0, len(self.entries), AT_ONCE):
            for service in loading.whole_services(self.entries[start : start + AT_ONCE], people=self.people):
                yield "service", self.writer.full_service(service)

    def _terms(self) -> Iterator[dict[str, Any]]:
        """The terms that entries have, with all above them; then those of our own facts."""
        services = Service.objects.filter(hub=self.hub)
        used = set(services.values_list("attributes__term", flat=True)) | set(
            services.values_list("subjects", flat=True)
        )
        terms = {term.pk: term for term in TaxonomyTerm.objects.select_related("parent")}
        wanted: set[int] = set()
        fresh = {key for key in used if key}
        while fresh:
            wanted |= fresh
            fresh = {above for key in fresh if (above := terms[key].parent_id)} - wanted
        lists = loading.taxonomies()
        chosen = sorted((terms[key] for key in wanted), key=lambda term: (term.taxonomy, term.code))
        for term in chosen:
            yield self.writer.whole_term(term, lists.get(term.taxonomy), detail=True)
        facts = {"taxonomy_detail": self.writer.taxonomy(lists[own.FACTS])}
        yield from ({**own.fact_term(code), **facts} for code in own.MEANINGS)

    def _organizations(self) -> Iterator[dict[str, Any]]:
        rows = Organization.objects.filter(hub=self.hub)
        if not self.people:
            rows = rows.filter(services__in=self.entries).distinct()
        keys = list(rows.order_by("uuid").values_list("pk", flat=True))
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            for organization in loading.organizations(some, full=True, people=self.people):
                yield self.writer.full_organization(organization)


def _write_lines(found: _Export, target: Target) -> Iterator[str]:
    with ExitStack() as stack:
        files = {kind: stack.enter_context(tempfile.SpooledTemporaryFile(_SPOOL)) for kind in _FILES}
        for kind, document in found.documents():
            files[kind].write(line(document))
            yield kind
        for kind, name in _FILES.items():
            files[kind].seek(0)
            target.add(name, files[kind])


def _write_tables(found: _Export, target: Target) -> Iterator[str]:
    with ExitStack() as stack:
        tables: dict[str, Table] = {}

        def table(kind: str) -> Table:
            if kind not in tables:
                tables[kind] = Table(kind, stack.enter_context(tempfile.SpooledTemporaryFile(_SPOOL)))
            return tables[kind]

        for kind in _ALWAYS:
            table(kind)
        seen: set[tuple[str, str]] = set()
        for kind, document in found.documents():
            rows: Tables = {}
            unfold(kind, document, rows)
            for name, records in rows.items():
                for identity, row in records.items():
                    if (name, identity) not in seen:
                        seen.add((name, identity))
                        table(name).write(row)
            yield kind
        kinds = [kind for kind in RECORDS if kind in tables]
        title = f"{found.hub.name}: sociale kaart"
        target.add("datapackage.json", io.BytesIO(descriptor(title, kinds)))
        for kind in kinds:
            target.add(RECORDS[kind].file, tables[kind].finish())
