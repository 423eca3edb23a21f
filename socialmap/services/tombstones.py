"""What must not be listed again, whatever an import says (A16)."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from hub.accounts.models import User
from hub.base import clock
from hub.base.workflow import record, worker
from hub.places.models import Hub
from socialmap.models import Alias, Service, Tombstone
from socialmap.naming import fingerprint
from socialmap.reading import NotUsable
from socialmap.services.indexing import reindex


class NotAgain(NotUsable):
    """The entry was taken off the map for good."""


@transaction.atomic
def bar(*, service: Service, user: User, reason: str) -> Tombstone:
    """Takes an entry off the map for good: it is archived, and no import brings it back. Barring it twice gives the
    tombstone that is there."""
    service = Service.objects.select_for_update(of=("self",)).select_related("organization").get(pk=service.pk)
    before = Tombstone.objects.filter(hub=service.hub, uuid=service.uuid, lifted_at=None)
    there = before.first()
    if there and service.status == Service.Status.DEFUNCT:
        return there
    before.update(lifted_at=clock.now())  # somebody had brought it back by hand
    stone = Tombstone.objects.create(
        hub=service.hub,
        uuid=service.uuid,
        fingerprint=fingerprint(service.name, service.organization.name),
        name=service.name,
        organization_name=service.organization.name,
        reason=reason,
        by=user,
    )
    old = service.status
    Service.objects.filter(pk=service.pk).update(status=Service.Status.DEFUNCT, last_modified=clock.now())
    record(service, verb="barred", actor=worker(user), old=old, new=str(Service.Status.DEFUNCT), reason=reason)
    reindex([service.pk])
    return stone


@transaction.atomic
def lift(*, tombstone: Tombstone, user: User) -> bool:
    """It may be listed again: the next import brings it back. An entry that is still here stays archived until
    somebody opens it. False when a colleague was first."""
    lifted = Tombstone.objects.filter(pk=tombstone.pk, lifted_at=None).update(lifted_at=clock.now())
    if lifted:
        record(tombstone, verb="tombstone_lifted", actor=worker(user))
    return bool(lifted)


def standing(*, hub: Hub) -> QuerySet[Tombstone]:
    """What must not be listed again now. An entry that somebody brought back by hand is listed, whatever was said
    before."""
    back = Service.objects.filter(hub=hub).exclude(status=Service.Status.DEFUNCT).values("uuid")
    return Tombstone.objects.filter(hub=hub, lifted_at=None).exclude(uuid__in=back)


class Barred:
    """What one import may not bring in, and under which id of ours it brings in the rest."""

    def __init__(self, hub: Hub) -> None:
        stones = standing(hub=hub).values_list("uuid", "fingerprint")
        self._uuids = {uuid for uuid, _ in stones}
        self._fingerprints = {print_ for _, print_ in stones}
        self._aliases: dict[UUID, UUID] = dict(Alias.objects.filter(hub=hub).values_list("uuid", "service__uuid"))

    def holds(self, uuid: UUID, name: str, organization_name: str) -> bool:
        """Whether this entry must not be listed again."""
        return uuid in self._uuids or fingerprint(name, organization_name) in self._fingerprints

    def ours(self, uuid: UUID) -> UUID:
        """The id of the entry that stands for this one here."""
        return self._aliases.get(uuid, uuid)

    def settle(self, uuid: UUID, ours: UUID) -> None:
        """From now on this id is that entry of ours."""
        self._aliases[uuid] = ours
