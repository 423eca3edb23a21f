"""Who is away, who stands in, and whose questions nobody looks after (D6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hub.accounts.models import Membership, User
from hub.accounts.roles import roles_with
from hub.base import clock
from hub.base.workflow import record, worker
from hub.look.words import day as day_words
from hub.places.models import Hub
from intake.models import Absence


class Refused(Exception):
    """It cannot be kept as it is; the text says why, field by field."""

    def __init__(self, why: Mapping[str, str]) -> None:
        super().__init__(*why.values())
        self.why = why


@dataclass(frozen=True)
class Reachable:
    """Who of the hub hears about a question now; None is the hub itself. `said` tells why it is not the owner."""

    user: User | None
    said: str = ""


def away_now(hub: Hub) -> dict[int, Absence]:
    """Who is away today, by worker."""
    today = clock.today()
    rows = Absence.objects.filter(hub=hub, since__lte=today, until__gte=today).select_related("worker", "stand_in")
    return {row.worker_id: row for row in rows.order_by("until")}


def instead_of(*, owner: User, hub: Hub) -> Reachable:
    """The owner; or, when that person is away, who stands in; or the hub, when nobody does or the owner left."""
    name = owner.get_short_name()
    if not owner.may("intake.work", hub):
        return Reachable(None, _("%(name)s does not work here any more.") % {"name": name})
    away = away_now(hub)
    absence = away.get(owner.pk)
    if absence is None:
        return Reachable(owner)
    until = day_words(absence.until)
    other = absence.stand_in
    if other is not None and other.may("intake.work", hub) and other.pk not in away:
        words = _("%(name)s is away until after %(until)s. %(other)s stands in.")
        return Reachable(other, words % {"name": name, "until": until, "other": other.get_short_name()})
    words = _("%(name)s is away until after %(until)s and nobody stands in: the hub looks after it.")
    return Reachable(None, words % {"name": name, "until": until})


@transaction.atomic
def keep(*, hub: Hub, by: User, away: User, since: date, until: date, stand_in: User | None) -> Absence:
    """`away` is not there from `since` up to and including `until`. Raises Refused with words."""
    if until < since:
        raise Refused({"until": _("This is earlier than the first day.")})
    if stand_in == away:
        raise Refused({"stand_in": _("Somebody else has to stand in.")})
    # Locked by the worker, so that two who note the same illness make one absence.
    User.objects.select_for_update(of=("self",)).get(pk=away.pk)
    overlap = Absence.objects.filter(hub=hub, worker=away, since__lte=until, until__gte=since).first()
    if overlap:
        words = _("Already away from %(since)s until %(until)s. Remove that first.")
        raise Refused({"since": words % {"since": day_words(overlap.since), "until": day_words(overlap.until)}})
    if stand_in and Absence.objects.filter(hub=hub, worker=stand_in, since__lte=until, until__gte=since).exists():
        words = _("%(name)s is away then too. Choose somebody else.")
        raise Refused({"stand_in": words % {"name": stand_in.get_short_name()}})
    made = Absence.objects.create(hub=hub, worker=away, since=since, until=until, stand_in=stand_in)
    record(made, verb="absence_noted", actor=worker(by), worker=away.pk, stand_in=stand_in.pk if stand_in else None)
    return made


@transaction.atomic
def end(*, absence: Absence, by: User) -> None:
    """Back again, or noted by mistake."""
    record(absence, verb="absence_ended", actor=worker(by), worker=absence.worker_id)
    absence.delete()


def gone(hub: Hub) -> Q:
    """Questions whose owner does not work here any more: somebody has to take them over. The few who left are
    looked up first, so that the index on owners finds their questions without reading all others."""
    working = User.objects.who_may("intake.work", hub).order_by().values("pk")
    once = Membership.objects.filter(hub=hub, role__in=roles_with("intake.work")).exclude(user__in=working)
    return Q(owner__in=list(once.values_list("user", flat=True).distinct()))


def away(hub: Hub) -> Q:
    """Questions whose owner is away today."""
    return Q(owner__in=list(away_now(hub)))
