"""What is on (A15): an activity, the dates it is made of, and who comes."""

import secrets
from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal, Privacy
from hub.base.scopes import scoped
from hub.base.workflow import Moving
from socialmap.models.base import PUBLIC_DATA
from socialmap.models.directory import Location, Organization, Service, TaxonomyTerm
from socialmap.querysets_activities import ActivityDateQuerySet, ActivityQuerySet, SignUpQuerySet
from socialmap.recurring import rule_words
from socialmap.workflow_activities import ActivityStatus, DateStatus, SignUpStatus

MOST_PEOPLE = 20


def new_link_key() -> str:
    return secrets.token_urlsafe(12)


class Activity(HubScoped, Moving):
    """Something that people can come to. Of a service, of an organisation, or of the hub itself when it has neither.
    The rule (RRULE, "" for once) makes its dates; each date may differ afterwards."""

    class Kind(models.TextChoices):
        COLLECTIVE = "collective", _("for the neighbourhood")
        CULTURAL = "cultural", _("culture")
        EDUCATIONAL = "educational", _("learning")

    uuid = models.UUIDField(default=uuid4, editable=False, unique=True)
    status = models.CharField(max_length=20, choices=ActivityStatus, default=ActivityStatus.PUBLISHED)
    slug = models.SlugField(max_length=120)
    title = models.CharField(_("name"), max_length=120)
    summary = models.CharField(_("in one line"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.COLLECTIVE)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="activities"
    )
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.SET_NULL, related_name="activities")
    subjects = models.ManyToManyField(TaxonomyTerm, blank=True, related_name="activities")
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.SET_NULL, related_name="activities")
    online = models.BooleanField(_("online"), default=False)
    url = models.URLField(max_length=500, blank=True)
    free_of_charge = models.BooleanField(_("free"), default=True)
    fees_description = models.CharField(_("costs"), max_length=200, blank=True)
    eligibility_description = models.CharField(_("for whom"), max_length=200, blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    wheelchair = models.BooleanField(_("wheelchair accessible"), default=False)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    sign_up = models.BooleanField(_("people sign up"), default=False)
    places = models.PositiveSmallIntegerField(_("number of places"), null=True, blank=True)
    first_day = models.DateField(_("first day"))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    rule = models.CharField(max_length=100, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    without_days = ArrayField(models.DateField(), default=list, blank=True)
    last_modified = models.DateTimeField(default=clock.now)

    objects = scoped(ActivityQuerySet)
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        verbose_name_plural = "activities"
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["hub", "slug"], name="activity_slug_once"),
            models.CheckConstraint(
                condition=Q(service=None) | Q(organization__isnull=False), name="activity_of_service_has_organization"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def organiser(self) -> str:
        """Who organises it, in words."""
        return self.organization.name if self.organization else self.hub.name

    @property
    def how_often(self) -> str:
        return rule_words(self.rule)


class ActivityDate(HubScoped, Moving):
    """One time that it is on. `day` is the day that the rule gave, and stays when the date is moved. `taken` is how
    many people have a place, kept here so that the database itself refuses one too many. What is counted
    afterwards names nobody, and stays when the names have gone."""

    status = models.CharField(max_length=20, choices=DateStatus, default=DateStatus.PLANNED)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="dates")
    day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    moved = models.BooleanField(default=False)
    words = models.CharField(max_length=200, blank=True, help_text="what changed, for everybody")
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    taken = models.PositiveSmallIntegerField(default=0)
    came = models.PositiveSmallIntegerField(null=True, blank=True)
    walked_in = models.PositiveSmallIntegerField(default=0)
    sequence = models.PositiveIntegerField(default=0)
    last_modified = models.DateTimeField(default=clock.now)

    objects = scoped(ActivityDateQuerySet)
    privacy: ClassVar = NothingPersonal("a date, and how many people came")

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "day"], name="activity_day_once"),
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="activity_starts_before_end"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="activity_never_too_full"),
        ]
        indexes = [models.Index(fields=["hub", "starts_at"], name="activity_agenda")]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.day}"

    @property
    def left(self) -> int | None:
        """How many places are left; None when there is no limit."""
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def is_full(self) -> bool:
        return self.left == 0

    @property
    def goes_on(self) -> bool:
        return self.status == DateStatus.PLANNED

    @property
    def is_over(self) -> bool:
        return self.ends_at <= clock.now()

    @property
    def local_day(self) -> object:
        """The calendar day on which it really is."""
        return self.starts_at.astimezone(clock.AMSTERDAM).date()

    @property
    def takes_sign_ups(self) -> bool:
        return self.activity.sign_up and self.goes_on and self.starts_at > clock.now()


class SignUp(HubScoped, Moving):
    """Somebody comes, alone or with others. No account and no Person: this is all we keep, and not for long. `ends_at`
    is the end of the date, kept here because from then on the days count."""

    class Channel(models.TextChoices):
        WEB = "web", _("on the website")
        COUNTER = "counter", _("at the counter")

    status = models.CharField(max_length=20, choices=SignUpStatus, default=SignUpStatus.PLACED)
    date = models.ForeignKey(ActivityDate, on_delete=models.CASCADE, related_name="sign_ups")
    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    people = models.PositiveSmallIntegerField(_("how many people"), default=1)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.WEB)
    came = models.BooleanField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    submission = models.UUIDField(default=uuid4)
    link_key = models.CharField(max_length=24, default=new_link_key, editable=False)

    objects = scoped(SignUpQuerySet)
    privacy: ClassVar = Privacy(
        purpose="know who comes to an activity, and tell them when something changes",
        basis="consent",
        data=("name", "phone", "e-mail address", "how many people", "remark"),
        whose="resident",
        keep_days=30,
        ends="ends_at",
        delete=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["date", "submission"], name="sign_up_once"),
            models.CheckConstraint(condition=Q(people__gte=1, people__lte=MOST_PEOPLE), name="sign_up_of_somebody"),
            models.CheckConstraint(condition=~Q(phone="", email=""), name="sign_up_can_be_reached"),
        ]
        indexes = [models.Index(fields=["date", "status"], name="sign_up_of_date")]

    def __str__(self) -> str:
        return f"{self.date_id} {self.status}"
