"""The plan for the whole queue as it is kept (D23). Part of `models.py`."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import Privacy
from hub.base.scopes import scoped
from hub.base.workflow import Moving
from matching.workflow import PlanLineStatus, PlanStatus


class Plan(HubScoped, Moving):
    """The best set of matches for all questions that were ready at one moment, with its proof: `bound` is what no
    plan can exceed, `value` what this one is worth. Only figures: who is in it stands in the lines."""

    status = models.CharField(max_length=40, choices=PlanStatus, default=PlanStatus.READY)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    volunteers = models.PositiveIntegerField(default=0, help_text="who could be asked at that moment")
    questions = models.PositiveIntegerField(default=0)
    served = models.PositiveIntegerField(default=0)
    served_first_come = models.PositiveIntegerField(default=0)
    strength = models.FloatField(default=0, help_text="how well the matches fit, all together")
    strength_first_come = models.FloatField(default=0)
    value = models.BigIntegerField(default=0)
    bound = models.BigIntegerField(default=0)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="know who made a plan",
        basis="contract",
        data=("who made it",),
        whose="staff",
        keep_days=730,
        follows="made_by",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hub"], condition=models.Q(status="ready"), name="one_plan_ready"),
            models.CheckConstraint(condition=models.Q(value__lte=models.F("bound")), name="no_plan_above_its_bound"),
        ]
        indexes = [models.Index(fields=["hub", "-created_at"], name="plan_newest")]

    def __str__(self) -> str:
        return f"plan {self.pk}"

    @property
    def is_proven(self) -> bool:
        return self.value == self.bound


class PlanLine(HubScoped, Moving):
    """One question of a plan: whom to ask for it, or why nobody. Lines that were not sent go with the next plan."""

    status = models.CharField(max_length=40, choices=PlanLineStatus, default=PlanLineStatus.PLANNED)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines")
    help_request = models.ForeignKey("intake.HelpRequest", on_delete=models.CASCADE, related_name="plan_lines")
    volunteer = models.ForeignKey(
        "volunteers.Volunteer", null=True, blank=True, on_delete=models.CASCADE, related_name="plan_lines"
    )
    score = models.FloatField(default=0)
    reasons = models.JSONField(default=list)
    why = models.CharField(max_length=300, blank=True, help_text="why nobody, or why it was not sent")
    proposal = models.ForeignKey(
        "matching.Proposal", null=True, blank=True, on_delete=models.SET_NULL, related_name="plan_lines"
    )

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="match an offer of help with a question",
        basis="consent",
        data=("who was planned for whom",),
        whose="resident, volunteer",
        keep_days=365,
        follows="help_request",
        delete=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "help_request"], name="planned_once"),
            models.CheckConstraint(
                condition=models.Q(status="nobody") | models.Q(volunteer__isnull=False), name="planned_for_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"plan line {self.pk}"
