"""What the portal reacts to."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cms.services import sync_editor
from hub.accounts.models import Membership


@receiver([post_save, post_delete], sender=Membership)
def role_changed(instance: Membership, **_: Any) -> None:
    """Somebody became an editor of a hub, or is one no longer."""
    sync_editor(user=instance.user)
