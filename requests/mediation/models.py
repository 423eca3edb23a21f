"""Neighbour mediation behind its own wall (design rule 5): the coordinator sees the case, mediators only
process information of the cases assigned to them, the parties never each other's words."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import Privacy
from hub.base.scopes import scoped
from hub.base.workflow import Moving
from mediation.querysets import CaseQuerySet
from mediation.workflow import ENDED, NORM_DAYS, CaseStatus


class Nuisance(models.TextChoices):
    """The kinds of nuisance that projects for neighbour mediation register."""

    NOISE = "noise", _("noise")
    HARASSMENT = "harassment", _("bullying or a broken relation")
    GARDEN = "garden", _("garden and trees")
    ANIMALS = "animals", _("animals")
    WASTE = "waste", _("rubbish")
    SMELL_SMOKE = "smell_smoke", _("smell or smoke")
    PARKING = "parking", _("parking")
    BOUNDARY = "boundary", _("fence or boundary")
    CHILDREN = "children", _("children")
    SHARED_SPACE = "shared_space", _("shared stairs, hall or garden")
    INTIMIDATION = "intimidation", _("intimidation")
    OTHER = "other", _("something else")


class Outcome(models.TextChoices):
    """How a mediation ended."""

    SOLVED = "solved", _("solved")
    BETTER = "better", _("better, with agreements")
    NOT_SOLVED = "not_solved", _("talked, not solved")
    DECLINED = "declined", _("the other party does not want to talk")
    STOPPED = "stopped", _("who reported it wants to stop")


class ScopeReason(models.TextChoices):
    """Why a case is not for volunteers who mediate (seed 000, seed 002)."""

    PSYCHIATRIC = "psychiatric", _("serious psychiatric trouble")
    ADDICTION = "addiction", _("addiction")
    VIOLENCE = "violence", _("violence")
    THREATS = "threats", _("threats")
    LEGAL = "legal", _("a court case is running")
    ELSEWHERE = "elsewhere", _("another organisation is the right one")


class MediationCase(HubScoped, Moving):
    """A conflict between neighbours, as the coordinator works on it."""

    class Level(models.TextChoices):
        L0 = "0", _("0 prevention, information, advice")
        L1 = "1", _("1 basic mediation")
        L2 = "2", _("2 made to measure within the method")
        L3 = "3", _("3 other service or method")

    status = models.CharField(max_length=40, choices=CaseStatus, default=CaseStatus.REPORTED)
    reference = models.CharField(max_length=20, unique=True)
    help_request = models.ForeignKey(
        "intake.HelpRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="mediation_cases"
    )
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    level = models.CharField(max_length=1, choices=Level, default=Level.L1)
    nuisance = models.CharField(max_length=20, choices=Nuisance, default=Nuisance.OTHER)
    summary = models.TextField(_("what it is about"), max_length=2000)
    safety_note = models.CharField(_("safety at a home visit"), max_length=300, blank=True)
    neighbourhood = models.ForeignKey("places.Neighbourhood", null=True, blank=True, on_delete=models.PROTECT)
    created_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(_("how it ended"), max_length=20, choices=Outcome, blank=True)
    scope_reason = models.CharField(_("why not for mediation"), max_length=20, choices=ScopeReason, blank=True)
    result = models.CharField(_("agreements, in a line"), max_length=300, blank=True)

    objects = scoped(CaseQuerySet)
    privacy: ClassVar = Privacy(
        purpose="help neighbours to talk with each other again",
        basis="consent of each party",
        data=("what the conflict is about", "course of the mediation", "safety note"),
        whose="parties of a conflict",
        keep_days=180,
        ends="closed_at",
        wipe=("summary", "safety_note", "result"),
    )

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["hub", "status", "created_at"], name="case_hub_status")]
        constraints = [
            # A question may come back after a mediation; two at once would be two coordinators.
            models.UniqueConstraint(
                fields=["help_request"],
                condition=~models.Q(status__in=["closed", "out_of_scope"]),
                name="one_open_case_per_question",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.status not in ENDED

    @property
    def days_here(self) -> int:
        """Days at the present station."""
        return (clock.now() - self.status_since).days

    @property
    def norm_days(self) -> int:
        return NORM_DAYS.get(self.status, 0)

    @property
    def is_late(self) -> bool:
        return self.is_open and self.days_here > self.norm_days


class Party(HubScoped):
    """One side of a conflict, with own contact details and own consent. The second party did not ask for
    this: as little as possible is kept until they were spoken with (GDPR art. 14)."""

    case = models.ForeignKey(MediationCase, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("party"))
    known_as = models.CharField(_("as we call this party"), max_length=80)
    own_words = models.TextField(_("in their own words"), max_length=2000, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="help neighbours to talk with each other again",
        basis="consent of each party",
        data=("who", "own words"),
        whose="parties of a conflict",
        keep_days=180,
        follows="case",
        wipe=("person", "known_as", "own_words"),
        # The case itself is about both neighbours; each only gets what is from and about that one.
        person="person",
        called=_("Neighbour mediation"),
        shows={"known_as": _("as we call you"), "own_words": _("in your own words"), "agreed_at": _("you agreed on")},
        handed_by="mediation.coordinate",
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="party_number_once")]

    def __str__(self) -> str:
        return self.known_as


class MediatorAssignment(HubScoped):
    """A mediator on a case, from a day until a day; access ends with it (G1)."""

    case = models.ForeignKey(MediationCase, on_delete=models.CASCADE, related_name="assignments")
    volunteer = models.ForeignKey("volunteers.Volunteer", on_delete=models.PROTECT, related_name="cases")
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="know who mediates",
        basis="volunteer agreement",
        data=("who", "period"),
        whose="mediator",
        keep_days=730,
        ends="until",
        delete=True,
        person="volunteer__person",
        called=_("Mediations you did"),
        shows={"since": _("from"), "until": _("until")},
        handed_by="mediation.coordinate",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "volunteer"], condition=models.Q(until=None), name="mediator_once_a_case"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.volunteer_id}"
