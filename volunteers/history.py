"""The history of a volunteer in words, from the events that were kept. Writes nothing."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from hub.base.models import Event
from volunteers.models import Volunteer
from volunteers.workflow import VolunteerStatus

PATH = (VolunteerStatus.APPLIED, VolunteerStatus.CONVERSATION, VolunteerStatus.CHECKS, VolunteerStatus.ACTIVE)


def steps_for(volunteer: Volunteer, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Getting to know each other as stations on a line, each with the day it was reached (C6)."""
    reached = {event.new: event.at for event in events if event.new}
    reached.setdefault(VolunteerStatus.APPLIED, volunteer.created_at)
    started = volunteer.status != VolunteerStatus.UNCONFIRMED
    last = max((index for index, status in enumerate(PATH) if status in reached), default=0)
    rows = []
    for index, status in enumerate(PATH):
        if not started:
            state = "ahead"
        elif volunteer.status == status:
            state = "current"
        elif status in reached:
            state = "done"
        else:
            state = "skipped" if index < last else "ahead"
        rows.append(
            {"label": VolunteerStatus(status).label, "state": state, "date": reached.get(status) if started else None}
        )
    return rows


def entries_for(events: Sequence[Event]) -> list[dict[str, Any]]:
    """A timeline, newest first."""
    return [
        {
            "title": _title(event),
            "when": event.at,
            "who": event.actor.get_short_name() if event.actor else _who(event.who),
            "text": event.reason,
        }
        for event in reversed(events)
    ]


def _title(event: Event) -> str:
    words = {
        "signed_up": _("In the registry"),
        "profile_changed": _("Profile changed"),
        "availability_changed": _("Hours changed"),
        "asked_too": _("Asked something too"),
        "check_kept": _("Certificate or training seen"),
        "check_dropped": _("Certificate or training removed"),
        "to_applied": _("Applied"),
        "to_conversation": _("Conversation planned"),
        "to_checks": _("Checks running"),
        "to_paused": _("Takes a break"),
        "to_left": _("Stopped"),
        "to_active": _("Back from a break") if event.old == VolunteerStatus.PAUSED else _("Active"),
    }
    return words.get(event.verb, event.verb)


def _who(who: str) -> str:
    return {"volunteer": _("the volunteer"), "program": _("by itself"), "worker": _("the hub")}.get(who, who)
