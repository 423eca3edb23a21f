"""Hours in words beside the week: holidays, short periods of their own, seasons."""

from datetime import date, time

import pytest
import time_machine

from socialmap.hours import today_words, week_lines
from tests.socialmap.test_hours import ALWAYS, CHRISTMAS, WEEK, Row, at

SUMMER = [Row("SA", time(10), time(12), valid_from=date(2027, 4, 1), valid_to=date(2027, 9, 30))]
NOTE = [Row(description="Alleen na een telefoontje")]


def said(rows: list[Row]) -> list[str]:
    return [f"{line['days']}: {line['times']}" for line in week_lines(rows)]


@pytest.mark.parametrize(
    ("rows", "today", "words"),
    [
        (WEEK, "2026-11-23T10:00", ["maandag – woensdag: 9.00–12.30", "donderdag: 13.00–20.00"]),
        (WEEK, "2026-12-30T10:00", ["maandag – woensdag: 9.00–12.30", "donderdag: 13.00–20.00"]),
        (ALWAYS, "2026-12-20T10:00", ["maandag – zondag: 0.00–23.59"]),
        (NOTE, "2026-12-20T10:00", [": Alleen na een telefoontje"]),
        (SUMMER, "2026-11-23T10:00", ["1 april – 30 september: zaterdag 10.00–12.00"]),
        (SUMMER, "2027-05-10T10:00", ["zaterdag: 10.00–12.00"]),
        (SUMMER, "2027-11-10T10:00", []),
        ([Row(opens_at=time(9), closes_at=time(12), valid_from=date(2026, 12, 1), valid_to=date(2026, 12, 1))], "2026-11-23T10:00", ["1 december: 9.00–12.00"]),
    ],
)  # fmt: skip
def test_the_week_and_what_differs_from_it(rows: list[Row], today: str, words: list[str]) -> None:
    with time_machine.travel(at(today), tick=False):
        found = said(rows)
    assert [line for line in found if "feestdag" not in line] == words


def test_a_holiday_and_a_period_of_their_own_are_told_ahead_and_not_afterwards() -> None:
    friday = [Row("FR", time(9), time(12))]
    with time_machine.travel(at("2026-12-10T10:00"), tick=False):
        assert said(friday) == ["vrijdag: 9.00–12.00", "vrijdag 25 december: dicht, feestdag"]
        assert said([*WEEK, *CHRISTMAS])[-2:] == ["24 december – 28 december: dicht", "29 december – 31 december: woensdag 9.30–10.30"]  # fmt: skip
        assert said(ALWAYS) == ["maandag – zondag: 0.00–23.59"]
    with time_machine.travel(at("2027-01-05T10:00"), tick=False):
        assert said([*WEEK, *CHRISTMAS]) == ["maandag – woensdag: 9.00–12.30", "donderdag: 13.00–20.00"]


def test_today_says_that_it_is_a_holiday_only_when_it_would_be_open() -> None:
    friday = [Row("FR", time(9), time(12))]
    assert today_words(friday, at("2026-12-25T10:00")) == "vandaag dicht, het is een feestdag"
    assert today_words(WEEK, at("2026-12-25T10:00")) == "vandaag dicht"
    assert today_words([*WEEK, *CHRISTMAS], at("2026-12-28T10:00")) == "vandaag dicht"
