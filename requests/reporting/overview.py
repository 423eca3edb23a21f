"""The figures beside the output table: how much was asked, how fast, did it help, by which road, from where.
Without names, and without numbers small enough to point at somebody (H5, H6, H8)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time
from statistics import median

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hub.base import clock
from intake.models import HelpRequest
from intake.workflow import ENDED, RequestStatus
from reporting.output_table import first_time
from reporting.suppression import LEAST, Shown, suppress


@dataclass(frozen=True)
class Overview:
    """A year. A rate is None when it would stand on fewer than five people; `by_...` None when it cannot be
    split without giving somebody away."""

    asked: int
    closed: int
    closing_rate: int | None
    helped_rate: int | None
    median_days: int | None
    by_route: dict[str, Shown] | None
    by_neighbourhood: dict[str, Shown] | None


def _year(year: int) -> tuple[datetime, datetime]:
    first = datetime.combine(clock.today().replace(year=year, month=1, day=1), time(0), tzinfo=clock.AMSTERDAM)
    return first, first.replace(year=year + 1)


def overview(year: int) -> Overview:
    """Of the questions that came in this year, a merged one counted with the one that stayed; helped and road: of those
    that were closed in it."""
    start, end = _year(year)
    asked = HelpRequest.objects.filter(created_at__gte=start, created_at__lt=end, merged_into=None)
    closed = HelpRequest.objects.filter(status=RequestStatus.CLOSED, closed_at__gte=start, closed_at__lt=end)
    size, ended = asked.count(), asked.filter(status__in=ENDED).count()
    return Overview(
        asked=size,
        closed=closed.count(),
        closing_rate=_percentage(ended, size),
        helped_rate=_helped(closed),
        median_days=_median_days(asked),
        by_route=suppress(_routes(closed)),
        by_neighbourhood=suppress(_neighbourhoods(asked)),
    )


def _percentage(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole >= LEAST else None


def _helped(closed: QuerySet[HelpRequest]) -> int | None:
    """Of those who answered: who said yes, or a little."""
    said = Counter(closed.exclude(helped="").values_list("helped", flat=True))
    yes = said[HelpRequest.Helped.YES] + said[HelpRequest.Helped.PARTLY]
    return _percentage(yes, sum(said.values()))


def _median_days(asked: QuerySet[HelpRequest]) -> int | None:
    """Days from the question until something was arranged or answered; half of them went faster."""
    first = first_time(HelpRequest, RequestStatus.ARRANGED, RequestStatus.CHECKING, RequestStatus.CLOSED)
    rows = asked.annotate(first=first).exclude(first=None).values_list("created_at", "first")
    days = [(answered - created).total_seconds() / 86_400 for created, answered in rows]
    return round(median(days)) if len(days) >= LEAST else None


def _routes(closed: QuerySet[HelpRequest]) -> dict[str, int]:
    """In the order of the ladder, informal first."""
    found = Counter(closed.values_list("route", flat=True))
    rows = {str(label): found.get(code, 0) for code, label in HelpRequest.Route.choices}
    return rows | ({_("not recorded"): found[""]} if found.get("") else {})


def _neighbourhoods(asked: QuerySet[HelpRequest]) -> dict[str, int]:
    found = Counter(name or _("unknown") for name in asked.values_list("neighbourhood__name", flat=True))
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def years() -> list[int]:
    """From the first question until now, the newest first."""
    first = HelpRequest.objects.order_by("created_at").values_list("created_at", flat=True).first()
    this = clock.today().year
    begin = first.astimezone(clock.AMSTERDAM).year if first else this
    return list(range(this, begin - 1, -1))
