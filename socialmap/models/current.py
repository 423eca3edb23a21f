"""What keeps the entries current: edits that wait for a look, reports of mistakes, claims, and checks."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal, Privacy
from hub.base.scopes import scoped
from hub.base.workflow import Moving
from socialmap.models.directory import Contact, Service
from socialmap.workflow import ChangeStatus, CheckStatus, ClaimStatus, ReportStatus

_THEIR_WORK = "legitimate interest: their work"
_CORRECT = "legitimate interest: a correct social map"


class EntryChange(HubScoped, Moving):
    """An edit that waits for a look of the hub; the public keeps what was approved last (A8, A9). `fields` is
    `{name: {"before": …, "after": …}}`, with the names and values of `socialmap.fields`."""

    class Source(models.TextChoices):
        CONTACT = "contact", _("the organisation itself")
        IMPORT = "import", _("an import")

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="changes")
    status = models.CharField(max_length=40, choices=ChangeStatus, default=ChangeStatus.PROPOSED)
    source = models.CharField(max_length=20, choices=Source)
    fields = models.JSONField()
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken = models.JSONField(default=list, blank=True, help_text="the names of the fields that were taken over")
    reason = models.TextField(blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="look at what an organisation changes before everybody sees it",
        basis=_THEIR_WORK,
        data=("who proposed it", "why it was not taken over"),
        whose="contact person",
        keep_days=730,
        ends="status_since",
        sooner=((~models.Q(status=ChangeStatus.PROPOSED), 365),),
        wipe=("contact", "reason"),
    )

    class Meta:
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "source"], condition=models.Q(status="proposed"), name="one_waiting_change_a_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.source} {self.status}"


class EntryReport(HubScoped, Moving):
    """A visitor says that something in an entry is wrong (A11)."""

    class What(models.TextChoices):
        CLOSED = "closed", _("It is closed or has stopped")
        PHONE = "phone", _("The phone number is wrong")
        ADDRESS = "address", _("The address is wrong")
        HOURS = "hours", _("The opening hours are wrong")
        OTHER = "other", _("Something else is wrong")

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="reports")
    status = models.CharField(max_length=40, choices=ReportStatus, default=ReportStatus.NEW)
    what = models.CharField(max_length=20, choices=What)
    text = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    submission = models.UUIDField()
    reported_at = models.DateTimeField(default=clock.now)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="put right what is wrong on the social map, and tell who reported it",
        basis=_CORRECT,
        data=("what they wrote", "e-mail address if they want an answer"),
        whose="visitor",
        keep_days=365,
        ends="status_since",
        sooner=((models.Q(status=ReportStatus.HANDLED), 90),),
        wipe=("text", "email", "answer"),
    )

    class Meta:
        ordering = ["reported_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["hub", "submission"], name="report_sent_once")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.what} {self.status}"


class EntryClaim(HubScoped, Moving):
    """Somebody says: this entry is of our organisation. The hub looks whether that is so."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="claims")
    status = models.CharField(max_length=40, choices=ClaimStatus, default=ClaimStatus.NEW)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("role"), max_length=120, blank=True)
    email = models.EmailField()
    phone = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    submission = models.UUIDField()
    claimed_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="find out whether somebody speaks for an organisation",
        basis=_THEIR_WORK,
        data=("name", "role", "e-mail address", "phone", "what they wrote"),
        whose="who says to be a contact person",
        keep_days=365,
        ends="status_since",
        sooner=((~models.Q(status=ClaimStatus.NEW), 90),),
        wipe=("name", "title", "email", "phone", "text", "reason"),
    )

    class Meta:
        ordering = ["claimed_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["hub", "submission"], name="claim_sent_once")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.status}"


class EntryCheck(HubScoped, Moving):
    """The question whether an entry is still right: whom we asked, and how far it is (A10). One open at a time."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="checks")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(max_length=40, choices=CheckStatus, default=CheckStatus.ASKED)
    asked_at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = NothingPersonal("that an entry was to be checked; who was asked stands with the contact person")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["service"], condition=~models.Q(status="done"), name="one_open_check"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.status}"
