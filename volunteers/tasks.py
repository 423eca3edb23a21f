"""What the clock does for the registry."""

from celery import shared_task
from django_scopes import scope

from hub.places.models import Hub
from volunteers import services


@shared_task(name="volunteers.tasks.end_pauses")
def end_pauses() -> int:
    """Ends the pauses that are over, hub by hub. Safe to run at any time and more than once."""
    ended = 0
    for hub in Hub.objects.all():
        with scope(hub=hub):
            ended += services.end_pauses()
    return ended
