"""Searches that found nothing, counted by words and drawn by week."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max

from hub.base import clock
from hub.places.models import Hub
from socialmap.models import UnmetDecision, UnmetSearch

WEEKS = 12
MOST = 50


@dataclass(frozen=True)
class Failed:
    """Words that found nothing: on how many days, the last one, and how often in each week, oldest first."""

    words: str
    count: int
    last: date
    weeks: tuple[int, ...]


@dataclass(frozen=True)
class Weeks:
    """The first day of each week, and how many searches found nothing in it."""

    starts: tuple[date, ...]
    counts: tuple[int, ...]


def _starts() -> tuple[date, ...]:
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    return tuple(monday - timedelta(weeks=WEEKS - 1 - back) for back in range(WEEKS))


def by_week(hub: Hub) -> Weeks:
    """All searches of the last weeks that found nothing."""
    starts = _starts()
    counts = _counted(UnmetSearch.objects.filter(hub=hub, at__date__gte=starts[0]).values_list("at__date", flat=True))
    return Weeks(starts, tuple(counts[start] for start in starts))


def _counted(days: object) -> Counter[date]:
    return Counter(day - timedelta(days=day.weekday()) for day in days)  # type: ignore[attr-defined]


def open_ones(hub: Hub) -> list[Failed]:
    """Words that nobody decided about yet, those asked for most first."""
    starts = _starts()
    decided = UnmetDecision.objects.filter(hub=hub).values("words")
    rows = UnmetSearch.objects.filter(hub=hub, at__date__gte=starts[0]).exclude(words__in=decided)
    counted = (
        rows.values("words").annotate(count=Count("pk"), last=Max("at__date")).order_by("-count", "-last", "words")
    )
    top = list(counted[:MOST])
    weeks: dict[str, list[date]] = {}
    for words, day in rows.filter(words__in=[row["words"] for row in top]).values_list("words", "at__date"):
        weeks.setdefault(words, []).append(day)
    return [
        Failed(row["words"], row["count"], row["last"], tuple(_counted(weeks[row["words"]])[start] for start in starts))
        for row in top
    ]


def decided(hub: Hub, most: int = 30) -> list[UnmetDecision]:
    """What was decided, newest first."""
    rows = UnmetDecision.objects.filter(hub=hub).select_related("subject", "group", "by")
    return list(rows[:most])
