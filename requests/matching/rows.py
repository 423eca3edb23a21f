"""What makes asking fast, and what a hub may set about it. Part of `models.py`."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal, Privacy
from hub.base.scopes import scoped
from matching.fields import MultirangeField

HEAVIEST = 100


class CandidateRow(HubScoped):
    """Everything about a volunteer that decides whether to ask her, in one row. Nobody writes it: triggers of the
    database make it from the rows it is about, in the transaction that changes those (ADR 8)."""

    volunteer = models.OneToOneField(
        "volunteers.Volunteer", on_delete=models.CASCADE, primary_key=True, related_name="candidate_row"
    )
    person_id = models.BigIntegerField(null=True)
    listed = models.BooleanField(default=False, help_text="agreed to be in the registry, and did not leave")
    active = models.BooleanField(default=False)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    reach = models.IntegerField(default=0)
    most = models.IntegerField(default=0)
    load = models.IntegerField(default=0)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    paused_until = models.DateField(null=True)
    talents = ArrayField(models.BigIntegerField(), default=list)
    languages = ArrayField(models.TextField(), default=list)
    hours = MultirangeField(of="int4", help_text="minutes after Monday 0.00")
    booked = MultirangeField(of="tstz")
    gender = models.TextField(default="")
    avoids = ArrayField(models.TextField(), default=list)
    checks = models.JSONField(default=dict)
    asked = ArrayField(models.DateTimeField(), default=list, help_text="newest first, those of the last months")
    keys = ArrayField(models.BigIntegerField(), default=list, help_text="subject and place, to find it by")

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="match an offer of help with a question",
        basis="consent",
        data=("talents", "availability", "languages", "where", "when asked"),
        whose="volunteer",
        keep_days=730,
        follows="volunteer",
        delete=True,
    )

    class Meta:
        # Without a pending list: searching it would cost more than writing it saves.
        indexes = [GinIndex(fields=["keys"], name="candidate_keys", fastupdate=False)]

    def __str__(self) -> str:
        return f"candidate {self.pk}"


class Weighting(HubScoped):
    """How much each ground counts in this hub, in whole numbers; without a row the standard counts."""

    same_subject = models.PositiveSmallIntegerField()
    related_subject = models.PositiveSmallIntegerField()
    near = models.PositiveSmallIntegerField()
    hours = models.PositiveSmallIntegerField()
    rested = models.PositiveSmallIntegerField()
    room = models.PositiveSmallIntegerField()

    objects = scoped()
    privacy: ClassVar = NothingPersonal("a setting of the hub")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hub"], name="one_weighting"),
            models.CheckConstraint(
                condition=models.Q(
                    same_subject__range=(0, HEAVIEST),
                    related_subject__range=(0, HEAVIEST),
                    near__range=(0, HEAVIEST),
                    hours__range=(0, HEAVIEST),
                    rested__range=(0, HEAVIEST),
                    room__range=(0, HEAVIEST),
                ),
                name="weights_0_to_100",
            ),
            models.CheckConstraint(
                condition=models.Q(related_subject__lte=models.F("same_subject")), name="the_same_counts_most"
            ),
            models.CheckConstraint(
                condition=models.Q(same_subject__gt=0)
                | models.Q(near__gt=0)
                | models.Q(hours__gt=0)
                | models.Q(rested__gt=0)
                | models.Q(room__gt=0),
                name="something_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"weights of hub {self.hub_id}"
