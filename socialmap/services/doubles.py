"""Two entries that are one: which look like it, and making one of them without losing what hangs on either."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.workflow import PROGRAM, move, record, worker
from hub.places.models import Hub
from socialmap.doubles import Why
from socialmap.models import (
    Alias,
    Contact,
    EntryChange,
    EntryCheck,
    Service,
    SourceValues,
    ToldApart,
)
from socialmap.services.indexing import reindex
from socialmap.services.surroundings import Likeness
from socialmap.signals import entries_merged
from socialmap.workflow import ChangeStatus, CheckStatus

# What mirrors a source: taken over only when the entry that stays has none of it.
_LISTS = ("phones", "schedules", "areas", "spoken", "costs", "required_documents", "at_locations")
# What belongs to the archived entry itself, and stays with it.
_STAYS = {SourceValues, ToldApart}
_TEXTS = (
    "alternate_name", "summary", "description", "url", "email", "application_process", "fees_description",
    "eligibility_description", "minimum_age", "maximum_age", "languages",
)  # fmt: skip
_MOST = 200


class NotMergeable(Exception):
    """The two can not become one: something that hangs on them would be lost. The text is a name of a model."""


@dataclass(frozen=True)
class Pair:
    """Two entries that look like one, and why."""

    first: Service
    second: Service
    why: Why


def likely(*, hub: Hub) -> list[Pair]:
    """Entries on the map that look like one, those by name first. Pairs that somebody told apart are left out."""
    likeness = Likeness(hub, only_listed=True)
    apart = set(ToldApart.objects.filter(hub=hub).values_list("first", "second"))
    found: dict[tuple[int, int], Why] = {}
    for entry in likeness.entries:
        for like in likeness.index.like(entry):
            found.setdefault((min(entry.key, like.key), max(entry.key, like.key)), like.why)
    pairs = sorted(
        (pair for pair in found if pair not in apart), key=lambda pair: (found[pair] == "near_and_alike", pair)
    )
    keys = {key for pair in pairs[:_MOST] for key in pair}
    rows = {one.pk: one for one in Service.objects.filter(pk__in=keys).for_cards()}
    return [Pair(rows[a], rows[b], found[a, b]) for a, b in pairs[:_MOST] if a in rows and b in rows]


def tell_apart(*, one: Service, other: Service, user: User) -> bool:
    """They are not the same: not shown as a pair any more. False when that was known."""
    first, second = sorted((one, other), key=lambda service: service.pk)
    _row, made = ToldApart.objects.get_or_create(hub=one.hub, first=first, second=second)
    if made:
        record(first, verb="told_apart", actor=worker(user), other=second.pk)
    return made


@transaction.atomic
def merge(*, keep: Service, gone: Service, user: User) -> Service:
    """Makes one entry of two. `keep` stays as it is and takes over what it lacks; contact persons, referrals and
    whatever else points at `gone` point at `keep` from now on. `gone` is archived: its history and its address stay,
    and an import that knows its id finds `keep`. Raises NotMergeable, with nothing changed."""
    locked = {
        one.pk: one for one in Service.objects.select_for_update().filter(pk__in=[keep.pk, gone.pk]).order_by("pk")
    }
    keep, gone = locked[keep.pk], locked[gone.pk]
    if keep.pk == gone.pk or keep.hub_id != gone.hub_id or Service.Status.DEFUNCT in (keep.status, gone.status):
        raise NotMergeable(str(Service._meta.verbose_name))
    _fill(keep, gone)
    _take_lists(keep, gone)
    _settle_waiting(keep, gone)
    _move_contacts(keep, gone)
    entries_merged.send(Service, keep=keep, gone=gone, user=user)
    _move_rest(keep, gone)
    Alias.objects.filter(hub=keep.hub, uuid=keep.uuid).delete()  # it is somebody by itself again
    Alias.objects.update_or_create(hub=keep.hub, uuid=gone.uuid, defaults={"service": keep})
    old = gone.status
    Service.objects.filter(pk=gone.pk).update(status=Service.Status.DEFUNCT, last_modified=clock.now())
    record(gone, verb="merged_into", actor=worker(user), old=old, new=str(Service.Status.DEFUNCT), other=keep.pk)
    record(keep, verb="merged_with", actor=worker(user), other=gone.pk)
    reindex([keep.pk, gone.pk])
    return keep


def _fill(keep: Service, gone: Service) -> None:
    """Empty fields get what the other one knew; the younger check counts; closed stays closed."""
    for name in _TEXTS:
        if getattr(keep, name) in ("", None):
            setattr(keep, name, getattr(gone, name))
    if gone.assured_date and (keep.assured_date is None or keep.assured_date < gone.assured_date):
        keep.assured_date, keep.assurer_email = gone.assured_date, gone.assurer_email
    keep.last_modified = clock.now()
    keep.save()
    keep.subjects.add(*gone.subjects.all())
    has = set(keep.attributes.values_list("term", flat=True))
    gone.attributes.exclude(term__in=has).update(service=keep)


def _take_lists(keep: Service, gone: Service) -> None:
    for name in _LISTS:
        if not getattr(keep, name).exists():
            getattr(gone, name).update(service=keep)


def _settle_waiting(keep: Service, gone: Service) -> None:
    """A change that waited was about the other text; a question whether it is right is asked of one entry only."""
    for change in EntryChange.objects.filter(service=gone, status=ChangeStatus.PROPOSED):
        move(change, to=ChangeStatus.WITHDRAWN, actor=PROGRAM)
    if EntryCheck.objects.filter(service=keep).exclude(status=CheckStatus.DONE).exists():
        for check in EntryCheck.objects.filter(service=gone).exclude(status=CheckStatus.DONE):
            move(check, to=CheckStatus.DONE, actor=PROGRAM)


def _move_contacts(keep: Service, gone: Service) -> None:
    """Contact persons go with the entry; referrals hang on them."""
    Contact.objects.filter(service=gone).update(service=keep, organization=keep.organization_id)


def _pointing(model: type[models.Model]) -> Iterable[tuple[type[Any], str]]:
    """The models with a foreign key to this one, and its name; those that mirror a source or stay are left out."""
    lists = {Service._meta.get_field(name).related_model for name in (*_LISTS, "attributes")}
    for relation in model._meta.related_objects:
        related: Any = relation.related_model
        if relation.many_to_many or related in lists or related in _STAYS:
            continue
        yield related, relation.field.name


def _move_rest(keep: Service, gone: Service) -> None:
    """What else of the social map points at it. What an app above did not move by itself would be lost."""
    for model, name in _pointing(Service):
        rows = model._base_manager.filter(**{name: gone})
        if model._meta.app_label == Service._meta.app_label:
            try:
                with transaction.atomic():
                    rows.update(**{name: keep})
            except IntegrityError as error:
                raise NotMergeable(str(model._meta.verbose_name)) from error
        elif rows.exists():
            raise NotMergeable(str(model._meta.verbose_name))


def merged_into(service: Service) -> Service | None:
    """The entry that this one became part of."""
    if service.status != Service.Status.DEFUNCT:
        return None
    alias = Alias.objects.filter(hub=service.hub_id, uuid=service.uuid).select_related("service").first()
    return alias.service if alias else None
