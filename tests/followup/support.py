"""A moment to start from, and what was written since."""

from collections import Counter
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from followup import services
from hub.base import clock
from hub.base.models import OutboxMessage

# A Wednesday without holidays near it, far enough ahead that everybody of the world works there already.
WEDNESDAY = datetime(2030, 11, 20, 10, 0, tzinfo=clock.AMSTERDAM)


def run(w: SimpleNamespace, moment: datetime, **more: Any) -> int:
    with clock.at(moment):
        return services.follow_up(hub=w.balade, **more)


def kinds(*, without: tuple[str, ...] = ("digest",)) -> Counter[str]:
    written = OutboxMessage.objects.exclude(kind__in=without).exclude(status="cancelled")
    return Counter(written.values_list("kind", flat=True))


def messages(kind: str) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind=kind).order_by("pk"))
