"""Parts of other pages that tell about volunteers."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from volunteers.models import Volunteer
from volunteers.workflow import VolunteerStatus

MOST_SHOWN = 8


def new_talents(request: HttpRequest, _subject: Any) -> str:
    """On Today: people who offered something and wait for a call."""
    rows = list(
        Volunteer.objects.visible_to(request.user)
        .to_call()
        .select_related("person", "brought_by__person")
        .order_by("pk")[: MOST_SHOWN + 1]
    )
    if not rows:
        return ""
    context = {"rows": rows[:MOST_SHOWN], "count": len(rows), "more": len(rows) > MOST_SHOWN, "most": MOST_SHOWN}
    return render_to_string("volunteers/panels/today.html", context, request=request)


def own_status(request: HttpRequest, _subject: Any) -> str:
    """On the own page: am I asked for things now, and a button for a break."""
    volunteer = (
        Volunteer.objects.filter(person__user_id=request.user.pk or 0).exclude(status=VolunteerStatus.LEFT).first()
    )
    if volunteer is None:
        return ""
    return render_to_string("volunteers/panels/mijn.html", {"volunteer": volunteer}, request=request)
