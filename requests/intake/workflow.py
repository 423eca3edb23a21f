"""The way of a question, from the first word until somebody says that it helped (D7); and of a signal
that an ambassador brings (D1, D2).

    new > picked up > proposed > arranged > checking > closed
                    > waiting for the resident
                    > with the neighbourhood team, the process manager, or in mediation
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base.workflow import workflow


class RequestStatus(models.TextChoices):
    NEW = "new", _("new")
    PICKED_UP = "picked_up", _("picked up")
    PROPOSED = "proposed", _("asked somebody")
    WAITING_RESIDENT = "waiting_resident", _("waiting for the resident")
    ARRANGED = "arranged", _("help arranged")
    CHECKING = "checking", _("asked whether it helped")
    CLOSED = "closed", _("closed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    WITH_TEAM = "with_team", _("with the neighbourhood team")
    WITH_PROCESS_MANAGER = "with_process_manager", _("with the process manager")
    IN_MEDIATION = "in_mediation", _("in mediation")


R = RequestStatus
ENDED = (R.CLOSED, R.WITHDRAWN)
OPEN = tuple(status for status in R if status not in ENDED)
# The hub must do something; in the others somebody else is on the move.
OURS = (R.NEW, R.PICKED_UP)

REQUEST_MOVES = workflow(
    "intake.helprequest",
    {
        R.NEW: {R.PICKED_UP, R.WITHDRAWN},
        R.PICKED_UP: {
            R.NEW,
            R.PROPOSED,
            R.ARRANGED,
            R.WAITING_RESIDENT,
            R.WITH_TEAM,
            R.WITH_PROCESS_MANAGER,
            R.IN_MEDIATION,
            R.CHECKING,
            R.CLOSED,
            R.WITHDRAWN,
        },
        R.PROPOSED: {R.PICKED_UP, R.ARRANGED, R.WITHDRAWN},
        R.WAITING_RESIDENT: {R.PICKED_UP, R.CLOSED, R.WITHDRAWN},
        R.ARRANGED: {R.CHECKING, R.PICKED_UP, R.CLOSED, R.WITHDRAWN},
        R.CHECKING: {R.CLOSED, R.PICKED_UP, R.WITHDRAWN},
        R.CLOSED: {R.PICKED_UP},
        R.WITHDRAWN: {R.PICKED_UP},
        R.WITH_TEAM: {R.PICKED_UP, R.CHECKING, R.WITHDRAWN},
        R.WITH_PROCESS_MANAGER: {R.PICKED_UP, R.CLOSED, R.WITHDRAWN},
        R.IN_MEDIATION: {R.PICKED_UP, R.CHECKING, R.CLOSED, R.WITHDRAWN},
    },
    # What only the clock does: nobody answered in time, or it is time to ask whether it helped.
    program_moves={
        R.PROPOSED: {R.PICKED_UP},
        R.WAITING_RESIDENT: {R.PICKED_UP},
        R.ARRANGED: {R.CHECKING},
        R.WITH_TEAM: {R.PICKED_UP},
        R.WITH_PROCESS_MANAGER: {R.PICKED_UP},
    },
)


class SignalStatus(models.TextChoices):
    NOT_AGREED = "not_agreed", _("the person has not said yes yet")
    NEW = "new", _("new")
    TAKEN_IN = "taken_in", _("taken in")
    DROPPED = "dropped", _("dropped")


S = SignalStatus
SIGNAL_MOVES = workflow(
    "intake.signal",
    # Back to waiting for a yes: what looked like something in the street turns out to be about a person.
    {S.NOT_AGREED: {S.NEW, S.TAKEN_IN, S.DROPPED}, S.NEW: {S.NOT_AGREED, S.TAKEN_IN, S.DROPPED}},
    program_moves={S.NOT_AGREED: {S.DROPPED}},
)
