"""Reads behind the wall of mediation."""

from typing import TYPE_CHECKING, Self

from django.db import models

from hub.accounts.models import User
from hub.base.scopes import active_hub
from mediation.workflow import ENDED

if TYPE_CHECKING:
    from mediation.models import MediationCase


class CaseQuerySet(models.QuerySet["MediationCase"]):
    def visible_to(self, user: User) -> Self:
        """The coordinator sees the cases of the hub; a mediator those assigned now. Nobody else, also not
        the hub worker who passed the question on."""
        hub = active_hub()
        if user.may("mediation.coordinate", hub):
            return self
        if user.may("mediation.mediate", hub):
            return self.filter(assignments__volunteer__person__user=user, assignments__until=None).distinct()
        return self.none()

    def open(self) -> Self:
        return self.exclude(status__in=ENDED)

    def ended(self) -> Self:
        return self.filter(status__in=ENDED)
