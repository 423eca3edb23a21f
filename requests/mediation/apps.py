from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediationConfig(AppConfig):
    name = "mediation"

    def ready(self) -> None:
        from hub.accounts import menu
        from hub.accounts.menu import Item
        from hub.base import panels as slots
        from intake import next_step
        from mediation import (
            panels,
            receivers,  # noqa: F401
        )

        menu.add(
            Item(_("My cases"), "mediation:own", "mediation.mediate", 16),
            Item(_("Mediation"), "mediation:list", "mediation.coordinate", 70),
        )
        next_step.add(panels.next_step, order=10)
        slots.add("case-side", order=60, render=panels.hand_over, permission="mediation.open_case")
        slots.add("follow", order=40, render=panels.for_resident)
        slots.add("today", order=60, render=panels.waiting, permission="mediation.coordinate")
        slots.add("mijn", order=25, render=panels.own_cases, permission="mediation.mediate")
