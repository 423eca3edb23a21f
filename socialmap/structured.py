"""A service in the words of schema.org, for search engines. Organisations only: never a contact person."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from hub.base import clock
from socialmap.hours import DAYS
from socialmap.models import CostOption, Location, Phone, Schedule, Service

_DAY_NAMES = dict(
    zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)
# As Django's json_script does: nothing in the text can end the script element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def as_json_ld(service: Service, phones: list[Phone], locations: list[Location], address: str) -> SafeString:
    """The JSON to stand in a script element. `address` is where the page of the service stands."""
    text = json.dumps(_document(service, phones, locations, address), ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))


def _document(service: Service, phones: list[Phone], locations: list[Location], address: str) -> dict[str, Any]:
    closed = service.status != Service.Status.ACTIVE
    document = {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": address,
        "url": address,
        "name": service.name,
        "alternateName": service.alternate_name,
        "description": service.summary or service.description[:500],
        "serviceType": [subject.name for subject in service.subjects.all()],
        "sameAs": service.url,
        "provider": _provider(service, phones),
        "areaServed": [{"@type": "AdministrativeArea", "name": area.name} for area in service.areas.all()],
        "audience": _audience(service),
        "offers": _offers(service),
        "hoursAvailable": [] if closed else _hours(service.schedules.all()),
        "availableChannel": [_channel(service, phones, location) for location in (locations or (None,))],
    }
    return _without_empty(document)


def _provider(service: Service, phones: list[Phone]) -> dict[str, Any]:
    organization = service.organization
    return _without_empty(
        {
            "@type": "Organization",
            "name": organization.name,
            "url": organization.website,
            "email": service.email or organization.email,
            "telephone": phones[0].number if phones else "",
        }
    )


def _audience(service: Service) -> dict[str, Any] | None:
    ages = {"suggestedMinAge": service.minimum_age, "suggestedMaxAge": service.maximum_age}
    if any(ages.values()):
        return _without_empty(
            {"@type": "PeopleAudience", "audienceType": service.eligibility_description[:200], **ages}
        )
    if service.eligibility_description:
        return {"@type": "Audience", "audienceType": service.eligibility_description[:200]}
    return None


def _offers(service: Service) -> list[dict[str, Any]]:
    if service.free_of_charge:
        return [{"@type": "Offer", "price": "0", "priceCurrency": "EUR"}]
    return [_offer(cost) for cost in service.costs.all() if cost.amount is not None]


def _offer(cost: CostOption) -> dict[str, Any]:
    price = {"price": str(cost.amount), "priceCurrency": cost.currency or "EUR"}
    return _without_empty({"@type": "Offer", "name": cost.option, "description": cost.amount_description, **price})


def _channel(service: Service, phones: list[Phone], location: Location | None) -> dict[str, Any]:
    numbers = [{"@type": "ContactPoint", "telephone": row.number, "contactType": "customer service"} for row in phones]
    languages = [row.code or row.name for row in service.spoken.all()]
    channel = {
        "@type": "ServiceChannel",
        "servicePhone": numbers[:1],
        "serviceUrl": service.url,
        "availableLanguage": languages,
        "serviceLocation": _place(service, location) if location else None,
    }
    return _without_empty(channel)


def _place(service: Service, location: Location) -> dict[str, Any]:
    closed = service.status != Service.Status.ACTIVE
    lines = (location.address_1, location.address_2)
    address = {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(line for line in lines if line),
        "postalCode": location.postal_code,
        "addressLocality": location.city,
        "addressCountry": location.country,
    }
    geo = {"@type": "GeoCoordinates", "latitude": location.latitude, "longitude": location.longitude}
    wheelchair = {"@type": "LocationFeatureSpecification", "name": "wheelchair accessible", "value": True}
    place = {
        "@type": "Place",
        "name": location.name or service.organization.name,
        "address": _without_empty(address),
        "geo": geo if location.latitude is not None else None,
        "amenityFeature": [wheelchair] if service.wheelchair else [],
        "openingHoursSpecification": [] if closed else _hours(service.schedules.all()),
        "specialOpeningHoursSpecification": _closed(service),
    }
    return _without_empty(place)


def _hours(schedules: Iterable[Schedule]) -> list[dict[str, Any]]:
    """The hours of the week. Those of once a month have no words in schema.org."""
    return [
        _without_empty(
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [f"https://schema.org/{_DAY_NAMES[day]}" for day in _days(schedule)],
                "opens": f"{schedule.opens_at:%H:%M}",
                "closes": f"{schedule.closes_at:%H:%M}",
                "validFrom": schedule.valid_from.isoformat() if schedule.valid_from else "",
                "validThrough": schedule.valid_to.isoformat() if schedule.valid_to else "",
            }
        )
        for schedule in schedules
        if schedule.opens_at and schedule.closes_at and schedule.freq != "MONTHLY"
    ]


def _days(schedule: Schedule) -> list[str]:
    every = schedule.freq == "DAILY" and not schedule.byday
    return list(DAYS) if every else [day for day in schedule.byday.split(",") if day in _DAY_NAMES]


def _closed(service: Service) -> list[dict[str, Any]]:
    """Temporarily closed: the same moment of opening and closing says "closed" to search engines."""
    if service.status != Service.Status.INACTIVE:
        return []
    day = {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}
    until = service.closed_until.isoformat() if service.closed_until else ""
    return [_without_empty({**day, "validFrom": clock.today().isoformat(), "validThrough": until})]


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
