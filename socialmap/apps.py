from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hub.accounts import menu
from hub.base import panels


class SocialmapConfig(AppConfig):
    name = "socialmap"

    def ready(self) -> None:
        from socialmap.views.own import own_entries

        menu.add(menu.Item(_("Social map"), "socialmap:work_list", "socialmap.work", 40))
        panels.add("mijn", order=60, render=own_entries, permission="socialmap.own_entries")
