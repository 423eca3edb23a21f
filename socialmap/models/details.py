"""What belongs to a service or a place: phone, hours, area, language, cost, accessibility, terms."""

from typing import ClassVar

from django.db import models

from hub.base.scopes import scoped
from socialmap.models.base import PUBLIC_DATA, HsdsRecord
from socialmap.models.directory import Location, Organization, Service, ServiceAtLocation, TaxonomyTerm


class Phone(HsdsRecord):
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="phones")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    number = models.CharField(max_length=60)
    extension = models.CharField(max_length=20, blank=True)
    type = models.CharField(max_length=20, default="voice")
    description = models.CharField(max_length=300, blank=True)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="phone_uuid_once")]

    def __str__(self) -> str:
        return self.number


class Schedule(HsdsRecord):
    """When a service is open: `byday` as in RRULE (MO,TU,...), `opens_at` and `closes_at`. `at` says that these
    hours are those of one of its places."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    at = models.ForeignKey(
        ServiceAtLocation, null=True, blank=True, on_delete=models.SET_NULL, related_name="schedules"
    )
    freq = models.CharField(max_length=10, default="WEEKLY")
    interval = models.PositiveSmallIntegerField(null=True, blank=True)
    byday = models.CharField(max_length=40, blank=True)
    byweekno = models.CharField(max_length=60, blank=True)
    bymonthday = models.CharField(max_length=60, blank=True)
    byyearday = models.CharField(max_length=60, blank=True)
    wkst = models.CharField(max_length=2, blank=True)
    dtstart = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    timezone = models.FloatField(null=True, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    description = models.CharField(max_length=300, blank=True)
    schedule_link = models.URLField(max_length=500, blank=True)
    attending_type = models.CharField(max_length=120, blank=True)
    notes = models.CharField(max_length=500, blank=True)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="schedule_uuid_once")]

    def __str__(self) -> str:
        return f"{self.byday} {self.opens_at}-{self.closes_at}"


class ServiceArea(HsdsRecord):
    """Where people may live to use a service. A service without any serves the whole hub (A13)."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    neighbourhood = models.ForeignKey("places.Neighbourhood", null=True, blank=True, on_delete=models.SET_NULL)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="service_area_uuid_once")]

    def __str__(self) -> str:
        return self.name


class Language(HsdsRecord):
    """A language in which a service can help. `Service.languages` holds the same for a card."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="spoken")
    name = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="language_uuid_once")]

    def __str__(self) -> str:
        return self.name or self.code


class CostOption(HsdsRecord):
    """What a service costs, for whom."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="costs")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    option = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="EUR", blank=True)
    amount_description = models.CharField(max_length=300, blank=True)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="cost_option_uuid_once")]

    def __str__(self) -> str:
        return self.option or str(self.amount)


class Accessibility(HsdsRecord):
    """What helps or hinders people who come to a location."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    description = models.CharField(max_length=300)
    details = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        verbose_name_plural = "accessibility"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="accessibility_uuid_once")]

    def __str__(self) -> str:
        return self.description


class RequiredDocument(HsdsRecord):
    """What people must bring with them."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="required_documents")
    document = models.CharField(max_length=500, blank=True)
    uri = models.URLField(max_length=500, blank=True)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="required_document_uuid_once")]

    def __str__(self) -> str:
        return self.document or self.uri


class Attribute(HsdsRecord):
    """The link between a service and a term of any taxonomy, as HSDS keeps it."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="attributes")
    term = models.ForeignKey(TaxonomyTerm, on_delete=models.CASCADE, related_name="attributes")

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="attribute_uuid_once")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.term_id}"
