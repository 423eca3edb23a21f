"""A service in the words of schema.org, for search engines. Organisations only: never a contact person."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from socialmap.hours import DAYS
from socialmap.models import Location, Phone, Service

_DAY_NAMES = dict(
    zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)
# As Django's json_script does: nothing in the text can end the script element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def as_json_ld(service: Service, phones: list[Phone], locations: list[Location]) -> SafeString:
    """The JSON to stand in a script element."""
    text = json.dumps(_document(service, phones, locations), ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))


def _document(service: Service, phones: list[Phone], locations: list[Location]) -> dict[str, Any]:
    document = {
        "@context": "https://schema.org",
        "@type": "Service",
        "name": service.name,
        "description": service.summary or service.description[:500],
        "url": service.url,
        "isAccessibleForFree": service.free_of_charge or None,
        "provider": _without_empty(
            {
                "@type": "Organization",
                "name": service.organization.name,
                "url": service.organization.website,
                "email": service.email or service.organization.email,
                "telephone": phones[0].number if phones else "",
            }
        ),
        "availableChannel": [_channel(service, location) for location in locations],
    }
    return _without_empty(document)


def _channel(service: Service, location: Location) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": location.address_1,
        "postalCode": location.postal_code,
        "addressLocality": location.city,
        "addressCountry": location.country,
    }
    place = {
        "@type": "Place",
        "name": location.name,
        "address": _without_empty(address),
        "openingHoursSpecification": _hours(service),
    }
    return {"@type": "ServiceChannel", "serviceLocation": _without_empty(place)}


def _hours(service: Service) -> list[dict[str, Any]]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [_DAY_NAMES[day] for day in schedule.byday.split(",") if day in _DAY_NAMES],
            "opens": f"{schedule.opens_at:%H:%M}",
            "closes": f"{schedule.closes_at:%H:%M}",
        }
        for schedule in service.schedules.all()
        if schedule.opens_at and schedule.closes_at and schedule.freq != "MONTHLY"
    ]


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
