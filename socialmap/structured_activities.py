"""Dates of an activity in the words of schema.org, for search engines. Never who comes."""

import json
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from hub.base import clock, links
from socialmap.models import Activity, ActivityDate

# As Django's json_script does: nothing in the text can end the script element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
_KINDS = {"cultural": "SocialEvent", "educational": "EducationEvent", "collective": "SocialEvent"}


def as_json_ld(activity: Activity, dates: Iterable[ActivityDate]) -> SafeString:
    """The JSON to stand in a script element."""
    text = json.dumps([_event(activity, date) for date in dates], ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))


def _event(activity: Activity, date: ActivityDate) -> dict[str, Any]:
    mode = "OnlineEventAttendanceMode" if activity.online else "OfflineEventAttendanceMode"
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": _KINDS[activity.kind],
            "name": activity.title,
            "description": activity.summary or activity.description[:500],
            "url": links.absolute(reverse("socialmap:activity", args=[activity.slug])),
            "startDate": date.starts_at.astimezone(clock.AMSTERDAM).isoformat(),
            "endDate": date.ends_at.astimezone(clock.AMSTERDAM).isoformat(),
            "eventStatus": f"https://schema.org/Event{'Scheduled' if date.goes_on else 'Cancelled'}",
            "eventAttendanceMode": f"https://schema.org/{mode}",
            "location": _place(activity),
            "isAccessibleForFree": activity.free_of_charge,
            "maximumAttendeeCapacity": date.places,
            "remainingAttendeeCapacity": date.left if activity.sign_up else None,
            "inLanguage": activity.languages,
            "organizer": {"@type": "Organization", "name": activity.organiser},
        }
    )


def _place(activity: Activity) -> dict[str, Any]:
    if activity.online:
        return _without_empty({"@type": "VirtualLocation", "url": activity.url})
    place = activity.location
    if place is None:
        return {}
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.address_1,
        "postalCode": place.postal_code,
        "addressLocality": place.city,
        "addressCountry": place.country,
    }
    return _without_empty({"@type": "Place", "name": place.name, "address": _without_empty(address)})


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
