"""What other weights would do to the matches of this week, before they are kept. Names nobody by more than a first
name, and a question only by its reference: whoever keeps the settings sees no cases."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from hub.base import clock
from intake.models import HelpRequest, Kind
from intake.workflow import RequestStatus
from matching import candidates, core, ranking
from volunteers.models import Volunteer

DAYS = 7
MOST_QUESTIONS = 20
TOP = 3


@dataclass(frozen=True)
class Line:
    """One question: its best three by the old and by the new weights."""

    reference: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    changed: bool


@dataclass(frozen=True)
class Forecast:
    """The questions of this week, those that change first."""

    lines: tuple[Line, ...]

    @property
    def changed(self) -> int:
        return sum(line.changed for line in self.lines)


def compare(*, before: core.Weights, after: core.Weights) -> Forecast:
    """The newest questions of this week, each ranked by both. As if nobody was asked for them yet: else the match
    that was made would be the only one that cannot change."""
    found = [(question, _best(question, before), _best(question, after)) for question in _questions()]
    names = _names(key for _question, *both in found for some in both for key in some)
    lines = [
        Line(question.reference, tuple(names[key] for key in old), tuple(names[key] for key in new), changed=old != new)
        for question, old, new in found
    ]
    return Forecast(tuple(sorted(lines, key=lambda line: not line.changed)))


def _questions() -> list[HelpRequest]:
    since = clock.now() - timedelta(days=DAYS)
    rows = HelpRequest.objects.filter(created_at__gte=since, kind=Kind.PERSONAL, subjects__isnull=False)
    rows = rows.exclude(status=RequestStatus.WITHDRAWN).order_by("-created_at", "-pk").distinct()
    return list(rows[:MOST_QUESTIONS])


def _best(help_request: HelpRequest, weights: core.Weights) -> tuple[int, ...]:
    asking = replace(candidates.asking_for(help_request), afresh=True)
    fits = ranking.best(candidates.need_of(help_request), asking, most=TOP, weights=weights)
    return tuple(fit.candidate.pk for fit in fits)


def _names(keys: Iterable[int]) -> dict[int, str]:
    rows = Volunteer.objects.filter(pk__in=set(keys)).select_related("person")
    return {row.pk: row.person.first_name for row in rows}
