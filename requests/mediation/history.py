"""What happened in a case, in words, for the coordinator. Reads only."""

from typing import Any

from django.utils.translation import gettext as _

from hub.base.models import About, Event
from mediation.models import MediationCase
from mediation.workflow import CaseStatus
from volunteers.models import Volunteer


def entries_for(case: MediationCase) -> list[dict[str, Any]]:
    """A timeline, newest first."""
    events = list(Event.objects.filter(**About.key_of(case)).select_related("actor"))
    keys = [event.data["volunteer"] for event in events if "volunteer" in event.data]
    names = {row.pk: row.person.name for row in Volunteer.objects.filter(pk__in=keys).select_related("person")}
    return [
        {
            "title": _title(event, names),
            "when": event.at,
            "who": event.actor.get_short_name() if event.actor else "",
            "text": event.reason,
        }
        for event in reversed(events)
    ]


def _title(event: Event, names: dict[int, str]) -> str:
    if event.verb.startswith("to_") and event.new in CaseStatus.values:
        return str(CaseStatus(event.new).label).capitalize()
    name = names.get(event.data.get("volunteer", 0), "")
    number = event.data.get("party", "")
    words = {
        "opened": _("Case opened"),
        "taken": _("Coordinator took the case"),
        "changed": _("Level changed") if "level_after" in event.data else _("Case changed"),
        "party_added": _("Party %(number)s added") % {"number": number},
        "spoken_with": _("Spoke with party %(number)s") % {"number": number},
        "written_down": _("Words of party %(number)s written down") % {"number": number},
        "mediator_assigned": _("%(name)s mediates") % {"name": name},
        "mediator_off": _("%(name)s is off the case") % {"name": name},
        "question_withdrawn": _("Who reported it took the question back"),
    }
    return words.get(event.verb, event.verb)
