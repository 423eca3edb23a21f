"""What is checked when the project starts."""

from typing import Any

import requests
from django.conf import settings
from django.core.checks import CheckMessage, Critical, Error, Tags, register


@register()
def requests_is_the_library(**_: Any) -> list[CheckMessage]:
    """A package of ours named `requests` would silently replace the HTTP library (ADR 1)."""
    if hasattr(requests, "Session"):
        return []
    return [
        Critical(
            "`import requests` finds our folder instead of the HTTP library",
            hint="remove requests/__init__.py",
            id="startpunt.E001",
        )
    ]


@register(Tags.security, deploy=True)
def secret_key_is_ours(**_: Any) -> list[CheckMessage]:
    """A key that everybody can read signs links that everybody can make."""
    if settings.SECRET_KEY_IS_SAFE:
        return []
    return [Error("SECRET_KEY is not set", hint="set SECRET_KEY to a long random text", id="startpunt.E002")]
