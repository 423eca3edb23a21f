"""Opening hours in Dutch, and what counts as open."""

from dataclasses import dataclass
from datetime import date, datetime, time
from types import SimpleNamespace

import pytest

from hub.base.clock import AMSTERDAM
from socialmap.hours import Hours, open_until, read_hours, today_words, week_lines, why_closed, write_hours
from socialmap.models import Schedule, Service
from tests.conftest import make_service


@dataclass
class Row:
    """A schedule as HSDS keeps it."""

    byday: str = ""
    opens_at: time | None = None
    closes_at: time | None = None
    freq: str = "WEEKLY"
    valid_from: date | None = None
    valid_to: date | None = None
    description: str = ""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


WEEK = [Row("MO,TU,WE", time(9), time(12, 30)), Row("TH", time(13), time(20))]
MONTHLY = [Row("1MO", time(19), time(21), freq="MONTHLY"), Row("-1FR", time(10), time(11), freq="MONTHLY")]
NIGHT = [Row("FR", time(22), time(2))]
ALWAYS = [Row("MO,TU,WE,TH,FR,SA,SU", time(0), time(23, 59))]
CHRISTMAS = [
    Row(valid_from=date(2026, 12, 24), valid_to=date(2026, 12, 28)),
    Row("WE", time(9, 30), time(10, 30), valid_from=date(2026, 12, 29), valid_to=date(2026, 12, 31)),
]


@pytest.mark.parametrize(
    ("rows", "moment", "words"),
    [
        (WEEK, "2026-11-23T10:00", "nu open, tot 12.30 uur"),
        (WEEK, "2026-11-23T12:30", "vandaag 9.00–12.30 uur"),
        (WEEK, "2026-11-26T08:00", "vandaag 13.00–20.00 uur"),
        (WEEK, "2026-11-28T10:00", "vandaag dicht"),
        ([], "2026-11-28T10:00", ""),
        (MONTHLY, "2026-12-07T20:00", "nu open, tot 21.00 uur"),
        (MONTHLY, "2026-12-14T20:00", "vandaag dicht"),
        (MONTHLY, "2026-11-27T10:30", "nu open, tot 11.00 uur"),
        (NIGHT, "2026-11-27T23:00", "nu open, tot 2.00 uur"),
        (NIGHT, "2026-11-28T01:00", "nu open, tot 2.00 uur"),
        (NIGHT, "2026-11-28T02:00", "vandaag dicht"),
        # A holiday, who is open every day, and hours of a short period before the ordinary ones.
        ([Row("FR", time(9), time(17))], "2026-12-18T10:00", "nu open, tot 17.00 uur"),
        (ALWAYS, "2026-12-25T10:00", "nu open, tot 23.59 uur"),
        ([*WEEK, *CHRISTMAS], "2026-12-30T10:00", "nu open, tot 10.30 uur"),
        ([*WEEK, *CHRISTMAS], "2027-01-04T10:00", "nu open, tot 12.30 uur"),
        ([Row("SA", time(9), time(12), valid_to=date(2026, 11, 1))], "2026-11-28T10:00", "vandaag dicht"),
    ],
)
def test_today_is_said_as_people_say_it(rows: list[Row], moment: str, words: str) -> None:
    assert today_words(rows, at(moment)) == words


def test_a_week_is_said_in_few_lines() -> None:
    assert week_lines([*WEEK, *MONTHLY, Row(description="Bel eerst even")]) == [
        {"days": "maandag – woensdag", "times": "9.00–12.30"},
        {"days": "donderdag", "times": "13.00–20.00"},
        {"days": "elke eerste maandag van de maand", "times": "19.00–21.00"},
        {"days": "elke laatste vrijdag van de maand", "times": "10.00–11.00"},
        {"days": "", "times": "Bel eerst even"},
    ]


def test_on_a_holiday_and_in_a_special_week_ordinary_hours_do_not_count() -> None:
    friday = [Row("FR", time(9), time(17))]
    assert open_until(friday, at("2026-12-25T10:00")) is None
    assert why_closed(friday, date(2026, 12, 25)) == "holiday"
    assert open_until([*WEEK, *CHRISTMAS], at("2026-12-28T10:00")) is None
    assert why_closed([*WEEK, *CHRISTMAS], date(2026, 12, 28)) == "special"
    assert why_closed(WEEK, date(2026, 12, 28)) == ""


def test_hours_as_staff_type_them_are_read_and_written_back() -> None:
    typed = read_hours("ma-wo 9:00-12:30\ndo 13.00 - 20.00, za 10u-12u")
    assert typed[0] == Hours(0, time(9), time(12, 30))
    assert len(typed) == 5
    assert write_hours(WEEK) == "ma 09:00-12:30\ndi 09:00-12:30\nwo 09:00-12:30\ndo 13:00-20:00"
    assert read_hours(write_hours(WEEK)) == typed[:4]


@pytest.mark.parametrize(
    "text", ["maandag 9-12", "ma 9", "ma 25:00-26:00", "wo-ma 9:00-12:00", "ma 9:00-9:00", "altijd"]
)
def test_hours_that_cannot_be_read_are_named(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read_hours(text)


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-23T10:00",
        "2026-11-23T12:30",
        "2026-12-07T20:00",
        "2026-11-27T23:00",
        "2026-11-28T01:59",
        "2026-11-28T02:00",
        # Christmas, the week round it, an exception, and New Year's night.
        "2026-12-25T10:00",
        "2026-12-24T10:00",
        "2026-12-28T10:00",
        "2026-12-30T10:00",
        "2027-01-01T01:00",
    ],
)
def test_the_filter_and_the_card_agree_on_what_is_open(balade: SimpleNamespace, moment: str) -> None:
    for name, rows in {
        "Week": WEEK, "Maand": MONTHLY, "Nacht": NIGHT, "Altijd": ALWAYS, "Kerst": [*WEEK, *CHRISTMAS]
    }.items():  # fmt: skip
        entry = make_service(balade.balade, name)
        for row in rows:
            Schedule.objects.create(hub=balade.balade, service=entry, **vars(row))
    found = set(Service.objects.open_at(at(moment)).values_list("name", flat=True))
    said = {entry.name for entry in Service.objects.all() if open_until(list(entry.schedules.all()), at(moment))}
    assert found == said
