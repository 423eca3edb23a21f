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
    QUEUED = "queued", _("comes after the others")
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
    {
        P.QUEUED: {P.ASKED, P.WITHDRAWN},
        P.ASKED: {P.ACCEPTED, P.DECLINED, P.FILLED, P.WITHDRAWN},
        P.ACCEPTED: {P.ENDED, P.WITHDRAWN},
    },
    program_moves={
        P.QUEUED: {P.ASKED, P.WITHDRAWN},
        P.ASKED: {P.EXPIRED, P.FILLED, P.WITHDRAWN},
        P.ACCEPTED: {P.ENDED, P.WITHDRAWN},
    },
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
    QUESTION = "question", _("asked us something")
    ANSWERED = "answered", _("answered")
    RETURNED = "returned", _("given back")


H = HandoverStatus
# It lies with them: they are at it, or wait for what the hub knows.
LIES_THERE = (H.WAITING, H.QUESTION)
HANDOVER_MOVES = workflow(
    "matching.handover",
    {
        H.WAITING: {H.QUESTION, H.ANSWERED, H.RETURNED},
        H.QUESTION: {H.WAITING, H.ANSWERED, H.RETURNED},
    },
    program_moves={H.WAITING: {H.RETURNED}, H.QUESTION: {H.RETURNED}},
)


class DevelopmentStatus(models.TextChoices):
    """Questions without supply that the process manager works on together (D17)."""

    OPEN = "open", _("being made")
    OFFER = "offer", _("there is an offer")
    NOT_POSSIBLE = "not_possible", _("not possible")
    STOPPED = "stopped", _("stopped")


D = DevelopmentStatus
DEVELOPMENT_MOVES = workflow("matching.development", {D.OPEN: {D.OFFER, D.NOT_POSSIBLE, D.STOPPED}})


class InvitationStatus(models.TextChoices):
    """Whether somebody helps to make a new offer."""

    ASKED = "asked", _("asked")
    QUESTION = "question", _("asked us something")
    JOINS = "joins", _("joins")
    DECLINED = "declined", _("said no")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("no answer")
    ENDED = "ended", _("done")


N = InvitationStatus
INVITATION_MOVES = workflow(
    "matching.invitation",
    {
        N.ASKED: {N.QUESTION, N.JOINS, N.DECLINED, N.WITHDRAWN},
        N.QUESTION: {N.ASKED, N.JOINS, N.DECLINED, N.WITHDRAWN},
        N.JOINS: {N.ENDED, N.WITHDRAWN},
        # Asked once more, with a new deadline.
        N.DECLINED: {N.ASKED},
        N.EXPIRED: {N.ASKED},
        N.WITHDRAWN: {N.ASKED},
    },
    program_moves={N.ASKED: {N.EXPIRED}},
)


class PlanStatus(models.TextChoices):
    """A plan for the whole queue (D23)."""

    READY = "ready", _("ready to look at")
    SENT = "sent", _("sent")
    REPLACED = "replaced", _("followed by a newer plan")


L = PlanStatus
PLAN_MOVES = workflow("matching.plan", {L.READY: {L.SENT, L.REPLACED}}, program_moves={L.READY: {L.REPLACED}})


class PlanLineStatus(models.TextChoices):
    PLANNED = "planned", _("not sent yet")
    SENT = "sent", _("asked")
    TAKEN_OUT = "taken_out", _("taken out")
    SKIPPED = "skipped", _("not possible any more")
    NOBODY = "nobody", _("nobody found")


W = PlanLineStatus
PLAN_LINE_MOVES = workflow("matching.planline", {W.PLANNED: {W.SENT, W.TAKEN_OUT, W.SKIPPED}})
