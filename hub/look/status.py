"""Each status has a word, a colour and a shape. The tone holds the last two."""

from django.utils.translation import gettext_lazy as _

TONES = ("new", "picked_up", "waiting", "arranged", "late", "done", "stopped", "neutral")

# States of the apps by tone. A state that is not here becomes a neutral dot: never a wrong promise.
STATUS_TONES = {
    "signal": "new", "open": "new", "unread": "new", "applied": "new", "draft": "neutral",
    "triage": "picked_up", "conversation": "picked_up", "checks": "picked_up", "active": "picked_up",
    "in_progress": "picked_up", "mediation": "picked_up", "with_team": "picked_up",
    "with_process_manager": "picked_up", "intake": "picked_up",
    "proposed": "waiting", "asked": "waiting", "sent": "waiting", "waiting_resident": "waiting",
    "invited": "waiting", "pending": "waiting", "checking": "waiting", "paused": "waiting", "parked": "waiting",
    "accepted": "arranged", "matched": "arranged", "planned": "arranged", "confirmed": "arranged",
    "overdue": "late", "failed": "late", "expired": "late", "stale": "late", "no_supply": "late",
    "closed": "done", "helped": "done", "delivered": "done", "completed": "done", "published": "done",
    "withdrawn": "stopped", "declined": "stopped", "cancelled": "stopped", "left": "stopped",
    "filled": "stopped", "archived": "stopped", "out_of_scope": "stopped",
}  # fmt: skip

STATUS_WORDS = {
    "new": _("New"),
    "picked_up": _("Picked up"),
    "waiting": _("Waiting"),
    "arranged": _("Arranged"),
    "late": _("Late"),
    "done": _("Done"),
    "stopped": _("Stopped"),
}

# The route: informal first (rule 8 of the design).
RUNG_WORDS = {
    "neighbour": _("Neighbour"),
    "neighbour_and_organisation": _("Neighbour with an organisation"),
    "organisation": _("Organisation"),
    "new_together": _("Something new together"),
}


def tone_of(code: str) -> str:
    """The tone of any state of any app."""
    return code if code in TONES else STATUS_TONES.get(code, "neutral")
