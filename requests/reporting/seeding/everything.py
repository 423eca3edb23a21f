"""The whole demo, in one transaction: all of it is there, or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django_scopes import scope

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.places.models import Hub
from reporting.demo.questions import QUESTIONS
from reporting.demo.targets import TARGETS
from reporting.models import Target
from reporting.seeding import (
    activities,
    community,
    counter,
    current,
    mediation,
    organisations,
    places,
    portal,
    questions,
    wording,
)
from reporting.seeding.community import Everybody

Step = Callable[[str], None]
STEPS = 14 + len(QUESTIONS)


def is_there() -> bool:
    """Whether the demo was filled in before."""
    return Hub.objects.filter(slug=places.SLUG).exists()


@transaction.atomic
def fill(step: Step) -> Hub:
    """Makes the hub and everything in it. `step` hears of each part, STEPS times in all."""
    step("hub")
    hub = places.make_hub()
    with scope(hub=hub), _nothing_leaves(hub):
        quarters = places.make_quarters(hub)
        step("subjects")
        terms = organisations.make_subjects()
        all_of = Everybody(hub, quarters, terms)
        step("organisations")
        organisations.make_organisations(all_of)
        step("logins")
        community.make_logins(all_of)
        step("social map")
        current.keep_map_current(all_of)
        step("residents")
        community.make_residents(all_of)
        step("ambassadors")
        community.make_ambassadors(all_of)
        step("volunteers")
        community.make_volunteers(all_of)
        made = questions.make_questions(all_of, step)
        step("mediation")
        mediation.make_cases(all_of, made)
        step("signals")
        questions.make_signals(all_of, made)
        step("counter")
        counter.make_counter(all_of, made)
        community.finish_volunteers(all_of)
        step("targets")
        _make_targets(hub)
        step("agenda")
        activities.make_activities(all_of)
        wording.teach_search(all_of)
        step("portal")
        portal.make_portal(hub)
    return hub


def _make_targets(hub: Hub) -> None:
    Target.objects.bulk_create(
        Target(hub=hub, year=year, row=plain.code, value=value)
        for plain in TARGETS
        for year, value in plain.targets.items()
        if isinstance(value, int)
    )


@contextmanager
def _nothing_leaves(hub: Hub) -> Iterator[None]:
    """The year of the demo has passed: its messages count as sent at the time. The calls and letters of the
    last days are still to be made."""
    yield
    recent = clock.now() - timedelta(days=3)
    written = OutboxMessage.objects.filter(hub=hub)
    written.filter(status=OutboxMessage.Status.PENDING).update(status=OutboxMessage.Status.SENT, sent_at=clock.now())
    by_hand = written.filter(status=OutboxMessage.Status.BY_HAND, created_at__lt=recent)
    by_hand.update(status=OutboxMessage.Status.DONE_BY_HAND, sent_at=clock.now())
