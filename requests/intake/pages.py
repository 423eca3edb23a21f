"""Pages of a list by key: the next page begins after the last line of this one, so page 4,000 costs as much
as page 1, and a line that is picked up meanwhile shifts nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.core.exceptions import EmptyResultSet
from django.db.models import Q

from hub.base.ready import Sql, sql_of, tuples
from intake.models import HelpRequest
from intake.querysets import HelpRequestQuerySet, Line

PAGE = 25
Key = tuple[datetime, int]


@dataclass(frozen=True)
class Page:
    """Some lines, and the keys to go on with; "" when there is nothing there."""

    lines: Sequence[Line]
    after: str = ""
    before: str = ""


def page_of(rows: HelpRequestQuerySet, *, after: str = "", before: str = "", size: int = PAGE) -> Page:
    """The lines after (or before) a key, longest due first. A key that is no key gives the first page."""
    key, backwards = _where(after, before)
    try:
        sql = _sql(rows, key, backwards, size)
    except EmptyResultSet:
        return Page([])
    return _page(sql, key, backwards, size)


def open_page(hub_id: int, *, after: str = "", before: str = "") -> Page:
    """The same of all open questions of the hub whose scope is open: the page that is looked at most."""
    key, backwards = _where(after, before)
    return _page(_open_sql(hub_id, key, backwards), key, backwards, PAGE)


def lines_of(rows: HelpRequestQuerySet, most: int) -> list[Line]:
    """The first lines of an ordered list."""
    return [Line._make(row) for row in rows.as_lines()[:most]]


@lru_cache(maxsize=500)
def _open_sql(hub_id: int, key: Key | None, backwards: bool) -> Sql:
    return _sql(HelpRequest.objects.filter(hub=hub_id).open(), key, backwards, PAGE)


def _sql(rows: HelpRequestQuerySet, key: Key | None, backwards: bool, size: int) -> Sql:
    if backwards and key:
        rows = rows.filter(Q(due_at__lt=key[0]) | Q(due_at=key[0], pk__lt=key[1])).order_by("-due_at", "-pk")
    elif key:
        rows = rows.filter(Q(due_at__gt=key[0]) | Q(due_at=key[0], pk__gt=key[1])).order_by("due_at", "pk")
    else:
        rows = rows.order_by("due_at", "pk")
    return sql_of(rows.as_lines()[: size + 1])


def _page(sql: Sql, key: Key | None, backwards: bool, size: int) -> Page:
    some = [Line._make(row) for row in tuples(sql)]
    more, lines = len(some) > size, some[:size]
    if backwards:
        lines.reverse()
    there_is_next, there_is_previous = (True, more) if backwards else (more, key is not None)
    return Page(
        lines,
        after=_write(lines[-1]) if lines and there_is_next else "",
        before=_write(lines[0]) if lines and there_is_previous else "",
    )


def _where(after: str, before: str) -> tuple[Key | None, bool]:
    key = _read(after)
    return (key, False) if key else (_read(before), bool(_read(before)))


def _write(line: Line) -> str:
    return f"{line.due_at.isoformat()}_{line.pk}"


def _read(key: str) -> Key | None:
    moment, _line, pk = key.replace(" ", "+").rpartition("_")
    try:
        due = datetime.fromisoformat(moment)
        # In UTC, because the database refuses some of the offsets that Python takes.
        return (due.astimezone(UTC), int(pk)) if due.tzinfo else None
    except (ValueError, OverflowError):
        return None
