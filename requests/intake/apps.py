from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "intake"
    verbose_name = _("Questions")

    def ready(self) -> None:
        from hub.accounts import menu
        from hub.base import panels
        from intake import parts, receivers  # noqa: F401

        menu.add(
            menu.Item(_("Today"), "intake:today", "intake.work", 10),
            menu.Item(_("Questions"), "intake:queue", "intake.work", 20),
            menu.Item(_("Signals"), "intake:signals", "intake.work", 25),
            menu.Item(_("Who gets what"), "intake:routes", "intake.work", 90),
            menu.Item(_("Who gets what"), "intake:routes", "intake.settings", 90),
        )
        panels.add("case-side", order=5, render=parts.route_part, permission="intake.work")
        panels.add("case-side", order=55, render=parts.addresses, permission="intake.work")
        panels.add("case-side", order=60, render=parts.also_talent, permission="intake.work")
        panels.add("social-map-search", order=10, render=parts.danger_part)
        panels.add("volunteer-side", order=10, render=parts.also_asks, permission="intake.work")
        panels.add("mijn", order=10, render=parts.ambassador_part, permission="intake.bring_signal")
