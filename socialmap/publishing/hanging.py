"""What hangs on a row, loaded beforehand as a plain list. Django's own way makes a question for each row that it then
does not ask; with thousands of rows that costs more than the answer."""

from typing import Any

from django.db.models import Prefetch, QuerySet


def load(path: str, rows: QuerySet[Any]) -> Any:
    """Loads the rows at the end of `path` for `hung`. Each step on the way must be loaded so too, before it."""
    *way, last = path.split("__")
    steps = [name if name in _SINGLE else _list_name(name) for name in way]
    return Prefetch("__".join([*steps, last]), rows, to_attr=_list_name(last))


# Steps that lead to one row.
_SINGLE = ("service", "location", "organization")


def _list_name(name: str) -> str:
    return f"hung_{name}"


def hung(row: Any, name: str) -> list[Any]:
    """The rows under `name` that were loaded with `row`. Raises AttributeError when they were not."""
    found: list[Any] = getattr(row, _list_name(name))
    return found
