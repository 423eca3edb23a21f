"""Each status has a word, a colour and a shape. The tone holds the last two."""

from django.utils.translation import gettext_lazy as _

TONES = ("new", "picked_up", "waiting", "arranged", "late", "done", "stopped", "neutral")

# States of the apps by tone. A state that is not here becomes a neutral dot: never a wrong promise.
STATUS_TONES = {
    # something came in and asks for somebody
    "signal": "new", "open": "new", "unread": "new", "applied": "new", "unconfirmed": "new", "reported": "new",
    "answered": "new", "returned": "new", "by_hand": "new",
    # somebody is at it
    "triage": "picked_up", "conversation": "picked_up", "checks": "picked_up", "active": "picked_up",
    "in_progress": "picked_up", "in_mediation": "picked_up", "with_team": "picked_up", "taken_in": "picked_up",
    "with_process_manager": "picked_up", "intake_1": "picked_up", "intake_2": "picked_up", "network": "picked_up",
    "pair": "picked_up",
    # it is somebody else's turn
    "proposed": "waiting", "asked": "waiting", "waiting_resident": "waiting", "invited": "waiting",
    "pending": "waiting", "checking": "waiting", "paused": "waiting", "parked": "waiting", "question": "waiting",
    "not_agreed": "waiting", "queued": "neutral", "aftercare": "waiting", "inactive": "waiting",
    "accepted": "arranged", "agreed": "arranged", "matched": "arranged", "planned": "arranged",
    "confirmed": "arranged", "meeting": "arranged",
    "overdue": "late", "failed": "late", "expired": "late", "stale": "late", "no_supply": "late",
    "closed": "done", "helped": "done", "ended": "done", "sent": "done", "done_by_hand": "done",
    "completed": "done", "published": "done",
    "withdrawn": "stopped", "declined": "stopped", "cancelled": "stopped", "left": "stopped", "filled": "stopped",
    "dropped": "stopped", "defunct": "stopped", "archived": "stopped", "out_of_scope": "stopped",
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
    "volunteer": _("Neighbour"),
    "combination": _("Neighbour with an organisation"),
    "organization": _("Organisation"),
    "developed": _("Something new together"),
}


def tone_of(code: str) -> str:
    """The tone of any state of any app."""
    return code if code in TONES else STATUS_TONES.get(code, "neutral")
