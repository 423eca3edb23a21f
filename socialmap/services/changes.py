"""Edits that wait for a look (A8, A9): proposed by the organisation itself or by an import, taken over field by field
or refused by the hub. The public keeps what was approved last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import enqueue_to_address
from hub.base.workflow import PROGRAM, Actor, MoveRefused, move, record, worker
from socialmap import fields as table
from socialmap import messages
from socialmap.contacts import address_of
from socialmap.models import Contact, EntryChange, Service
from socialmap.services.entries import Address, confirm_checked, save_service
from socialmap.workflow import ChangeStatus

Source = EntryChange.Source


class EntryMovedOn(Exception):
    """The entry was changed after it was shown beside the proposal: look once more."""


@dataclass(frozen=True)
class Edited:
    """What came of an edit by the contact person: what everybody sees at once, and what waits."""

    at_once: tuple[str, ...] = ()
    change: EntryChange | None = None


@transaction.atomic
def propose(
    *,
    service: Service,
    fields: Mapping[str, Any],
    source: str,
    actor: Actor = PROGRAM,
    contact: Contact | None = None,
) -> EntryChange | None:
    """Keeps what somebody wants to change in an entry, for the hub to look at. `fields` are names and values of
    `socialmap.fields`; what is the same as now is left out, and what the hub refused of an import before. One change
    of a source waits at a time: the same proposal again is the one that waits already, another takes its place.

    Returns the change that waits, or None when nothing differs (a waiting change of this source is then taken back).
    Raises ValueError for a field or a value that cannot be read."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    kept = _differing(service, fields)
    if source == Source.IMPORT:
        kept = {name: both for name, both in kept.items() if not _said_no(service, name, both["after"])}
    waits = EntryChange.objects.filter(service=service, source=source, status=ChangeStatus.PROPOSED).first()
    if waits and _after(waits.fields) == _after(kept):
        return waits
    if waits:
        move(waits, to=ChangeStatus.WITHDRAWN, actor=actor)
    if not kept:
        return None
    made = EntryChange.objects.create(
        hub=service.hub,
        service=service,
        source=source,
        fields=kept,
        contact=contact,
        proposed_at=clock.now(),
        status_since=clock.now(),
    )
    record(service, verb="change_proposed", actor=actor, change=made.pk, source=str(source), changed=sorted(kept))
    return made


def _differing(service: Service, fields: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    wanted = {name: table.tidy(name, value) for name, value in fields.items()}
    now = table.current(service, wanted)
    if now.get("address", ...) is None:  # several places: there is no one address to change
        del wanted["address"]
    return {
        name: {"before": now[name], "after": value}
        for name, value in wanted.items()
        if table.tidy_or_none(name, now[name]) != value
    }


def _after(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: both["after"] for name, both in fields.items()}


def _said_no(service: Service, name: str, value: Any) -> bool:
    """Whether the hub did not want this value of an import, the last time it was proposed."""
    decided = EntryChange.objects.filter(
        service=service, source=Source.IMPORT, status__in=[ChangeStatus.APPROVED, ChangeStatus.REFUSED]
    ).filter(fields__has_key=name)
    last = decided.order_by("-status_since", "-pk").first()
    return bool(last and last.fields[name]["after"] == value and name not in last.taken)


@transaction.atomic
def edit_own(*, service: Service, fields: Mapping[str, Any], contact: Contact | None, actor: Actor) -> Edited:
    """A contact person changes the own entry: facts of today are seen by everybody at once, the rest waits for a look.
    Raises ValueError."""
    at_once = {name: value for name, value in fields.items() if table.FIELDS[name].at_once}
    fresh = Service.objects.select_for_update().get(pk=service.pk)
    new = _differing(fresh, at_once)
    if new:
        save_service(hub=fresh.hub, actor=actor, service=fresh, fields=_after(new))
    rest = {name: value for name, value in fields.items() if name not in at_once}
    change = propose(service=fresh, fields=rest, source=Source.CONTACT, actor=actor, contact=contact)
    return Edited(at_once=tuple(new), change=change)


@transaction.atomic
def approve(*, change: EntryChange, user: User, taken: Collection[str], seen: str, reason: str = "") -> EntryChange:
    """Takes over the fields `taken`; the entry counts as checked when its own organisation wrote it. `seen` is the
    version of the entry that stood beside it.

    Raises EntryMovedOn when the entry is another one by now, MoveRefused when a colleague was first, ValueError when
    no field is taken (that is a refusal)."""
    names = [name for name in change.fields if name in taken]
    if not names:
        raise ValueError("no field taken over")
    service = _lock_entry(change)
    move(change, to=ChangeStatus.APPROVED, actor=worker(user), decided_by=user, taken=names)
    _keep_reason(change, reason)
    if table.version(service) != seen:
        raise EntryMovedOn
    if service.status == Service.Status.DEFUNCT:
        raise MoveRefused(service.status, ChangeStatus.APPROVED)
    values = table.writes({name: change.fields[name]["after"] for name in names})
    address = Address(**values.pop("address")) if values["address"] else values.pop("address")
    save_service(hub=service.hub, actor=worker(user), service=service, address=address, **values)
    record(service, verb="change_taken", actor=worker(user), change=change.pk, changed=names)
    if change.source == Source.CONTACT:
        confirm_checked(service=service, actor=worker(user), email=address_of(change.contact) or user.email)
    change.service = service
    _tell(change, "socialmap.change_taken", messages.change_taken(change))
    return change


@transaction.atomic
def refuse(*, change: EntryChange, user: User, reason: str) -> EntryChange:
    """The entry stays as it is; who proposed it hears why. Raises MoveRefused."""
    _lock_entry(change)
    move(change, to=ChangeStatus.REFUSED, actor=worker(user), decided_by=user)
    _keep_reason(change, reason)
    record(change.service, verb="change_refused", actor=worker(user), change=change.pk)
    _tell(change, "socialmap.change_refused", messages.change_refused(change))
    return change


@transaction.atomic
def take_back(*, change: EntryChange, actor: Actor) -> EntryChange:
    """Who proposed it does not want it any more. Raises MoveRefused."""
    _lock_entry(change)
    move(change, to=ChangeStatus.WITHDRAWN, actor=actor)
    record(change.service, verb="change_withdrawn", actor=actor, change=change.pk)
    return change


def _lock_entry(change: EntryChange) -> Service:
    """The entry before its change, always in this order: else two decisions at once wait for each other."""
    return Service.objects.select_for_update().get(pk=change.service_id)


def _keep_reason(change: EntryChange, reason: str) -> None:
    # Apart from the move: there `reason` is that of the history.
    change.reason = reason
    change.save(update_fields=["reason"])


def _tell(change: EntryChange, kind: str, letter: Letter) -> None:
    address = address_of(change.contact)
    if address:
        enqueue_to_address(hub=change.hub, address=address, about=change, kind=kind, key="once", letter=letter)
