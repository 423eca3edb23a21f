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
