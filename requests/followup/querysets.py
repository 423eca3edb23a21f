"""Reads of what goes out."""

from django.db.models import Q, QuerySet

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.scopes import active_hub

_MEDIATION = Q(subject_type__startswith="mediation.")


def visible_to(user: User) -> QuerySet[OutboxMessage]:
    """Workers see the messages of the hub, without those of mediation: what a party reads stands behind the
    wall (design rule 5), and only the coordinator sees it."""
    hub = active_hub()
    shown = Q(pk=None)
    if user.may("followup.work", hub):
        shown |= ~_MEDIATION
    if user.may("mediation.coordinate", hub):
        shown |= _MEDIATION
    return OutboxMessage.objects.filter(shown)


def to_do(user: User) -> QuerySet[OutboxMessage]:
    """Calls and letters whose moment has come, longest waiting first."""
    return (
        visible_to(user).filter(status=OutboxMessage.Status.BY_HAND, due_at__lte=clock.now()).order_by("due_at", "pk")
    )


def failed(user: User) -> QuerySet[OutboxMessage]:
    """What could not be sent after every try."""
    return visible_to(user).filter(status=OutboxMessage.Status.FAILED).order_by("due_at", "pk")
