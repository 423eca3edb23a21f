"""The social map: who offers what, where, when, under the names of HSDS 3.1."""

from socialmap.models.activities import Activity, ActivityDate, SignUp
from socialmap.models.base import PUBLIC_DATA, STALE_AFTER_DAYS, HsdsRecord
from socialmap.models.current import EntryChange, EntryCheck, EntryClaim, EntryReport
from socialmap.models.details import (
    Accessibility,
    Attribute,
    CostOption,
    Language,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
)
from socialmap.models.directory import (
    Contact,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from socialmap.models.importing import (
    Alias,
    ImportFile,
    ImportRow,
    ImportRun,
    KnownColumn,
    SourceValues,
    ToldApart,
    Tombstone,
)
from socialmap.models.searching import SearchEntry, UnmetSearch
from socialmap.models.wording import Boost, BuiltInOff, SynonymGroup, UnmetDecision

__all__ = [
    "Accessibility",
    "Activity",
    "ActivityDate",
    "Alias",
    "Attribute",
    "Boost",
    "BuiltInOff",
    "Contact",
    "CostOption",
    "EntryChange",
    "EntryCheck",
    "EntryClaim",
    "EntryReport",
    "HsdsRecord",
    "ImportFile",
    "ImportRow",
    "ImportRun",
    "KnownColumn",
    "Language",
    "Location",
    "Organization",
    "PUBLIC_DATA",
    "Phone",
    "RequiredDocument",
    "STALE_AFTER_DAYS",
    "Schedule",
    "SearchEntry",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "SignUp",
    "SourceValues",
    "SynonymGroup",
    "Taxonomy",
    "TaxonomyTerm",
    "ToldApart",
    "Tombstone",
    "UnmetDecision",
    "UnmetSearch",
]
