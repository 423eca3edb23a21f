"""The work menu: each app adds its own screens (in its `apps.py`), the base knows none of them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Item:
    """A screen in the menu, for who has `permission`; `order` sorts."""

    label: str | Promise
    url_name: str
    permission: str
    order: int


_ITEMS: list[Item] = []


def add(*items: Item) -> None:
    """Adds screens to the menu. Called once, at start."""
    _ITEMS.extend(items)


def for_request(request: HttpRequest) -> list[dict[str, Any]]:
    """What the signed-in person may open in the current hub."""
    user, hub = request.user, getattr(request, "hub", None)
    if not user.is_authenticated or hub is None:
        return []
    shown = _shown(user.permissions_in(hub)) if user.is_active else ()
    return [{"label": item.label, "url": url, "active": request.path == url} for url, item in shown]


@lru_cache(maxsize=200)
def _shown(permissions: frozenset[str]) -> tuple[tuple[str, Item], ...]:
    """The screens for who has these permissions. One that two permissions open is added twice, and shown once."""
    ordered = sorted(_ITEMS, key=lambda item: item.order)
    return tuple({reverse(item.url_name): item for item in ordered if item.permission in permissions}.items())
