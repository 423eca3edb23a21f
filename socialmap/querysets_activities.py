"""Reads of activities."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Count, Min, Q, Sum

from hub.accounts.models import User
from hub.base import clock
from hub.base.scopes import active_hub

if TYPE_CHECKING:
    from hub.places.models import Neighbourhood
    from socialmap.models import Activity, ActivityDate, SignUp, TaxonomyTerm


class ActivityQuerySet(models.QuerySet["Activity"]):
    def published(self) -> Self:
        """What the public may see."""
        return self.filter(status="published")

    def visible_to(self, user: User) -> Self:
        """Who works on the social map sees all of the hub; a contact person those of the own organisation."""
        if user.may("socialmap.work", active_hub()):
            return self
        return self.owned_by(user)

    def owned_by(self, user: User) -> Self:
        """Of a service, or of an organisation as a whole, of which this person is a contact person."""
        for_service = Q(service__contacts__user=user)
        for_organization = Q(organization__contacts__user=user, organization__contacts__service=None)
        of_no_service = Q(organization__contacts__user=user, service=None)
        return self.filter(for_service | for_organization | of_no_service).distinct()

    def with_next(self) -> Self:
        """Each with the moment of its `next` date."""
        coming = Q(dates__status="planned", dates__ends_at__gt=clock.now())
        return self.annotate(next=Min("dates__starts_at", filter=coming))

    def found_by(self, words: str) -> Self:
        """Which hold these words, or a subject of that name."""
        told = SearchVector("title", "summary", "description", config="dutch")
        query = SearchQuery(words, config="dutch", search_type="websearch")
        return self.alias(told=told).filter(Q(told=query) | Q(subjects__name__icontains=words)).distinct()


class ActivityDateQuerySet(models.QuerySet["ActivityDate"]):
    def public(self) -> Self:
        return self.filter(activity__status="published")

    def coming(self) -> Self:
        """Not over yet, the first one first; what does not go on is among them."""
        return self.filter(ends_at__gt=clock.now()).order_by("starts_at", "pk")

    def planned(self) -> Self:
        return self.filter(status="planned")

    def between(self, first: date, last: date) -> Self:
        """Beginning on one of these days, by the calendar in the Netherlands."""
        since = datetime.combine(first, time(), tzinfo=clock.AMSTERDAM)
        until = datetime.combine(last + timedelta(days=1), time(), tzinfo=clock.AMSTERDAM)
        return self.filter(starts_at__gte=since, starts_at__lt=until).order_by("starts_at", "pk")

    def about(self, subject: "TaxonomyTerm") -> Self:
        """About a subject or anything under it."""
        here = Q(activity__subjects=subject) | Q(activity__subjects__parent=subject)
        return self.filter(here).distinct()

    def near(self, area: "Neighbourhood") -> Self:
        """In a neighbourhood or a quarter of it, or online and so everywhere."""
        places = [area.pk, *area.quarters.values_list("pk", flat=True)]
        return self.filter(Q(activity__location__neighbourhood__in=places) | Q(activity__online=True))

    def for_lines(self) -> Self:
        """With what a line in the agenda shows, in a fixed number of queries."""
        return self.select_related("activity__location__neighbourhood", "activity__organization", "activity__service")


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def live(self) -> Self:
        """Who did not say no."""
        return self.exclude(status="cancelled")

    def in_line(self) -> Self:
        """Waiting, the first one first."""
        return self.filter(status="waiting").order_by("created_at", "pk")

    def people_by_status(self) -> dict[str, int]:
        """How many people, not sign-ups, have each status."""
        rows = self.values("status").annotate(n=Sum("people"), rows=Count("pk")).values_list("status", "n")
        return {status: n or 0 for status, n in rows.order_by()}
