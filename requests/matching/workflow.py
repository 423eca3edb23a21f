"""The way of an arrangement (one attempt to answer a question), and of what it is made of: proposals to
volunteers and referrals to contact persons. Informal first is the order of the rungs (D9)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base.workflow import workflow


class Rung(models.TextChoices):
    """The route ladder of seed 004, in its order."""

    VOLUNTEER = "volunteer", _("a neighbour")
    COMBINATION = "combination", _("a neighbour with an organisation")
    ORGANIZATION = "organization", _("an organisation")
    DEVELOPED = "developed", _("something new, made together")


LADDER = (Rung.VOLUNTEER, Rung.COMBINATION, Rung.ORGANIZATION, Rung.DEVELOPED)


class SkipReason(models.TextChoices):
    """Why a rung was skipped. Skipping asks one of these, and words."""

    RESIDENT_WISH = "resident_wish", _("the resident does not want a neighbour")
    PROFESSIONAL_NEEDED = "professional_needed", _("this asks for a professional")
    UNSAFE = "unsafe", _("not safe for a volunteer")
    TRIED = "tried", _("tried, nobody could")
    URGENT = "urgent", _("too urgent to look further")
    NOBODY_FITS = "nobody_fits", _("nobody in the registry fits")


class ArrangementStatus(models.TextChoices):
    ASKED = "asked", _("asked")
    AGREED = "agreed", _("agreed")
    ENDED = "ended", _("ended")
    FAILED = "failed", _("did not come off")


A = ArrangementStatus
ARRANGEMENT_MOVES = workflow(
    "matching.arrangement",
    {A.ASKED: {A.AGREED, A.FAILED}, A.AGREED: {A.ENDED, A.FAILED}},
    program_moves={A.ASKED: {A.FAILED}, A.AGREED: {A.ENDED}},
)


class ProposalStatus(models.TextChoices):
    ASKED = "asked", _("asked")
    ACCEPTED = "accepted", _("said yes")
    DECLINED = "declined", _("said no")
    FILLED = "filled", _("somebody else was first")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("no answer")
    ENDED = "ended", _("done")


P = ProposalStatus
PROPOSAL_MOVES = workflow(
    "matching.proposal",
    {P.ASKED: {P.ACCEPTED, P.DECLINED, P.FILLED, P.WITHDRAWN}, P.ACCEPTED: {P.ENDED, P.WITHDRAWN}},
    program_moves={P.ASKED: {P.EXPIRED, P.FILLED, P.WITHDRAWN}, P.ACCEPTED: {P.ENDED, P.WITHDRAWN}},
)


class ReferralStatus(models.TextChoices):
    ASKED = "asked", _("asked")
    QUESTION = "question", _("asked us something")
    ACCEPTED = "accepted", _("said yes")
    DECLINED = "declined", _("said no")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("no answer")
    ENDED = "ended", _("done")


F = ReferralStatus
REFERRAL_MOVES = workflow(
    "matching.referral",
    {
        F.ASKED: {F.QUESTION, F.ACCEPTED, F.DECLINED, F.WITHDRAWN},
        F.QUESTION: {F.ASKED, F.ACCEPTED, F.DECLINED, F.WITHDRAWN},
        F.ACCEPTED: {F.ENDED, F.WITHDRAWN},
    },
    program_moves={
        F.ASKED: {F.EXPIRED, F.WITHDRAWN},
        F.QUESTION: {F.WITHDRAWN},
        F.ACCEPTED: {F.ENDED, F.WITHDRAWN},
    },
)


class HandoverStatus(models.TextChoices):
    """A question that lies with the neighbourhood team or the process manager."""

    WAITING = "waiting", _("waiting")
    ANSWERED = "answered", _("answered")
    RETURNED = "returned", _("given back")


H = HandoverStatus
HANDOVER_MOVES = workflow(
    "matching.handover",
    {H.WAITING: {H.ANSWERED, H.RETURNED}},
    program_moves={H.WAITING: {H.RETURNED}},
)
