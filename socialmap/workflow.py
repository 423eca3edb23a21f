"""How what keeps the social map current changes: an edit that waits for a look, a report of a mistake, a claim, and
the question whether an entry is still right."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base.workflow import workflow


class ChangeStatus(models.TextChoices):
    PROPOSED = "proposed", _("waits for a look")
    APPROVED = "approved", _("taken over")
    REFUSED = "refused", _("not taken over")
    WITHDRAWN = "withdrawn", _("taken back")


C = ChangeStatus
# The program takes back what a newer proposal of the same source replaces.
CHANGE_MOVES = workflow(
    "socialmap.entrychange",
    {C.PROPOSED: {C.APPROVED, C.REFUSED, C.WITHDRAWN}},
    program_moves={C.PROPOSED: {C.WITHDRAWN}},
)


class ReportStatus(models.TextChoices):
    NEW = "new", _("new")
    HANDLED = "handled", _("handled")


REPORT_MOVES = workflow("socialmap.entryreport", {ReportStatus.NEW: {ReportStatus.HANDLED}})


class ClaimStatus(models.TextChoices):
    NEW = "new", _("waits for a look")
    APPROVED = "approved", _("is the contact person now")
    REFUSED = "refused", _("not the contact person")


CLAIM_MOVES = workflow("socialmap.entryclaim", {ClaimStatus.NEW: {ClaimStatus.APPROVED, ClaimStatus.REFUSED}})


class CheckStatus(models.TextChoices):
    """Who has to look whether an entry is still right."""

    ASKED = "asked", _("the contact person was asked")
    REMINDED = "reminded", _("the contact person was asked twice")
    AT_HUB = "at_hub", _("the hub looks")
    DONE = "done", _("done")


K = CheckStatus
CHECK_MOVES = workflow(
    "socialmap.entrycheck",
    {
        K.ASKED: {K.AT_HUB, K.DONE},
        K.REMINDED: {K.AT_HUB, K.DONE},
        K.AT_HUB: {K.DONE},
    },
    program_moves={K.ASKED: {K.REMINDED}},
)


class ImportStatus(models.TextChoices):
    """How far a spreadsheet is that somebody reads in."""

    UPLOADED = "uploaded", _("columns to choose")
    CHECKING = "checking", _("being looked through")
    CHECKED = "checked", _("ready to look at")
    WRITING = "writing", _("being read in")
    DONE = "done", _("read in")
    FAILED = "failed", _("did not work")
    STOPPED = "stopped", _("stopped")


IN = ImportStatus
IMPORT_MOVES = workflow(
    "socialmap.importrun",
    {
        IN.UPLOADED: {IN.CHECKING, IN.STOPPED},
        IN.CHECKED: {IN.CHECKING, IN.WRITING, IN.STOPPED},
        IN.FAILED: {IN.CHECKING, IN.STOPPED},
    },
    program_moves={IN.CHECKING: {IN.CHECKED, IN.FAILED}, IN.WRITING: {IN.DONE, IN.FAILED}},
)
