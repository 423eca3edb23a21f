"""Questions that belong together."""

from typing import ClassVar

from django.db import models

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal
from hub.base.scopes import scoped


class QuestionLink(HubScoped):
    """Two questions that belong together and stay two (D20). The one that came first stands first."""

    first = models.ForeignKey("intake.HelpRequest", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("intake.HelpRequest", on_delete=models.CASCADE, related_name="+")
    linked_at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = NothingPersonal("which questions belong together; the questions themselves are declared")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="question_link_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="question_link_in_order"),
        ]
        indexes = [models.Index(fields=["second"], name="question_link_second")]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"
