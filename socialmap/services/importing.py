"""Takes HSDS documents into the social map of one hub. Rows go in by the hundred, each hundred whole or not at
all; when a hundred fails, its rows go in one by one, so that only the bad one stays out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction

from hub.base.importing import Problem, Row
from hub.places.models import Hub, Neighbourhood, Postcode
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
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from socialmap.outside import without_far
from socialmap.reading import NotUsable
from socialmap.rows import ContactRow, LocationRow, OrganizationRow, ServiceRow, TermRow
from socialmap.services import vocabulary
from socialmap.services.indexing import reindex
from socialmap.services.local_edits import LocalEdits, contacts_to_write, organizations_as_here
from socialmap.services.tombstones import Barred, NotAgain
from socialmap.slugs import Slugs
from socialmap.upsert import Values, everything, own_ids, said, upsert

BATCH = 100
_SERVICE_FIELDS = (
    "name", "alternate_name", "description", "url", "email", "status", "application_process", "fees_description",
    "interpretation_services", "accreditations", "eligibility_description", "minimum_age", "maximum_age",
    "assured_date", "assurer_email", "alert", "last_modified", "places_left", "waiting_days", "languages", "informal",
    "takes_referrals", "free_of_charge", "wheelchair", "summary", "closed_until", "kept",
)  # fmt: skip
_ORGANIZATION_FIELDS = ("name", "alternate_name", "description", "email", "website", "kept")
# What hangs on a service and mirrors the document: what is no longer in it goes.
_CHILDREN: tuple[tuple[str, Any], ...] = (
    ("phones", Phone), ("schedules", Schedule), ("areas", ServiceArea), ("spoken", Language), ("costs", CostOption),
    ("required_documents", RequiredDocument),
)  # fmt: skip


def middle_of(hub: Hub) -> tuple[float, float] | None:
    """The hub's own point, when it has one."""
    return None if hub.latitude is None or hub.longitude is None else (hub.latitude, hub.longitude)


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
        self._by_postcode = dict(Postcode.objects.exclude(neighbourhood=None).values_list("digits", "neighbourhood"))
        ours = Neighbourhood.objects.filter(hub=self.hub).values_list("name", "pk")
        self._named = {name.lower(): key for name, key in ours}
        self.barred = Barred(self.hub)
        self._centre = middle_of(self.hub)
        self.edits = LocalEdits(self.hub)

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
            self._note([*notes, *self._take_service(service, where)], where, service.uuid)
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

    def take_row(self, row: ServiceRow, where: str) -> UUID:
        """A row that was read elsewhere, as from a spreadsheet. Returns the id of the entry that it is here. Raises
        NotUsable for a second row of one entry, and NotAgain for one that must not be listed again."""
        notes = self._take_service(row, where)
        self._note(notes, where, row.uuid)
        if len(self._services) >= BATCH:
            self.flush()
        return self.barred.ours(row.uuid)

    def _take_service(self, row: ServiceRow, where: str) -> list[str]:
        """The row under the id of the entry that it is here, with only points that can be on the map."""
        self._once("service", row.uuid, where)
        if self.barred.holds(row.uuid, row.name, row.organization.name):
            raise NotAgain("was taken off the map: do not list again")
        row, far = without_far(replace(row, uuid=self.barred.ours(row.uuid)), self._centre)
        self._once("entry", row.uuid, where)
        self._services.append((where, row))
        return [f"location {name} lies far from the hub, or in the sea: not on the map" for name in far]

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
        wanted = {row.uuid: row for row in organizations_as_here(self.hub, rows)}
        known = upsert(
            Organization,
            hub=self.hub,
            rows={uuid: said(row, *_ORGANIZATION_FIELDS) for uuid, row in wanted.items()},
            counts=counts,
        )
        phones = [(known[row.uuid].pk, phone) for row in wanted.values() for phone in row.phones or ()]
        names = {one.pk: one.uuid for one in known.values()}
        wanted_ids = [(phone.uuid, key) for key, phone in phones]
        ids = own_ids(Phone, hub=self.hub, owner="organization_id", wanted=wanted_ids, names=names)
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
        writable = contacts_to_write(self.hub, (person for *_rest, person in people))
        for organization, service, person in people:
            if person.uuid not in writable:
                continue
            rows[person.uuid] = said(person)
            owners.setdefault(person.uuid, {"organization_id": organization, "service_id": service})
        known = Contact.objects.filter(hub=self.hub, uuid__in=rows).values_list("uuid", flat=True)
        for uuid in rows.keys() - set(known):
            rows[uuid] |= owners[uuid]
        upsert(Contact, hub=self.hub, rows=rows, counts=counts)

    # --- services --------------------------------------------------------------------------------

    def _write_services(self, rows: list[ServiceRow], counts: Counter[str]) -> None:
        """Services with all that hangs on them; what was edited here stays."""
        given, rows = rows, self.edits.keep(rows)
        organizations = self._organizations_of(rows, counts)
        wanted = {}
        for row in rows:
            values = said(row, *_SERVICE_FIELDS)
            wanted[row.uuid] = {**values, "organization_id": organizations[row.organization.uuid]}
        for uuid, name in self._slugs.missing({row.uuid: row.name for row in rows}).items():
            wanted[uuid]["slug"] = name
        services = upsert(Service, hub=self.hub, rows=wanted, counts=counts)
        places = self._write_places(rows, services, counts)
        self._write_children(rows, services, places, counts)
        self._write_attributes(rows, services, counts)
        vocabulary.add_subjects({services[row.uuid].pk: row.subjects for row in rows})
        people = [
            (services[row.uuid].organization_id, services[row.uuid].pk, person)
            for row in rows
            for person in row.contacts or ()
        ]
        self._write_contacts(people, counts)
        self.edits.remember(given)
        if self._touched(rows, counts):
            reindex([service.pk for service in services.values()])

    def _touched(self, rows: list[ServiceRow], counts: Counter[str]) -> bool:
        """Whether anything of these rows is otherwise than it was: a source that says the same again costs little."""
        written = any(number and not key.endswith(" same") for key, number in counts.items())
        outcomes = [self.edits.outcomes[row.uuid] for row in rows]
        return written or any(outcome.new or outcome.changed for outcome in outcomes)

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

    def _write_children(
        self,
        rows: list[ServiceRow],
        services: dict[UUID, Service],
        places: dict[tuple[int, UUID], int],
        counts: Counter[str],
    ) -> None:
        for name, model in _CHILDREN:
            found = [(services[row.uuid].pk, child) for row in rows for child in getattr(row, name) or ()]
            values = [(key, child.uuid, self._child_values(name, key, child, places)) for key, child in found]
            told = {services[row.uuid].pk: row.uuid for row in rows if getattr(row, name) is not None}
            self._mirror(model, values, told, counts)

    def _child_values(self, name: str, key: int, child: Any, places: dict[tuple[int, UUID], int]) -> Values:
        """Its fields; hours know their place, an area with the name of a neighbourhood of ours is that one."""
        if name == "schedules":
            return {**everything(child, apart=("at",)), "at_id": places.get((key, child.at)) if child.at else None}
        values = everything(child)
        if name == "areas" and child.name.lower() in self._named:
            values["neighbourhood_id"] = self._named[child.name.lower()]
        return values

    def _write_attributes(self, rows: list[ServiceRow], services: dict[UUID, Service], counts: Counter[str]) -> None:
        terms = {(a.term.taxonomy, a.term.code): a.term for row in rows for a in row.attributes or ()}
        keys = vocabulary.ensure_terms(terms.values())
        self._terms |= terms
        values = [
            (services[row.uuid].pk, one.uuid, {"term_id": keys[one.term.taxonomy, one.term.code], "kept": one.kept})
            for row in rows
            for one in row.attributes or ()
            if (one.term.taxonomy, one.term.code) in keys
        ]
        told = {services[row.uuid].pk: row.uuid for row in rows if row.attributes is not None}
        self._mirror(Attribute, values, told, counts)

    def _mirror(
        self, model: Any, values: list[tuple[int, UUID, Values]], told: dict[int, UUID], counts: Counter[str]
    ) -> None:
        """Makes the children of the services `told` (with their ids) what the documents say."""
        wanted = [(uuid, key) for key, uuid, _ in values]
        ids = own_ids(model, hub=self.hub, owner="service_id", wanted=wanted, names=told)
        rows = {ids[uuid, key]: {**fields, "service_id": key} for key, uuid, fields in values}
        upsert(model, hub=self.hub, rows=rows, counts=counts)
        gone = model.objects.filter(hub=self.hub, service_id__in=told).exclude(uuid__in=rows)
        counts[f"{model._meta.model_name} gone"] += gone.delete()[0]

    # --- places ----------------------------------------------------------------------------------

    def _write_places(
        self, rows: list[ServiceRow], services: dict[UUID, Service], counts: Counter[str]
    ) -> dict[tuple[int, UUID], int]:
        """Locations, and which services are there. Returns the keys of services at locations, by the key of the
        service and the id that the document gave."""
        placed = [(services[row.uuid].pk, place) for row in rows for place in row.placed or ()]
        wanted = {place.location.uuid: place.location for _, place in placed}
        locations = upsert(
            Location,
            hub=self.hub,
            rows={uuid: self._location_values(row) for uuid, row in wanted.items()},
            counts=counts,
        )
        told = {services[row.uuid].pk: row.uuid for row in rows if row.placed is not None}
        known = {
            (service, location): uuid
            for service, location, uuid in ServiceAtLocation.objects.filter(
                hub=self.hub, service_id__in=told
            ).values_list("service_id", "location_id", "uuid")
        }
        pairs: dict[tuple[int, int], tuple[UUID, Values]] = {}
        for key, place in placed:
            location = locations[place.location.uuid].pk
            values = {"location_id": location, "description": place.description, "kept": place.kept}
            pairs.setdefault((key, location), (known.get((key, location), place.uuid), values))
        here = [(key, uuid, values) for (key, _location), (uuid, values) in pairs.items()]
        self._mirror(ServiceAtLocation, here, told, counts)
        self._write_accessibility(wanted.values(), locations, counts)
        found = ServiceAtLocation.objects.filter(hub=self.hub, service_id__in=told)
        keys = {(service, location): key for key, service, location in found.values_list("pk", "service", "location")}
        return {(key, place.uuid): keys[key, locations[place.location.uuid].pk] for key, place in placed}

    def _location_values(self, row: LocationRow) -> Values:
        values = said(row, *(name for name in row.__dataclass_fields__ if name not in ("uuid", "accessibility")))
        if row.latitude is not None and row.longitude is not None:
            area = next((area for area in self._areas if area.holds(row.latitude, row.longitude)), None)
            values["neighbourhood_id"] = area and area.pk
        if not values.get("neighbourhood_id") and row.country in (None, "NL") and row.postal_code:
            values["neighbourhood_id"] = self._by_postcode.get(row.postal_code[:4])
        return values

    def _write_accessibility(
        self, rows: Iterable[LocationRow], locations: dict[UUID, Location], counts: Counter[str]
    ) -> None:
        found = [(locations[row.uuid].pk, fact) for row in rows for fact in row.accessibility or ()]
        names = {one.pk: one.uuid for one in locations.values()}
        asked = [(fact.uuid, key) for key, fact in found]
        ids = own_ids(Accessibility, hub=self.hub, owner="location_id", wanted=asked, names=names)
        upsert(
            Accessibility,
            hub=self.hub,
            rows={ids[fact.uuid, key]: {**everything(fact), "location_id": key} for key, fact in found},
            counts=counts,
        )
