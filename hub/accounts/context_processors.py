"""What every page of a signed-in person shows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from hub.accounts import menu


def work_menu(request: HttpRequest) -> dict[str, Any]:
    """The work menu, only computed when a page draws it."""
    if not hasattr(request, "user"):
        return {}
    return {"work_menu": SimpleLazyObject(lambda: menu.for_request(request))}
