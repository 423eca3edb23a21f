"""The hub, for the header and footer of every page."""

from typing import Any

from django.http import HttpRequest


def current_hub(request: HttpRequest) -> dict[str, Any]:
    return {"hub": getattr(request, "hub", None)}
