"""Who fits, in values: no database."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hub.base.clock import AMSTERDAM
from hub.places.distance import kilometres
from matching import core
from matching.core import Candidate, Fit, Need, Unfit, Window, judge, rank

TODAY = date(2026, 11, 24)
GROCERIES, HELP_AT_HOME, COMPANY = 1, 2, 3
TUESDAY_AFTERNOON = Window(1, 13 * 60, 17 * 60)
NEED = Need(
    day=TODAY,
    subjects=frozenset({GROCERIES}),
    related=frozenset({HELP_AT_HOME}),
    names={GROCERIES: "Boodschappen", HELP_AT_HOME: "Hulp in huis"},
    latitude=51.69,
    longitude=5.08,
)
HENK = Candidate(
    pk=1,
    talents=frozenset({GROCERIES}),
    latitude=51.69,
    longitude=5.08,
    availability=(TUESDAY_AFTERNOON,),
)


def cause(need: Need, candidate: Candidate) -> str:
    verdict = judge(need, candidate)
    assert isinstance(verdict, Unfit)
    return verdict.cause.code


def fit(need: Need, candidate: Candidate) -> Fit:
    verdict = judge(need, candidate)
    assert isinstance(verdict, Fit)
    return verdict


def test_henk_who_likes_groceries_and_lives_near_fits_with_reasons() -> None:
    codes = [reason.code for reason in fit(NEED, HENK).reasons]
    assert codes == ["likes", "near", "never_asked", "free_hands"]


def test_a_talent_one_step_higher_or_lower_in_the_vocabulary_fits_but_counts_less() -> None:
    alike = replace(HENK, talents=frozenset({HELP_AT_HOME}))
    assert fit(NEED, alike).score < fit(NEED, HENK).score
    assert fit(NEED, alike).reasons[0] == core.Reason("likes_alike", "Hulp in huis")


def test_each_thing_that_stands_in_the_way_has_its_own_cause() -> None:
    assert cause(NEED, replace(HENK, active=False)) == "not_active"
    assert cause(NEED, replace(HENK, asked_here=True)) == "asked_before"
    assert cause(NEED, replace(HENK, load=2)) == "limit"
    assert cause(NEED, replace(HENK, available_from=TODAY + timedelta(days=1))) == "from"
    assert cause(NEED, replace(HENK, available_until=TODAY - timedelta(days=1))) == "until"
    assert cause(NEED, replace(HENK, talents=frozenset({COMPANY}))) == "subject"
    assert cause(replace(NEED, languages=frozenset({"tr"})), HENK) == "language"
    assert cause(NEED, replace(HENK, latitude=51.9)) == "distance"
    assert cause(replace(NEED, windows=(Window(2, 540, 600),)), HENK) == "hours"


def test_who_wants_nothing_at_the_same_time_is_never_asked() -> None:
    assert cause(NEED, replace(HENK, most_at_once=0)) == "limit"


def test_another_appointment_at_that_moment_leaves_henk_out() -> None:
    begin = datetime(2026, 11, 24, 14, tzinfo=AMSTERDAM)
    need = replace(NEED, period=(begin, begin + timedelta(hours=1)))
    half_past = begin + timedelta(minutes=30)
    assert cause(need, replace(HENK, booked=((half_past, half_past + timedelta(hours=2)),))) == "booked"
    right_after = begin + timedelta(hours=1)
    assert fit(need, replace(HENK, booked=((right_after, right_after + timedelta(hours=1)),)))


def test_hours_that_touch_are_not_shared_hours() -> None:
    assert cause(replace(NEED, windows=(Window(1, 12 * 60, 13 * 60),)), HENK) == "hours"


def test_the_overlap_is_what_both_named() -> None:
    need = replace(NEED, windows=(Window(1, 15 * 60, 19 * 60), Window(3, 540, 600)))
    assert fit(need, HENK).overlap == (Window(1, 15 * 60, 17 * 60),)


def test_hours_that_nobody_wrote_down_leave_nobody_out() -> None:
    need = replace(NEED, windows=(Window(4, 540, 600),))
    assert "hours_unknown" in [reason.code for reason in fit(need, replace(HENK, availability=())).reasons]


def test_a_place_that_is_not_known_leaves_nobody_out() -> None:
    assert fit(NEED, replace(HENK, latitude=None, longitude=None)).metres is None


def test_who_was_asked_yesterday_comes_after_who_was_not_asked_this_month() -> None:
    rested = replace(HENK, pk=2, days_since_asked=60)
    tired = replace(HENK, pk=1, days_since_asked=1)
    assert [found.candidate.pk for found in rank(NEED, [tired, rested]).fits] == [2, 1]


def test_equal_scores_stand_in_one_order_however_the_rows_come() -> None:
    twins = [replace(HENK, pk=pk) for pk in (3, 1, 2)]
    assert [found.candidate.pk for found in rank(NEED, twins).fits] == [1, 2, 3]
    assert rank(NEED, twins) == rank(NEED, reversed(twins))


# --- properties: any neighbourhood ----------------------------------------------------------------
windows = st.builds(
    lambda day, begin, length: Window(day, begin * 60, min((begin + length) * 60, 1440)),
    st.integers(0, 6),
    st.integers(7, 21),
    st.integers(1, 5),
)
terms = st.frozensets(st.integers(1, 5), max_size=3)
places = st.one_of(st.none(), st.floats(51.66, 51.72))
days = st.one_of(st.none(), st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n)))


@st.composite
def appointments(draw: st.DrawFn) -> tuple[datetime, datetime]:
    begin = datetime(2026, 11, 24, draw(st.integers(8, 20)), tzinfo=AMSTERDAM)
    return begin, begin + timedelta(hours=draw(st.integers(1, 3)))


needs = st.builds(
    Need,
    day=st.just(TODAY),
    subjects=terms,
    related=terms,
    languages=st.frozensets(st.sampled_from(["nl", "tr", "ar"]), max_size=2),
    latitude=places,
    longitude=st.one_of(st.none(), st.just(5.08)),
    windows=st.lists(windows, max_size=3).map(tuple),
    period=st.one_of(st.none(), appointments()),
    wants=st.sampled_from(["", "", "woman"]),
    around=st.frozensets(st.sampled_from(["pets", "smoking"]), max_size=1),
    checks=st.frozensets(st.sampled_from(["conduct", "money"]), max_size=1),
)
people = st.builds(
    Candidate,
    pk=st.integers(1, 10_000),
    active=st.booleans(),
    talents=terms,
    languages=st.frozensets(st.sampled_from(["nl", "tr", "ar"]), min_size=1),
    latitude=places,
    longitude=st.just(5.08),
    most_kilometres=st.integers(0, 5),
    availability=st.lists(windows, max_size=4).map(tuple),
    most_at_once=st.integers(0, 3),
    load=st.integers(0, 3),
    asked_here=st.booleans(),
    days_since_asked=st.one_of(st.none(), st.integers(0, 90)),
    available_from=days,
    available_until=days,
    booked=st.lists(appointments(), max_size=2).map(tuple),
    asked_recently=st.integers(0, 6),
    gender=st.sampled_from(["", "woman", "man"]),
    avoids=st.frozensets(st.sampled_from(["pets", "smoking"])),
    checks=st.dictionaries(st.sampled_from(["conduct", "money"]), days).map(lambda kept: tuple(kept.items())),
)
neighbourhoods = st.lists(people, max_size=12, unique_by=lambda person: person.pk)


def _minutes_shared(need: Need, person: Candidate) -> int:
    """The plain way: every minute of the week on its own."""
    asked, free = (
        {(window.weekday, minute) for window in some for minute in range(window.begin, window.end)}
        for some in (need.windows, person.availability)
    )
    return len(asked & free)


def fits_plainly(need: Need, person: Candidate) -> bool:
    """The same rule said naively, as an oracle."""
    where = (need.latitude, need.longitude, person.latitude, person.longitude)
    return all(
        (
            person.active,
            not person.asked_here,
            person.load < person.most_at_once,
            person.available_from is None or person.available_from <= need.day,
            person.available_until is None or need.day <= person.available_until,
            not need.period or all(end <= need.period[0] or need.period[1] <= begin for begin, end in person.booked),
            not need.subjects or bool(person.talents & need.subjects) or bool(person.talents & need.related),
            not need.languages or bool(person.languages & need.languages),
            None in where or round(kilometres(*where) * 1000) <= person.most_kilometres * 1000,  # type: ignore[arg-type]
            not need.windows or not person.availability or _minutes_shared(need, person) > 0,
            not need.wants or person.gender == need.wants,
            not need.around & person.avoids,
            all(
                any(kind == held and (until is None or need.day <= until) for held, until in person.checks)
                for kind in need.checks
            ),
        )
    )


@given(needs, neighbourhoods)
def test_the_ranking_agrees_with_the_rule_said_naively(need: Need, neighbours: list[Candidate]) -> None:
    ranking = rank(need, neighbours)
    assert {found.candidate.pk for found in ranking.fits} == {p.pk for p in neighbours if fits_plainly(need, p)}


@given(needs, neighbourhoods)
def test_everybody_is_in_the_ranking_once_and_who_is_left_out_has_a_cause(
    need: Need, neighbours: list[Candidate]
) -> None:
    ranking = rank(need, neighbours)
    shown = [found.candidate.pk for found in (*ranking.fits, *ranking.unfits)]
    assert sorted(shown) == sorted(person.pk for person in neighbours)
    assert all(unfit.cause.code for unfit in ranking.unfits)


@given(needs, neighbourhoods)
def test_nobody_at_the_own_limit_is_ever_ranked(need: Need, neighbours: list[Candidate]) -> None:
    assert all(found.candidate.load < found.candidate.most_at_once for found in rank(need, neighbours).fits)


@given(needs, neighbourhoods)
def test_scores_lie_between_nothing_and_one_and_go_down(need: Need, neighbours: list[Candidate]) -> None:
    scores = [found.score for found in rank(need, neighbours).fits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@given(needs, neighbourhoods, st.randoms())
def test_the_order_of_the_rows_does_not_matter(need: Need, neighbours: list[Candidate], chance: object) -> None:
    mixed = list(neighbours)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert rank(need, mixed) == rank(need, neighbours)


@given(needs, people)
def test_living_nearer_never_makes_the_score_lower(need: Need, person: Candidate) -> None:
    here = replace(need, latitude=51.69, longitude=5.08)
    far, near = replace(person, latitude=51.70), replace(person, latitude=51.695)
    verdicts = judge(here, far), judge(here, near)
    if all(isinstance(verdict, Fit) for verdict in verdicts):
        assert verdicts[0].score <= verdicts[1].score  # type: ignore[union-attr]
