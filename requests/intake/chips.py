"""The chips above the queue: the lists that everybody has, with their counts when they are known. Drawn in code,
like the lines below them; what is kept of it holds no question and no person."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

CHIPS = (
    ("", "", _("All open")),
    ("new", "status=new", _("New")),
    ("late", "late=true", _("Waits too long")),
    ("answered", "answered=true", _("Answer in")),
    ("mine", "owner=me", _("Mine")),
    ("nobodys", "owner=none", _("Nobody's")),
    ("away", "owner=away", _("Owner away")),
    ("gone", "owner=gone", _("Owner left")),
    ("", "status=closed", _("Closed")),
)
# These two are shown when there is something in them: on most days there is not.
_ONLY_WHEN_THERE = ("away", "gone")


def drawn(query: str, counts: Mapping[str, str] | None = None) -> SafeString:
    """The chips, with the one that is the present filter marked."""
    return _drawn(get_language() or "", query, tuple((counts or {}).items()))


@lru_cache(maxsize=500)
def _drawn(language: str, query: str, counted: tuple[tuple[str, str], ...]) -> SafeString:
    counts, queue = dict(counted), reverse("intake:queue")
    shown = [chip for chip in CHIPS if chip[0] not in _ONLY_WHEN_THERE or counts.get(chip[0], "0") != "0"]
    return mark_safe("".join(_chip(*chip, queue, query, counts) for chip in shown))


def _chip(code: str, part: str, label: object, queue: str, query: str, counts: Mapping[str, str]) -> str:
    now = ' aria-current="true"' if part == query else ""
    count = f' <span class="hub-chip__count">{counts[code]}</span>' if code in counts else ""
    address = f"{queue}?{part}" if part else queue
    # By their name a browser that swaps them keeps the cursor where it was.
    name = code or part.replace("=", "-") or "open"
    return f'<li><a class="hub-chip" id="chip-{name}" href="{address}"{now}>{escape(str(label))}{count}</a></li>'
