"""How a question gets its answer: one arrangement at a time, made of proposals and referrals."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import Privacy
from hub.base.scopes import scoped
from hub.base.workflow import Moving
from matching.plans import Plan, PlanLine  # noqa: F401
from matching.querysets import DevelopmentQuerySet, HandoverQuerySet, ProposalQuerySet, ReferralQuerySet
from matching.rows import CandidateRow, Weighting  # noqa: F401
from matching.workflow import (
    ArrangementStatus,
    DevelopmentStatus,
    HandoverStatus,
    InvitationStatus,
    ProposalStatus,
    ReferralStatus,
    Rung,
    SkipReason,
)


class Arrangement(HubScoped, Moving):
    """One attempt to answer a question, on one rung of the ladder. With both a volunteer and an
    organisation in it, both must say yes (D16)."""

    status = models.CharField(max_length=40, choices=ArrangementStatus, default=ArrangementStatus.ASKED)
    help_request = models.ForeignKey("intake.HelpRequest", on_delete=models.PROTECT, related_name="arrangements")
    rung = models.CharField(max_length=20, choices=Rung)
    skip_reason = models.CharField(max_length=30, choices=SkipReason, blank=True)
    skip_words = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    hours_given = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="match an offer of help with a question",
        basis="consent",
        data=("who helps whom", "why a step was skipped"),
        whose="resident, volunteer",
        keep_days=365,
        follows="help_request",
        wipe=("skip_words",),
        person="help_request__person",
        called=_("Whom we asked for you"),
        shows={
            "rung": _("who"),
            "skip_words": _("why"),
            "status": _("how it stands"),
            "created_at": _("when"),
            "agreed_at": _("agreed on"),
        },
        handed_by="matching.work",
    )

    class Meta:
        constraints = [
            # Two workers who propose at once: one of them gets a clear answer.
            models.UniqueConstraint(
                fields=["help_request"],
                condition=models.Q(status__in=["asked", "agreed"]),
                name="one_arrangement_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(rung="volunteer") | ~models.Q(skip_reason=""),
                name="informal_first_or_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rung} {self.pk}"


class Proposal(HubScoped, Moving):
    """The question put to one volunteer. The first who fits and says yes gets it (D8, D11)."""

    status = models.CharField(max_length=40, choices=ProposalStatus, default=ProposalStatus.ASKED)
    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, related_name="proposals")
    volunteer = models.ForeignKey("volunteers.Volunteer", on_delete=models.PROTECT, related_name="proposals")
    reasons = models.JSONField(default=list)
    score = models.FloatField(default=0)
    note = models.CharField(_("line with it"), max_length=300, blank=True)
    place = models.PositiveSmallIntegerField(default=0, help_text="one after another: whose turn it is")
    period = DateTimeRangeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    deadline = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=200, blank=True)

    objects = scoped(ProposalQuerySet)
    privacy: ClassVar = Privacy(
        purpose="match an offer of help with a question",
        basis="consent",
        data=("who was asked", "answer"),
        whose="volunteer",
        keep_days=365,
        follows="arrangement",
        wipe=("reasons", "note", "decline_reason"),
        person="volunteer__person",
        called=_("What we asked you"),
        shows={
            "created_at": _("when"),
            "note": _("line with it"),
            "status": _("your answer"),
            "answered_at": _("answered on"),
            "decline_reason": _("why not"),
        },
        handed_by="matching.work",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "volunteer"], name="asked_once"),
            models.UniqueConstraint(
                fields=["arrangement"], condition=models.Q(status="accepted"), name="one_volunteer_wins"
            ),
            ExclusionConstraint(
                name="no_double_booking",
                expressions=[("volunteer", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=models.Q(status="accepted") & models.Q(period__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["deadline"], name="proposal_waiting", condition=models.Q(status="asked")),
            models.Index(fields=["volunteer", "status"], name="proposal_volunteer"),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"


class Referral(HubScoped, Moving):
    """The question put to the contact person of a service (D13), with only what the resident agreed to
    share. A `logged` referral was made by phone; a live one is answered here by link."""

    status = models.CharField(max_length=40, choices=ReferralStatus, default=ReferralStatus.ASKED)
    arrangement = models.OneToOneField(Arrangement, on_delete=models.PROTECT, related_name="referral")
    service = models.ForeignKey("socialmap.Service", on_delete=models.PROTECT, related_name="referrals")
    contact = models.ForeignKey(
        "socialmap.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    logged = models.BooleanField(default=False)
    note = models.CharField(_("line with it"), max_length=300, blank=True)
    shares_contact_details = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)
    deadline = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=300, blank=True)
    question = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=500, blank=True)

    objects = scoped(ReferralQuerySet)
    privacy: ClassVar = Privacy(
        purpose="let an organisation answer a question",
        basis="consent",
        data=("what was shared with whom",),
        whose="resident, contact person",
        keep_days=365,
        follows="arrangement",
        wipe=("contact", "note", "decline_reason", "question", "answer"),
        person="arrangement__help_request__person",
        called=_("Organisations we asked for you"),
        shows={
            "service": _("organisation"),
            "created_at": _("when"),
            "note": _("what we told"),
            "shares_contact_details": _("with your name and details"),
            "status": _("how it stands"),
            "decline_reason": _("why not"),
            "question": _("what they asked"),
            "answer": _("what we answered"),
        },
        handed_by="matching.work",
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["deadline"],
                name="referral_waiting",
                condition=models.Q(status__in=["asked", "question"]),
            )
        ]

    def __str__(self) -> str:
        return f"referral {self.pk}"


class Handover(HubScoped, Moving):
    """A question laid with the neighbourhood team (D22), or with the process manager because nobody has
    an answer (D17), with a deadline."""

    class To(models.TextChoices):
        TEAM = "team", _("neighbourhood team")
        PROCESS_MANAGER = "process_manager", _("process manager")

    status = models.CharField(max_length=40, choices=HandoverStatus, default=HandoverStatus.WAITING)
    help_request = models.ForeignKey("intake.HelpRequest", on_delete=models.PROTECT, related_name="handovers")
    to = models.CharField(max_length=20, choices=To)
    reason = models.CharField(max_length=500)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    deadline = models.DateTimeField()
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    development = models.ForeignKey(
        "matching.Development", null=True, blank=True, on_delete=models.SET_NULL, related_name="handovers"
    )

    objects = scoped(HandoverQuerySet)
    privacy: ClassVar = Privacy(
        purpose="get an answer where the hub has none",
        basis="consent",
        data=("why it was handed over", "answer"),
        whose="resident",
        keep_days=365,
        follows="help_request",
        wipe=("reason", "answer"),
        person="help_request__person",
        called=_("Where we laid your question"),
        shows={
            "to": _("who"),
            "created_at": _("when"),
            "reason": _("why"),
            "answer": _("answer"),
            "answered_at": _("answered on"),
        },
        handed_by="matching.work",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["help_request"],
                condition=models.Q(status__in=["waiting", "question"]),
                name="one_handover_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.to} {self.pk}"


class Development(HubScoped, Moving):
    """Questions that nobody has an answer to, taken together by the process manager, who invites people to make
    one before a deadline and decides (D17). The offer is a draft here until it is published."""

    status = models.CharField(max_length=40, choices=DevelopmentStatus, default=DevelopmentStatus.OPEN)
    title = models.CharField(_("what it is about"), max_length=120)
    subject = models.ForeignKey(
        "socialmap.TaxonomyTerm", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    neighbourhood = models.ForeignKey(
        "places.Neighbourhood", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.CharField(_("invitation"), max_length=500, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    deadline = models.DateTimeField()
    offer = models.JSONField(default=dict, blank=True, help_text="the draft of the new offer")
    service = models.ForeignKey("socialmap.Service", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decision = models.TextField(max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = scoped(DevelopmentQuerySet)
    privacy: ClassVar = Privacy(
        purpose="make an answer where there is none",
        basis="legitimate interest: a new offer for the neighbourhood",
        data=("who decided, and why",),
        whose="staff",
        keep_days=730,
        ends="decided_at",
        wipe=("title", "words", "offer"),
        becomes={"decision": "-"},
    )

    class Meta:
        ordering = ["deadline", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="open")
                | (models.Q(decided_by__isnull=False) & models.Q(decided_at__isnull=False) & ~models.Q(decision="")),
                name="a_decision_has_a_name_and_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Invitation(HubScoped, Moving):
    """Somebody asked to help make a new offer: the contact person of an organisation, or a volunteer. Holds nothing
    about who asked the questions."""

    status = models.CharField(max_length=40, choices=InvitationStatus, default=InvitationStatus.ASKED)
    development = models.ForeignKey(Development, on_delete=models.PROTECT, related_name="invitations")
    contact = models.ForeignKey(
        "socialmap.Contact", null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    volunteer = models.ForeignKey(
        "volunteers.Volunteer", null=True, blank=True, on_delete=models.PROTECT, related_name="invitations"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    asked_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True, help_text="what they bring, or why not")

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="make an answer where there is none",
        basis="legitimate interest: their work",
        data=("who was invited", "answer"),
        whose="contact person, volunteer",
        keep_days=730,
        follows="development",
        wipe=("words",),
        person="volunteer__person",
        called=_("What we asked you to help to make"),
        shows={"asked_at": _("when"), "status": _("how it stands"), "words": _("your answer")},
        handed_by="volunteers.work",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["development", "contact"], name="contact_invited_once"),
            models.UniqueConstraint(fields=["development", "volunteer"], name="volunteer_invited_once"),
            models.CheckConstraint(
                condition=models.Q(contact__isnull=False, volunteer__isnull=True)
                | models.Q(contact__isnull=True, volunteer__isnull=False),
                name="invitation_is_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
