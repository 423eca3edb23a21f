"""The port to an address register: a postcode and house number become a street and a point.
An adapter asks PDOK's Locatieserver; without one only the middle of the postcode is known."""

import json
import logging
import re
from dataclasses import dataclass
from typing import Protocol
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Address:
    street: str
    city: str
    latitude: float
    longitude: float


class AddressLookup(Protocol):
    """Finds an address, or None when there is no such address or the register cannot be reached."""

    def find(self, *, postcode: str, number: str) -> Address | None: ...


class NoLookup:
    """No register: everybody works with the middle of the postcode."""

    def find(self, *, postcode: str, number: str) -> Address | None:
        return None


class PdokLookup:
    """The free public register of Kadaster."""

    url = "https://api.pdok.nl/bzk/locatieserver/search/v3_1/free"

    def find(self, *, postcode: str, number: str) -> Address | None:
        query = [("fq", "type:adres"), ("fq", f"postcode:{postcode}"), ("fq", f"huisnummer:{number}")]
        query += [("fl", "straatnaam,woonplaatsnaam,centroide_ll"), ("rows", "1")]
        try:
            with urlopen(f"{self.url}?{urlencode(query)}", timeout=3) as answer:
                documents = json.load(answer)["response"]["docs"]
            return _address(documents[0]) if documents else None
        except (URLError, OSError, KeyError, TypeError, ValueError):
            logger.warning("address register not reached, or answered as nobody expects")
            return None


def _address(document: dict[str, str]) -> Address | None:
    point = re.match(r"POINT\(([\d.]+) ([\d.]+)\)", document.get("centroide_ll", ""))
    if not point:
        return None
    longitude, latitude = map(float, point.groups())
    return Address(document["straatnaam"], document["woonplaatsnaam"], latitude, longitude)


def find_address(postcode: str, number: str) -> Address | None:
    """The address, from the configured register. Answers are kept for a day."""
    digits = re.match(r"\d+", number.strip())
    if not digits:
        return None
    # Hashed: a cache key shows in tools and slow logs, and this one is somebody's address.
    digest = salted_hmac("startpunt.address", f"{postcode}:{digits.group()}", algorithm="sha256").hexdigest()
    key = f"address:{digest}"
    known = cache.get(key)
    if known is None:
        known = import_string(settings.ADDRESS_LOOKUP)().find(postcode=postcode, number=digits.group())
        cache.set(key, known or False, 86_400)
    return known or None
