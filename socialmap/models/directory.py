"""Who offers what, where: the records of HSDS 3.1 under their own names. `uuid` is the id that
HSDS gives and asks for; within a hub it is unique."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.privacy import NothingPersonal, Privacy
from hub.base.scopes import scoped
from socialmap.models.base import PUBLIC_DATA, STALE_AFTER_DAYS, HsdsRecord
from socialmap.querysets import ServiceQuerySet, TermQuerySet


class Taxonomy(models.Model):
    """A list of terms from elsewhere. Its terms name it by its `name`; hubs share it, as they share the terms."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=60, unique=True)
    description = models.TextField(blank=True)
    uri = models.URLField(max_length=500, blank=True)
    version = models.CharField(max_length=60, blank=True)

    objects = models.Manager()
    privacy: ClassVar = NothingPersonal("a vocabulary")

    class Meta:
        verbose_name_plural = "taxonomies"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


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
    language = models.CharField(max_length=10, blank=True)
    term_uri = models.URLField(max_length=500, blank=True)

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
    interpretation_services = models.TextField(blank=True)
    accreditations = models.TextField(blank=True)
    fees_description = models.TextField(_("costs"), blank=True)
    eligibility_description = models.TextField(_("for whom"), blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    assured_date = models.DateField(_("checked on"), null=True, blank=True)
    assurer_email = models.EmailField(blank=True)
    alert = models.CharField(max_length=200, blank=True)
    closed_until = models.DateField(_("closed until"), null=True, blank=True, help_text="opens again on this day")
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

    objects = scoped(ServiceQuerySet)
    privacy: ClassVar = PUBLIC_DATA

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["hub", "uuid"], name="service_uuid_once"),
            models.UniqueConstraint(fields=["hub", "slug"], name="service_slug_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_stale(self) -> bool:
        """Whether nobody checked this entry for half a year (A7)."""
        return self.assured_date is None or (clock.today() - self.assured_date).days > STALE_AFTER_DAYS


class Location(HsdsRecord):
    name = models.CharField(max_length=200, blank=True)
    alternate_name = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    transportation = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
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
    description = models.TextField(blank=True)

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
    department = models.CharField(max_length=120, blank=True)
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
        wipe=("name", "title", "department", "email", "phone", "user", "kept"),
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="contact_uuid_once")]

    def __str__(self) -> str:
        return self.name
