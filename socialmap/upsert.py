"""Many rows of one model at once: what is new is made, what changed is changed, the rest is left alone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db import models

from hub.places.models import Hub

M = TypeVar("M", bound=models.Model)
Values = dict[str, Any]


def said(row: Any, *names: str) -> Values:
    """The fields of a plain row that say something, all of them or those named."""
    wanted = names or tuple(field.name for field in fields(row) if field.name != "uuid")
    return {name: value for name in wanted if (value := getattr(row, name)) is not None}


def everything(row: Any, *, apart: tuple[str, ...] = ()) -> Values:
    """All fields of a plain row but its id; None is a value too."""
    return {field.name: getattr(row, field.name) for field in fields(row) if field.name not in ("uuid", *apart)}


def upsert(model: type[M], *, hub: Hub, rows: Mapping[UUID, Values], counts: Counter[str]) -> dict[UUID, M]:
    """Brings the rows of `hub` with these ids in line. `counts` learns how many were new, changed, the same."""
    manager = model._default_manager
    known: dict[UUID, Any] = {row.uuid: row for row in manager.filter(hub=hub, uuid__in=rows)}  # type: ignore[attr-defined]
    new, changed, touched = [], [], set[str]()
    for uuid, values in rows.items():
        if uuid not in known:
            known[uuid] = model(hub=hub, uuid=uuid, **values)
            new.append(known[uuid])
            continue
        different = [name for name, value in values.items() if getattr(known[uuid], name) != value]
        for name in different:
            setattr(known[uuid], name, values[name])
        if different:
            changed.append(known[uuid])
            touched.update(different)
    manager.bulk_create(new)
    if changed:
        manager.bulk_update(changed, sorted(touched))
    kind = model._meta.model_name
    counts[f"{kind} new"] += len(new)
    counts[f"{kind} changed"] += len(changed)
    counts[f"{kind} same"] += len(rows) - len(new) - len(changed)
    return known


def own_ids(
    model: type[models.Model],
    *,
    hub: Hub,
    owner: str,
    wanted: Iterable[tuple[UUID, int]],
    names: Mapping[int, UUID],
) -> dict[tuple[UUID, int], UUID]:
    """Which id each child row gets, by (its id, its owner's key). Systems give one phone to many services
    under one id; with us each service has its own row, so whoever comes later gets an id made of both: its own and
    that of its owner in `names`, so that it is the same one after a wipe."""
    pairs = list(wanted)
    taken: dict[UUID, int | None] = dict(
        model._default_manager.filter(hub=hub, uuid__in=[uuid for uuid, _ in pairs]).values_list("uuid", owner)
    )
    found = {}
    for uuid, key in pairs:
        free = taken.get(uuid) in (None, key)
        if free:
            taken[uuid] = key
        found[uuid, key] = uuid if free else uuid5(uuid, str(names[key]))
    return found
