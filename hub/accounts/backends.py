"""Django's permission questions, answered for Wagtail by groups and for ours by roles."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from hub.accounts.models import User


class RolePermissions(ModelBackend):
    """`user.has_perm("intake.work", hub)` asks the roles; without a hub it is Django's own question."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if obj is not None and isinstance(user_obj, User):
            return user_obj.may(perm, obj)
        return super().has_perm(user_obj, perm, obj)
