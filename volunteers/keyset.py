"""Pages of a list by key, newest first: page a thousand costs as much as page one, and the address holds
only a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from volunteers.querysets import VolunteerQuerySet

SIZE = 25


@dataclass(frozen=True)
class Page:
    rows: Sequence[Any]
    previous_url: str
    next_url: str


def page_of(rows: VolunteerQuerySet, request: HttpRequest) -> Page:
    """The part of `rows` that `?after=` or `?before=` in the address asks for."""
    after, before = _number(request, "after"), _number(request, "before")
    if before:
        found = list(rows.filter(pk__gt=before).order_by("pk")[: SIZE + 1])
        shown = found[:SIZE][::-1]
        return Page(shown, _url(request, "before", shown[0].pk) if len(found) > SIZE else "", _next(request, shown))
    found = list((rows.filter(pk__lt=after) if after else rows).order_by("-pk")[: SIZE + 1])
    shown = found[:SIZE]
    back = _url(request, "before", shown[0].pk) if after and shown else ""
    return Page(shown, back, _next(request, shown) if len(found) > SIZE else "")


def _next(request: HttpRequest, shown: Sequence[Any]) -> str:
    return _url(request, "after", shown[-1].pk) if shown else ""


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    # Longer than any key of ours: the database would refuse the number.
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _url(request: HttpRequest, name: str, value: int) -> str:
    query = request.GET.copy()
    for old in ("after", "before"):
        query.pop(old, None)
    query[name] = str(value)
    return f"{request.path}?{query.urlencode()}"
