"""The demo's hub, quarters, postcodes, and where its invented streets lie."""

from datetime import time
from hashlib import blake2b

from hub.places.models import Hub, Neighbourhood, OpeningHours, Postcode
from reporting.demo import places as texts
from reporting.demo.shapes import Slot

SLUG = texts.HUB.code
METRES_A_DEGREE = 111_320


def clock_time(text: str) -> time:
    """ "09:30" as a time."""
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def make_hub() -> Hub:
    """The hub with its walk-in hours. It is the default when there is none yet."""
    plain = texts.HUB
    hub = Hub.objects.create(
        slug=SLUG,
        name=plain.name,
        short_code="BLD",
        hostname=f"{SLUG}.localhost",
        is_default=not Hub.objects.filter(is_default=True).exists(),
        phone=plain.phone,
        email=plain.email,
        sender=f"{plain.name} <{plain.email}>",
        street=f"{plain.street} {plain.house_number}",
        postcode=plain.postcode,
        city=plain.city,
        latitude=plain.latitude,
        longitude=plain.longitude,
    )
    OpeningHours.objects.bulk_create(_hours(hub, slot) for slot in plain.walk_in)
    return hub


def _hours(hub: Hub, slot: Slot) -> OpeningHours:
    return OpeningHours(hub=hub, weekday=slot.weekday, opens=clock_time(slot.opens), closes=clock_time(slot.closes))


def make_quarters(hub: Hub) -> dict[str, Neighbourhood]:
    """The quarters by code, and the postcodes in them. A neighbourhood of the CBS that was imported before
    keeps its polygon and becomes the parent."""
    town = Neighbourhood.objects.filter(name=hub.city, municipality=hub.city, parent=None).first()
    quarters = {
        plain.code: Neighbourhood.objects.create(
            code=f"{SLUG}-{plain.code}",
            name=plain.name,
            municipality=hub.city,
            hub=hub,
            parent=town,
            latitude=plain.latitude,
            longitude=plain.longitude,
        )
        for plain in texts.QUARTERS
    }
    for plain in texts.POSTCODES:
        Postcode.objects.update_or_create(
            digits=plain.pc4,
            defaults={
                "city": hub.city,
                "latitude": plain.latitude,
                "longitude": plain.longitude,
                "neighbourhood": quarters[plain.quarter],
            },
        )
    return quarters


STREETS = {street.code: street for street in texts.STREETS}


def point_in_street(code: str, house_number: str) -> tuple[float, float]:
    """Where an invented address lies: within 350 metres of the middle of its quarter, always the same."""
    quarter = next(plain for plain in texts.QUARTERS if plain.code == STREETS[code].quarter)
    east, north = _metres(code, 300)
    house_east, house_north = _metres(f"{code} {house_number}", 50)
    latitude = quarter.latitude + (north + house_north) / METRES_A_DEGREE
    return latitude, quarter.longitude + (east + house_east) / (METRES_A_DEGREE * 0.62)


def _metres(text: str, most: int) -> tuple[float, float]:
    digest = blake2b(text.encode(), digest_size=4).digest()
    spread = [int.from_bytes(digest[i : i + 2]) / 65535 * 2 - 1 for i in (0, 2)]
    return spread[0] * most, spread[1] * most
