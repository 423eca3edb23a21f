"""The path of a mediation case in the basic method (seed 000, level 1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base.workflow import workflow


class CaseStatus(models.TextChoices):
    REPORTED = "reported", _("reported")
    NETWORK = "network", _("network informed")
    PAIR = "pair", _("pair of mediators")
    INTAKE_1 = "intake_1", _("talk with the first party")
    INTAKE_2 = "intake_2", _("talk with the second party")
    MEETING = "meeting", _("meeting of both")
    AFTERCARE = "aftercare", _("aftercare")
    CLOSED = "closed", _("closed")
    OUT_OF_SCOPE = "out_of_scope", _("not for mediation")


C = CaseStatus
STATIONS = (C.REPORTED, C.NETWORK, C.PAIR, C.INTAKE_1, C.INTAKE_2, C.MEETING, C.AFTERCARE, C.CLOSED)
_forward = {station: {STATIONS[index + 1]} for index, station in enumerate(STATIONS[:-1])}
CASE_MOVES = workflow(
    "mediation.mediationcase",
    {station: {*targets, C.CLOSED, C.OUT_OF_SCOPE} for station, targets in _forward.items()},
)

ENDED = (C.CLOSED, C.OUT_OF_SCOPE)
# Days a case may stand at a station before it is marked as too long. Start values of our own: the seeds
# name the steps, not the time for each; aftercare is the four weeks of seed 000.
NORM_DAYS: dict[str, int] = {
    C.REPORTED: 3,
    C.NETWORK: 7,
    C.PAIR: 7,
    C.INTAKE_1: 14,
    C.INTAKE_2: 21,
    C.MEETING: 21,
    C.AFTERCARE: 35,
}
# Who makes the next step: the mediators go out, the coordinator does the rest.
MEDIATORS_ACT = (C.INTAKE_1, C.INTAKE_2, C.MEETING)


def next_station(status: str) -> str:
    """The station after this one, or "" at the end of the line."""
    open_line = [str(station) for station in STATIONS[:-1]]
    if status not in open_line[:-1]:
        return ""
    return open_line[open_line.index(status) + 1]
