"""Every row belongs to a hub, and a query that does not say which hub fails (design rule 4)."""

from typing import Any

from django.db import models
from django_scopes import ScopedManager, get_scope


def scoped(queryset: type[models.QuerySet] = models.QuerySet) -> Any:
    """The default manager of a model that belongs to a hub."""
    return ScopedManager(hub="hub", _manager_class=models.Manager.from_queryset(queryset))


def active_hub() -> Any:
    """The hub that the running code works for, or None outside any scope."""
    return get_scope().get("hub")
