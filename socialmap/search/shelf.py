"""The index of each hub in the memory of this process, never behind the database: each search first asks what changed.

A row carries the number of the transaction that wrote it. A process remembers the oldest transaction that was still
running when it last looked, and asks for rows from there on: whatever was not to be seen then has such a number."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from django.db import connection

from socialmap.search.closeness import Likeness
from socialmap.search.index import Document, Index, Segment, made_of

_WHAT_IS_NEW = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_current_xact_id_if_assigned()::text::bigint,
    ARRAY(SELECT service_key FROM socialmap_searchentry WHERE hub_id = %(hub)s AND changed >= %(since)s
        AND changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint),
    ARRAY(SELECT changed FROM socialmap_searchentry WHERE hub_id = %(hub)s AND changed >= %(since)s
        AND changed < pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
"""
_ROWS = """
SELECT service_key, listed, terms, weights, facets, changed FROM socialmap_searchentry
WHERE hub_id = %s AND (%s::bigint[] IS NULL OR service_key = ANY (%s::bigint[])) ORDER BY service_key
"""
# A hub with fewer services than this is read whole when something changed; a bigger one when so many changed.
_FEW, _SHARE = 500, 20
_MOST_HUBS = 30


@dataclass
class Shelf:
    """One index with what was read of it: the number of each row, and since when to ask again."""

    index: Index
    numbers: dict[int, int]
    since: int
    newer: dict[int, Document] = field(default_factory=dict)

    @cached_property
    def likeness(self) -> Likeness:
        vocabulary = dict.fromkeys([*self.index.old.vocabulary, *self.index.new.vocabulary])
        return Likeness(vocabulary)


_shelves: dict[int, Shelf] = {}
_lock = threading.Lock()


def shelf_of(hub_id: int) -> Shelf:
    """The index of a hub as it is in the database now, as this transaction sees it."""
    shelf = _shelves.get(hub_id)
    oldest, own, changed = _what_is_new(hub_id, shelf)
    if shelf and not changed:
        shelf.since = max(shelf.since, oldest)
        return shelf
    with _lock:
        fresh = _with_changes(hub_id, shelf, changed, oldest) if shelf else _whole(hub_id, oldest)
        # What this transaction wrote may yet be taken back, so nobody else gets to see it.
        if own is None or own not in fresh.numbers.values():
            _keep(hub_id, fresh)
    return fresh


def forget() -> None:
    """Reads everything again at the next search: for tests and benchmarks."""
    _shelves.clear()


def _keep(hub_id: int, shelf: Shelf) -> None:
    while len(_shelves) >= _MOST_HUBS and hub_id not in _shelves:
        _shelves.pop(next(iter(_shelves)))
    _shelves[hub_id] = shelf


def _what_is_new(hub_id: int, shelf: Shelf | None) -> tuple[int, int | None, list[int]]:
    """The oldest running transaction, our own when it has written, and the keys that are new to this shelf."""
    values = {"hub": hub_id, "since": shelf.since if shelf else 2**62}
    with connection.cursor() as cursor:
        cursor.execute(_WHAT_IS_NEW, values)
        oldest, own, keys, numbers = cursor.fetchone()
    if shelf is None:
        return oldest, own, []
    return oldest, own, [key for key, number in zip(keys, numbers, strict=True) if shelf.numbers.get(key) != number]


def _read(hub_id: int, keys: Sequence[int] | None) -> tuple[list[Document], dict[int, int]]:
    chosen: Any = None if keys is None else list(keys)
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [hub_id, chosen, chosen])
        rows = cursor.fetchall()
    return [Document(row[0], row[1], row[2], bytes(row[3]), row[4]) for row in rows], {row[0]: row[5] for row in rows}


def _whole(hub_id: int, oldest: int) -> Shelf:
    documents, numbers = _read(hub_id, None)
    return Shelf(made_of(documents), numbers, oldest)


def _with_changes(hub_id: int, shelf: Shelf, changed: Sequence[int], oldest: int) -> Shelf:
    total = len(shelf.newer.keys() | set(changed))
    if total > max(_FEW, len(shelf.index.old) // _SHARE) or len(shelf.numbers) < _FEW:
        return _whole(hub_id, oldest)
    documents, numbers = _read(hub_id, changed)
    newer = shelf.newer | {one.key: one for one in documents}
    alive = ~np.isin(shelf.index.old.keys, list(newer))
    index = Index(shelf.index.old, Segment(list(newer.values())), alive)
    return Shelf(index, shelf.numbers | numbers, oldest, newer)
