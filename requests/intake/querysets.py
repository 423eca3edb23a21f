"""Reads of what comes in."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.utils.translation import gettext

from hub.accounts.models import User
from hub.base import clock
from hub.base.scopes import active_hub
from hub.people.models import Person
from hub.places.models import Neighbourhood
from intake.workflow import ENDED, OURS
from socialmap.models import TaxonomyTerm

if TYPE_CHECKING:
    from intake.models import HelpRequest, Signal


class Line(NamedTuple):
    """What one line of a list shows. Twenty-five of these cost a fifth of a hundred model rows."""

    pk: int
    status: str
    reference: str
    text: str
    real_question: str
    urgency: str
    created_at: datetime
    due_at: datetime
    answered_at: datetime | None
    person_name: str
    neighbourhood_name: str | None
    owner_name: str | None
    subject_names: list[str]


def headline(real_question: str, text: str) -> str:
    """The question behind the question, or the first words of the question."""
    words = real_question or text or gettext("Not kept any more")
    return words if len(words) <= 110 else words[:108].rsplit(" ", 1)[0] + " …"


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

    def as_lines(self) -> "models.QuerySet[HelpRequest, tuple[Any, ...]]":
        """The fields of a `Line`, in one query. Names by subquery: a join of all people would be planned for as
        many rows as there are questions, while 25 are read."""
        subjects = TaxonomyTerm.objects.filter(help_requests=models.OuterRef("pk")).order_by("order", "name")
        rows = self.annotate(
            person_name=_name_of(Person._base_manager, "person"),
            neighbourhood_name=_name_of(Neighbourhood.objects, "neighbourhood"),
            owner_name=_name_of(User.objects, "owner"),
            subject_names=ArraySubquery(subjects.values("name")),
        )
        return rows.values_list(*Line._fields)


def _name_of(rows: Any, field: str) -> models.Subquery:
    return models.Subquery(rows.filter(pk=models.OuterRef(f"{field}_id")).values("name"))


class SignalQuerySet(models.QuerySet["Signal"]):
    def visible_to(self, user: User) -> Self:
        """Workers see the signals of the hub, an ambassador the own ones."""
        if user.may("intake.work", active_hub()):
            return self
        return self.filter(ambassador__person__user=user)

    def waiting(self) -> Self:
        """Not yet taken in or dropped."""
        return self.filter(status__in=["not_agreed", "new"])
