"""Celery's side of the outbox."""

from celery import shared_task

from hub.base.outbox import services


@shared_task
def deliver_due() -> int:
    """Sends what is due. Safe to run twice, and at the same time."""
    return services.deliver_due()
