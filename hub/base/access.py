"""Who looked at what (G2, G3)."""

from django.db import models

from hub.accounts.models import User
from hub.base.models import About, AccessLog


def looked(*, user: User, at: models.Model, action: str, reason: str = "") -> AccessLog:
    """Records that `user` saw (or printed, exported) the personal data behind `at`."""
    hub_id = at.hub_id  # type: ignore[attr-defined]
    return AccessLog.objects.create(hub_id=hub_id, user=user, action=action, reason=reason, **About.key_of(at))
