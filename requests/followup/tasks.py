"""Celery's side of follow-up."""

import logging

from celery import shared_task
from django_scopes import scope

from followup import services
from hub.places.models import Hub

logger = logging.getLogger(__name__)


@shared_task(name="followup.tasks.follow_up")
def follow_up() -> int:
    """Does what is due in every hub. Safe to run twice, and at the same time; one hub that fails does not
    stop the others."""
    done = 0
    for hub in Hub.objects.order_by("pk"):
        try:
            with scope(hub=hub):
                done += services.follow_up(hub=hub)
        except Exception as error:
            logger.error("follow-up: hub %s failed: %s", hub.pk, type(error).__name__)
    return done
