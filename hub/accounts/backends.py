"""Django's permission questions, answered for Wagtail by groups and for ours by roles."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from hub.accounts.models import User
from hub.base.ready import one_by


class RolePermissions(ModelBackend):
    """`user.has_perm("intake.work", hub)` asks the roles; without a hub it is Django's own question."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if obj is not None and isinstance(user_obj, User):
            return user_obj.may(perm, obj)
        return super().has_perm(user_obj, perm, obj)

    def get_user(self, user_id: int) -> Any:
        """Who signed in, on every page: by a question that is built once."""
        user = one_by(User, "id", user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
