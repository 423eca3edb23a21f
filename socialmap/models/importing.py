"""What reading in from elsewhere leaves behind: the runs with their rows, what the source said last, which ids are
one entry of ours, and what must not be listed again."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal, Privacy
from hub.base.scopes import scoped
from hub.base.workflow import Moving
from socialmap.models.base import kept_by_staff
from socialmap.models.directory import Service
from socialmap.workflow import ImportStatus

_MAKE_THE_MAP = "legitimate interest: a correct social map"


class ImportRun(HubScoped, Moving):
    """A spreadsheet that somebody reads in: its columns, what they mean, and how far it is. The name of the file is
    not kept: people put names in it."""

    status = models.CharField(max_length=40, choices=ImportStatus, default=ImportStatus.UPLOADED)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    form = models.CharField(max_length=10, help_text="csv or xlsx")
    columns = models.JSONField(default=list, help_text="heading and first values of each column")
    mapping = models.JSONField(default=dict, help_text="the number of a column to the name of a field")
    counts = models.JSONField(default=dict)
    total = models.PositiveIntegerField(default=0)
    ready = models.PositiveIntegerField(default=0)
    why = models.CharField(max_length=40, blank=True, help_text="code of the reason why it failed")

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="show what came in from a spreadsheet, and by whom",
        basis=_MAKE_THE_MAP,
        data=("who read it in", "first values of each column"),
        whose="staff, contact person",
        keep_days=30,
        ends="created_at",
        wipe=("user", "form", "columns", "why"),
    )

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.form} {self.status}"


class ImportFile(models.Model):
    """The file itself, in the database and not on a disk: web and worker both reach it, and it goes with the run.
    It is deleted as soon as the run is done."""

    run = models.OneToOneField(ImportRun, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(default=clock.now)

    privacy: ClassVar = Privacy(
        purpose="read in a spreadsheet",
        basis=_MAKE_THE_MAP,
        data=("names and contact details of contact persons",),
        whose="contact person",
        keep_days=7,
        ends="uploaded_at",
        delete=True,
    )

    def __str__(self) -> str:
        return f"file of {self.run_id}"


class ImportRow(models.Model):
    """One row of the spreadsheet: what it would do or did, what is wrong with it, what it looks like."""

    class Outcome(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        SAME = "same", _("the same")
        ALIKE = "alike", _("looks like another one: choose")
        LEFT_OUT = "left_out", _("left out by you")
        BARRED = "barred", _("not listed again")
        WRONG = "wrong", _("with a mistake")

    class Choice(models.TextChoices):
        NEW = "new", _("it is a new entry")
        SKIP = "skip", _("leave this row out")
        UPDATE = "update", _("it is that entry: update it")

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome)
    cells = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    fields = models.JSONField(default=dict, help_text="names of fields that change, and of those that wait")
    alike = models.JSONField(default=list, help_text="keys of entries it looks like, and why")
    choice = models.CharField(max_length=10, choices=Choice, blank=True)
    entry = models.ForeignKey(Service, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    privacy: ClassVar = Privacy(
        purpose="show what a spreadsheet would change, and what is wrong with it",
        basis=_MAKE_THE_MAP,
        data=("names and contact details of contact persons",),
        whose="contact person",
        keep_days=30,
        follows="run",
        delete=True,
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="import_row_once")]

    def __str__(self) -> str:
        return f"row {self.number} {self.outcome}"


class KnownColumn(HubScoped):
    """What a heading meant the last time in this hub."""

    heading = models.CharField(max_length=200)
    field = models.CharField(max_length=40, blank=True)

    objects = scoped()
    privacy: ClassVar = NothingPersonal("the heading of a column")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hub", "heading"], name="known_column_once")]

    def __str__(self) -> str:
        return f"{self.heading}: {self.field}"


class SourceValues(HubScoped):
    """What the last import said of an entry: a digest for each field. A field that has another digest now was edited
    here, and an import does not overwrite it."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, related_name="source_values")
    digests = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = NothingPersonal("digests of public fields")

    def __str__(self) -> str:
        return f"{self.service_id} {self.at:%Y-%m-%d}"


class Alias(HubScoped):
    """An id from elsewhere that is an entry of ours under another id: two entries were merged, or somebody said so
    when reading in."""

    uuid = models.UUIDField()
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="aliases")

    objects = scoped()
    privacy: ClassVar = NothingPersonal("an id of an entry")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hub", "uuid"], name="alias_once")]

    def __str__(self) -> str:
        return f"{self.uuid} is {self.service_id}"


class Tombstone(HubScoped):
    """An entry that must not be listed again, whatever an import says (A16): by its id, and by its name together
    with that of its organisation, for sources that give it another id."""

    uuid = models.UUIDField()
    fingerprint = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    organization_name = models.CharField(max_length=200)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = scoped()
    privacy: ClassVar = kept_by_staff(
        "keep an entry off the social map",
        ends="at",
        who="by",
        stays=("fingerprint", "name", "organization_name", "reason"),
    )

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["hub", "uuid"], condition=models.Q(lifted_at=None), name="one_tombstone"),
        ]
        indexes = [models.Index(fields=["hub", "fingerprint"], name="tombstone_fingerprint")]

    def __str__(self) -> str:
        return self.name


class ToldApart(HubScoped):
    """Two entries that look alike and are not the same: somebody of the hub said so."""

    first = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")

    objects = scoped()
    privacy: ClassVar = NothingPersonal("two entries that are not one")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="told_apart_once")]

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"
