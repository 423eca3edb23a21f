"""The path of a case as stations along a line: dates and days, never what was said. Reads only."""

from typing import Any

from hub.base.models import About, Event
from mediation.models import MediationCase
from mediation.workflow import MEDIATORS_ACT, NORM_DAYS, STATIONS, CaseStatus


def stations_of(case: MediationCase) -> list[dict[str, Any]]:
    """Each station with its state, the day it was reached and the days it took against the norm."""
    events = list(Event.objects.filter(**About.key_of(case)).exclude(new="").order_by("at", "pk"))
    reached = {event.new: event.at for event in events}
    reached.setdefault(str(CaseStatus.REPORTED), case.created_at)
    passed = [str(station) for station in STATIONS if str(station) in reached]
    rows = []
    for station in STATIONS:
        at = reached.get(str(station))
        rows.append(
            {
                "label": station.label,
                "state": _state(case, str(station), passed),
                "date": at,
                "days": _days(case, str(station), passed, reached),
                "norm": NORM_DAYS.get(station),
            }
        )
    if case.status == CaseStatus.OUT_OF_SCOPE:
        rows.append({"label": CaseStatus.OUT_OF_SCOPE.label, "state": "current", "date": case.closed_at})
    return rows


def _state(case: MediationCase, station: str, passed: list[str]) -> str:
    if case.status == station:
        return "current"
    if station in passed:
        return "done"
    return "ahead" if case.is_open else "skipped"


def _days(case: MediationCase, station: str, passed: list[str], reached: dict[str, Any]) -> int | None:
    """Days spent at a station: until the next one, or until now."""
    if station not in passed or station == CaseStatus.CLOSED:
        return None
    if case.status == station:
        return case.days_here
    later = [reached[other] for other in passed if passed.index(other) > passed.index(station)]
    end = min(later, default=case.closed_at)
    return (end - reached[station]).days if end else None


def mediators_act(case: MediationCase) -> bool:
    """Whether the mediators make the next step; otherwise the coordinator does."""
    return case.status in MEDIATORS_ACT
