"""Takes HSDS documents into the social map of one hub. Rows go in by the hundred, each hundred whole or not at
all; when a hundred fails, its rows go in one by one, so that only the bad one stays out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction

from hub.base.importing import Problem, Row
from hub.places.models import Hub, Neighbourhood
from socialmap import hsds
from socialmap.models import (
    Accessibility,
    Attribute,
    Contact,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from socialmap.reading import NotUsable
from socialmap.rows import ContactRow, LocationRow, OrganizationRow, ServiceRow, TermRow
from socialmap.services import vocabulary
from socialmap.services.indexing import reindex
from socialmap.slugs import Slugs
from socialmap.upsert import Values, everything, own_ids, said, upsert

BATCH = 100
_SERVICE_FIELDS = (
    "name", "alternate_name", "description", "url", "email", "status", "application_process", "fees_description",
    "eligibility_description", "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert",
    "last_modified", "places_left", "languages", "free_of_charge", "wheelchair",
)  # fmt: skip
_ORGANIZATION_FIELDS = ("name", "alternate_name", "description", "email", "website")
# What hangs on a service and mirrors the document: what is no longer in it goes.
_CHILDREN: tuple[tuple[str, Any], ...] = (
    ("phones", Phone), ("schedules", Schedule), ("areas", ServiceArea), ("spoken", Language), ("costs", CostOption),
)  # fmt: skip


@dataclass
class Importer:
    """One import into one hub. `take` each row of each file, `finish` at the end; then read `counts` and
    `problems`."""

    hub: Hub
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._services: list[tuple[str, ServiceRow]] = []
        self._organizations: list[tuple[str, OrganizationRow]] = []
        self._terms: dict[tuple[str, str], TermRow] = {}
        self._seen: dict[tuple[str, UUID], str] = {}
        self._slugs = Slugs(self.hub)
        self._areas = list(Neighbourhood.objects.exclude(polygon=None))

    def take(self, row: Row | Problem, file: str) -> None:
        """One row of a file. It is checked now and written with the next hundred."""
        where = f"{file}, {row.where}"
        if isinstance(row, Problem):
            self.problems.append(Problem(where, row.what))
            return
        kind = hsds.kind_of(row.value)
        uuid = row.value.get("id") if isinstance(row.value, dict) else ""
        try:
            self._read(kind, row.value, where)
        except NotUsable as error:
            self.problems.append(Problem(where, str(error), id=str(uuid or "")[:60]))
        if len(self._services) >= BATCH or len(self._organizations) >= BATCH:
            self.flush()

    def _read(self, kind: hsds.Kind, value: Any, where: str) -> None:
        if kind == "service":
            service, notes = hsds.read_service(value)
            self._once("service", service.uuid, where)
            self._services.append((where, service))
            self._note(notes, where, service.uuid)
        elif kind == "organization":
            organization, notes = hsds.read_organization(value)
            self._once("organization", organization.uuid, where)
            self._organizations.append((where, organization))
            self._note(notes, where, organization.uuid)
        elif kind == "taxonomy_term":
            term, notes = hsds.read_term(value)
            self._terms[term.taxonomy, term.code] = term
            self._note(notes, where, term.uuid)
        else:
            raise NotUsable("is not a service, an organisation or a term of HSDS")

    def _once(self, kind: str, uuid: UUID, where: str) -> None:
        first = self._seen.setdefault((kind, uuid), where)
        if first != where:
            raise NotUsable(f"has the same id as {first}: the first one was kept")

    def _note(self, notes: list[str], where: str, uuid: UUID) -> None:
        self.problems += [Problem(where, note, id=str(uuid), skipped=False) for note in notes]

    def flush(self) -> None:
        """Writes what was read so far."""
        self._write_all(self._organizations, self._write_organizations)
        self._write_all(self._services, self._write_services)

    def _write_all(self, rows: list[tuple[str, Any]], write: Any) -> None:
        """The rows at once, or one by one when that fails."""
        if not rows:
            return
        if not self._write_some([row for _, row in rows], write):
            for where, row in rows:
                problem = self._write_some([row], write)
                if not problem:
                    self.problems.append(Problem(where, self._last_error, id=str(row.uuid)))
        rows.clear()

    def _write_some(self, rows: list[Any], write: Any) -> bool:
        counts: Counter[str] = Counter()
        try:
            with transaction.atomic():
                write(rows, counts)
        except DatabaseError as error:
            self._last_error = f"the database refused it: {str(error).splitlines()[0]}"
            return False
        self.counts += counts
        return True

    def finish(self) -> None:
        """Writes the rest, hangs terms under their parents, and gives services the subjects of their terms."""
        self.flush()
        vocabulary.ensure_terms(self._terms.values())
        vocabulary.link_parents(self._terms.values())
        if vocabulary.follow_terms(hub_id=self.hub.pk):
            reindex(Service.objects.filter(hub=self.hub).values_list("pk", flat=True))

    # --- organisations ---------------------------------------------------------------------------

    def _write_organizations(self, rows: list[OrganizationRow], counts: Counter[str]) -> dict[UUID, Organization]:
        """Organisations with their phones and contact persons."""
        wanted = {row.uuid: row for row in rows}
        known = upsert(
            Organization,
            hub=self.hub,
            rows={uuid: said(row, *_ORGANIZATION_FIELDS) for uuid, row in wanted.items()},
            counts=counts,
        )
        phones = [(known[row.uuid].pk, phone) for row in wanted.values() for phone in row.phones or ()]
        ids = own_ids(Phone, hub=self.hub, owner="organization_id", wanted=[(p.uuid, key) for key, p in phones])
        upsert(
            Phone,
            hub=self.hub,
            rows={ids[p.uuid, key]: {**everything(p), "organization_id": key} for key, p in phones},
            counts=counts,
        )
        people = [(known[row.uuid].pk, None, person) for row in wanted.values() for person in row.contacts or ()]
        self._write_contacts(people, counts)
        return known

    def _write_contacts(self, people: Sequence[tuple[int, int | None, ContactRow]], counts: Counter[str]) -> None:
        """Contact persons. Nobody is removed or moved to another organisation: referrals hang on them, and
        the hub may have marked who takes those."""
        rows: dict[UUID, Values] = {}
        owners: dict[UUID, Values] = {}
        for organization, service, person in people:
            rows[person.uuid] = said(person)
            owners.setdefault(person.uuid, {"organization_id": organization, "service_id": service})
        known = Contact.objects.filter(hub=self.hub, uuid__in=rows).values_list("uuid", flat=True)
        for uuid in rows.keys() - set(known):
            rows[uuid] |= owners[uuid]
        upsert(Contact, hub=self.hub, rows=rows, counts=counts)

    # --- services --------------------------------------------------------------------------------

    def _write_services(self, rows: list[ServiceRow], counts: Counter[str]) -> None:
        """Services with all that hangs on them."""
        organizations = self._organizations_of(rows, counts)
        wanted = {}
        for row in rows:
            values = said(row, *_SERVICE_FIELDS)
            wanted[row.uuid] = {**values, "organization_id": organizations[row.organization.uuid]}
        for uuid, name in self._slugs.missing({row.uuid: row.name for row in rows}).items():
            wanted[uuid]["slug"] = name
        services = upsert(Service, hub=self.hub, rows=wanted, counts=counts)
        self._write_children(rows, services, counts)
        self._write_attributes(rows, services, counts)
        self._write_places(rows, services, counts)
        people = [
            (services[row.uuid].organization_id, services[row.uuid].pk, person)
            for row in rows
            for person in row.contacts or ()
        ]
        self._write_contacts(people, counts)
        reindex([service.pk for service in services.values()])

    def _organizations_of(self, rows: list[ServiceRow], counts: Counter[str]) -> dict[UUID, int]:
        """The keys of the organisations of these services. One that had a row of its own in this import is
        not written again: what stands inside a service may be less."""
        within = {row.organization.uuid: row.organization for row in rows}
        fresh = [row for uuid, row in within.items() if ("organization", uuid) not in self._seen]
        known = {uuid: one.pk for uuid, one in self._write_organizations(fresh, counts).items()}
        rest = Organization.objects.filter(hub=self.hub, uuid__in=within.keys() - known.keys())
        known |= dict(rest.values_list("uuid", "pk"))
        # Its own row was refused by the database: then the one inside the service has to do.
        lost = [row for uuid, row in within.items() if uuid not in known]
        return known | {uuid: one.pk for uuid, one in self._write_organizations(lost, counts).items()}

    def _write_children(self, rows: list[ServiceRow], services: dict[UUID, Service], counts: Counter[str]) -> None:
        for name, model in _CHILDREN:
            found = [(services[row.uuid].pk, child) for row in rows for child in getattr(row, name) or ()]
            values = [(key, child.uuid, everything(child)) for key, child in found]
            told = [services[row.uuid].pk for row in rows if getattr(row, name) is not None]
            self._mirror(model, values, told, counts)

    def _write_attributes(self, rows: list[ServiceRow], services: dict[UUID, Service], counts: Counter[str]) -> None:
        terms = {(a.term.taxonomy, a.term.code): a.term for row in rows for a in row.attributes or ()}
        keys = vocabulary.ensure_terms(terms.values())
        self._terms |= terms
        values = [
            (services[row.uuid].pk, attribute.uuid, {"term_id": keys[attribute.term.taxonomy, attribute.term.code]})
            for row in rows
            for attribute in row.attributes or ()
            if (attribute.term.taxonomy, attribute.term.code) in keys
        ]
        told = [services[row.uuid].pk for row in rows if row.attributes is not None]
        self._mirror(Attribute, values, told, counts)

    def _mirror(
        self, model: Any, values: list[tuple[int, UUID, Values]], told: list[int], counts: Counter[str]
    ) -> None:
        """Makes the children of the services `told` what the documents say."""
        ids = own_ids(model, hub=self.hub, owner="service_id", wanted=[(uuid, key) for key, uuid, _ in values])
        rows = {ids[uuid, key]: {**fields, "service_id": key} for key, uuid, fields in values}
        upsert(model, hub=self.hub, rows=rows, counts=counts)
        gone = model.objects.filter(hub=self.hub, service_id__in=told).exclude(uuid__in=rows)
        counts[f"{model._meta.model_name} gone"] += gone.delete()[0]

    # --- places ----------------------------------------------------------------------------------

    def _write_places(self, rows: list[ServiceRow], services: dict[UUID, Service], counts: Counter[str]) -> None:
        """Locations, and which services are there."""
        placed = [(services[row.uuid].pk, place) for row in rows for place in row.placed or ()]
        wanted = {place.location.uuid: place.location for _, place in placed}
        locations = upsert(
            Location,
            hub=self.hub,
            rows={uuid: self._location_values(row) for uuid, row in wanted.items()},
            counts=counts,
        )
        told = [services[row.uuid].pk for row in rows if row.placed is not None]
        known = {
            (service, location): uuid
            for service, location, uuid in ServiceAtLocation.objects.filter(
                hub=self.hub, service_id__in=told
            ).values_list("service_id", "location_id", "uuid")
        }
        pairs: dict[tuple[int, int], UUID] = {}
        for key, place in placed:
            location = locations[place.location.uuid].pk
            pairs.setdefault((key, location), known.get((key, location), place.uuid))
        values = [(key, uuid, {"location_id": location}) for (key, location), uuid in pairs.items()]
        self._mirror(ServiceAtLocation, values, told, counts)
        self._write_accessibility(wanted.values(), locations, counts)

    def _location_values(self, row: LocationRow) -> Values:
        values = said(row, *(name for name in row.__dataclass_fields__ if name not in ("uuid", "accessibility")))
        if row.latitude is not None and row.longitude is not None:
            area = next((area for area in self._areas if area.holds(row.latitude, row.longitude)), None)
            values["neighbourhood_id"] = area and area.pk
        return values

    def _write_accessibility(
        self, rows: Iterable[LocationRow], locations: dict[UUID, Location], counts: Counter[str]
    ) -> None:
        found = [(locations[row.uuid].pk, fact) for row in rows for fact in row.accessibility or ()]
        ids = own_ids(Accessibility, hub=self.hub, owner="location_id", wanted=[(f.uuid, key) for key, f in found])
        upsert(
            Accessibility,
            hub=self.hub,
            rows={ids[fact.uuid, key]: {**everything(fact), "location_id": key} for key, fact in found},
            counts=counts,
        )
