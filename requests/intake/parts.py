"""What intake puts on pages: the ambassador's part of the own page, and who a question belongs to."""

import re
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from hub.base import clock
from intake import danger, permissions
from intake.models import HelpRequest, Signal
from intake.services import absence, routing
from intake.views.signals import ambassador_of
from socialmap import choosing
from socialmap.sheet import language_for
from volunteers.models import Volunteer

SHOWN = 20
# Fewer than this could point at one household.
FEWEST = 5
EMERGENCY_NUMBERS = ("112", "113", "08000113", "08002000", "09008844")


def ambassador_part(request: HttpRequest, subject: Any) -> str:
    """Three taps, what came of the own signals, and how many of the own area."""
    ambassador = ambassador_of(request)
    if ambassador is None:
        return ""
    signals = list(ambassador.signals.select_related("help_request").order_by("-created_at", "-pk")[:SHOWN])
    context = {"ambassador": ambassador, "signals": signals, "area": _area(ambassador)}
    return render_to_string("intake/parts/ambassador.html", context, request)


def danger_part(request: HttpRequest, subject: Any) -> str:
    """The emergency numbers, when the words somebody searched for may mean danger (D26)."""
    text: str = subject
    # Who types the number itself wants to call it.
    if re.sub(r"[\s-]", "", text) not in EMERGENCY_NUMBERS and not danger.look(text):
        return ""
    return render_to_string("intake/parts/danger.html", {"danger": True}, request)


def route_part(request: HttpRequest, subject: Any) -> str:
    """Who is accountable, who stands in, and where the question goes by the rules of the hub (D5, D6)."""
    help_request: HelpRequest = subject
    if not help_request.is_open:
        return ""
    owner = help_request.owner
    route = routing.route_of(help_request)
    to = route.user if route else None
    context = {
        "help_request": help_request,
        "owner": owner,
        "owner_said": absence.instead_of(owner=owner, hub=help_request.hub).said if owner else "",
        "route": route,
        "name": routing.name_of(route.rule) if route else "",
        "to": to if to and to != owner else None,
        "mine": to == request.user,
        "can_hand_over": permissions.can_hand_over(request.user, help_request),  # type: ignore[arg-type]
    }
    return render_to_string("intake/parts/route.html", context, request)


def addresses(request: HttpRequest, subject: Any) -> str:
    """What the worker chose on the social map, to send to who asked (A14)."""
    help_request: HelpRequest = subject
    if not permissions.can_give(request.user, help_request):  # type: ignore[arg-type]
        return ""
    services = choosing.services_of(choosing.chosen(request))
    context = {
        "help_request": help_request,
        "services": services,
        "in_address": choosing.as_address(services),
        "language": language_for(help_request.person.language),
    }
    return render_to_string("intake/parts/addresses.html", context, request)


def also_talent(request: HttpRequest, subject: Any) -> str:
    """Who asks may also offer something (D1); not shown once this person is among the volunteers."""
    help_request: HelpRequest = subject
    if Volunteer.objects.filter(person=help_request.person_id).exists():
        return ""
    return render_to_string("intake/parts/also_talent.html", {"help_request": help_request}, request)


def also_asks(request: HttpRequest, subject: Any) -> str:
    """Who offers may also ask something (D1), with what this person asks now."""
    volunteer: Volunteer = subject
    questions = HelpRequest.objects.visible_to(request.user).open().filter(person=volunteer.person_id)
    context = {"volunteer": volunteer, "questions": questions.order_by("-created_at")[:SHOWN]}
    return render_to_string("intake/parts/also_asks.html", context, request)


def _area(ambassador: Any) -> list[dict[str, Any]]:
    """Counts of the last year in the ambassador's neighbourhood, and of the own signals; never about a few."""
    since = clock.now() - timedelta(days=365)
    brought = Signal.objects.filter(ambassador__area=ambassador.area, created_at__gte=since).count()
    rows = [{"code": "signals", "number": str(brought)}]
    area = ambassador.neighbourhood or ambassador.person.neighbourhood
    if area:
        asked = HelpRequest.objects.filter(neighbourhood=area, created_at__gte=since)
        for code, found in (("asked", asked), ("helped", asked.filter(helped=HelpRequest.Helped.YES))):
            number = found.count()
            rows.append({"code": code, "number": f"< {FEWEST}" if number < FEWEST else str(number)})
    return rows
