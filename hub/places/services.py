"""From a postcode to a place, and new hubs."""

import re
from dataclasses import dataclass
from itertools import chain, combinations, product
from string import ascii_uppercase
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify

from hub.places.lookup import find_address
from hub.places.models import Hub, Neighbourhood, Postcode

_POSTCODE = re.compile(r"^\s*([1-9]\d{3})\s*([A-Za-z]{2})?\s*$")


@dataclass(frozen=True)
class Place:
    """Where somebody lives, as exactly as we know."""

    latitude: float
    longitude: float
    neighbourhood: Neighbourhood | None
    street: str = ""
    city: str = ""

    @property
    def hub(self) -> Hub | None:
        """The hub that serves it."""
        area = self.neighbourhood
        while area is not None:
            if area.hub:
                return area.hub
            area = area.parent
        return None


@transaction.atomic
def create_hub(*, name: str, slug: str = "", **details: object) -> Hub:
    """A new hub under a slug, a short code and a host name of its own; the first one also answers at every address
    that is of no hub. `details` are fields of Hub."""
    slug = slug or slugify(name)
    site = urlsplit(settings.SITE_URL).hostname or "localhost"
    fields = {"short_code": _free_short_code(name), "hostname": f"{slug}.{site}", **details}
    fields.setdefault("is_default", not Hub.objects.filter(is_default=True).exists())
    return Hub.objects.create(slug=slug, name=name, **fields)


def _free_short_code(name: str) -> str:
    """Three letters of the name, or the first three that no hub has."""
    letters = [sign for sign in slugify(name).upper() if "A" <= sign <= "Z"] or ["H"]
    taken = set(Hub.objects.values_list("short_code", flat=True))
    own = ("".join(three) for three in combinations(letters, 3))
    any_three = ("".join(three) for three in product(ascii_uppercase, repeat=3))
    return next(code for code in chain(own, any_three) if code not in taken)


def tidy_postcode(text: str) -> str:
    """ "5142 ab" becomes "5142AB"; four digits stay. Raises ValueError when it is no Dutch postcode."""
    found = _POSTCODE.match(text)
    if not found:
        raise ValueError("not a Dutch postcode")
    return found.group(1) + (found.group(2) or "").upper()


def locate(*, postcode: str, number: str = "") -> Place | None:
    """The place of a tidy postcode, by address when a register is configured, else by its middle.
    None when nobody knows the postcode."""
    known = Postcode.objects.select_related("neighbourhood__hub", "neighbourhood__parent__hub").filter(pk=postcode[:4])
    area = known.first()
    exact = find_address(postcode, number) if len(postcode) == 6 and number else None
    if exact:
        neighbourhood = neighbourhood_at(exact.latitude, exact.longitude) or (area.neighbourhood if area else None)
        return Place(exact.latitude, exact.longitude, neighbourhood, exact.street, exact.city)
    if area:
        return Place(area.latitude, area.longitude, area.neighbourhood, city=area.city)
    return None


def neighbourhood_at(latitude: float, longitude: float) -> Neighbourhood | None:
    """The neighbourhood whose polygon holds the point."""
    areas = Neighbourhood.objects.exclude(polygon=None).select_related("hub")
    return next((area for area in areas if area.holds(latitude, longitude)), None)
