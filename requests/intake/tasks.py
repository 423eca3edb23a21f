"""Celery's side of intake."""

import logging

from celery import shared_task
from django_scopes import scope

from hub.places.models import Hub
from intake.services import bulk

logger = logging.getLogger(__name__)
MOST_A_RUN = 500


@shared_task(name="intake.tasks.go_on_with_bulk")
def go_on_with_bulk() -> int:
    """What was begun with many questions at once and not finished, in every hub. Safe to run twice, and at the
    same time."""
    done = 0
    for hub in Hub.objects.order_by("pk"):
        try:
            with scope(hub=hub):
                done += sum(bulk.go_on(action=action, most=MOST_A_RUN) for action in bulk.unfinished()[:20])
        except Exception as error:
            logger.error("bulk: hub %s failed: %s", hub.pk, type(error).__name__)
    return done
