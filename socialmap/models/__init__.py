"""The social map: who offers what, where, when, under the names of HSDS 3.1."""

from socialmap.models.base import PUBLIC_DATA, STALE_AFTER_DAYS, HsdsRecord
from socialmap.models.details import Accessibility, Attribute, CostOption, Language, Phone, Schedule, ServiceArea
from socialmap.models.directory import Contact, Location, Organization, Service, ServiceAtLocation, TaxonomyTerm
from socialmap.models.searching import UnmetSearch

__all__ = [
    "Accessibility",
    "Attribute",
    "Contact",
    "CostOption",
    "HsdsRecord",
    "Language",
    "Location",
    "Organization",
    "PUBLIC_DATA",
    "Phone",
    "STALE_AFTER_DAYS",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "TaxonomyTerm",
    "UnmetSearch",
]
