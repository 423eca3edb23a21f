"""One import into a hub at a time: two would fight over the same rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from hub.places.models import Hub


class Busy(Exception):
    """Another import into this hub is running."""


@contextmanager
def alone(hub: Hub) -> Iterator[None]:
    """Holds the hub for one import. Raises Busy when another one has it. A worker that dies lets go."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('import_hsds'), %s)", [hub.pk])
        if not cursor.fetchone()[0]:
            raise Busy
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext('import_hsds'), %s)", [hub.pk])
