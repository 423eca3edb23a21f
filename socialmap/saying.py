"""The numbers of an entry as people say them (A13). Knows no database."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.base import clock
from hub.look.words import day

# From here on nobody counts the places.
PLENTY = 20


def waiting_words(days: int | None) -> str:
    """How long people wait; "" when nobody knows."""
    if days is None:
        return ""
    if days == 0:
        return _("You can come at once")
    if days < 14:
        return ngettext("About %(n)d day", "About %(n)d days", days) % {"n": days}
    if days < 70:
        weeks = round(days / 7)
        return ngettext("About %(n)d week", "About %(n)d weeks", weeks) % {"n": weeks}
    months = round(days / 30)
    return ngettext("About %(n)d month", "About %(n)d months", months) % {"n": months}


def places_words(places: int | None) -> str:
    """How much room there is; "" when nobody knows."""
    if places is None:
        return ""
    if places == 0:
        return _("Full at this moment. Call to hear when there is room.")
    if places >= PLENTY:
        return _("There is room")
    return ngettext("%(n)d place left", "%(n)d places left", places) % {"n": places}


def ages_words(minimum: int | None, maximum: int | None) -> str:
    """For which ages it is; "" for all."""
    if minimum and maximum:
        return _("From %(low)d to %(high)d years") % {"low": minimum, "high": maximum}
    if minimum:
        return _("From %(n)d years") % {"n": minimum}
    return _("Up to %(n)d years") % {"n": maximum} if maximum else ""


def spoken_words(names: Iterable[str], also: str) -> str:
    """In which languages people are helped: the records of HSDS, or what staff wrote."""
    return ", ".join(dict.fromkeys(name for name in names if name)) or also


def closed_words(until: date | None, why: str) -> str:
    """Temporarily closed: until when, and why. A date that is past promises nothing."""
    again = _("Open again on %(day)s.") % {"day": day(until)} if until and until > clock.today() else ""
    return " ".join(part for part in (again, why) if part)
