"""Who can help, with what and when; and the ambassadors, who know their street."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal, Privacy
from hub.base.scopes import scoped
from hub.base.workflow import Moving
from volunteers.preferences import Circumstance, Gender
from volunteers.querysets import VolunteerQuerySet
from volunteers.workflow import VolunteerStatus


class Method(models.TextChoices):
    """The ways of working of neighbour mediation (seed 000) a mediator may choose from (C5)."""

    STANDARD = "standard", _("talks with both, then together")
    SHUTTLE = "shuttle", _("going back and forth between neighbours")
    WARM_LETTER = "warm_letter", _("writing a warm letter with somebody")
    COACHING = "coaching", _("conflict coaching")
    GROUP = "group", _("with a group of neighbours")
    ADVICE = "advice", _("advice and information")
    WARM_REFERRAL = "warm_referral", _("going along to other help")


class Ambassador(HubScoped):
    """A neighbour who looks for questions and talents in a street, complex or flat (C16)."""

    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="ambassador")
    area = models.CharField(_("street, complex or flat"), max_length=120)
    neighbourhood = models.ForeignKey("places.Neighbourhood", null=True, blank=True, on_delete=models.SET_NULL)
    recruited_by = models.CharField(max_length=120, blank=True)
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="know who keeps an eye on which street",
        basis="volunteer agreement",
        data=("street covered", "period"),
        whose="ambassador",
        keep_days=730,
        ends="until",
        wipe=("area", "recruited_by"),
        person="person",
        called=_("You as an ambassador"),
        shows={
            "area": _("street, complex or flat"),
            "recruited_by": _("came through"),
            "since": _("from"),
            "until": _("until"),
        },
        handed_by="volunteers.work",
    )

    def __str__(self) -> str:
        return self.area


class Volunteer(HubScoped, Moving):
    """Somebody who wants to do something for a neighbour or the neighbourhood. The track says through
    which door (C10): being active matters more than the door (seed 004)."""

    class Track(models.TextChoices):
        VOLUNTEER = "volunteer", _("volunteer")
        BENEFIT_RECIPIENT = "benefit_recipient", _("on benefit")
        NEWCOMER = "newcomer", _("newcomer")
        SCHOOL_PLACEMENT = "school_placement", _("school placement")
        WORK_PLACEMENT = "work_placement", _("work placement")

    status = models.CharField(max_length=40, choices=VolunteerStatus, default=VolunteerStatus.APPLIED)
    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="volunteer")
    track = models.CharField(max_length=30, choices=Track, default=Track.VOLUNTEER)
    talents = models.ManyToManyField("socialmap.TaxonomyTerm", blank=True, related_name="volunteers")
    own_words = models.TextField(_("what I like to do"), blank=True, max_length=1000)
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    most_at_once = models.PositiveSmallIntegerField(_("at most at the same time"), default=2)
    most_kilometres = models.PositiveSmallIntegerField(_("as far as (km)"), default=3)
    hours_a_week = models.PositiveSmallIntegerField(null=True, blank=True)
    lasting = models.BooleanField(_("also for longer"), default=True)
    available_from = models.DateField(null=True, blank=True)
    available_until = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    methods = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    gender = models.CharField(max_length=10, choices=Gender, blank=True)
    avoids = ArrayField(models.CharField(max_length=20, choices=Circumstance), default=list, blank=True)
    brought_by = models.ForeignKey(
        Ambassador, null=True, blank=True, on_delete=models.SET_NULL, related_name="talents_brought"
    )
    submission = models.UUIDField(
        null=True, blank=True, unique=True, help_text="one filled-in form; a second sending finds the first"
    )
    created_at = models.DateTimeField(default=clock.now)

    objects = scoped(VolunteerQuerySet)
    privacy: ClassVar = Privacy(
        purpose="match an offer of help with a question",
        basis="consent",
        data=("talents", "availability", "languages", "own words"),
        whose="volunteer",
        keep_days=730,
        ends="status_since",
        only=models.Q(status="left"),
        wipe=("own_words", "languages", "submission"),
        person="person",
        called=_("What you offer"),
        shows={
            "created_at": _("applied on"),
            "status": _("how it stands"),
            "track": _("came as"),
            "talents": _("what I like to do"),
            "own_words": _("in your own words"),
            "languages": _("languages"),
            "most_at_once": _("at most at the same time"),
            "most_kilometres": _("as far as (km)"),
            "hours_a_week": _("hours a week"),
            "lasting": _("also for longer"),
            "available_from": _("from"),
            "available_until": _("until"),
            "paused_until": _("on a break until"),
            "methods": _("ways of mediating"),
        },
        handed_by="volunteers.work",
    )

    class Meta:
        indexes = [models.Index(fields=["hub", "status"], name="volunteer_hub_status")]

    def __str__(self) -> str:
        return f"volunteer {self.pk}"

    @property
    def method_words(self) -> list[str]:
        """The mediation methods in words."""
        return [str(dict(Method.choices).get(code, code)) for code in self.methods]

    @property
    def avoid_words(self) -> list[str]:
        """What this volunteer would rather not, in words."""
        return [str(dict(Circumstance.choices).get(code, code)) for code in self.avoids]

    @property
    def is_onboarding(self) -> bool:
        """The hub and this person are getting to know each other."""
        return self.status in ("applied", "conversation", "checks")


class Availability(models.Model):
    """A part of the week in which a volunteer can help (0 is Monday)."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="availability")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    privacy: ClassVar = Privacy(
        purpose="match an offer of help with a question",
        basis="consent",
        data=("hours of the week",),
        whose="volunteer",
        keep_days=730,
        follows="volunteer",
        delete=True,
        person="volunteer__person",
        called=_("When you can"),
        shows={"weekday": _("day of the week"), "starts": _("from"), "ends": _("until")},
        handed_by="volunteers.work",
    )

    class Meta:
        ordering = ["weekday", "starts"]
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="availability_weekday_exists"),
            models.CheckConstraint(
                condition=models.Q(starts__lt=models.F("ends")), name="availability_starts_before_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts:%H:%M}-{self.ends:%H:%M}"


class CheckKind(models.TextChoices):
    """What the hub may want to see before somebody is asked for certain work (C7)."""

    CONDUCT = "conduct", _("certificate of conduct")
    FIRST_AID = "first_aid", _("first aid")
    DRIVING = "driving", _("driving licence")
    MONEY = "money", _("training in helping with money")
    DEMENTIA = "dementia", _("training in dementia")


class Check(HubScoped):
    """A certificate or training of a volunteer that the hub has seen. The paper itself is not kept."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="checks")
    kind = models.CharField(max_length=20, choices=CheckKind)
    valid_until = models.DateField(null=True, blank=True)
    seen_on = models.DateField(default=clock.today)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="let only who may do so help with certain questions",
        basis="consent",
        data=("which certificate or training was seen", "until when it holds"),
        whose="volunteer",
        keep_days=730,
        follows="volunteer",
        delete=True,
    )

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["volunteer", "kind"], name="check_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.volunteer_id}"

    @property
    def is_over(self) -> bool:
        return self.valid_until is not None and self.valid_until < clock.today()


class CheckRule(HubScoped):
    """Questions about this subject, or all questions, are only for volunteers with this check."""

    subject = models.ForeignKey(
        "socialmap.TaxonomyTerm", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=CheckKind)

    objects = scoped()
    privacy: ClassVar = NothingPersonal("a rule of the hub")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hub", "subject", "kind"], name="check_rule_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id or 'all'}"
