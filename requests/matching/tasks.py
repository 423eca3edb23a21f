"""Celery's side of matching."""

import logging

from celery import shared_task
from django_scopes import scope

from hub.places.models import Hub
from matching.services import planning

logger = logging.getLogger(__name__)


@shared_task(name="matching.tasks.make_plans")
def make_plans() -> int:
    """A plan for the day in every hub, for a worker to look at. Safe to run twice; one hub that fails does not stop
    the others. Returns how many were made."""
    made = 0
    for hub in Hub.objects.order_by("pk"):
        try:
            with scope(hub=hub):
                planning.make_plan(hub=hub)
                made += 1
        except Exception as error:
            logger.error("plan: hub %s failed: %s", hub.pk, type(error).__name__)
    return made
