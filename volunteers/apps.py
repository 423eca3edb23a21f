from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VolunteersConfig(AppConfig):
    name = "volunteers"

    def ready(self) -> None:
        from hub.accounts import menu
        from hub.accounts.menu import Item
        from hub.base import panels as slots
        from volunteers import panels

        menu.add(
            Item(_("My profile"), "volunteers:profile", "volunteers.own_profile", 15),
            Item(_("Volunteers"), "volunteers:list", "volunteers.work", 30),
            Item(_("Ambassadors"), "volunteers:ambassadors", "volunteers.work", 32),
        )
        slots.add("today", order=50, render=panels.new_talents, permission="volunteers.work")
        slots.add("mijn", order=30, render=panels.own_status, permission="volunteers.own_profile")
