"""Pages of a list by key: the next page begins after the last line of this one, so page 4,000 costs as much
as page 1, and a line that is picked up meanwhile shifts nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from intake.models import HelpRequest
from intake.querysets import HelpRequestQuerySet

PAGE = 25


@dataclass(frozen=True)
class Page:
    """Some lines, and the keys to go on with; "" when there is nothing there."""

    lines: Sequence[HelpRequest]
    after: str = ""
    before: str = ""


def page_of(rows: HelpRequestQuerySet, *, after: str = "", before: str = "", size: int = PAGE) -> Page:
    """The lines after (or before) a key, longest due first. A key that is no key gives the first page."""
    key = _read(after) or _read(before)
    backwards = bool(before and key and not _read(after))
    if backwards and key:
        found = rows.filter(Q(due_at__lt=key[0]) | Q(due_at=key[0], pk__lt=key[1])).order_by("-due_at", "-pk")
    elif key:
        found = rows.filter(Q(due_at__gt=key[0]) | Q(due_at=key[0], pk__gt=key[1])).order_by("due_at", "pk")
    else:
        found = rows.order_by("due_at", "pk")
    some = list(found[: size + 1])
    more, lines = len(some) > size, some[:size]
    if backwards:
        lines.reverse()
    there_is_next, there_is_previous = (True, more) if backwards else (more, key is not None)
    return Page(
        lines,
        after=_write(lines[-1]) if lines and there_is_next else "",
        before=_write(lines[0]) if lines and there_is_previous else "",
    )


def _write(line: HelpRequest) -> str:
    return f"{line.due_at.isoformat()}_{line.pk}"


def _read(key: str) -> tuple[datetime, int] | None:
    moment, _line, pk = key.replace(" ", "+").rpartition("_")
    try:
        due = datetime.fromisoformat(moment)
        # In UTC, because the database refuses some of the offsets that Python takes.
        return (due.astimezone(UTC), int(pk)) if due.tzinfo else None
    except (ValueError, OverflowError):
        return None
