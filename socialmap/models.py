"""Who offers what, where, when: the records of HSDS 3.1 under their own names. `uuid` is the id that
HSDS gives and asks for; within a hub it is unique."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal, Privacy
from hub.base.scopes import scoped
from socialmap.querysets import ServiceQuerySet, TermQuerySet

PUBLIC_DATA = NothingPersonal("public data about an organisation")
STALE_AFTER_DAYS = 183


class HsdsRecord(HubScoped):
    """What all HSDS records share."""

    uuid = models.UUIDField(default=uuid4, editable=False)

    class Meta:
        abstract = True


class TaxonomyTerm(models.Model):
    """A subject. The vocabulary `subjects` is one for needs, talents and services (C3) and the same in
    every hub; terms of other taxonomies come with imports and are mapped to it by `same_as`."""

    SUBJECTS = "subjects"

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    taxonomy = models.CharField(max_length=60, default=SUBJECTS)
    code = models.CharField(max_length=80)
    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    synonyms = models.TextField(blank=True, help_text=_("words people type, with commas between them"))
    order = models.PositiveSmallIntegerField(default=0)

    objects = TermQuerySet.as_manager()
    privacy: ClassVar = NothingPersonal("a vocabulary")

    class Meta:
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["taxonomy", "code"], name="term_code_once")]

    def __str__(self) -> str:
        return self.name


class Organization(HsdsRecord):
    name = models.CharField(_("name"), max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=500, blank=True)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="organization_uuid_once")]

    def __str__(self) -> str:
        return self.name


class Service(HsdsRecord):
    """What an organisation does for people. `informal` says that neighbours do it; `takes_referrals`
    that the hub may refer somebody to its contact person."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("active")
        INACTIVE = "inactive", _("temporarily closed")
        DEFUNCT = "defunct", _("stopped")

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="services")
    slug = models.SlugField(max_length=120)
    name = models.CharField(_("name"), max_length=200)
    alternate_name = models.CharField(max_length=200, blank=True)
    summary = models.CharField(_("in one line"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(max_length=500, blank=True)
    email = models.EmailField(blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    application_process = models.TextField(_("how to join"), blank=True)
    fees_description = models.TextField(_("costs"), blank=True)
    eligibility_description = models.TextField(_("for whom"), blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    assured_date = models.DateField(_("checked on"), null=True, blank=True)
    assurer_email = models.EmailField(blank=True)
    alert = models.CharField(max_length=200, blank=True)
    last_modified = models.DateTimeField(default=clock.now)
    # In HSDS these are attributes and service_capacity; kept as columns because search and referral ask for them.
    informal = models.BooleanField(_("informal"), default=False)
    takes_referrals = models.BooleanField(_("takes referrals"), default=True)
    free_of_charge = models.BooleanField(_("free"), default=False)
    wheelchair = models.BooleanField(_("wheelchair accessible"), default=False)
    places_left = models.PositiveSmallIntegerField(null=True, blank=True)
    waiting_days = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    subjects = models.ManyToManyField(TaxonomyTerm, blank=True, related_name="services")
    search = SearchVectorField(null=True, editable=False)

    objects = scoped(ServiceQuerySet)
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["hub", "uuid"], name="service_uuid_once"),
            models.UniqueConstraint(fields=["hub", "slug"], name="service_slug_once"),
        ]
        indexes = [GinIndex(fields=["search"], name="service_search")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_stale(self) -> bool:
        """Whether nobody checked this entry for half a year (A7)."""
        return self.assured_date is None or (clock.today() - self.assured_date).days > STALE_AFTER_DAYS


class Location(HsdsRecord):
    name = models.CharField(max_length=200, blank=True)
    location_type = models.CharField(max_length=20, default="physical")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    address_1 = models.CharField(max_length=200, blank=True)
    address_2 = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=80, blank=True)
    state_province = models.CharField(max_length=80, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    country = models.CharField(max_length=2, default="NL")
    address_uuid = models.UUIDField(null=True, blank=True)
    neighbourhood = models.ForeignKey("places.Neighbourhood", null=True, blank=True, on_delete=models.SET_NULL)

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="location_uuid_once")]

    def __str__(self) -> str:
        return self.name or self.address_1


class ServiceAtLocation(HsdsRecord):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="services_here")

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hub", "uuid"], name="service_at_location_uuid_once"),
            models.UniqueConstraint(fields=["service", "location"], name="service_at_location_once"),
        ]

    def __str__(self) -> str:
        return f"{self.service} @ {self.location}"


class Contact(HsdsRecord):
    """A named contact person (A2). With `takes_referrals` this is who answers the hub."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="contacts")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("role"), max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    takes_referrals = models.BooleanField(_("takes referrals"), default=False)
    left_on = models.DateField(_("works here no more since"), null=True, blank=True)
    user = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="contact_for"
    )

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="refer a question to the right person of an organisation",
        basis="legitimate interest: their work",
        data=("name", "role", "e-mail address", "phone"),
        whose="contact person",
        keep_days=365,
        ends="left_on",
        wipe=("name", "title", "email", "phone", "user"),
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="contact_uuid_once")]

    def __str__(self) -> str:
        return self.name


class Phone(HsdsRecord):
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="phones")
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="phones"
    )
    number = models.CharField(max_length=60)
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
    """When a service is open: `byday` as in RRULE (MO,TU,...), `opens_at` and `closes_at`."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    freq = models.CharField(max_length=10, default="WEEKLY")
    byday = models.CharField(max_length=40, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    description = models.CharField(max_length=300, blank=True)

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

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        verbose_name_plural = "accessibility"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="accessibility_uuid_once")]

    def __str__(self) -> str:
        return self.description


class Attribute(HsdsRecord):
    """The link between a service and a term of any taxonomy, as HSDS keeps it."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="attributes")
    term = models.ForeignKey(TaxonomyTerm, on_delete=models.CASCADE, related_name="attributes")

    objects = scoped()
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="attribute_uuid_once")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.term_id}"


class UnmetSearch(HubScoped):
    """A search that found nothing: the words only, never who (A5, H7)."""

    words = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = NothingPersonal("words of a search, without the person")

    def __str__(self) -> str:
        return self.words
