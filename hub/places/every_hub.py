"""The same work for every hub, one after the other."""

import logging
from collections.abc import Callable

from django_scopes import scope

from hub.places.models import Hub

logger = logging.getLogger(__name__)


def in_every_hub(name: str, step: Callable[[Hub], int]) -> int:
    """What `step` says it did, in all; each hub in its own scope. One that fails does not stop the others, and is
    logged by its number and the `name` of the work."""
    done = 0
    for hub in Hub.objects.order_by("pk"):
        try:
            with scope(hub=hub):
                done += step(hub)
        except Exception as error:
            logger.error("%s: hub %s failed: %s", name, hub.pk, type(error).__name__)
    return done
