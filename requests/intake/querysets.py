"""Reads of what comes in."""

from typing import TYPE_CHECKING, Self

from django.db import models

from hub.accounts.models import User
from hub.base import clock
from hub.base.scopes import active_hub
from intake.workflow import ENDED, OURS

if TYPE_CHECKING:
    from intake.models import HelpRequest, Signal


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
        """With everything one line of a list shows, in a number of queries that never grows."""
        return self.select_related("person", "neighbourhood", "owner").prefetch_related("subjects")


class SignalQuerySet(models.QuerySet["Signal"]):
    def visible_to(self, user: User) -> Self:
        """Workers see the signals of the hub, an ambassador the own ones."""
        if user.may("intake.work", active_hub()):
            return self
        return self.filter(ambassador__person__user=user)

    def waiting(self) -> Self:
        """Not yet taken in or dropped."""
        return self.filter(status__in=["not_agreed", "new"])
