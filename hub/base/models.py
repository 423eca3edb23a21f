"""The history, the log of who looked, the outbox, and what they share."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.privacy import SUBJECT, NothingPersonal, Privacy
from hub.base.scopes import scoped


class HubScoped(models.Model):
    """A row that belongs to one hub. Nobody outside that hub sees it."""

    hub = models.ForeignKey("places.Hub", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class About(models.Model):
    """A pointer to any row of ours, by the name of its model and its key. No content types: those
    numbers differ between databases, and history must outlive a restore."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()

    class Meta:
        abstract = True

    @staticmethod
    def key_of(obj: models.Model) -> dict[str, Any]:
        """The two columns that point at `obj`."""
        return {"subject_type": obj._meta.label_lower, "subject_id": obj.pk}


class Event(HubScoped, About):
    """One thing that happened, never changed afterwards: the database refuses it."""

    at = models.DateTimeField(default=clock.now)
    verb = models.CharField(max_length=60)
    old = models.CharField(max_length=40, blank=True)
    new = models.CharField(max_length=40, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    who = models.CharField(max_length=20, help_text="role in which it was done: worker, resident, program, ...")
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="show what happened to a question and who did it",
        basis="legitimate interest: accountable help",
        data=("who acted", "reason in words"),
        whose="staff, resident",
        keep_days=365,
        follows=SUBJECT,
        wipe=("reason", "data"),
    )

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "at"], name="event_subject"),
            models.Index(fields=["hub", "verb", "at"], name="event_hub_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"


class AllowedMove(models.Model):
    """The tables of moves of all workflows, as the database sees them: a trigger on each status column
    looks here, so that a move outside the table cannot happen by any door (D7). Written by migrate."""

    workflow = models.CharField(max_length=60)
    source = models.CharField(max_length=40)
    target = models.CharField(max_length=40)

    privacy: ClassVar = NothingPersonal("a copy of the workflow tables in code")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workflow", "source", "target"], name="move_once")]

    def __str__(self) -> str:
        return f"{self.workflow}: {self.source} > {self.target}"


class AccessLog(HubScoped, About):
    """Who looked at or took out personal data, and why. Append-only, like Event (G2, G3)."""

    at = models.DateTimeField(default=clock.now)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    action = models.CharField(max_length=40)
    reason = models.CharField(max_length=200, blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="show afterwards who saw whose details",
        basis="legal obligation: GDPR art. 5(2) and 32",
        data=("who looked", "at what", "reason"),
        whose="staff",
        keep_days=365,
        ends="at",
        delete=True,
    )

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"], name="access_subject")]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_type} {self.subject_id}"


class Deletion(About):
    """That the personal data of a row went, when and why; never what it was (F9). Append-only."""

    class Why(models.TextChoices):
        RETENTION = "retention", _("past its date")
        ASKED = "asked", _("the person asked for it")

    hub = models.ForeignKey("places.Hub", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    why = models.CharField(max_length=20, choices=Why)

    privacy: ClassVar = NothingPersonal("that a row was emptied, without what was in it")

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"], name="deletion_subject")]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}"


class OutboxMessage(HubScoped, About):
    """A message to somebody, written in the transaction of what it tells about, sent once after it
    (design rule 2). `dedupe_key` makes a second writing of the same message impossible."""

    class Channel(models.TextChoices):
        EMAIL = "email"
        SMS = "sms"
        LETTER = "letter"
        PHONE = "phone"

    class Status(models.TextChoices):
        PENDING = "pending"
        SENT = "sent"
        BY_HAND = "by_hand"  # a letter to print or a person to call: a task for the hub
        DONE_BY_HAND = "done_by_hand"
        FAILED = "failed"
        CANCELLED = "cancelled"

    dedupe_key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    channel = models.CharField(max_length=10, choices=Channel)
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=254, blank=True, help_text="e-mail address or phone number")
    letter = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    status = models.CharField(max_length=20, choices=Status, default=Status.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="tell people what happened to their question or offer",
        basis="consent to be contacted",
        data=("address", "text of the message"),
        whose="resident, volunteer, contact person, staff",
        keep_days=90,
        # The row stays: that a reminder went must be known for as long as its matter may last.
        ends="due_at",
        only=~models.Q(status__in=["pending", "by_hand"]),
        # Sent to an address that a visitor typed: not kept once it has left.
        sooner=((models.Q(kind="socialmap.handed_over"), 1),),
        wipe=("person", "address", "letter"),
        person="person",
        called=_("Messages to you"),
        shows={"sent_at": _("sent"), "channel": _("how"), "address": _("to"), "letter": _("text")},
        # The coordinator of mediation tells what went there: this list is also handed out by others.
        own=models.Q(status__in=["sent", "done_by_hand"]) & ~models.Q(subject_type__startswith="mediation."),
        handed_by="followup.work",
    )

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "id"], name="outbox_due", condition=models.Q(status="pending")),
            models.Index(fields=["hub", "status", "due_at"], name="outbox_hub_status"),
            models.Index(fields=["subject_type", "subject_id"], name="outbox_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
