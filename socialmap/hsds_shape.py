"""HSDS 3.1 as data: each record with its fields in the order of the standard's tables, and what is nested in it.
The API's description, the tables of the export and what an import keeps all stand on this."""

from collections.abc import Mapping
from dataclasses import dataclass

# What stands behind a name: the type of the field. A field without one is text.
_FIELDS = {
    "organization": "id:id name alternate_name description email:email website:url tax_status tax_id "
    "year_incorporated:number legal_status logo uri:url parent_organization_id:id",
    "program": "id:id organization_id:id name alternate_name description",
    "service": "id:id organization_id:id program_id:id name alternate_name description url:url email:email status "
    "interpretation_services application_process fees_description wait_time fees accreditations "
    "eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses "
    "alert last_modified:moment",
    "attribute": "id:id link_id:id taxonomy_term_id:id link_type link_entity value label",
    "service_at_location": "id:id service_id:id location_id:id description",
    "location": "id:id location_type url:url organization_id:id name alternate_name description transportation "
    "latitude:number longitude:number external_identifier external_identifier_type",
    "phone": "id:id location_id:id service_id:id organization_id:id contact_id:id service_at_location_id:id number "
    "extension:number type description",
    "contact": "id:id organization_id:id service_id:id service_at_location_id:id location_id:id name title "
    "department email:email",
    "address": "id:id location_id:id attention address_1 address_2 city region state_province postal_code country "
    "address_type",
    "schedule": "id:id service_id:id location_id:id service_at_location_id:id valid_from:date valid_to:date "
    "dtstart:date timezone:number until:date count:number wkst freq interval:number byday byweekno bymonthday "
    "byyearday description opens_at:time closes_at:time schedule_link:url attending_type notes",
    "funding": "id:id organization_id:id service_id:id source",
    "service_area": "id:id service_id:id service_at_location_id:id name description extent extent_type uri",
    "required_document": "id:id service_id:id document uri:url",
    "language": "id:id service_id:id location_id:id phone_id:id name code note",
    "accessibility": "id:id location_id:id description details url:url",
    "taxonomy_term": "id:id code name description parent_id:id taxonomy language taxonomy_id:id term_uri:url",
    "metadata": "id:id resource_id:id resource_type last_action_date:date last_action_type field_name previous_value "
    "replacement_value updated_by",
    "cost_option": "id:id service_id:id valid_from:date valid_to:date option currency amount:number amount_description",
    "organization_identifier": "id:id organization_id:id identifier_scheme identifier_type identifier",
    "taxonomy": "id:id name description uri:url version",
    "service_capacity": "id:id service_id:id unit_id:id available:number maximum:number description updated:moment",
    "unit": "id:id name scheme identifier uri:url",
    "url": "id:id label url:url organization_id:id service_id:id",
}
# Lists of records within a record: name of the list, and the record when it is called otherwise.
_LISTS = {
    "organization": "additional_websites:url funding contacts:contact phones:phone locations:location "
    "programs:program organization_identifiers:organization_identifier",
    "service": "additional_urls:url phones:phone schedules:schedule service_areas:service_area "
    "service_at_locations:service_at_location languages:language funding cost_options:cost_option "
    "required_documents:required_document contacts:contact capacities:service_capacity",
    "service_at_location": "service_areas:service_area contacts:contact phones:phone schedules:schedule",
    "location": "languages:language addresses:address contacts:contact accessibility phones:phone schedules:schedule",
    "phone": "languages:language",
    "contact": "phones:phone",
}
# Single records within a record: the other one stands on its own, and is pointed at by a column.
_ONES = {
    "service": "organization program",
    "service_at_location": "location",
    "attribute": "taxonomy_term",
    "taxonomy_term": "taxonomy_detail:taxonomy",
    "service_capacity": "unit",
}
_MUST = {
    "organization": "id name description",
    "program": "id name description",
    "service": "id name status",
    "location": "id location_type",
    "phone": "id number",
    "address": "id address_1 city state_province postal_code country address_type",
    "taxonomy_term": "id name description",
    "metadata": "id last_action_date last_action_type field_name previous_value replacement_value updated_by",
    "organization_identifier": "id identifier_type identifier",
    "taxonomy": "id name description",
    "service_capacity": "id unit available updated",
    "unit": "id name",
    "url": "id url",
}
ENUMS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("service", "status"): ("active", "inactive", "defunct", "temporarily closed"),
    ("location", "location_type"): ("physical", "postal", "virtual"),
    ("address", "address_type"): ("physical", "postal", "virtual"),
    ("schedule", "wkst"): ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
    ("schedule", "freq"): ("WEEKLY", "MONTHLY"),
}
# How the tabular form calls its files, where that is not the plural.
_FILES = {
    "service_at_location": "service_at_location", "funding": "funding", "accessibility": "accessibility",
    "metadata": "metadata", "service_capacity": "service_capacity", "url": "url", "address": "addresses",
    "taxonomy": "taxonomies",
}  # fmt: skip
_WITHOUT_ATTRIBUTES = ("attribute", "taxonomy_term", "taxonomy", "metadata")


@dataclass(frozen=True)
class Record:
    """One kind of record. `lists` and `ones` say by name which record is nested under it; `points` says which
    column of this record names the one nested under `ones`."""

    name: str
    fields: Mapping[str, str]
    must: frozenset[str]
    lists: Mapping[str, str]
    ones: Mapping[str, str]

    @property
    def file(self) -> str:
        return f"{_FILES.get(self.name, f'{self.name}s')}.csv"

    def points(self, one: str) -> str:
        """The column that names the record nested under `one`."""
        return f"{self.ones[one]}_id"

    def column_for(self, parent: str) -> str:
        """The column that names the record this one is nested in."""
        special = {"attribute": "link_id", "metadata": "resource_id"}
        return special.get(self.name, f"{parent}_id")


def _pairs(words: str, without: str) -> dict[str, str]:
    return {name: kind or without or name for name, _, kind in (word.partition(":") for word in words.split())}


def _record(name: str) -> Record:
    lists = _pairs(_LISTS.get(name, ""), "")
    if name not in _WITHOUT_ATTRIBUTES:
        lists["attributes"] = "attribute"
    if name != "metadata":
        lists["metadata"] = "metadata"
    return Record(
        name=name,
        fields=_pairs(_FIELDS[name], "text"),
        must=frozenset(_MUST.get(name, "id").split()),
        lists=lists,
        ones=_pairs(_ONES.get(name, ""), ""),
    )


RECORDS: Mapping[str, Record] = {name: _record(name) for name in _FIELDS}
