from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "hub.accounts"
    label = "accounts"

    def ready(self) -> None:
        from hub.accounts import menu, receivers  # noqa: F401

        menu.add(menu.Item(_("Roles"), "accounts:roles", "accounts.manage", 95))
