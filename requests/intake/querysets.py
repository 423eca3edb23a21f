"""Reads of what comes in."""

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models

from hub.accounts.models import User
from hub.base import clock
from hub.base.scopes import active_hub
from intake.workflow import ENDED, OURS
from socialmap.models import TaxonomyTerm

if TYPE_CHECKING:
    from intake.models import HelpRequest, Signal


# A neighbourhood has a polygon of hundreds of points, a person has details that a list does not show.
_OF_A_LINE = (
    *("hub", "status", "reference", "text", "real_question", "urgency", "created_at", "due_at", "answered_at"),
    *("person__name", "neighbourhood__name", "owner__name"),
)


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    def visible_to(self, user: User) -> Self:
        """Workers see the questions of the hub. The neighbourhood team and the process manager see what
        was handed to them; nobody else sees any."""
        hub = active_hub()
        if user.may("intake.work", hub):
            return self
        shown = models.Q(pk=None)
        if user.may("matching.team", hub):
            shown |= models.Q(status="with_team")
        if user.may("matching.decide", hub):
            shown |= models.Q(status="with_process_manager")
        return self.filter(shown)

    def open(self) -> Self:
        return self.exclude(status__in=ENDED)

    def ours(self) -> Self:
        """The hub itself is on the move."""
        return self.filter(status__in=OURS)

    def late(self) -> Self:
        return self.open().filter(due_at__lt=clock.now())

    def answered(self) -> Self:
        """The resident answered and nobody has read it yet."""
        return self.open().filter(answered_at__isnull=False)

    def for_lines(self) -> Self:
        """With everything one line of a list shows, in one query."""
        subjects = TaxonomyTerm.objects.filter(help_requests=models.OuterRef("pk")).order_by("order", "name")
        rows = self.select_related("person", "neighbourhood", "owner").only(*_OF_A_LINE)
        return rows.annotate(subject_names=ArraySubquery(subjects.values("name")))


class SignalQuerySet(models.QuerySet["Signal"]):
    def visible_to(self, user: User) -> Self:
        """Workers see the signals of the hub, an ambassador the own ones."""
        if user.may("intake.work", active_hub()):
            return self
        return self.filter(ambassador__person__user=user)

    def waiting(self) -> Self:
        """Not yet taken in or dropped."""
        return self.filter(status__in=["not_agreed", "new"])
