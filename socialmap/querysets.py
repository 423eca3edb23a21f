"""Reads of the social map."""

from datetime import datetime, timedelta
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Lower

from hub.accounts.models import User
from hub.base import clock
from hub.base.scopes import active_hub
from hub.base.workdays import is_holiday
from socialmap.hours import LONGEST_SPECIAL
from socialmap.languages import names_of

if TYPE_CHECKING:
    from hub.places.models import Neighbourhood
    from socialmap.models import Service, TaxonomyTerm

# Weeks before an entry counts as old its contact person is asked whether it is still right.
CHECK_AFTER_DAYS = 183 - 42
# What is due soon goes along, so that a contact person gets one mail and not one a week.
LOOK_AHEAD_DAYS = 28
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Unaccent(models.Func):
    """A text without its accents."""

    function = "unaccent"
    output_field: ClassVar = models.CharField()


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

    def in_language(self, code: str) -> Self:
        """Helping in a language, by its records of HSDS or by what staff wrote."""
        names = names_of(code)
        spoken = self._related("spoken").filter(service=OuterRef("pk"))
        by_name = reduce(or_, (Q(name__iexact=name) for name in names))
        word = rf"(^|[,;/ ])({'|'.join(names)})($|[,;/ ])"
        return self.annotate(_plain=Lower(Unaccent("languages"))).filter(
            Q(Exists(spoken.filter(Q(code__iexact=code) | Q(code__istartswith=f"{code}-") | by_name)))
            | Q(_plain__regex=word)
        )

    def stale(self) -> Self:
        """Nobody checked these for half a year (A7)."""
        oldest = clock.today() - timedelta(days=183)
        return self.filter(Q(assured_date=None) | Q(assured_date__lt=oldest))

    def open_at(self, moment: datetime) -> Self:
        """Open at this moment, by their own hours: what `hours.open_until` says of one service."""
        local = moment.astimezone(clock.AMSTERDAM)
        at = local.time()
        over_midnight = Q(closes_at__lte=F("opens_at"))
        today = self._hours_of(local).filter(Q(closes_at__gt=at) | over_midnight, opens_at__lte=at)
        yesterday = self._hours_of(local - timedelta(days=1)).filter(over_midnight, closes_at__gt=at)
        return self.filter(Exists(today) | Exists(yesterday), status="active")

    def _hours_of(self, local: datetime) -> Any:
        """Schedules of one service that count on this day, by the rule of `hours.on_day`."""
        day, name = local.date(), _DAYS[local.weekday()]
        nth = [str((day.day - 1) // 7 + 1)] + (["-1"] if (day + timedelta(days=7)).month != day.month else [])
        monthly = Q(freq="MONTHLY", byday__regex=rf"(^|,)(\+?({'|'.join(nth)}))?{name}(,|$)")
        weekly = ~Q(freq="MONTHLY") & Q(byday__contains=name)
        on_day = weekly | Q(freq="DAILY", byday="") | monthly
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        in_force = begun & (Q(valid_to=None) | Q(valid_to__gte=day))
        short = Q(valid_to__lte=F("valid_from") + timedelta(days=LONGEST_SPECIAL)) & in_force
        theirs = self._related("schedules").filter(service=OuterRef("service"))
        ordinary: Any = on_day & in_force & ~Exists(theirs.filter(short))
        if is_holiday(day):
            ordinary &= self._every_day(theirs)
        return self._related("schedules").filter(short & (on_day | Q(byday="")) | ordinary, service=OuterRef("pk"))

    def _every_day(self, theirs: Any) -> Q:
        short = Q(valid_to__lte=F("valid_from") + timedelta(days=LONGEST_SPECIAL))
        weekly = theirs.exclude(freq="MONTHLY").filter(Q(valid_from=None) | Q(valid_to=None) | ~short)
        seven = reduce(and_, (Q(Exists(weekly.filter(byday__contains=name))) for name in _DAYS))
        return Q(Exists(weekly.filter(freq="DAILY", byday=""))) | seven

    def without_contact(self) -> Self:
        """Taking referrals, while nobody is marked to answer them."""
        contacts: Any = self.model._meta.get_field("contacts").related_model
        answers = contacts.objects.filter(
            Q(service=OuterRef("pk")) | Q(service=None, organization=OuterRef("organization")), takes_referrals=True
        )
        return self.taking_referrals().exclude(Exists(answers))

    def with_checker(self) -> Self:
        """With `checker`: the key of the contact person who says whether it is still right; of the service, or else
        of the organisation; None when the hub itself has to look (A10)."""
        contacts: Any = self.model._meta.get_field("contacts").related_model
        theirs = Q(service=OuterRef("pk")) | Q(service=None, organization=OuterRef("organization"))
        reachable = contacts.objects.filter(theirs, left_on=None).exclude(email="", user=None)
        nearest = reachable.annotate(far=Case(When(service=None, then=Value(1)), default=Value(0)))
        best = nearest.order_by("far", "-takes_referrals", "pk").values("pk")[:1]
        return self.annotate(checker=Subquery(best))

    def to_ask_about(self, *, within_days: int = 0) -> Self:
        """Soon nobody has checked these for half a year; nobody was asked yet, and no edit of the organisation waits
        with us. `within_days` looks so far ahead."""
        last = clock.today() - timedelta(days=CHECK_AFTER_DAYS - within_days)
        open_checks = self._related("checks").filter(service=OuterRef("pk")).exclude(status="done")
        waiting = self._related("changes").filter(service=OuterRef("pk"), status="proposed", source="contact")
        old = Q(assured_date=None) | Q(assured_date__lte=last)
        return self.listed().filter(old).exclude(Exists(open_checks)).exclude(Exists(waiting))

    def for_the_hub_to_check(self) -> Self:
        """The contact person did not answer, or there is none: somebody of the hub looks (A10)."""
        at_hub = self._related("checks").filter(service=OuterRef("pk"), status="at_hub")
        nobody = self.to_ask_about().with_checker().filter(checker=None)
        return self.listed().filter(Q(Exists(at_hub)) | Q(pk__in=nobody.values("pk")))

    def with_waiting(self, what: str) -> Self:
        """With a waiting row among `changes`, `reports` or `claims`."""
        waits = self._related(what).filter(service=OuterRef("pk"), status__in=["proposed", "new"])
        return self.filter(Exists(waits))

    def _related(self, name: str) -> Any:
        related: Any = self.model._meta.get_field(name).related_model
        return related.objects

    def for_cards(self) -> Self:
        """With what a card shows, in a fixed number of queries. `checked_by_them` and `checked_by_us` tell who checked
        it, without telling a name."""
        contacts = self._related("contacts").exclude(email="").filter(organization=OuterRef("organization"))
        theirs = contacts.filter(email__iexact=OuterRef("assurer_email"))
        ours = User.objects.filter(email__iexact=OuterRef("assurer_email"), memberships__hub=OuterRef("hub"))
        return (
            self.annotate(checked_by_them=Exists(theirs), checked_by_us=Exists(ours))
            .select_related("organization")
            .prefetch_related(
                "schedules", "phones", "organization__phones", "at_locations__location__neighbourhood", "subjects"
            )
        )
