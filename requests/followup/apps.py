from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupConfig(AppConfig):
    name = "followup"
    verbose_name = _("Messages")

    def ready(self) -> None:
        from followup import parts, receivers  # noqa: F401
        from hub.accounts import menu
        from hub.base import panels

        menu.add(
            menu.Item(_("Messages"), "followup:messages", "followup.work", 80),
            menu.Item(_("Messages"), "followup:messages", "mediation.coordinate", 80),
        )
        panels.add("today", order=20, render=parts.to_call, permission="followup.work")
