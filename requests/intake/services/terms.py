"""Working days for each step, by kind of question: what the hub set, else what it does by itself (D21)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hub.accounts.models import User
from hub.base import clock, workdays
from hub.base.workflow import record, worker
from hub.places.models import Hub
from intake.models import HelpRequest, Kind, Term

KINDS = ("", *(str(kind) for kind in Kind))
MOST_DAYS = 60
_DAYS_FOR_RESIDENT = 5


def by_itself(hub: Hub, step: str) -> int:
    """The days for a step where the hub set nothing for that kind."""
    return _DAYS_FOR_RESIDENT if step == Term.Step.RESIDENT else hub.days_to_call_back


def days_for(*, hub: Hub, kind: str, step: str) -> int:
    """The working days that a question of this kind gets for this step."""
    found = Term.objects.filter(hub=hub, kind=kind, step=step).values_list("days", flat=True).first()
    return by_itself(hub, step) if found is None else found


def deadline(help_request: HelpRequest, step: str, *, since: datetime | None = None) -> datetime:
    """The end of the working day on which the step must have been made."""
    days = days_for(hub=help_request.hub, kind=help_request.kind, step=step)
    return workdays.add_working_days(since or clock.now(), days)


def all_terms(hub: Hub) -> dict[tuple[str, str], int]:
    """Every kind and step with its days."""
    kept = {(term.kind, term.step): term.days for term in Term.objects.filter(hub=hub)}
    return {(kind, step): kept.get((kind, step), by_itself(hub, step)) for kind in KINDS for step in Term.Step.values}


@transaction.atomic
def keep(*, hub: Hub, user: User, days: Mapping[tuple[str, str], int]) -> int:
    """Keeps the days of (kind, step); what is as the hub does by itself needs no row. Open questions keep the
    day that was promised. Returns how many changed; each leaves a row of history."""
    before = all_terms(hub)
    changed = {key: number for key, number in days.items() if before[key] != number}
    for (kind, step), number in changed.items():
        if number == by_itself(hub, step):
            Term.objects.filter(hub=hub, kind=kind, step=step).delete()
            continue
        term, _made = Term.objects.update_or_create(hub=hub, kind=kind, step=step, defaults={"days": number})
        old = str(before[kind, step])
        record(term, verb="term_changed", actor=worker(user), old=old, new=str(number), kind=kind, step=step)
    return len(changed)
