"""Celery looks for tasks in `<app>.tasks`; the outbox keeps its own in its package."""

from hub.base.outbox.tasks import deliver_due

__all__ = ["deliver_due"]
