"""Targets. What was realised is counted from the work itself, never typed in."""

from typing import ClassVar

from django.db import models

from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal
from hub.base.scopes import scoped


class Target(HubScoped):
    """What a hub wants to reach in a year, for a row of the output table of seed 004."""

    year = models.PositiveSmallIntegerField()
    row = models.CharField(max_length=60)
    value = models.PositiveIntegerField()

    objects = scoped()
    privacy: ClassVar = NothingPersonal("numbers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hub", "year", "row"], name="target_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.row} {self.value}"
