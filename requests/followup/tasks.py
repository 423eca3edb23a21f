"""Celery's side of follow-up."""

from celery import shared_task

from followup import services
from hub.places.every_hub import in_every_hub


@shared_task(name="followup.tasks.follow_up")
def follow_up() -> int:
    """Does what is due in every hub. Safe to run twice, and at the same time; one hub that fails does not
    stop the others."""
    return in_every_hub("follow-up", lambda hub: services.follow_up(hub=hub))
