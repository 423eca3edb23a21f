from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hub.accounts import menu
from hub.accounts.menu import Item


class CmsConfig(AppConfig):
    name = "cms"

    def ready(self) -> None:
        # Not at the top: models are not loaded yet when Django reads this file.
        from cms import receivers  # noqa: F401

        menu.add(Item(_("Pages of the website"), "wagtailadmin_home", "cms.edit", 95))
