"""People the hub knows: how to reach them, where they live, what they agreed to."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped, OutboxMessage
from hub.base.privacy import Privacy
from hub.base.scopes import scoped


class Person(HubScoped):
    """Somebody who asks, offers or is part of a conflict. Nobody is more than one Person in a hub by
    intent; two that turn out to be one are merged by hand."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("by e-mail")
        SMS = "sms", _("by text message")
        PHONE = "phone", _("by phone")
        LETTER = "letter", _("by letter")

    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("phone"), max_length=20, blank=True, help_text="E.164")
    email = models.EmailField(_("e-mail address"), blank=True)
    preferred_channel = models.CharField(max_length=10, choices=Channel, blank=True)
    reachable = models.CharField(_("when it suits"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=10, default="nl")
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    house_number = models.CharField(_("house number"), max_length=12, blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    neighbourhood = models.ForeignKey("places.Neighbourhood", null=True, blank=True, on_delete=models.PROTECT)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    do_not_contact = models.BooleanField(_("do not contact"), default=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )
    created_at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="reach somebody who asked or offered something",
        basis="consent",
        data=("name", "phone", "e-mail address", "address", "language"),
        whose="resident, volunteer, ambassador",
        keep_days=365,
        # When nothing else of this person is kept any more: see hub/base/retention.py.
        ends="created_at",
        wipe=(
            *("name", "phone", "email", "reachable", "postcode", "house_number", "street", "city"),
            *("latitude", "longitude", "user"),
        ),
        person="pk",
        called=_("Who you are"),
        shows={
            "name": _("name"),
            "phone": _("phone"),
            "email": _("e-mail address"),
            "preferred_channel": _("how we reach you"),
            "reachable": _("when it suits"),
            "language": _("language"),
            "street": _("street"),
            "house_number": _("house number"),
            "postcode": _("postcode"),
            "city": _("town"),
            "neighbourhood": _("neighbourhood"),
            "do_not_contact": _("do not contact"),
            "created_at": _("known to us since"),
        },
        handed_by="intake.work",
    )

    class Meta:
        indexes = [
            models.Index(fields=["hub", "phone"], name="person_phone", condition=~models.Q(phone="")),
            models.Index(fields=["hub", "email"], name="person_email", condition=~models.Q(email="")),
            models.Index(fields=["hub", "postcode", "house_number"], name="person_address"),
            # Part of a name, among very many people; `icontains` compares in capitals.
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="person_name_upper"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    def best_channel(self) -> tuple[str, str]:
        """The channel to use and the address on it: the preferred one when we have an address for it,
        otherwise mail, then phone; somebody with neither gets a letter."""
        mobile = self.phone.startswith(("+316", "06"))
        possible = {
            OutboxMessage.Channel.EMAIL.value: self.email,
            OutboxMessage.Channel.SMS.value: self.phone if mobile else "",
            OutboxMessage.Channel.PHONE.value: self.phone,
        }
        for channel in (self.preferred_channel, "email", "phone"):
            if possible.get(channel):
                return channel, possible[channel]
        return OutboxMessage.Channel.LETTER.value, ""


class Consent(HubScoped):
    """What somebody agreed to: the text and its version, how, when, taken by whom, withdrawn when (G5)."""

    class Purpose(models.TextChoices):
        CONTACT = "contact", _("we may use the details to help with the question")
        SHARE = "share", _("we may give name and details to the person who will help")
        FEEDBACK = "feedback", _("who brought the question may hear how it went")
        SIGNAL = "signal", _("somebody else may bring this question for me")
        REGISTER = "register", _("we may keep the offer and propose questions")

    class Channel(models.TextChoices):
        WEB = "web", _("on the website")
        PHONE = "phone", _("by phone")
        COUNTER = "counter", _("at the counter")
        AMBASSADOR = "ambassador", _("through an ambassador")
        PAPER = "paper", _("on paper")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    text = models.TextField()
    version = models.CharField(max_length=20)
    channel = models.CharField(max_length=20, choices=Channel)
    given_at = models.DateTimeField(default=clock.now)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="prove what somebody agreed to",
        basis="legal obligation: GDPR art. 7(1)",
        data=("what was agreed", "when", "how"),
        whose="resident, volunteer",
        keep_days=365,
        follows="person",
        delete=True,
        person="person",
        called=_("What you agreed to"),
        shows={
            "purpose": _("what for"),
            "text": _("text"),
            "version": _("version"),
            "channel": _("how"),
            "given_at": _("given"),
            "withdrawn_at": _("taken back"),
        },
        handed_by="intake.work",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.person_id}"
