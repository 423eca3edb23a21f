"""Pages with room for parts of other apps. A lower app owns the page and names the slot; an app above
adds its part when it starts. So a page shows proposals without its app knowing of matching."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Render = Callable[[HttpRequest, Any], str]


@dataclass(frozen=True)
class Panel:
    """A part of a page: `render(request, subject)` gives safe HTML, or "" when it has nothing to show."""

    slot: str
    order: int
    render: Render
    permission: str = ""


_PANELS: list[Panel] = []


def add(slot: str, *, order: int, render: Render, permission: str = "") -> None:
    """Adds a part to `slot`. Called once, from `AppConfig.ready`."""
    _PANELS.append(Panel(slot, order, render, permission))


def rendered(slot: str, request: HttpRequest, subject: Any = None) -> list[str]:
    """The parts of `slot` that this person may see, in order, without the empty ones."""
    shown = sorted((panel for panel in _PANELS if panel.slot == slot), key=lambda panel: panel.order)
    parts = [
        panel.render(request, subject)
        for panel in shown
        if not panel.permission or request.user.may(panel.permission, request.hub)  # type: ignore[union-attr, attr-defined]
    ]
    return [part for part in parts if part]
