"""The work menu: each app adds its own screens (in its `apps.py`), the base knows none of them."""

from dataclasses import dataclass
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
    shown = [item for item in sorted(_ITEMS, key=lambda item: item.order) if user.may(item.permission, hub)]
    # A screen that two permissions open is added twice, and shown once.
    by_url = {reverse(item.url_name): item for item in shown}
    return [{"label": item.label, "url": url, "active": request.path == url} for url, item in by_url.items()]
