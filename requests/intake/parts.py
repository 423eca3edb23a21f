"""What intake puts on pages of others: the ambassador's part of the own page."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from hub.base import clock
from intake.models import HelpRequest, Signal
from intake.views.signals import ambassador_of
from volunteers.models import Volunteer

SHOWN = 20
# Fewer than this could point at one household.
FEWEST = 5


def ambassador_part(request: HttpRequest, subject: Any) -> str:
    """Three taps, what came of the own signals, and how many of the own area."""
    ambassador = ambassador_of(request)
    if ambassador is None:
        return ""
    signals = list(ambassador.signals.select_related("help_request").order_by("-created_at", "-pk")[:SHOWN])
    context = {"ambassador": ambassador, "signals": signals, "area": _area(ambassador)}
    return render_to_string("intake/parts/ambassador.html", context, request)


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
