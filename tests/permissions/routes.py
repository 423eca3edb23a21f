"""Every address of ours, found by walking the URL resolver: nobody keeps this list by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

OURS = ("hub", "socialmap", "volunteers", "intake", "matching", "mediation", "followup", "reporting", "cms")
ALSO = ("set_language",)


@dataclass(frozen=True)
class Route:
    """A named address of ours, with what it needs to be made and what its view says of who may open it."""

    name: str
    path: str
    arguments: tuple[str, ...]
    access: Any


def routes() -> list[Route]:
    """Every address that one of our views answers."""
    return sorted(set(_walk(get_resolver().url_patterns, "", "")), key=lambda route: route.name)


def _walk(patterns: list[Any], namespace: str, prefix: str) -> Iterator[Route]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, path)
        elif isinstance(pattern, URLPattern) and _is_ours(pattern):
            view = pattern.callback
            name = f"{namespace}{pattern.name or path}"
            yield Route(name, path, tuple(sorted(pattern.pattern.converters)), getattr(view, "access", None))


def _is_ours(pattern: URLPattern) -> bool:
    module = getattr(getattr(pattern.callback, "view_class", pattern.callback), "__module__", "")
    return module.split(".")[0] in OURS or pattern.name in ALSO
