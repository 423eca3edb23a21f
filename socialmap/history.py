"""What happened to an entry, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.base.models import About, Event
from socialmap.fields import FIELDS
from socialmap.models import Service

MOST = 20
WORDS = {
    "entry_saved": gettext_lazy("Changed"),
    "checked": gettext_lazy("Checked: it is right"),
    "to_inactive": gettext_lazy("Closed temporarily"),
    "to_active": gettext_lazy("Open again"),
    "to_defunct": gettext_lazy("Stopped"),
    "barred": gettext_lazy("Taken off the map for good"),
    "merged_with": gettext_lazy("Another entry became part of this one"),
    "merged_into": gettext_lazy("Became part of another entry"),
    "contact_saved": gettext_lazy("Contact person changed"),
    "change_proposed": gettext_lazy("A change came in"),
    "change_taken": gettext_lazy("Change taken over"),
    "change_refused": gettext_lazy("Change not taken over"),
    "change_withdrawn": gettext_lazy("Change taken back"),
    "error_reported": gettext_lazy("A visitor reported a mistake"),
    "error_handled": gettext_lazy("The reported mistake was looked into"),
    "claimed": gettext_lazy("Somebody says: this is ours"),
    "claim_approved": gettext_lazy("A new contact person"),
    "claim_refused": gettext_lazy("The claim was refused"),
}
WHO = {
    "contact": gettext_lazy("the organisation"),
    "resident": gettext_lazy("a visitor"),
    "program": gettext_lazy("by itself"),
}


def history_of(service: Service) -> list[dict[str, Any]]:
    """The last events, newest first, for the timeline."""
    events = Event.objects.filter(**About.key_of(service), verb__in=WORDS).select_related("actor")
    return [
        {"title": str(WORDS[event.verb]), "when": event.at, "who": _who(event), "text": _text(event)}
        for event in events.order_by("-at", "-pk")[:MOST]
    ]


def _who(event: Event) -> str:
    return event.actor.get_short_name() if event.actor else str(WHO.get(event.who, ""))


def _text(event: Event) -> str:
    names = [str(FIELDS[name].label).lower() for name in event.data.get("changed", []) if name in FIELDS]
    if event.verb in ("change_proposed", "change_taken") and names:
        return _("About: %(fields)s") % {"fields": ", ".join(names)}
    return event.reason
