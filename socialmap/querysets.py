"""Reads of the social map."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from hub.accounts.models import User
from hub.base import clock
from hub.base.scopes import active_hub

if TYPE_CHECKING:
    from hub.places.models import Neighbourhood
    from socialmap.models import Service, TaxonomyTerm

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class TermQuerySet(models.QuerySet["TaxonomyTerm"]):
    def subjects(self) -> Self:
        """The one vocabulary, top subjects and what is under them."""
        return self.filter(taxonomy="subjects")

    def top(self) -> Self:
        return self.subjects().filter(parent=None)


class ServiceQuerySet(models.QuerySet["Service"]):
    def listed(self) -> Self:
        """What the public may see."""
        return self.filter(status__in=["active", "inactive"])

    def taking_referrals(self) -> Self:
        """What the hub may refer somebody to now."""
        return self.filter(status="active", takes_referrals=True)

    def visible_to(self, user: User) -> Self:
        """Who works on the social map sees all of the hub; a contact person the own entries."""
        if user.may("socialmap.work", active_hub()):
            return self
        return self.owned_by(user)

    def owned_by(self, user: User) -> Self:
        """Entries of which this person is a contact person, for the service or for the whole organisation."""
        for_service = Q(contacts__user=user)
        for_organization = Q(organization__contacts__user=user, organization__contacts__service=None)
        return self.filter(for_service | for_organization).distinct()

    def about(self, subject: "TaxonomyTerm") -> Self:
        """About a subject or anything under it."""
        return self.filter(Q(subjects=subject) | Q(subjects__parent=subject)).distinct()

    def serving(self, area: "Neighbourhood") -> Self:
        """There for people of a neighbourhood: it is in it, or it reaches it, or it has no place and no
        bounds, and so is there for everybody. A quarter counts with the neighbourhood round it."""
        near = [area.pk, *([area.parent_id] if area.parent_id else []), *area.quarters.values_list("pk", flat=True)]
        here = Q(at_locations__location__neighbourhood__in=near) | Q(areas__neighbourhood__in=near)
        return self.filter(here | Q(at_locations=None, areas=None)).distinct()

    def stale(self) -> Self:
        """Nobody checked these for half a year (A7)."""
        oldest = clock.today() - timedelta(days=183)
        return self.filter(Q(assured_date=None) | Q(assured_date__lt=oldest))

    def open_at(self, moment: datetime) -> Self:
        """Open at this moment, by their own hours."""
        local = moment.astimezone(clock.AMSTERDAM)
        at = local.time()
        today = self._hours_of(local) & Q(schedules__opens_at__lte=at)
        before_midnight = Q(schedules__closes_at__gt=at) | Q(schedules__closes_at__lte=F("schedules__opens_at"))
        after_midnight = self._hours_of(local - timedelta(days=1)) & Q(
            schedules__closes_at__lte=F("schedules__opens_at"), schedules__closes_at__gt=at
        )
        return self.filter(status="active").filter((today & before_midnight) | after_midnight).distinct()

    @staticmethod
    def _hours_of(local: datetime) -> Q:
        """Schedules that count on this day."""
        day, name = local.date(), _DAYS[local.weekday()]
        nth = [str((day.day - 1) // 7 + 1)] + (["-1"] if (day + timedelta(days=7)).month != day.month else [])
        monthly = Q(schedules__freq="MONTHLY", schedules__byday__regex=rf"(^|,)(\+?({'|'.join(nth)}))?{name}(,|$)")
        weekly = ~Q(schedules__freq="MONTHLY") & Q(schedules__byday__contains=name)
        daily = Q(schedules__freq="DAILY", schedules__byday="")
        begun = Q(schedules__valid_from=None) | Q(schedules__valid_from__lte=day)
        not_over = Q(schedules__valid_to=None) | Q(schedules__valid_to__gte=day)
        return (weekly | daily | monthly) & begun & not_over

    def without_contact(self) -> Self:
        """Taking referrals, while nobody is marked to answer them."""
        contacts: Any = self.model._meta.get_field("contacts").related_model
        answers = contacts.objects.filter(
            Q(service=OuterRef("pk")) | Q(service=None, organization=OuterRef("organization")), takes_referrals=True
        )
        return self.taking_referrals().exclude(Exists(answers))

    def for_cards(self) -> Self:
        """With what a card shows, in a fixed number of queries."""
        return self.select_related("organization").prefetch_related(
            "schedules", "phones", "organization__phones", "at_locations__location__neighbourhood", "subjects"
        )
