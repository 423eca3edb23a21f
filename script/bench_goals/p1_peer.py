"""Our rendering of how such projects find candidates: a careful filter by the ORM, on columns and not on objects, the
rest of what is needed in one query each for who is left, and then a loop in Python with a score. It uses our own
`core` for the loop, so that the answer is the same and only the way to it is measured."""

from collections import defaultdict
from datetime import timedelta
from math import cos, radians
from typing import Any

from django.db.models import Count, F, Max, Q

from hub.base import clock
from intake.models import HelpRequest
from matching import candidates, core, weighing, words
from matching.models import Proposal
from volunteers.models import Availability, Volunteer

COLUMNS = "pk person__latitude person__longitude most_kilometres most_at_once languages gender load last".split()


def best(help_request: HelpRequest, most: int = 10) -> list[tuple[Volunteer, str]]:
    need = candidates.need_of(help_request)
    rows = list(_filtered(help_request, need).values_list(*COLUMNS))
    ids = [row[0] for row in rows]
    talents, week, often = _talents(ids), _week(ids), _often(ids)
    people = (_candidate(row, talents, week, often) for row in rows)
    ranking = core.rank(need, people, weighing.weights_of(help_request.hub_id))
    first = ranking.fits[:most]
    found = {
        row.pk: row
        for row in Volunteer.objects.filter(pk__in=[fit.candidate.pk for fit in first])
        .select_related("person")
        .only("hub", "status", "person__name")
    }
    return [(found[fit.candidate.pk], words.sentence(words.reasons(fit.reasons))) for fit in first]


def _filtered(help_request: HelpRequest, need: core.Need) -> Any:
    talented = Volunteer.talents.through.objects.filter(taxonomyterm__in=need.subjects | need.related)
    rows = Volunteer.objects.can_be_asked().filter(pk__in=talented.values("volunteer"))
    rows = rows.exclude(person=help_request.person_id)
    if need.languages:
        rows = rows.filter(languages__overlap=list(need.languages))
    if need.wants:
        rows = rows.filter(gender=need.wants)
    if need.latitude is not None and need.longitude is not None:
        # A box as wide as anybody goes; who has no address stays.
        high = 10 / 111
        wide = high / cos(radians(need.latitude))
        box = Q(person__latitude__range=(need.latitude - high, need.latitude + high)) & Q(
            person__longitude__range=(need.longitude - wide, need.longitude + wide)
        )
        rows = rows.filter(box | Q(person__latitude=None))
    asked = Proposal.objects.filter(
        arrangement__help_request=help_request, status__in=["asked", "accepted", "declined", "expired"]
    )
    rows = rows.exclude(pk__in=asked.values("volunteer"))
    accepted = Count("proposals", filter=Q(proposals__status="accepted"))
    return rows.annotate(load=accepted, last=Max("proposals__created_at")).filter(load__lt=F("most_at_once"))


def _talents(ids: list[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for volunteer, term in Volunteer.talents.through.objects.filter(volunteer__in=ids).values_list(
        "volunteer", "taxonomyterm"
    ):
        found[volunteer].add(term)
    return found


def _week(ids: list[int]) -> dict[int, list[core.Window]]:
    found: dict[int, list[core.Window]] = defaultdict(list)
    for row in Availability.objects.filter(volunteer__in=ids).values_list("volunteer", "weekday", "starts", "ends"):
        begin, end = (moment.hour * 60 + moment.minute for moment in row[2:])
        found[row[0]].append(core.Window(row[1], begin, end))
    return found


def _often(ids: list[int]) -> dict[int, int]:
    recently = clock.now() - timedelta(days=core.RECENT_DAYS)
    rows = Proposal.objects.filter(volunteer__in=ids, created_at__gte=recently).values("volunteer")
    return {row["volunteer"]: row["often"] for row in rows.annotate(often=Count("pk"))}


def _candidate(row: tuple[Any, ...], talents: Any, week: Any, often: dict[int, int]) -> core.Candidate:
    pk, latitude, longitude, kilometres, most, languages, gender, load, last = row
    return core.Candidate(
        pk=pk,
        talents=frozenset(talents[pk]),
        languages=frozenset(languages or ["nl"]),
        latitude=latitude,
        longitude=longitude,
        most_kilometres=kilometres,
        availability=core.merged(week[pk]),
        most_at_once=most,
        load=load,
        days_since_asked=(clock.now() - last).days if last else None,
        asked_recently=often.get(pk, 0),
        gender=gender,
    )
