from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from hub.accounts import menu
from hub.accounts.menu import Item
from hub.base import panels


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self) -> None:
        from intake import next_step
        from matching import panels as ours
        from matching import (
            receivers,  # noqa: F401
            steps,
        )

        next_step.add(steps.suggested, order=20)

        menu.add(
            Item(_("Plan"), "matching:plan", "matching.work", 22),
            Item(_("Neighbourhood team"), "matching:team", "matching.team", 50),
            Item(_("No supply"), "matching:no_supply", "matching.decide", 60),
            Item(_("What counts"), "matching:weights", "matching.settings", 86),
            Item(_("Referrals"), "matching:referrals", "matching.own_referrals", 65),
        )
        panels.add("case-main", order=20, render=ours.arrangement, permission="matching.work")
        panels.add("case-side", order=50, render=ours.route, permission="matching.work")
        panels.add("today", order=30, render=ours.questions_back, permission="matching.work")
        panels.add("today", order=31, render=ours.stuck, permission="matching.work")
        panels.add("mijn", order=20, render=ours.own_proposals, permission="volunteers.own_profile")
        panels.add("mijn", order=30, render=ours.own_referrals, permission="matching.own_referrals")
        panels.add("follow", order=20, render=ours.who_helps)
