"""Celery's side of matching."""

from celery import shared_task

from hub.places.every_hub import in_every_hub
from hub.places.models import Hub
from matching.services import planning


@shared_task(name="matching.tasks.make_plans")
def make_plans() -> int:
    """A plan for the day in every hub, for a worker to look at. Safe to run twice; one hub that fails does not stop
    the others. Returns how many were made."""
    return in_every_hub("plan", _make)


def _make(hub: Hub) -> int:
    planning.make_plan(hub=hub)
    return 1
