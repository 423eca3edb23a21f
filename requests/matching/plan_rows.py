"""The rows behind the plan: every question that is ready for a neighbour, and everybody who can be asked, read from the
candidate rows (ADR 8) as columns. The number of queries depends on neither."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import psycopg
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from hub.base import clock
from hub.places.models import Hub
from intake.models import HelpRequest, Kind, PreferredMoment, Urgency
from intake.workflow import RequestStatus
from matching import core
from matching.models import Arrangement, Plan, Proposal
from matching.needs import window, windows_of_period
from matching.plan.people import NEVER, NO_CHECK, Ints, People
from matching.ranking import ANSWERED_HERE
from matching.workflow import ProposalStatus, SkipReason
from socialmap.models import TaxonomyTerm
from volunteers.models import CheckRule, Volunteer

PRIORITY: Mapping[str, int] = {Urgency.TODAY: 3, Urgency.WEEK: 2, Urgency.NORMAL: 1}
# Whoever said this once is not planned for a neighbour after all.
NOT_FOR_A_NEIGHBOUR = (SkipReason.RESIDENT_WISH, SkipReason.PROFESSIONAL_NEEDED, SkipReason.UNSAFE)


def _ready() -> QuerySet[HelpRequest]:
    rows = HelpRequest.objects.filter(status=RequestStatus.PICKED_UP, kind=Kind.PERSONAL, triaged_at__isnull=False)
    about = HelpRequest.subjects.through.objects.filter(helprequest=OuterRef("pk"))
    wished = Arrangement.objects.filter(help_request=OuterRef("pk"), skip_reason__in=NOT_FOR_A_NEIGHBOUR)
    return rows.filter(Exists(about), ~Exists(wished))


@dataclass(frozen=True)
class Ready:
    """A question that is ready for a neighbour, as far as the plan has to know it."""

    pk: int
    person: int
    priority: int
    need: core.Need


_COLUMNS = (
    *("pk", "person", "urgency", "languages", "latitude", "longitude", "starts_at", "ends_at"),
    *("wanted_gender", "circumstances"),
)


def ready_questions() -> list[Ready]:
    """What the hub picked up and understood, for a person, with nobody asked now: first come first. The needs are
    those of `candidates.need_of`, in five queries for all of them; as columns, for a queue can be long."""
    rows = list(_ready().order_by("created_at", "pk").values_list(*_COLUMNS, named=True))
    keys = [row.pk for row in rows]
    subjects: dict[int, set[int]] = defaultdict(set)
    about = HelpRequest.subjects.through.objects.filter(helprequest__in=keys)
    for question, term in about.values_list("helprequest", "taxonomyterm"):
        subjects[question].add(term)
    moments: dict[int, list[core.Window]] = defaultdict(list)
    times = PreferredMoment.objects.filter(help_request__in=keys).order_by("weekday", "starts")
    for question, weekday, starts, ends in times.values_list("help_request", "weekday", "starts", "ends"):
        moments[question].append(window(weekday, starts, ends))
    terms = _Terms.read()
    return [
        Ready(row.pk, row.person, PRIORITY[row.urgency], _need(row, subjects[row.pk], moments[row.pk], terms))
        for row in rows
    ]


def ready_count() -> int:
    """How many questions a plan would be for."""
    return _ready().count()


def ready_after(plan: Plan) -> int:
    """How many are ready that this plan does not know."""
    return _ready().exclude(plan_lines__plan=plan).count()


@dataclass(frozen=True)
class _Terms:
    """The subjects with what is above and below them, and which papers they ask for."""

    names: Mapping[int, str]
    parents: Mapping[int, int]
    children: Mapping[int, Sequence[int]]
    rules: Sequence[tuple[int | None, str]]

    @classmethod
    def read(cls) -> "_Terms":
        rows = list(TaxonomyTerm.objects.values_list("pk", "parent", "name"))
        children: dict[int, list[int]] = defaultdict(list)
        for pk, parent, _name in rows:
            if parent:
                children[parent].append(pk)
        parents = {pk: parent for pk, parent, _name in rows if parent}
        rules = list(CheckRule.objects.values_list("subject", "kind"))
        return cls({pk: name for pk, _parent, name in rows}, parents, children, rules)


def _need(row: Any, subjects: set[int], moments: Sequence[core.Window], terms: _Terms) -> core.Need:
    parents = {terms.parents[key] for key in subjects if key in terms.parents}
    related = (parents | {child for key in subjects for child in terms.children.get(key, ())}) - subjects
    begin, end = row.starts_at, row.ends_at
    period = (begin, end) if begin and end else None
    return core.Need(
        day=begin.astimezone(clock.AMSTERDAM).date() if begin else clock.today(),
        subjects=frozenset(subjects),
        related=frozenset(related),
        names={key: terms.names[key] for key in subjects | related},
        languages=frozenset(row.languages),
        latitude=row.latitude,
        longitude=row.longitude,
        windows=windows_of_period(*period) if period else core.merged(moments),
        period=period,
        wants=row.wanted_gender,
        around=frozenset(row.circumstances),
        checks=frozenset(kind for subject, kind in terms.rules if subject is None or subject in subjects | parents),
    )


def asked_before(questions: Sequence[Ready], people: People) -> dict[int, list[int]]:
    """For each question (its place) the places of those who were asked for it, and of whoever asks it."""
    place = {pk: number for number, pk in enumerate(people.pk.tolist())}
    number_of = {question.pk: number for number, question in enumerate(questions)}
    who = {question.person for question in questions}
    askers = dict(Volunteer.objects.filter(person__in=who).values_list("person", "pk"))
    found: dict[int, list[int]] = defaultdict(list)
    for number, question in enumerate(questions):
        if (own := place.get(askers.get(question.person, 0))) is not None:
            found[number].append(own)
    rows = Proposal.objects.filter(arrangement__help_request__in=list(number_of), status__in=ANSWERED_HERE)
    for key, volunteer in rows.values_list("arrangement__help_request", "volunteer"):
        if volunteer in place:
            found[number_of[key]].append(place[volunteer])
    return found


# --- everybody who can be asked, as columns ------------------------------------------------------------
_CAN = "hub_id = %(hub)s AND listed AND active AND load < most"


def read_people(hub: Hub, needs: Sequence[core.Need]) -> People:
    """The columns of everybody in `hub` who can be asked now, with what `needs` ask for and no more."""
    codes = {
        "languages": sorted({code for need in needs for code in need.languages}),
        "genders": sorted({need.wants for need in needs if need.wants}),
        "avoids": sorted({code for need in needs for code in need.around}),
        "checks": sorted({kind for need in needs for kind in need.checks}),
    }
    found = _columns(_people_sql(codes), _values(hub, codes))
    # Sorted here: they lie nearly in order, so that this is done in one look.
    order = np.argsort(found["pk"], kind="stable")
    column = {name: values[order] for name, values in found.items()}
    pk = column["pk"]
    who, talent = _of_people(pk, _columns(_TALENTS, {"hub": hub.pk}))
    busy, hours = _of_people(pk, _columns(_HOURS, {"hub": hub.pk}))
    return People(
        pk=pk,
        latitude=column["latitude"],
        longitude=column["longitude"],
        most_kilometres=column["reach"],
        most_at_once=column["most"],
        load=column["load"],
        room=np.maximum(column["most"] - column["load"] - _waiting(hub, pk), 0),
        days_since_asked=column["days"],
        asked_recently=column["often"],
        available_from=column["first_day"],
        available_until=column["last_day"],
        talent_person=who,
        talent=talent,
        hours_person=busy,
        hours_begin=hours // _PACK,
        hours_end=hours % _PACK,
        languages={code: column[f"languages_{n}"] > 0 for n, code in enumerate(codes["languages"])},
        genders={code: column[f"genders_{n}"] > 0 for n, code in enumerate(codes["genders"])},
        avoids={code: column[f"avoids_{n}"] > 0 for n, code in enumerate(codes["avoids"])},
        checks={kind: column[f"checks_{n}"] for n, kind in enumerate(codes["checks"])},
        booked=_booked(hub, pk) if any(need.period for need in needs) else {},
    )


_DAYS = "floor(extract(epoch FROM %(now)s - asked[1]) / 86400)::int"
_OFTEN = "(SELECT count(*) FROM unnest(asked) a WHERE a >= %(recent)s)::int"
# PostgreSQL counts days from 2000, Python from the year 1.
_ORDINAL = "({day} - DATE '0001-01-01' + 1)"
_ROWS = f"FROM matching_candidaterow c WHERE {_CAN}"
_TALENTS = f"SELECT volunteer_id AS pk, unnest(talents) AS value {_ROWS}"
# Begin and end of each hour in one number: of one person they come in order.
_PACK = 1 << 14
_HOURS = (
    f"SELECT pk, lower(h) * {_PACK} + upper(h) AS value FROM (SELECT volunteer_id AS pk, unnest(hours) AS h {_ROWS}) h"
)


def _people_sql(codes: Mapping[str, Sequence[str]]) -> str:
    columns = {
        "pk": "volunteer_id",
        "reach": "reach",
        "most": "most",
        "load": "load",
        "days": f"CASE WHEN asked = '{{}}' THEN {NEVER} ELSE {_DAYS} END",
        "often": f"CASE WHEN asked = '{{}}' THEN 0 ELSE {_OFTEN} END",
        "first_day": f"coalesce({_ORDINAL.format(day='first_day')}, 0)",
        "last_day": f"coalesce({_ORDINAL.format(day='last_day')}, 0)",
        "latitude": "coalesce(latitude, 'NaN')",
        "longitude": "coalesce(longitude, 'NaN')",
    }
    for n, _code in enumerate(codes["languages"]):
        columns[f"languages_{n}"] = f"(languages @> ARRAY[%(languages_{n})s]::text[])::int"
    for n, _code in enumerate(codes["genders"]):
        columns[f"genders_{n}"] = f"(gender = %(genders_{n})s)::int"
    for n, _code in enumerate(codes["avoids"]):
        columns[f"avoids_{n}"] = f"(avoids @> ARRAY[%(avoids_{n})s]::text[])::int"
    for n, _kind in enumerate(codes["checks"]):
        columns[f"checks_{n}"] = _until(f"(checks->>%(checks_{n})s)")
    return f"SELECT {', '.join(f'{value} AS {name}' for name, value in columns.items())} {_ROWS}"


def _until(paper: str) -> str:
    """The last day of a paper: none, for ever, or that day."""
    day = _ORDINAL.format(day=f"nullif({paper}, 'infinity')::date")
    return f"CASE WHEN {paper} IS NULL THEN {NO_CHECK} ELSE coalesce({day}, 0) END"


def _values(hub: Hub, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    now = clock.now()
    named = {f"{name}_{place}": code for name, some in codes.items() for place, code in enumerate(some)}
    return {"hub": hub.pk, "now": now, "recent": now - timedelta(days=core.RECENT_DAYS), **named}


# In PostgreSQL's binary form an array is 20 bytes about itself, then each value with its length before it.
_ARRAY_HEADER = 20
_BINARY = {"int4[]": ">i4", "int8[]": ">i8", "float8[]": ">f8"}
_OIDS = {1007: "int4[]", 1016: "int8[]", 1022: "float8[]"}


def _columns(sql: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a query of numbers without NULL, whole: each as one array in PostgreSQL's binary form. Row by row
    a hundred thousand of them would take ten times as long to come in."""
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        names = _names(cursor, sql, values)
        wanted = ", ".join(f"array_agg({name}) AS {name}" for name in names)
        cursor.execute(f"SELECT {wanted} FROM ({sql}) AS rows", values, binary=True)
        result = cursor.pgresult
        assert result is not None
        return {name: _numbers(result.get_value(0, place), result.ftype(place)) for place, name in enumerate(names)}


def _names(cursor: psycopg.Cursor[Any], sql: str, values: Mapping[str, Any]) -> list[str]:
    cursor.execute(f"SELECT * FROM ({sql}) AS shape LIMIT 0", values)
    return [column.name for column in cursor.description or ()]


def _numbers(data: bytes | None, oid: int) -> Any:
    kind = np.dtype(_BINARY[_OIDS[oid]])
    native = np.float64 if kind.kind == "f" else np.int64
    if data is None:
        return np.zeros(0, dtype=native)
    rows = np.frombuffer(data, dtype=np.dtype([("length", ">i4"), ("value", kind)]), offset=_ARRAY_HEADER)
    return rows["value"].astype(native)


def _of_people(pk: Ints, column: Mapping[str, Ints]) -> tuple[Ints, Ints]:
    """The places of the volunteers in a column of their keys, in order, each with its value as it came."""
    order = np.argsort(column["pk"], kind="stable")
    keys, values = column["pk"][order], column["value"][order]
    place = np.searchsorted(pk, keys)
    # Somebody who came in between two reads is not in this plan.
    known = place < len(pk)
    known[known] = pk[place[known]] == keys[known]
    return place[known], values[known]


def _waiting(hub: Hub, pk: Ints) -> Ints:
    """How many questions wait for the answer of each."""
    rows = Proposal.objects.filter(hub=hub, status=ProposalStatus.ASKED).values_list("volunteer", flat=True)
    asked = np.array(sorted(rows), dtype=np.int64)
    return np.searchsorted(asked, pk, side="right") - np.searchsorted(asked, pk, side="left")


def _booked(hub: Hub, pk: Ints) -> dict[int, tuple[tuple[datetime, datetime], ...]]:
    place = {key: number for number, key in enumerate(pk.tolist())}
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT volunteer_id, lower(b), upper(b) FROM matching_candidaterow c, unnest(booked) AS b "
            "WHERE hub_id = %s AND booked <> '{}'",
            [hub.pk],
        )
        for key, begin, end in cursor.fetchall():
            if key in place:
                found[place[key]].append((begin, end))
    return {key: tuple(own) for key, own in found.items()}
