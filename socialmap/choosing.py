"""The choice of a visitor: services to take along, kept in the session and nowhere else (A14). The same as an
address that can be shared holds the numbers of the services: they are public, and name nobody."""

from collections.abc import Iterable

from django.http import HttpRequest

from socialmap.models import Service

MOST = 20
IN_ADDRESS = "lijst"
_KEPT_AS = "socialmap.chosen"
_DIGITS = 9


class ChoiceFull(Exception):
    """No more than `MOST` fit on a sheet that somebody still reads."""


def chosen(request: HttpRequest) -> list[int]:
    """The keys that this visitor chose, the first chosen first. Some may be of another hub, or gone since."""
    return list(request.session.get(_KEPT_AS, []))


def choose(request: HttpRequest, service: Service, *, take: bool) -> None:
    """Takes a service along, or leaves it out. Raises ChoiceFull."""
    keys = [key for key in chosen(request) if key != service.pk]
    if take and len(keys) >= MOST:
        raise ChoiceFull
    request.session[_KEPT_AS] = [*keys, service.pk] if take else keys


def leave_all(request: HttpRequest) -> None:
    """Begins again."""
    request.session.pop(_KEPT_AS, None)


def services_of(keys: Iterable[int]) -> list[Service]:
    """What the public may see of these, in their order."""
    order = {key: place for place, key in enumerate(keys)}
    found = Service.objects.listed().for_cards().filter(pk__in=order)
    return sorted(found, key=lambda service: order[service.pk])


def as_address(services: Iterable[Service]) -> str:
    """A choice as it stands in an address: "12-45-78"."""
    return "-".join(str(service.pk) for service in services)


def from_address(text: str) -> list[int]:
    """The keys in such an address; what cannot be a key is passed over."""
    parts = text.split("-")[:MOST]
    return list(
        dict.fromkeys(int(part) for part in parts if part.isascii() and part.isdigit() and len(part) <= _DIGITS)
    )
