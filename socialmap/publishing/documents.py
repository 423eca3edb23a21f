"""Our rows as HSDS documents, whole or as they stand in a list. Rows come with what hangs on them (`loading.py`), so
that nothing here asks the database."""

from dataclasses import dataclass, field

from socialmap import hsds_own as own
from socialmap.hsds_kept import in_utc, ordered
from socialmap.models import Attribute, Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from socialmap.publishing import parts
from socialmap.publishing.hanging import hung
from socialmap.publishing.parts import Document
from socialmap.publishing.texts import as_text

_STATUSES = {"active": "active", "inactive": "temporarily closed", "defunct": "defunct"}


@dataclass
class Writer:
    """Writes documents. `people` says whether contact persons and the address of who checked are in them: never for
    the public, as on its pages."""

    people: bool = False
    _terms: dict[int, Document] = field(default_factory=dict)
    _details: dict[str, Document] = field(default_factory=dict)

    # --- services --------------------------------------------------------------------------------

    def listed_service(self, service: Service) -> Document:
        """As in a list: its own fields and the organisation."""
        document = self._service_fields(service)
        document["organization"] = self.listed_organization(service.organization)
        program = service.kept.get("program")
        if program:
            document["program"] = {name: value for name, value in program.items() if not isinstance(value, list)}
        return _without_lists(ordered("service", document))

    def full_service(self, service: Service, *, full_organization: bool = False) -> Document:
        """With all that hangs on it."""
        return ordered("service", self._full_service(service, full_organization=full_organization))

    def _full_service(self, service: Service, *, full_organization: bool) -> Document:
        document = self._service_parts(service)
        write = self.full_organization if full_organization else self.listed_organization
        document["organization"] = write(service.organization)
        document["service_at_locations"] = [self._here(here) for here in hung(service, "at_locations")]
        return document

    def _service_parts(self, service: Service) -> Document:
        document = self._service_fields(service)
        document["phones"] = [parts.phone(row) for row in hung(service, "phones")]
        document["schedules"] = [parts.schedule(row) for row in hung(service, "schedules") if row.at_id is None]
        document["service_areas"] = [parts.area(row) for row in hung(service, "areas")]
        document["languages"] = parts.languages(service)
        document["cost_options"] = [parts.cost(row) for row in hung(service, "costs")]
        document["required_documents"] = [parts.required_document(row) for row in hung(service, "required_documents")]
        document["capacities"] = parts.capacities(service)
        document["attributes"] = self._attributes(service)
        document["metadata"] = [*service.kept.get("metadata", []), parts.last_action(service)]
        if self.people:
            document["contacts"] = [parts.contact(row) for row in hung(service, "contacts") if row.left_on is None]
        return document

    def _service_fields(self, service: Service) -> Document:
        texts = (
            "name", "alternate_name", "description", "application_process", "interpretation_services",
            "accreditations", "fees_description", "eligibility_description", "alert",
        )  # fmt: skip
        was_inactive = service.status == "inactive" and service.kept.get("status") == "inactive"
        return {
            **{name: value for name, value in service.kept.items() if name != "capacities"},
            "id": str(service.uuid),
            "organization_id": str(service.organization.uuid),
            **{name: as_text(getattr(service, name)) for name in texts},
            "url": service.url,
            "email": service.email,
            "status": "inactive" if was_inactive else _STATUSES.get(service.status, "inactive"),
            "wait_time": service.kept.get("wait_time") if service.waiting_days is None else f"P{service.waiting_days}D",
            "minimum_age": service.minimum_age,
            "maximum_age": service.maximum_age,
            "assured_date": service.assured_date and service.assured_date.isoformat(),
            "assurer_email": service.assurer_email if self.people else None,
            "last_modified": in_utc(service.last_modified),
        }

    def _attributes(self, service: Service) -> list[Document]:
        facts = [own.INFORMAL if service.informal else own.FORMAL]
        facts.append(own.TAKES_REFERRALS if service.takes_referrals else own.NO_REFERRALS)
        facts += [own.FREE] if service.free_of_charge else []
        facts += [own.WHEELCHAIR] if service.wheelchair else []
        found = [parts.fact(service.uuid, code) for code in facts]
        if service.summary:
            found.append(parts.fact(service.uuid, own.SUMMARY, as_text(service.summary)))
        if service.closed_until:
            found.append(parts.fact(service.uuid, own.CLOSED_UNTIL, service.closed_until.isoformat()))
        subjects = sorted(hung(service, "subjects"), key=lambda term: (term.order, term.code))
        found += [self._subject(service, term) for term in subjects]
        return found + [self._attribute(row, service) for row in hung(service, "attributes")]

    def _subject(self, service: Service, term: TaxonomyTerm) -> Document:
        return {
            "id": own.made_id(service.uuid, f"subject {term.code}"),
            "link_id": str(service.uuid),
            "taxonomy_term_id": str(term.uuid),
            "link_entity": "service",
            "taxonomy_term": self.term(term),
        }

    def _attribute(self, row: Attribute, service: Service) -> Document:
        return {
            **row.kept,
            "id": str(row.uuid),
            "link_id": str(service.uuid),
            "taxonomy_term_id": str(row.term.uuid),
            "link_entity": "service",
            "taxonomy_term": self.term(row.term),
        }

    # --- places ----------------------------------------------------------------------------------

    def _here(self, here: ServiceAtLocation) -> Document:
        return {
            **here.kept,
            "id": str(here.uuid),
            "description": as_text(here.description),
            "schedules": [parts.schedule(row) for row in hung(here, "schedules")],
            "location": parts.location(here.location),
        }

    def full_service_at_location(self, here: ServiceAtLocation) -> Document:
        """A service at a place, with all that hangs on both."""
        document = ordered("service_at_location", {**self._here(here), **_ends(here)})
        service = self._service_parts(here.service)
        service["organization"] = self.listed_organization(here.service.organization)
        return {**document, "service": ordered("service", service)}

    def listed_service_at_location(self, here: ServiceAtLocation) -> Document:
        """As in a list: which service, which place."""
        own_fields = {name: value for name, value in here.kept.items() if not isinstance(value, list)}
        document = {**own_fields, "id": str(here.uuid), "description": as_text(here.description), **_ends(here)}
        place = ordered("location", parts.location(here.location, full=False))
        document = {**ordered("service_at_location", document), "location": place}
        return {**document, "service": self.listed_service(here.service)}

    # --- organisations ---------------------------------------------------------------------------

    def listed_organization(self, organization: Organization) -> Document:
        """As in a list: its own fields."""
        return _without_lists(ordered("organization", self._organization_fields(organization)))

    def full_organization(self, organization: Organization, services: list[Service] | None = None) -> Document:
        """With all that hangs on it; with `services` also what it does."""
        document = self._organization_fields(organization)
        document["phones"] = [parts.phone(row) for row in hung(organization, "phones")]
        if self.people:
            people = [row for row in hung(organization, "contacts") if row.service_id is None and row.left_on is None]
            document["contacts"] = [parts.contact(row) for row in people]
        document = ordered("organization", document)
        if services is not None:
            for service in services:
                service.organization = organization
            document["services"] = [_without_organization(self.full_service(service)) for service in services]
        return document

    def _organization_fields(self, organization: Organization) -> Document:
        return {
            **organization.kept,
            "id": str(organization.uuid),
            "name": as_text(organization.name),
            "alternate_name": as_text(organization.alternate_name),
            "description": as_text(organization.description),
            "email": organization.email,
            "website": organization.website,
        }

    # --- terms -----------------------------------------------------------------------------------

    def term(self, term: TaxonomyTerm) -> Document:
        """A term; the same object each time, since thousands of services share few terms."""
        if term.pk not in self._terms:
            self._terms[term.pk] = self.whole_term(term)
        return self._terms[term.pk]

    def whole_term(
        self, term: TaxonomyTerm, taxonomy: Taxonomy | own.OwnTaxonomy | None = None, *, detail: bool = False
    ) -> Document:
        """A term, with the id of the list it is from when that is given, and with `detail` the list itself."""
        document: Document = {
            "id": str(term.uuid),
            "code": term.code,
            "name": as_text(term.name),
            "description": as_text(term.description),
            "parent_id": str(term.parent.uuid) if term.parent else None,
            "taxonomy": term.taxonomy,
            "language": "nl" if term.taxonomy == TaxonomyTerm.SUBJECTS else term.language,
            "term_uri": term.term_uri,
        }
        if taxonomy:
            document["taxonomy_id"] = str(taxonomy.uuid)
        if taxonomy and detail:
            document["taxonomy_detail"] = self.taxonomy(taxonomy)
        return ordered("taxonomy_term", document)

    def taxonomy(self, taxonomy: Taxonomy | own.OwnTaxonomy) -> Document:
        """The list that terms are from."""
        document: Document = {
            "id": str(taxonomy.uuid),
            "name": as_text(taxonomy.name),
            "description": as_text(taxonomy.description),
        }
        if isinstance(taxonomy, Taxonomy):
            document |= {"uri": taxonomy.uri, "version": as_text(taxonomy.version)}
        return ordered("taxonomy", document)


def tombstone(service: Service) -> Document:
    """What is left to say of an entry that stopped: that it did."""
    return {
        "id": str(service.uuid),
        "name": as_text(service.name),
        "status": "defunct",
        "last_modified": in_utc(service.last_modified),
    }


def _ends(here: ServiceAtLocation) -> Document:
    return {"service_id": str(here.service.uuid), "location_id": str(here.location.uuid)}


def _without_lists(document: Document) -> Document:
    return {name: value for name, value in document.items() if not isinstance(value, list)}


def _without_organization(service: Document) -> Document:
    return {name: value for name, value in service.items() if name != "organization"}
