"""What the pages with which entries are kept right show of an entry."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from hub.look.words import phone, postcode
from socialmap import messages, results
from socialmap.fields import FIELDS, current, in_words
from socialmap.hours import week_lines
from socialmap.models import Service

register = template.Library()
_SHOWN = (
    "email", "url", "free_of_charge", "fees_description", "eligibility_description", "application_process", "languages",
    "wheelchair", "takes_referrals", "places_left", "waiting_days",
)  # fmt: skip


@register.filter
def closed_words(entry: Service) -> str:
    """Why and until when it is closed."""
    return messages.closed_words(entry)


@register.filter
def facts_to_check(entry: Service) -> list[dict[str, Any]]:
    """The facts as everybody sees them, in words; what is empty is left out, but for phone, hours and address."""
    week = [": ".join(part for part in (line["days"], line["times"]) if part) for line in week_lines(_schedules(entry))]
    places = [
        "\n".join(part for part in (place.address_1, f"{postcode(place.postal_code)} {place.city}".strip()) if part)
        for place in (here.location for here in entry.at_locations.all())
    ]
    phones = [phone(one.number) for one in results.phones_of(entry)]
    rows = [
        {"label": FIELDS["phone"].label, "text": "\n".join(phones) or _("not known")},
        {"label": FIELDS["hours"].label, "text": "\n".join(week) or _("not known")},
        {"label": FIELDS["address"].label, "text": "\n".join(places) or _("no fixed address")},
    ]
    values = {name: in_words(name, value) for name, value in current(entry, _SHOWN).items()}
    return rows + [{"label": FIELDS[name].label, "text": text} for name, text in values.items() if text]


def _schedules(entry: Service) -> list[Any]:
    return list(entry.schedules.all())
