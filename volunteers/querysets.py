"""Reads of the registry."""

from typing import TYPE_CHECKING, Self

from django.db import models

from hub.accounts.models import User
from hub.base.scopes import active_hub

if TYPE_CHECKING:
    from volunteers.models import Volunteer


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    def visible_to(self, user: User) -> Self:
        """Workers see the registry of the hub; a volunteer sees the own row."""
        if user.may("volunteers.work", active_hub()):
            return self
        return self.filter(person__user=user)

    def can_be_asked(self) -> Self:
        """Active now; whoever paused a second ago is not in it."""
        return self.filter(status="active", person__do_not_contact=False)

    def with_load(self) -> Self:
        """Adds `load`: how many questions and cases somebody has taken on now. Only the number, so that it
        says nothing of which case of mediation."""
        questions = models.Count("proposals", filter=models.Q(proposals__status="accepted"), distinct=True)
        on_a_case = models.Q(cases__isnull=False, cases__until=None)
        return self.annotate(load=questions + models.Count("cases", filter=on_a_case, distinct=True))

    def to_call(self) -> Self:
        """New talents that nobody of the hub has spoken with."""
        return self.filter(status__in=["unconfirmed", "applied"])

    def mediators(self) -> Self:
        """Active, and chose at least one method of mediation."""
        return self.can_be_asked().exclude(methods=[])
