"""Hubs, their opening hours, and the neighbourhoods they serve."""

from datetime import date, time
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.privacy import NothingPersonal
from hub.places.distance import inside


class Hub(models.Model):
    """A neighbourhood hub. One installation serves many (B10); each has its own site, neighbourhoods,
    staff and data."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=80)
    short_code = models.CharField(
        max_length=4,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2,4}$")],
        help_text=_("stands in front of the reference of a question"),
    )
    hostname = models.CharField(max_length=253, blank=True, help_text=_("address of the own site"))
    is_default = models.BooleanField(default=False)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    sender = models.CharField(max_length=200, blank=True, help_text=_("From: of the mails of this hub"))
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    city = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    days_to_call_back = models.PositiveSmallIntegerField(
        default=2, help_text=_("working days in which a resident hears something")
    )
    days_to_answer = models.PositiveSmallIntegerField(
        default=3, help_text=_("working days a volunteer or contact person has to answer")
    )
    days_until_asking = models.PositiveSmallIntegerField(
        default=7, help_text=_("days after an arrangement until we ask whether it helped")
    )

    privacy: ClassVar = NothingPersonal("an organisation")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_default"], condition=models.Q(is_default=True), name="one_default_hub"),
            models.UniqueConstraint(fields=["hostname"], condition=~models.Q(hostname=""), name="hub_hostname_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def hours_on(self, day: date) -> list["OpeningHours"]:
        """The walk-in hours on `day`, in order."""
        return [hours for hours in self.opening_hours.all() if hours.weekday == day.weekday()]

    @property
    def hours_today(self) -> list["OpeningHours"]:
        return self.hours_on(clock.today())

    @property
    def is_open_now(self) -> bool:
        at = clock.now().astimezone(clock.AMSTERDAM).time()
        return any(hours.opens <= at < hours.closes for hours in self.hours_today)


class OpeningHours(models.Model):
    """Walk-in hours of a hub on a day of the week (0 is Monday)."""

    hub = models.ForeignKey(Hub, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField(default=time(9))
    closes = models.TimeField(default=time(17))

    privacy: ClassVar = NothingPersonal("opening hours")

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="weekday_exists"),
            models.CheckConstraint(condition=models.Q(opens__lt=models.F("closes")), name="opens_before_closes"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens:%H:%M}-{self.closes:%H:%M}"


class Neighbourhood(models.Model):
    """A neighbourhood (CBS wijk, by its code) or a quarter inside it that a hub knows by its own name.
    A quarter has a parent and may have no polygon."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=80)
    municipality = models.CharField(max_length=80, blank=True)
    hub = models.ForeignKey(Hub, null=True, blank=True, on_delete=models.SET_NULL, related_name="neighbourhoods")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="quarters")
    latitude = models.FloatField()
    longitude = models.FloatField()
    polygon = models.JSONField(null=True, blank=True, help_text="GeoJSON Polygon or MultiPolygon, WGS84")

    privacy: ClassVar = NothingPersonal("public geography")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether the point lies inside the polygon."""
        return self.polygon is not None and inside(longitude, latitude, self.polygon)


class Postcode(models.Model):
    """The four digits of a Dutch postcode with their middle, and the neighbourhood they lie in."""

    digits = models.CharField(max_length=4, primary_key=True)
    city = models.CharField(max_length=80)
    latitude = models.FloatField()
    longitude = models.FloatField()
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, blank=True, on_delete=models.SET_NULL)

    privacy: ClassVar = NothingPersonal("public geography")

    def __str__(self) -> str:
        return self.digits
