from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from hub.accounts import menu
from hub.base import panels


class SocialmapConfig(AppConfig):
    name = "socialmap"

    def ready(self) -> None:
        from socialmap.receivers import index_what_is_behind
        from socialmap.views.activity_work import own_activities_panel
        from socialmap.views.own import own_entries
        from socialmap.views.work import today_part

        menu.add(menu.Item(_("Social map"), "socialmap:work_list", "socialmap.work", 40))
        menu.add(menu.Item(_("Activities"), "socialmap:work_activities", "socialmap.work", 45))
        panels.add("mijn", order=60, render=own_entries, permission="socialmap.own_entries")
        panels.add("mijn", order=65, render=own_activities_panel, permission="socialmap.own_entries")
        panels.add("today", order=50, render=today_part, permission="socialmap.work")
        post_migrate.connect(index_what_is_behind, sender=self)
