"""The history of a question in plain words: one telling for the resident, one for the people who work."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from hub.base.models import About, Event
from hub.look.words import before_day
from intake.models import HelpRequest, Message
from intake.workflow import RequestStatus

MOST = 200


def events_of(help_request: HelpRequest) -> list[Event]:
    """The history of this question, oldest first, the last of it when there is very much."""
    rows = Event.objects.filter(**About.key_of(help_request)).select_related("actor").order_by("-at", "-id")[:MOST]
    return list(rows)[::-1]


def for_resident(help_request: HelpRequest) -> list[dict[str, Any]]:
    """What the resident reads: what comes, then what was, newest first. No inside words, no reasons."""
    told = [{"when": event.at, "title": title} for event in events_of(help_request) if (title := _told(event))]
    said = [_said(message) for message in _messages(help_request, notes=False)]
    past = sorted([*told, *said], key=lambda entry: entry["when"], reverse=True)
    asked = [*HelpRequest.objects.filter(merged_into=help_request).order_by("-created_at"), help_request]
    past.extend({"when": row.created_at, "title": _("You asked"), "words": row.text} for row in asked)
    past.sort(key=lambda entry: entry["when"], reverse=True)
    ahead = _ahead(help_request)
    return [*([ahead] if ahead else []), *past]


def for_worker(help_request: HelpRequest) -> list[dict[str, Any]]:
    """What people at the hub read, newest first: every event with who did it and why."""
    labels = dict(RequestStatus.choices)
    return [
        {
            "when": event.at,
            "title": _worked(event, labels),
            "who": event.actor.name if event.actor else _by(event.who),
            "text": event.reason,
        }
        for event in reversed(events_of(help_request))
    ]


def status_for_resident(help_request: HelpRequest) -> str:
    """How it stands, said to the resident and not about them."""
    words = {
        RequestStatus.NEW: _("New"),
        RequestStatus.PICKED_UP: _("We are working on it"),
        RequestStatus.PROPOSED: _("We have asked somebody"),
        RequestStatus.WAITING_RESIDENT: _("We are waiting for you"),
        RequestStatus.ARRANGED: _("Help has been found"),
        RequestStatus.CHECKING: _("Have you been helped?"),
        RequestStatus.CLOSED: _("Finished"),
        RequestStatus.WITHDRAWN: _("Stopped"),
        RequestStatus.WITH_TEAM: _("With the neighbourhood team"),
        RequestStatus.WITH_PROCESS_MANAGER: _("We are looking for something new"),
        RequestStatus.IN_MEDIATION: _("With neighbour mediation"),
    }
    return words[RequestStatus(help_request.status)]


def thread(help_request: HelpRequest) -> list[Message]:
    """The conversation and the notes, newest first."""
    return list(_messages(help_request, notes=True))[::-1]


def _messages(help_request: HelpRequest, *, notes: bool) -> Iterable[Message]:
    joined = Q(help_request=help_request) | Q(help_request__merged_into=help_request)
    rows = Message.objects.filter(joined).select_related("author").order_by("-at", "-id")
    if not notes:
        rows = rows.exclude(sender=Message.Sender.NOTE)
    return list(rows[:MOST])[::-1]


def _said(message: Message) -> dict[str, Any]:
    mine = message.sender == Message.Sender.RESIDENT
    return {"when": message.at, "title": _("You wrote") if mine else _("We wrote"), "words": message.text}


def _told(event: Event) -> str:
    """An event for the resident; "" when it is none of their concern."""
    name = event.actor.get_short_name() if event.actor and event.who == "worker" else ""
    if event.verb == "to_picked_up":
        return _picked_up(event, name)
    if event.verb == "to_withdrawn":
        return _("You stopped your question") if event.who == "resident" else _("Your question has been stopped")
    words = {
        "came_in": _("We have your question"),
        "to_proposed": _("We have asked somebody to help you"),
        "to_waiting_resident": _("We have asked you something"),
        "to_arranged": _("Help has been found"),
        "to_checking": _("We would like to know whether you have been helped"),
        "to_closed": _("Your question has been finished"),
        "to_with_team": _("The neighbourhood team is looking at your question"),
        "to_with_process_manager": _("There is no fitting help yet. We are making something new with organisations"),
        "to_in_mediation": _("Somebody of neighbour mediation will contact you"),
        "merged_with": _("Your other question goes on together with this one"),
        "contact_changed": _("You changed how we reach you"),
        "asked_for_a_call": _("You asked us to call"),
        "addresses_given": _("We gave you addresses where you can go"),
    }
    return words.get(event.verb, "")


def _picked_up(event: Event, name: str) -> str:
    if event.old in (RequestStatus.CLOSED, RequestStatus.WITHDRAWN):
        return _("Your question is open again")
    if event.old == RequestStatus.NEW:
        return _("%(name)s has picked up your question") % {"name": name} if name else _("We picked up your question")
    return _("We are looking further for you") if event.old != RequestStatus.WAITING_RESIDENT else ""


def _ahead(help_request: HelpRequest) -> dict[str, Any] | None:
    """What comes next, and when."""
    when = before_day(help_request.due_at)
    late = help_request.is_late
    name = help_request.owner.get_short_name() if help_request.owner else help_request.hub.name
    soon = _("We are later than we promised. You will hear from us as soon as we can.")
    texts = {
        RequestStatus.NEW: soon if late else _("Somebody of ours reads your question. You hear from us %(when)s."),
        RequestStatus.PICKED_UP: soon
        if late
        else _("%(name)s is looking for help that fits. You hear from us %(when)s."),
        RequestStatus.PROPOSED: _("We are waiting for the answer of who we asked."),
        RequestStatus.WAITING_RESIDENT: _("Can you answer us? Then we can go on."),
        RequestStatus.ARRANGED: _("Afterwards we ask whether it helped."),
        RequestStatus.CHECKING: _("Will you tell us whether you have been helped?"),
        RequestStatus.WITH_TEAM: _("You hear from us as soon as the neighbourhood team answers."),
        RequestStatus.WITH_PROCESS_MANAGER: _("This takes longer. We keep you informed."),
        RequestStatus.IN_MEDIATION: _("You agree together on how to go on."),
    }
    text = texts.get(RequestStatus(help_request.status))
    if not text:
        return None
    return {"title": _("What comes next"), "text": text % {"when": when, "name": name}, "state": "ahead"}


def _worked(event: Event, labels: dict[str, Any]) -> str:
    words = {
        "came_in": _("Came in"),
        "triaged": _("Wrote down the real question"),
        "handed_over": _("Handed over to a colleague"),
        "routed": _("Went to its owner by a rule"),
        "urgency_changed": _("Changed how urgent it is"),
        "answered": _("The resident answered"),
        "read": _("Answer read"),
        "contact_changed": _("The resident changed how to be reached"),
        "asked_for_a_call": _("The resident asks to be called"),
        "talent_seen": _("Put among the talents too"),
        "linked": _("Linked with another question"),
        "unlinked": _("No longer linked with another question"),
        "merged_with": _("Another question was merged into this one"),
        "one_person": _("Found out to be one person"),
        "addresses_given": _("Gave addresses of the social map"),
    }
    if event.new and event.verb.startswith("to_"):
        return str(labels.get(event.new, event.new)).capitalize()
    return words.get(event.verb) or event.verb.replace("_", " ").capitalize()


def _by(who: str) -> str:
    names = {
        "resident": _("the resident"),
        "program": _("the program"),
        "volunteer": _("the volunteer"),
        "contact": _("the contact person"),
        "ambassador": _("the ambassador"),
    }
    return names.get(who, who)
