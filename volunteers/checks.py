"""Certificates and training (C7): what the hub has seen of somebody, and what it wants to see for which subject."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import record, worker
from hub.places.models import Hub
from socialmap.models import TaxonomyTerm
from volunteers.models import Check, CheckRule, Volunteer


@transaction.atomic
def keep_check(*, volunteer: Volunteer, kind: str, user: User, valid_until: date | None = None) -> Event:
    """The hub saw this certificate or training, valid up to and including that day; a newer one replaces it."""
    Check.objects.update_or_create(
        volunteer=volunteer,
        kind=kind,
        defaults={"hub_id": volunteer.hub_id, "valid_until": valid_until, "seen_on": clock.today()},
    )
    return record(volunteer, verb="check_kept", actor=worker(user), kind=kind)


@transaction.atomic
def drop_check(*, volunteer: Volunteer, kind: str, user: User) -> Event | None:
    """It was kept by mistake, or no longer holds. None when there was none."""
    gone, _per_model = Check.objects.filter(volunteer=volunteer, kind=kind).delete()
    return record(volunteer, verb="check_dropped", actor=worker(user), kind=kind) if gone else None


@transaction.atomic
def add_rule(*, hub: Hub, kind: str, user: User, subject: TaxonomyTerm | None = None) -> CheckRule:
    """From now on questions about `subject` (or all) only go to who has this check. Twice is once."""
    rule, made = CheckRule.objects.get_or_create(hub=hub, subject=subject, kind=kind)
    if made:
        record(rule, verb="check_rule_added", actor=worker(user), kind=kind, subject=subject and subject.pk)
    return rule


@transaction.atomic
def drop_rule(*, rule: CheckRule, user: User) -> None:
    """Nobody is left out for this any more."""
    record(rule, verb="check_rule_dropped", actor=worker(user), kind=rule.kind, subject=rule.subject_id)
    rule.delete()


def needed_for(subjects: Iterable[TaxonomyTerm]) -> frozenset[str]:
    """The checks that questions about these subjects ask for; a rule for a top subject holds for all under it."""
    about = {key for term in subjects for key in (term.pk, term.parent_id)}
    rules = CheckRule.objects.values_list("subject", "kind")
    return frozenset(kind for subject, kind in rules if subject is None or subject in about)
