"""The database and the core give the same answer about anybody, from rows that nobody but the database writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hub.base import clock
from hub.base.clock import AMSTERDAM
from hub.people.models import Person
from intake.models import HelpRequest, PreferredMoment
from matching import candidates, core, ranking
from matching.core import Weights
from matching.models import Arrangement, Proposal
from socialmap.models import TaxonomyTerm
from tests.conftest import make_person, make_request
from tests.matching.test_core import fits_plainly
from volunteers.models import Availability, Check, CheckRule, Volunteer

NOW = datetime(2026, 11, 24, 10, tzinfo=AMSTERDAM)
TODAY = NOW.date()
SUBJECTS = ("a", "b", "b-under", "c")

days = st.one_of(st.none(), st.integers(-2, 2).map(lambda number: TODAY + timedelta(days=number)))
places = st.one_of(
    st.none(), st.tuples(st.floats(51.6, 51.8), st.floats(4.95, 5.2)), st.tuples(st.just(51.69), st.just(5.08))
)
minutes = st.integers(0, 1438)


@st.composite
def hours(draw: st.DrawFn) -> tuple[int, time, time]:
    begin = draw(minutes)
    end = draw(st.integers(begin + 1, 1439))
    return draw(st.integers(0, 6)), time(begin // 60, begin % 60), time(end // 60, end % 60)


@st.composite
def appointments(draw: st.DrawFn) -> tuple[datetime, datetime]:
    begin = NOW + timedelta(hours=draw(st.integers(-2, 30)))
    return begin, begin + timedelta(hours=draw(st.integers(1, 20)))


@dataclass(frozen=True)
class Somebody:
    """A made-up volunteer, with what was asked of her before."""

    fields: dict[str, Any]
    place: tuple[float, float] | None
    do_not_contact: bool
    talents: frozenset[str]
    week: list[tuple[int, time, time]]
    papers: dict[str, date | None]
    asked: list[tuple[str, int, bool]]


somebody = st.builds(
    Somebody,
    fields=st.fixed_dictionaries(
        {
            "status": st.sampled_from(["active"] * 5 + ["paused", "left", "unconfirmed"]),
            "languages": st.lists(st.sampled_from(["nl", "tr", "ar"]), unique=True),
            "most_at_once": st.integers(0, 3),
            "most_kilometres": st.sampled_from([0, 1, 2, 3, 5, 8, 20, 60, 64, 65, 100]),
            "available_from": days,
            "available_until": days,
            "gender": st.sampled_from(["", "woman", "man"]),
            "avoids": st.lists(st.sampled_from(["pets", "smoking"]), unique=True),
        }
    ),
    place=places,
    do_not_contact=st.sampled_from([False, False, False, True]),
    talents=st.frozensets(st.sampled_from(SUBJECTS), max_size=2),
    week=st.lists(hours(), max_size=3),
    papers=st.dictionaries(st.sampled_from(["conduct", "money"]), days),
    asked=st.lists(
        st.tuples(
            st.sampled_from(["accepted", "declined", "expired", "queued", "withdrawn"]),
            st.integers(0, 130 * 24),
            st.booleans(),
        ),
        max_size=4,
    ),
)
neighbourhoods = st.lists(somebody, min_size=1, max_size=7)
questions = st.fixed_dictionaries(
    {
        "place": places,
        "languages": st.sampled_from([[], [], ["nl"], ["tr", "ar"]]),
        "wanted_gender": st.sampled_from(["", "", "woman"]),
        "circumstances": st.sampled_from([[], [], ["pets"]]),
        "subjects": st.frozensets(st.sampled_from(SUBJECTS), max_size=2),
        "moments": st.lists(hours(), max_size=3),
        "on": st.one_of(st.none(), st.none(), appointments()),
        "rule": st.sampled_from(["", "", "b", "all"]),
    }
)
weights = st.builds(
    Weights,
    same_subject=st.integers(1, 100),
    related_subject=st.just(1),
    near=st.integers(0, 100),
    hours=st.integers(0, 100),
    rested=st.integers(0, 100),
    room=st.integers(0, 100),
)


@contextmanager
def forgotten_afterwards() -> Iterator[None]:
    """Every example begins with an empty hub."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def settle(w: SimpleNamespace, people: list[Somebody], asked: dict[str, Any]) -> HelpRequest:
    """Writes the made-up neighbourhood and the question, as rows."""
    Availability.objects.all().delete()
    Volunteer.objects.all().delete()
    terms = {code: TaxonomyTerm.objects.create(code=f"x-{code}", name=code.title()) for code in SUBJECTS}
    TaxonomyTerm.objects.filter(code="x-b-under").update(parent=terms["b"])
    terms["b-under"].parent = terms["b"]
    latitude, longitude = asked["place"] or (None, None)
    begin, end = asked["on"] or (None, None)
    details = {name: asked[name] for name in ("languages", "wanted_gender", "circumstances")}
    help_request = make_request(
        w.balade, w.jansen, latitude=latitude, longitude=longitude, starts_at=begin, ends_at=end, **details
    )
    help_request.subjects.set([terms[code] for code in asked["subjects"]])
    for weekday, starts, ends in asked["moments"]:
        PreferredMoment.objects.create(help_request=help_request, weekday=weekday, starts=starts, ends=ends)
    if asked["rule"]:
        CheckRule.objects.create(hub=w.balade, subject=terms.get(asked["rule"]), kind="conduct")
    earlier = make_request(w.balade, w.jansen)
    for number, one in enumerate(people):
        _settle_one(w, number, one, terms, {False: earlier, True: help_request})
    return help_request


def _settle_one(
    w: SimpleNamespace, number: int, one: Somebody, terms: dict[str, TaxonomyTerm], question: dict[bool, HelpRequest]
) -> None:
    latitude, longitude = one.place or (None, None)
    person = make_person(w.balade, f"Buur {number}", latitude=latitude, longitude=longitude)
    volunteer = Volunteer.objects.create(hub=w.balade, person=person, **one.fields)
    Person.objects.filter(pk=person.pk).update(do_not_contact=one.do_not_contact)
    volunteer.talents.set([terms[code] for code in one.talents])
    for weekday, starts, ends in one.week:
        Availability.objects.create(volunteer=volunteer, weekday=weekday, starts=starts, ends=ends)
    for kind, until in one.papers.items():
        Check.objects.create(hub=w.balade, volunteer=volunteer, kind=kind, valid_until=until)
    for nth, (status, hours_ago, same_question) in enumerate(one.asked):
        arrangement = Arrangement.objects.create(
            hub=w.balade, help_request=question[same_question], rung="volunteer", made_by=w.noor, status="failed"
        )
        Proposal.objects.create(
            hub=w.balade,
            arrangement=arrangement,
            volunteer=volunteer,
            status=status,
            created_at=NOW - timedelta(hours=hours_ago),
            deadline=NOW,
            period=(NOW, NOW + timedelta(hours=4)) if status == "accepted" and nth == 0 else None,
        )


def by_core(help_request: HelpRequest, weights: Weights) -> core.Ranking:
    """Everybody in the registry read from the rows themselves, and judged one by one."""
    registry = Volunteer.objects.exclude(status__in=["left", "unconfirmed"]).exclude(person=help_request.person_id)
    everybody = candidates.as_candidates(
        registry.select_related("person").prefetch_related("talents", "availability"), help_request
    )
    return core.rank(candidates.need_of(help_request), everybody.values(), weights)


def told(fits: Any) -> list[tuple[Any, ...]]:
    """What must be equal of a ranking; appointments that touch are one in the database."""
    return [(replace(fit.candidate, booked=()), fit.points, fit.score, fit.reasons, fit.metres) for fit in fits]


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(people=neighbourhoods, asked=questions, weights=weights, most=st.integers(1, 4))
def test_database_core_and_brute_force_agree_on_any_neighbourhood(
    balade: SimpleNamespace, people: list[Somebody], asked: dict[str, Any], weights: Weights, most: int
) -> None:
    with forgotten_afterwards(), clock.at(NOW):
        help_request = settle(balade, people, asked)
        need, asking = candidates.need_of(help_request), candidates.asking_for(help_request)
        core_says = by_core(help_request, weights)
        assert told(ranking.best(need, asking, most=most, weights=weights)) == told(core_says.fits[:most])
        brute = [fit for fit in core_says.fits if fits_plainly(need, fit.candidate)]
        assert len(brute) == len(core_says.fits)
        seen = ranking.overview(need, asking, most=50)
        suits = need.subjects | need.related
        left_out = [u for u in core_says.unfits if not need.subjects or u.candidate.talents & suits]
        assert seen.fitting == len(core_says.fits)
        assert seen.left_out == len(left_out)
        assert seen.others == len(core_says.unfits) - len(left_out)
        assert {(u.candidate.pk, u.cause) for u in seen.unfits} == {(u.candidate.pk, u.cause) for u in left_out}
