"""Asking and answering between the hub and whoever has the question: a contact person, the neighbourhood team, the
process manager. It stands in the history; here it is read as a conversation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from hub.base.models import Event

THEY_ASKED, WE_ANSWERED, WE_ASKED, THEY_ANSWERED = "they_asked", "we_answered", "we_asked", "they_answered"
_VERBS = {"hub_asked": WE_ASKED, "told_hub": THEY_ANSWERED}


@dataclass(frozen=True)
class Line:
    """One thing that was asked or answered."""

    kind: str
    text: str
    at: datetime
    by: str

    @property
    def ours(self) -> bool:
        return self.kind in (WE_ASKED, WE_ANSWERED)


def of(rows: Sequence[models.Model]) -> dict[int, list[Line]]:
    """The conversations of rows of one model (referrals, hand-overs, invitations), oldest first."""
    found: dict[int, list[Line]] = {row.pk: [] for row in rows}
    if not rows:
        return found
    label = rows[0]._meta.label_lower
    events = Event.objects.filter(subject_type=label, subject_id__in=found).exclude(reason="")
    for event in events.select_related("actor").order_by("at", "id"):
        kind = _kind(event)
        if kind:
            by = event.actor.get_short_name() if event.actor else ""
            found[event.subject_id].append(Line(kind, event.reason, event.at, by))
    return found


def _kind(event: Event) -> str:
    if event.verb in _VERBS:
        return _VERBS[event.verb]
    if event.new == "question":
        return THEY_ASKED
    return WE_ANSWERED if event.old == "question" and event.verb in ("to_asked", "to_waiting") else ""


def of_one(row: models.Model) -> list[Line]:
    """The conversation about one row."""
    return of([row])[row.pk]


def waits_for_them(talk: Iterable[Line]) -> bool:
    """The hub asked something last, and waits for their answer."""
    asked = [line.kind for line in talk if line.kind in (WE_ASKED, THEY_ANSWERED)]
    return bool(asked) and asked[-1] == WE_ASKED
