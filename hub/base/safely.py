"""Many things to do, each in a transaction of its own: one that fails does not stop the others."""

import logging
from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

logger = logging.getLogger(__name__)
T = TypeVar("T")


def safely(name: str, act: Callable[[T], int], what: T) -> int:
    """What `act` says it did to `what`; 0 when it failed, which is logged by its `name`."""
    try:
        with transaction.atomic():
            return act(what)
    except Exception as error:
        # Whatever it is, the others go on. The words of an error may hold a name, its kind does not.
        logger.error("%s failed: %s", name, type(error).__name__)
        return 0
