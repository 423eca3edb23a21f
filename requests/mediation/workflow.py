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
