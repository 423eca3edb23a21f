"""Informal first (D9): which rungs were tried for a question, which would be skipped, how it is drawn."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from intake.models import HelpRequest
from intake.workflow import RequestStatus
from matching.models import Arrangement
from matching.workflow import LADDER, ArrangementStatus, Rung

OPEN = (ArrangementStatus.ASKED, ArrangementStatus.AGREED)


def tried(arrangements: Iterable[Arrangement]) -> set[str]:
    """The rungs on which somebody was asked."""
    return {str(arrangement.rung) for arrangement in arrangements}


def skipped(rung: str, already_tried: Iterable[str]) -> list[Rung]:
    """The rungs below `rung` that nobody tried, lowest first."""
    done = set(already_tried)
    return [step for step in LADDER[: LADDER.index(Rung(rung))] if step not in done]


def drawn(help_request: HelpRequest, arrangements: Sequence[Arrangement]) -> list[dict[str, Any]]:
    """The four rungs for the component "route", with why one was skipped."""
    done = tried(arrangements)
    now = next((arrangement for arrangement in arrangements if arrangement.status in OPEN), None)
    here = now.rung if now else _next_rung(help_request, done)
    highest = max((LADDER.index(Rung(rung)) for rung in done), default=-1)
    rows = []
    for place, rung in enumerate(LADDER):
        row: dict[str, Any] = {"label": rung.label, "state": "ahead"}
        if rung == here:
            row["state"] = "current"
        elif rung in done:
            row["state"] = "done"
        elif place < highest:
            row |= {"state": "skipped", "reason": _why_skipped(arrangements, place)}
        if help_request.status == RequestStatus.PICKED_UP:
            row["url"] = _address(rung, help_request)
        rows.append(row)
    return rows


def _next_rung(help_request: HelpRequest, done: set[str]) -> str:
    """Where we are when nobody is being asked: the first rung above the highest that was tried."""
    if not help_request.is_open or help_request.status in (RequestStatus.ARRANGED, RequestStatus.CHECKING):
        return ""
    highest = max((LADDER.index(Rung(rung)) for rung in done), default=-1)
    return LADDER[min(highest + 1, len(LADDER) - 1)]


def _why_skipped(arrangements: Sequence[Arrangement], place: int) -> str:
    """The reason given at the first arrangement above this rung."""
    above = [row for row in arrangements if LADDER.index(Rung(row.rung)) > place and row.skip_reason]
    if not above:
        return ""
    first = min(above, key=lambda row: row.created_at)
    label = first.get_skip_reason_display()
    return f"{label}. {first.skip_words}" if first.skip_words else str(label)


def _address(rung: str, help_request: HelpRequest) -> str:
    names = {Rung.VOLUNTEER: "matching:neighbours", Rung.DEVELOPED: "matching:to_process_manager"}
    return reverse(names.get(Rung(rung), "matching:services"), args=[help_request.pk])
