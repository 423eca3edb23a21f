"""Celery's side of intake."""

from celery import shared_task

from hub.places.every_hub import in_every_hub
from hub.places.models import Hub
from intake.services import bulk

MOST_A_RUN = 500


@shared_task(name="intake.tasks.go_on_with_bulk")
def go_on_with_bulk() -> int:
    """What was begun with many questions at once and not finished, in every hub. Safe to run twice, and at the
    same time."""
    return in_every_hub("bulk", _go_on)


def _go_on(hub: Hub) -> int:
    return sum(bulk.go_on(action=action, most=MOST_A_RUN) for action in bulk.unfinished()[:20])
