"""What a question asks of somebody, for `core`: read in one statement, because it is read for every ranking."""

from datetime import datetime, time
from typing import Any

from django.db import connection

from hub.base import clock
from intake.models import HelpRequest
from matching import core

# What is said of a subject holds for what lies one step higher or lower in the vocabulary as well, only less; a check
# that a top subject asks for (`volunteers.checks.needed_for`) also for all under it.
_FACTS = """
WITH subject AS (
    SELECT t.id, t.parent_id, t.name FROM socialmap_taxonomyterm t
    JOIN intake_helprequest_subjects s ON s.taxonomyterm_id = t.id WHERE s.helprequest_id = %(question)s
)
SELECT 'subject', id, name, NULL::time, NULL::time FROM subject
UNION ALL
SELECT 'related', t.id, t.name, NULL, NULL FROM socialmap_taxonomyterm t
WHERE (t.id IN (SELECT parent_id FROM subject) OR t.parent_id IN (SELECT id FROM subject))
AND t.id NOT IN (SELECT id FROM subject)
UNION ALL
SELECT 'moment', weekday, '', starts, ends FROM intake_preferredmoment WHERE help_request_id = %(question)s
UNION ALL
SELECT 'check', 0, kind, NULL, NULL FROM volunteers_checkrule
WHERE hub_id = %(hub)s AND (subject_id IS NULL OR subject_id IN (SELECT id FROM subject UNION SELECT parent_id FROM subject))
UNION ALL
SELECT 'weight', ground.weight, ground.name, NULL, NULL FROM matching_weighting w CROSS JOIN LATERAL (VALUES
    ('same_subject', w.same_subject), ('related_subject', w.related_subject), ('near', w.near), ('hours', w.hours),
    ('rested', w.rested), ('room', w.room)
) ground (name, weight) WHERE w.hub_id = %(hub)s
"""


def need_of(help_request: HelpRequest) -> core.Need:
    """What this question asks of somebody."""
    return asked_with_weights(help_request)[0]


def asked_with_weights(help_request: HelpRequest) -> tuple[core.Need, core.Weights]:
    """What this question asks of somebody, and how much each ground counts in its hub."""
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"question": help_request.pk, "hub": help_request.hub_id})
        rows: list[Any] = cursor.fetchall()
    weights = {name: number for what, number, name, *_hours in rows if what == "weight"}
    return _need(help_request, rows), core.Weights(**weights) if weights else core.STANDARD


def _need(help_request: HelpRequest, rows: list[Any]) -> core.Need:
    subjects = {number: name for what, number, name, *_hours in rows if what == "subject"}
    related = {number: name for what, number, name, *_hours in rows if what == "related"}
    moments = (window(number, *hours) for what, number, _name, *hours in rows if what == "moment")
    begin, end = help_request.starts_at, help_request.ends_at
    day = begin.astimezone(clock.AMSTERDAM).date() if begin else clock.today()
    return core.Need(
        day=day,
        subjects=frozenset(subjects),
        related=frozenset(related),
        names={**related, **subjects},
        languages=frozenset(help_request.languages),
        latitude=help_request.latitude,
        longitude=help_request.longitude,
        # Its own date when it has one, else the moments of the week.
        windows=windows_of_period(begin, end) if begin and end else core.merged(moments),
        period=(begin, end) if begin and end else None,
        wants=help_request.wanted_gender,
        around=frozenset(help_request.circumstances),
        checks=frozenset(name for what, _number, name, *_hours in rows if what == "check"),
    )


def window_of(row: Any) -> core.Window:
    """Of an Availability or a PreferredMoment: both have weekday, starts, ends."""
    return window(row.weekday, row.starts, row.ends)


def windows_of_period(begin: datetime, end: datetime) -> tuple[core.Window, ...]:
    """The hours of the week that a date takes, until midnight when it goes on; by the clock on the wall, also in the
    night in which that clock is turned back."""
    first, last = begin.astimezone(clock.AMSTERDAM), end.astimezone(clock.AMSTERDAM)
    at = _minutes(first.time())
    until = _minutes(last.time()) if last.date() == first.date() else 24 * 60
    if until <= at:
        until = min(at + round((end.timestamp() - begin.timestamp()) / 60), 24 * 60)
    return (core.Window(first.weekday(), at, until),)


def window(weekday: int, starts: time, ends: time) -> core.Window:
    """A part of the week by the clock on the wall."""
    return core.Window(weekday, _minutes(starts), _minutes(ends))


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
