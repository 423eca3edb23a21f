"""What went on in a hub this week, in numbers only: no names, no words, no places (the portal is public)."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q

from hub.base import clock
from intake.models import HelpRequest

DAYS = 7
# Only what was asked in the last half year is looked at: so it stays quick with very many questions.
LOOK_BACK = 183
BY_A_NEIGHBOUR = (HelpRequest.Route.VOLUNTEER, HelpRequest.Route.COMBINATION)
HELPED = (HelpRequest.Helped.YES, HelpRequest.Helped.PARTLY)


def this_week(hub: Any) -> dict[str, int]:
    """How many questions came in the last seven days (`asked`), how many people were helped (`helped`),
    and for how many of those a neighbour did it (`neighbours`)."""
    if hub is None:
        return {"asked": 0, "helped": 0, "neighbours": 0}
    now = clock.now()
    asked = Q(created_at__gte=now - timedelta(days=DAYS))
    helped = Q(closed_at__gte=now - timedelta(days=DAYS), helped__in=HELPED)
    recent = HelpRequest.objects.filter(hub=hub, created_at__gte=now - timedelta(days=LOOK_BACK))
    found = recent.aggregate(
        all_asked=Count("pk", filter=asked),
        all_helped=Count("pk", filter=helped),
        by_neighbours=Count("pk", filter=helped & Q(route__in=BY_A_NEIGHBOUR)),
    )
    return {"asked": found["all_asked"], "helped": found["all_helped"], "neighbours": found["by_neighbours"]}
