"""Promises are made in Dutch working days."""

from datetime import date, datetime

import pytest

from hub.base import workdays
from hub.base.clock import AMSTERDAM


def at(day: int, hour: int = 10, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=AMSTERDAM)


def test_two_working_days_after_friday_is_the_end_of_tuesday() -> None:
    assert workdays.add_working_days(at(20), 2) == at(24, 17)


def test_a_question_on_saturday_counts_from_monday() -> None:
    assert workdays.add_working_days(at(21), 1) == at(24, 17)


@pytest.mark.parametrize(
    "day", [date(2026, 4, 27), date(2026, 4, 6), date(2026, 12, 25), date(2026, 5, 14), date(2027, 1, 1)]
)
def test_a_dutch_holiday_is_no_working_day(day: date) -> None:
    assert not workdays.is_working_day(day)


def test_in_the_night_the_next_working_moment_is_nine_in_the_morning() -> None:
    assert workdays.next_working_moment(at(23, 3)) == at(23, 9)


def test_on_friday_evening_it_is_monday_morning() -> None:
    assert workdays.next_working_moment(at(20, 19)) == at(23, 9)


def test_in_working_hours_it_is_now() -> None:
    assert workdays.next_working_moment(at(20, 11)) == at(20, 11)


def test_at_the_change_to_winter_time_the_working_day_still_ends_at_five() -> None:
    due = workdays.add_working_days(datetime(2026, 10, 23, 12, tzinfo=AMSTERDAM), 1)
    assert due.astimezone(AMSTERDAM) == datetime(2026, 10, 26, 17, tzinfo=AMSTERDAM)


def test_working_days_between_leaves_out_the_weekend() -> None:
    assert workdays.working_days_between(at(20), at(24)) == 2
