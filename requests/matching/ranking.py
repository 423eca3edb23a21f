"""`core.rank` asked of the database (ADR 8): the best for one question among very many, without reading the others.

Who fits and what counts is said here once more, in SQL; `core` judges what comes back, and tests hold both to the
same answer on any neighbourhood. First those are looked at who live within an eighth, then within a quarter of the way they want to go;
all who would come only when somebody further away could still be among the best."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from hub.base import clock
from hub.places.distance import EARTH_KM
from matching import core, keys
from matching.workflow import ProposalStatus

# These answers to an earlier asking mean: do not ask again for the same question.
ANSWERED_HERE = (
    *(ProposalStatus.QUEUED.value, ProposalStatus.ASKED.value, ProposalStatus.ACCEPTED.value),
    *(ProposalStatus.DECLINED.value, ProposalStatus.EXPIRED.value),
)
DAY = 24 * 60


@dataclass(frozen=True)
class Asking:
    """For whom somebody is looked for: nobody is asked by another hub, for the own question, or twice."""

    hub: int
    person: int
    question: int
    # What was asked before counts for nobody: to see how the weights would do.
    afresh: bool = False


@dataclass(frozen=True)
class Overview:
    """How many fit, and of those who do not the nearest, to say why."""

    fitting: int
    left_out: int
    others: int
    unfits: tuple[core.Unfit, ...]


def best(
    need: core.Need, asking: Asking, *, most: int = 10, weights: core.Weights = core.STANDARD
) -> tuple[core.Fit, ...]:
    """The same as `core.rank(need, everybody, weights).fits[:most]`."""
    for share in keys.near_shares(need):
        near = keys.nearby(need, asking.hub, share)
        found = _ranked(need, asking, near, most, weights) if near else []
        if len(found) == most and found[-1].points > core.most_beyond(need, share, weights):
            return tuple(found)
    return tuple(_ranked(need, asking, keys.within_reach(need, asking.hub), most, weights))


def _ranked(need: core.Need, asking: Asking, wanted: Sequence[int], most: int, weights: core.Weights) -> list[core.Fit]:
    values = {**_values(need, asking, wanted), **_weights(weights), "limit": most}
    sql = (
        f"SELECT {_COLUMNS}, {_points(need)} AS points FROM ("
        f"SELECT c.*, {_metres(need)} AS metres, {_ASKED} FROM {_FOUND} "
        f"AND {' AND '.join(_fitting(need, asking))} OFFSET 0) c "
        f"WHERE {_WITHIN} "
        "ORDER BY points DESC, metres NULLS LAST, days DESC NULLS FIRST, volunteer_id LIMIT %(limit)s"
    )
    verdicts = (core.judge(need, _candidate(row, values), weights) for row in _rows(sql, values))
    return [verdict for verdict in verdicts if isinstance(verdict, core.Fit)]


def overview(need: core.Need, asking: Asking, *, most: int) -> Overview:
    """How many fit and how many do not, of those whose talents could suit; and the nearest `most` who do not."""
    values = {**_values(need, asking, keys.everybody(need, asking.hub)), "limit": most}
    judged = (
        f"SELECT c.*, coalesce({' AND '.join(_fitting(need, asking))} AND {_WITHIN}, false) AS fits FROM ("
        f"SELECT c.*, {_metres(need)} AS metres, {_ASKED} FROM {_FOUND} OFFSET 0) c"
    )
    sql = (
        f"WITH judged AS MATERIALIZED ({judged}), "
        "counted AS (SELECT count(*) FILTER (WHERE fits) AS fitting, count(*) FILTER (WHERE NOT fits) AS left_out "
        "FROM judged) "
        f"SELECT {_COLUMNS}, fitting, left_out, (SELECT count(*) FROM matching_candidaterow c WHERE hub_id = %(hub)s "
        "AND listed AND person_id <> %(person)s) AS registry FROM counted "
        "LEFT JOIN (SELECT * FROM judged WHERE NOT fits ORDER BY metres NULLS LAST, volunteer_id LIMIT %(limit)s) c "
        "ON true"
    )
    rows = _rows(sql, values)
    asked_here = _asked_here(asking)
    people = (_candidate(row, values, asked_here) for row in rows if row["volunteer_id"] is not None)
    verdicts = (core.judge(need, person) for person in people)
    return Overview(
        fitting=rows[0]["fitting"],
        left_out=rows[0]["left_out"],
        others=rows[0]["registry"] - rows[0]["fitting"] - rows[0]["left_out"],
        unfits=tuple(verdict for verdict in verdicts if isinstance(verdict, core.Unfit)),
    )


# --- the question in SQL -----------------------------------------------------------------------------
_COLUMNS = (
    "volunteer_id, active, paused_until, talents, languages, latitude, longitude, reach, hours, most, load, "
    "first_day, last_day, booked, asked, gender, avoids, checks, metres"
)
_FOUND = "startpunt_candidates(%(keys)s::bigint[]) c WHERE hub_id = %(hub)s AND listed AND person_id <> %(person)s"
_WITHIN = "(metres IS NULL OR metres <= reach * 1000)"
_ASKED = (
    "floor(extract(epoch FROM %(now)s - asked[1]) / 86400)::int AS days, "
    "CASE WHEN asked = '{}' THEN 0 ELSE (SELECT count(*) FROM unnest(asked) a WHERE a >= %(recent)s) END AS often"
)
_ANSWERED = (
    "SELECT p.volunteer_id FROM matching_proposal p JOIN matching_arrangement a ON a.id = p.arrangement_id "
    "WHERE a.help_request_id = %(question)s AND p.status = ANY (%(answered)s)"
)


def _metres(need: core.Need) -> str:
    """`hub.places.distance.kilometres` in metres, step by step the same."""
    if need.latitude is None or need.longitude is None:
        return "NULL::int"
    half = (
        "power(sin((radians(latitude) - radians(%(latitude)s::float8)) / 2), 2) + cos(radians(%(latitude)s::float8)) "
        "* cos(radians(latitude)) * power(sin((radians(longitude) - radians(%(longitude)s::float8)) / 2), 2)"
    )
    metres = f"round(2 * {EARTH_KM}::float8 * asin(sqrt(least(1, {half}))) * 1000)::int"
    # `least` takes a place that is not known for 1.
    return f"CASE WHEN latitude + longitude IS NOT NULL THEN {metres} END"


def _fitting(need: core.Need, asking: Asking) -> list[str]:
    """`core.cause_against`, without the distance; what was not asked is left out."""
    conditions = [
        "active",
        "load < most",
        "(first_day IS NULL OR first_day <= %(day)s)",
        "(last_day IS NULL OR last_day >= %(day)s)",
    ]
    if not asking.afresh:
        conditions.append(f"volunteer_id <> ALL (ARRAY({_ANSWERED}))")
    if need.period:
        conditions.append("NOT booked && tstzrange(%(begin)s, %(end)s)")
    if need.subjects:
        conditions.append("talents && %(terms)s::bigint[]")
    if need.languages:
        conditions.append("languages && %(languages)s::text[]")
    if need.wants:
        conditions.append("gender = %(wants)s")
    if need.around:
        conditions.append("NOT avoids && %(around)s::text[]")
    if need.windows:
        conditions.append("(hours = '{}' OR hours && %(windows)s::int4multirange)")
    conditions += [
        f"coalesce((checks->>%(check_{number})s)::date, '-infinity') >= %(day)s" for number in range(len(need.checks))
    ]
    return conditions


def _points(need: core.Need) -> str:
    """The points of `core.judge`."""
    scale = core.SCALE
    subject = (
        "CASE WHEN talents && %(subjects)s::bigint[] THEN %(same_subject)s ELSE %(related_subject)s END"
        if need.subjects
        else "0"
    )
    reach = "(greatest(reach, 1) * 1000)"
    shared = "(SELECT sum(upper(r) - lower(r)) FROM unnest(hours * %(windows)s::int4multirange) r)"
    hours = f"%(hours)s * {shared} / %(asked_minutes)s" if need.windows else "%(hours)s / 2"
    return (
        f"({subject})::bigint * {scale}"
        f" + coalesce(%(near)s::bigint * {scale} * ({reach} - metres) / {reach}, 0)"
        f" + CASE WHEN hours = '{{}}' THEN 0 ELSE {hours} END"
        f" + CASE WHEN days IS NULL THEN %(rested)s::bigint ELSE %(rested)s::bigint"
        f" * least(greatest(days, 0), {core.RESTED_DAYS}) / ({core.RESTED_DAYS} * greatest(often, 1)) END"
        f" + %(room)s::bigint * (most - load) / most"
    )


def _values(need: core.Need, asking: Asking, wanted: Sequence[int]) -> dict[str, Any]:
    now = clock.now()
    begin, end = need.period or (None, None)
    windows = core.merged(need.windows)
    ranges = ",".join(f"[{w.weekday * DAY + w.begin},{w.weekday * DAY + w.end})" for w in windows)
    return {
        "hub": asking.hub,
        "person": asking.person,
        # Written out here: the driver takes each number of a list by itself.
        "keys": "{" + ",".join(map(str, wanted)) + "}",
        "question": asking.question,
        "answered": list(ANSWERED_HERE),
        "now": now,
        "recent": now - timedelta(days=core.RECENT_DAYS),
        "day": need.day,
        "latitude": need.latitude,
        "longitude": need.longitude,
        "begin": begin,
        "end": end,
        "subjects": sorted(need.subjects),
        "terms": sorted(need.subjects | need.related),
        "languages": sorted(need.languages),
        "wants": need.wants,
        "around": sorted(need.around),
        "windows": "{" + ranges + "}",
        "asked_minutes": sum(window.minutes for window in windows),
        **{f"check_{number}": kind for number, kind in enumerate(sorted(need.checks))},
    }


def _weights(weights: core.Weights) -> dict[str, int]:
    return {
        "same_subject": weights.same_subject,
        "related_subject": weights.related_subject,
        "near": weights.near,
        "hours": weights.hours * core.SCALE,
        "rested": weights.rested * core.SCALE,
        "room": weights.room * core.SCALE,
    }


# --- the answer as values ------------------------------------------------------------------------------
def _rows(sql: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _asked_here(asking: Asking) -> frozenset[int]:
    rows = [] if asking.afresh else _rows(_ANSWERED, {"question": asking.question, "answered": list(ANSWERED_HERE)})
    return frozenset(row["volunteer_id"] for row in rows)


def _candidate(
    row: Mapping[str, Any], values: Mapping[str, Any], asked_here: frozenset[int] = frozenset()
) -> core.Candidate:
    asked = row["asked"]
    return core.Candidate(
        pk=row["volunteer_id"],
        active=row["active"],
        paused_until=row["paused_until"],
        talents=frozenset(row["talents"]),
        languages=frozenset(row["languages"]),
        latitude=row["latitude"],
        longitude=row["longitude"],
        most_kilometres=row["reach"],
        availability=tuple(_window(part.lower, part.upper) for part in row["hours"]),
        most_at_once=row["most"],
        load=row["load"],
        asked_here=row["volunteer_id"] in asked_here,
        days_since_asked=_days(values["now"], asked),
        available_from=row["first_day"],
        available_until=row["last_day"],
        booked=tuple((part.lower, part.upper) for part in row["booked"]),
        asked_recently=sum(moment >= values["recent"] for moment in asked),
        gender=row["gender"],
        avoids=frozenset(row["avoids"]),
        checks=tuple(sorted((kind, _until(until)) for kind, until in json.loads(row["checks"]).items())),
    )


def _window(begin: int, end: int) -> core.Window:
    weekday = begin // DAY
    return core.Window(weekday, begin - weekday * DAY, end - weekday * DAY)


def _days(now: datetime, asked: Sequence[datetime]) -> int | None:
    return (now - asked[0]).days if asked else None


def _until(until: str) -> date | None:
    return None if until == "infinity" else date.fromisoformat(until)
