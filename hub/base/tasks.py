"""Celery looks for tasks in `<app>.tasks`; the outbox keeps its own in its package."""

from celery import shared_task

from hub.base import retention
from hub.base.outbox.tasks import deliver_due

# A run ends well before Celery's time limit; what is left goes an hour later (F10).
MOST_A_RUN = 20_000


@shared_task(name="hub.base.tasks.sweep")
def sweep() -> int:
    """Wipes personal data that is past its date. Safe to run twice, and at the same time."""
    return retention.sweep(most=MOST_A_RUN).total()


__all__ = ["deliver_due", "sweep"]
