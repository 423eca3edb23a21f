"""The last part of a service's address: from its name, once in a hub, and never changed afterwards."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.text import slugify

from hub.places.models import Hub
from socialmap.models import Service

_LONGEST = 100
# Pages of ours stand at these addresses.
_OURS = frozenset({"gekozen", "kiezen"})


class Slugs:
    """Gives out addresses in one hub."""

    def __init__(self, hub: Hub) -> None:
        known = Service.objects.filter(hub=hub).values_list("uuid", "slug")
        self._of: dict[UUID, str] = dict(known)
        self._taken = set(self._of.values())

    def missing(self, names: Mapping[UUID, str]) -> dict[UUID, str]:
        """An address for each service that has none yet. Asked again for the same service, it gives the same."""
        return {uuid: self.new(name, uuid) for uuid, name in names.items()}

    def new(self, name: str, uuid: UUID) -> str:
        if uuid in self._of:
            return self._of[uuid]
        base = slugify(name)[:_LONGEST].strip("-") or "dienst"
        slug, number = base, 2
        while slug in self._taken or slug in _OURS:
            slug, number = f"{base}-{number}", number + 1
        self._taken.add(slug)
        self._of[uuid] = slug
        return slug
