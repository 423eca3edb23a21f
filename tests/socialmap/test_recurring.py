"""Which days a rule gives, by the calendar and the clock in the Netherlands."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hub.base import clock
from socialmap.recurring import BadRule, check, days_of, how_often, moments, rule_for, rule_words

MONDAY = date(2026, 3, 2)


def days(rule: str, first: date, **more: object) -> list[date]:
    window = {"last": None, "without": (), "since": first, "until": first + timedelta(days=60), **more}
    return list(days_of(rule=rule, first=first, **window))  # type: ignore[arg-type]


def test_every_week_is_the_same_weekday() -> None:
    found = days(rule_for("weekly", MONDAY), MONDAY)
    assert {day.weekday() for day in found} == {0}
    assert found[:3] == [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]


def test_every_two_weeks_leaves_one_out() -> None:
    assert days(rule_for("two-weeks", MONDAY), MONDAY)[:3] == [MONDAY, date(2026, 3, 16), date(2026, 3, 30)]


def test_the_second_tuesday_of_the_month_stays_the_second_tuesday() -> None:
    rule = rule_for("monthly", date(2026, 3, 10))
    assert rule == "FREQ=MONTHLY;BYDAY=2TU"
    assert days(rule, date(2026, 3, 10)) == [date(2026, 3, 10), date(2026, 4, 14)]


def test_a_fifth_weekday_means_the_last_one_of_the_month() -> None:
    assert days(rule_for("monthly", date(2026, 3, 31)), date(2026, 3, 31))[1] == date(2026, 4, 28)


def test_a_day_that_is_left_out_is_not_among_them() -> None:
    assert date(2026, 3, 9) not in days(rule_for("weekly", MONDAY), MONDAY, without=[date(2026, 3, 9)])


def test_it_ends_with_its_last_day() -> None:
    assert days(rule_for("weekly", MONDAY), MONDAY, last=date(2026, 3, 9)) == [MONDAY, date(2026, 3, 9)]


def test_ten_o_clock_stays_ten_o_clock_when_the_clock_goes_forward() -> None:
    before, _ = moments(date(2026, 3, 28), time(10), time(12))
    after, until = moments(date(2026, 3, 29), time(10), time(12))
    assert (before.utcoffset(), after.utcoffset()) == (timedelta(hours=1), timedelta(hours=2))
    assert (after.hour, until.hour) == (10, 12)


def test_a_party_that_ends_after_midnight_ends_the_next_day() -> None:
    starts, ends = moments(MONDAY, time(20), time(1))
    assert ends - starts == timedelta(hours=5)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MINUTELY",
        "onzin",
        "FREQ=WEEKLY;COUNT=9",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=6MO",
        "",
    ],
)
def test_a_rule_that_is_none_is_refused(rule: str) -> None:
    with pytest.raises(BadRule):
        check(rule)


@given(
    how=some.sampled_from(["weekly", "two-weeks", "monthly"]),
    first=some.dates(date(2026, 1, 1), date(2027, 12, 31)),
    more=some.sets(some.integers(0, 6)),
)
def test_a_rule_reads_back_as_it_was_chosen_and_begins_on_its_first_day(how: str, first: date, more: set[int]) -> None:
    rule = rule_for(how, first, more)
    check(rule)
    assert how_often(rule)[0] == how
    assert days(rule, first)[0] == first
    assert rule_words(rule)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", ""),
        ("FREQ=DAILY", "elke dag"),
        ("FREQ=WEEKLY", "elke week"),
        ("FREQ=WEEKLY;INTERVAL=2", "om de week"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "elke maandag en donderdag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "om de week op dinsdag"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "elke laatste vrijdag van de maand"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert rule_words(rule) == words


def test_very_many_days_are_cut_off() -> None:
    far = datetime(2030, 1, 1, tzinfo=clock.AMSTERDAM).date()
    assert len(days("FREQ=DAILY", MONDAY, until=far)) == 400
