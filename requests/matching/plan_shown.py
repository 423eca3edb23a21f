"""The plan as its screen draws it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from intake.workflow import RequestStatus
from matching import plan_rows, plan_words, words
from matching.models import Plan, PlanLine
from matching.services.planning import MOST_AT_ONCE
from matching.workflow import PlanLineStatus
from volunteers.workflow import VolunteerStatus

# Of what is over the first many are enough.
MOST_OVER = 200


@dataclass(frozen=True)
class Line:
    """One question with its neighbour; `stale` says in words what changed since the plan was made."""

    row: PlanLine
    reasons: str
    stale: str


def page(plan: Plan) -> dict[str, Any]:
    """Everything that the screen shows of this plan."""
    rows = PlanLine.objects.filter(plan=plan).select_related("help_request", "volunteer__person", "proposal")
    rows = rows.order_by("pk")
    planned = rows.filter(status=PlanLineStatus.PLANNED)
    lines = _lines(planned[:MOST_AT_ONCE])
    return {
        "gain": plan_words.gain(plan),
        "proof": plan_words.proof(plan),
        "bars": _bars(plan),
        "lines": lines,
        "can_send": any(not line.stale for line in lines),
        "waiting": planned.count(),
        "sent": _lines(rows.filter(status=PlanLineStatus.SENT)[:MOST_OVER]),
        "skipped": _lines(rows.filter(status=PlanLineStatus.SKIPPED)[:MOST_OVER]),
        "taken_out": _lines(rows.filter(status=PlanLineStatus.TAKEN_OUT)[:MOST_OVER]),
        "nobody": list(rows.filter(status=PlanLineStatus.NOBODY)[:MOST_OVER]),
        "newer": plan_rows.ready_after(plan),
    }


def _lines(rows: Iterable[PlanLine]) -> list[Line]:
    return [Line(row, words.sentence(words.from_data(row.reasons)), _stale(row)) for row in rows]


def _stale(row: PlanLine) -> str:
    if row.status != PlanLineStatus.PLANNED:
        return ""
    if row.help_request.status != RequestStatus.PICKED_UP:
        return _("This question went on in the meantime.")
    volunteer = row.volunteer
    if volunteer and (volunteer.status != VolunteerStatus.ACTIVE or volunteer.person.do_not_contact):
        return _("This neighbour cannot be asked now.")
    return ""


def _bars(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"label": _("This plan"), "value": plan.served, "target": plan.questions},
        {"label": _("One by one"), "value": plan.served_first_come, "target": plan.questions},
    ]
