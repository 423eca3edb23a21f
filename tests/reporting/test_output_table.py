"""Each row of the output table of seed 004, counted from data made by hand; another hub is never counted."""

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django_scopes import scope

from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import worker
from hub.places.models import Neighbourhood
from intake.models import HelpRequest
from intake.services import moves
from matching.models import Arrangement, Referral
from reporting.output_table import CODES, MILESTONES, ROWS, tally
from reporting.overview import overview, years
from reporting.services import set_targets, targets_of
from reporting.suppression import Hidden
from socialmap.models import TaxonomyTerm
from tests.conftest import make_person, make_request, make_volunteer
from tests.socialmap.activities import in_days, sewing
from volunteers.models import Volunteer

MARCH = datetime(2026, 3, 10, 12, tzinfo=clock.AMSTERDAM)
# Half an hour before midnight in UTC, and already the new year in the Netherlands.
NEW_YEAR = datetime(2026, 1, 1, 0, 20, tzinfo=clock.AMSTERDAM)
LAST_YEAR = datetime(2025, 12, 31, 23, 50, tzinfo=clock.AMSTERDAM)
NOVEMBER = datetime(2026, 11, 20, 12, tzinfo=clock.AMSTERDAM)


def total(code: str, year: int = 2026) -> Decimal | int:
    with clock.at(NOVEMBER):
        return tally(next(row for row in ROWS if row.code == code), year).total


def became_active(volunteer: Volunteer, moment: datetime) -> None:
    Event.objects.create(
        hub=volunteer.hub, subject_type="volunteers.volunteer", subject_id=volunteer.pk, at=moment, verb="to_active",
        old="applied", new="active", who="worker",
    )  # fmt: skip


def helped(w: SimpleNamespace, person: Any, moment: datetime, **more: Any) -> Arrangement:
    """Help for this person that was agreed at `moment`."""
    kind = more.pop("kind", "personal")
    subjects = more.pop("subjects", [])
    status = more.pop("question", "arranged")
    with clock.at(moment):
        question = make_request(w.balade, person, kind=kind, created_at=moment, subjects=subjects)
        moves.pick_up(help_request=question, user=w.noor)
        moves.mark_arranged(help_request=question, actor=worker(w.noor), route="volunteer")
        HelpRequest.objects.filter(pk=question.pk).update(status=status)
        fields = {"rung": "volunteer", "status": "agreed", "agreed_at": moment, "status_since": moment, **more}
        if fields["rung"] != "volunteer":
            fields["skip_reason"] = "tried"
        return Arrangement.objects.create(hub=w.balade, help_request=question, made_by=w.noor, **fields)


@pytest.fixture(autouse=True)
def _only_what_a_test_makes(balade: SimpleNamespace) -> None:
    """The three volunteers of the world came in another year."""
    Volunteer.objects.update(created_at=datetime(2020, 1, 1, tzinfo=clock.AMSTERDAM))


def test_the_table_has_the_rows_of_the_seed_in_its_order() -> None:
    assert CODES == (
        "new-volunteers", "benefit-recipients", "newcomers", "work-placements", "school-placements",
        "residents-informal", "residents-combined", "collective-services", "cultural-services", "hours-personal",
        "hours-collective",
    )  # fmt: skip
    assert all(str(row.meaning) and str(row.label) for row in (*ROWS, *MILESTONES))


@pytest.mark.parametrize(
    ("track", "code"),
    [
        ("volunteer", "new-volunteers"),
        ("benefit_recipient", "benefit-recipients"),
        ("newcomer", "newcomers"),
        ("work_placement", "work-placements"),
        ("school_placement", "school-placements"),
    ],
)
def test_who_became_active_this_year_counts_once_in_the_row_of_the_own_track(
    balade: SimpleNamespace, track: str, code: str
) -> None:
    became_active(make_volunteer(balade.balade, "Nieuw dit jaar", track=track), NEW_YEAR)
    twice = make_volunteer(balade.balade, "Na een pauze terug", track=track)
    became_active(twice, LAST_YEAR)
    became_active(twice, MARCH)
    became_active(make_volunteer(balade.balade, "Alweer weg", track=track, status="left"), MARCH)
    make_volunteer(balade.balade, "Nog in gesprek", track=track, status="conversation", created_at=MARCH)
    make_volunteer(balade.balade, "Nooit begonnen", track=track, status="left", created_at=MARCH)
    make_volunteer(balade.balade, "Uit de oude lijst", track=track, created_at=MARCH)
    assert total(code) == 3
    assert total(code, 2025) == 1
    others = {row.code for row in ROWS if total(row.code)}
    assert others == {code}


def test_a_resident_helped_by_neighbours_counts_once_a_year(balade: SimpleNamespace) -> None:
    helped(balade, balade.jansen, LAST_YEAR)
    helped(balade, balade.jansen, NEW_YEAR, status="ended")
    helped(balade, balade.jansen, MARCH)
    helped(balade, make_person(balade.balade, "Meneer de Groot"), MARCH)
    helped(balade, make_person(balade.balade, "Trok het in"), MARCH, status="ended", question="withdrawn")
    helped(balade, make_person(balade.balade, "Ging niet door"), MARCH, status="failed")
    helped(balade, make_person(balade.balade, "Wacht nog"), MARCH, status="asked", agreed_at=None)
    assert total("residents-informal") == 2
    assert total("residents-informal", 2025) == 1


def test_a_service_that_neighbours_run_is_informal_and_an_organisation_is_not(balade: SimpleNamespace) -> None:
    for name, informal in (("Informeel", True), ("Formeel", False)):
        arrangement = helped(balade, make_person(balade.balade, name), MARCH, rung="organization")
        balade.service.pk, balade.service.slug, balade.service.informal = None, name.lower(), informal
        balade.service.uuid = uuid4()
        balade.service.save()
        Referral.objects.create(hub=balade.balade, arrangement=arrangement, service=balade.service, deadline=MARCH)
    assert total("residents-informal") == 1


def test_a_combination_counts_in_its_own_row(balade: SimpleNamespace) -> None:
    helped(balade, balade.jansen, MARCH, rung="combination")
    assert (total("residents-combined"), total("residents-informal")) == (1, 0)


def test_what_was_arranged_for_the_neighbourhood_and_for_learning_is_counted_apart(balade: SimpleNamespace) -> None:
    learning = TaxonomyTerm.objects.create(code="learning", name="Taal en leren")
    cafe = TaxonomyTerm.objects.create(code="language-cafe", name="Taalcafé", parent=learning)
    helped(balade, balade.jansen, MARCH, kind="liveability")
    helped(balade, balade.jansen, MARCH, kind="liveability", subjects=[learning])
    helped(balade, balade.jansen, MARCH, subjects=[learning, cafe])
    helped(balade, balade.jansen, MARCH, subjects=[cafe])
    helped(balade, balade.jansen, MARCH, subjects=[balade.groceries])
    HelpRequest.objects.filter(pk=helped(balade, balade.jansen, MARCH, kind="liveability").help_request_id).update(
        status="closed", helped="no"
    )
    assert (total("collective-services"), total("cultural-services")) == (2, 2)


def test_hours_are_those_written_down_at_the_end(balade: SimpleNamespace) -> None:
    helped(balade, balade.jansen, MARCH, status="ended", hours_given=Decimal("2.5"))
    helped(balade, balade.jansen, MARCH, status="ended", hours_given=Decimal("1.0"))
    helped(balade, balade.jansen, MARCH, status="ended")
    helped(balade, balade.jansen, MARCH, kind="liveability", status="ended", hours_given=Decimal("4"))
    helped(balade, balade.jansen, LAST_YEAR, status="ended", hours_given=Decimal("9"))
    assert (total("hours-personal"), total("hours-collective")) == (Decimal("3.5"), Decimal("4"))


def test_the_line_of_the_year_grows_month_by_month_until_today(balade: SimpleNamespace) -> None:
    became_active(make_volunteer(balade.balade, "In januari"), NEW_YEAR)
    became_active(make_volunteer(balade.balade, "In maart"), MARCH)
    with clock.at(datetime(2026, 4, 1, tzinfo=clock.AMSTERDAM)):
        assert tally(ROWS[0], 2026).running == (1, 1, 2, 2)
        assert tally(ROWS[0], 2027).running == ()


def test_nothing_of_another_hub_is_counted(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        became_active(make_volunteer(world.balade, "Nieuw"), MARCH)
        helped(world, world.jansen, MARCH, status="ended", hours_given=Decimal("3"), kind="liveability")
        set_targets(hub=world.balade, year=2026, values={"new-volunteers": 50})
    with scope(hub=world.rivierzicht), clock.at(NOVEMBER):
        Volunteer.objects.update(created_at=LAST_YEAR)
        assert {row.code: total(row.code) for row in ROWS if total(row.code)} == {}
        assert targets_of(2026) == {}


def test_milestones_are_days_from_the_data_or_honestly_not_there(balade: SimpleNamespace) -> None:
    balade.ria.since = date(2025, 9, 3)
    balade.ria.save()
    found = {row.code: row.reached() for row in MILESTONES if row.reached}
    assert found["start-ambassadors"] == date(2025, 9, 3)
    assert found["start-hub"] is None
    assert found["start-volunteer-register"] == date(2020, 1, 1)


def test_targets_can_be_set_changed_and_taken_away_and_other_rows_do_not_exist(balade: SimpleNamespace) -> None:
    set_targets(hub=balade.balade, year=2026, values={"newcomers": 5, "new-volunteers": 50})
    set_targets(hub=balade.balade, year=2026, values={"newcomers": 6, "new-volunteers": None})
    assert targets_of(2026) == {"newcomers": 6}
    with pytest.raises(ValueError, match="not in the output table"):
        set_targets(hub=balade.balade, year=2026, values={"millions": 1})


# --- the figures beside it ------------------------------------------------------------------------
def closed(w: SimpleNamespace, name: str, answer: str, days: int, area: Any = None) -> None:
    person = make_person(w.balade, name)
    question = make_request(w.balade, person, created_at=MARCH, **({"neighbourhood": area} if area else {}))
    with clock.at(MARCH):
        moves.pick_up(help_request=question, user=w.noor)
    with clock.at(MARCH.replace(day=10 + days)):
        moves.close(help_request=question, actor=worker(w.noor), helped=answer, route="volunteer")


def test_rates_and_days_are_counted_and_never_over_fewer_than_five_people(balade: SimpleNamespace) -> None:
    for number, (answer, days) in enumerate([("yes", 1), ("partly", 2), ("no", 3), ("yes", 9)]):
        closed(balade, f"Bewoner {number}", answer, days)
    with clock.at(NOVEMBER):
        few = overview(2026)
        assert (few.asked, few.helped_rate, few.median_days, few.closing_rate) == (4, None, None, None)
        assert few.by_route is None
    closed(balade, "Bewoner 5", "yes", 4)
    closed(balade, "Zei niets", "", 4)
    make_request(balade.balade, balade.jansen, created_at=MARCH)
    make_request(balade.balade, balade.jansen, created_at=LAST_YEAR)
    with clock.at(NOVEMBER):
        found = overview(2026)
        assert (found.asked, found.helped_rate, found.median_days, found.closing_rate) == (7, 80, 4, 86)
        assert found.by_neighbourhood == {"Wijk BLD": 7}
        assert found.by_route is not None and found.by_route["een buur"] == 6
        assert years() == [2026, 2025]


def test_a_small_neighbourhood_is_hidden_with_one_more(balade: SimpleNamespace) -> None:
    def area(name: str) -> Neighbourhood:
        return Neighbourhood.objects.create(code=name, name=name, hub=balade.balade, latitude=51.7, longitude=5.1)

    for name, size in (("Klein", 2), ("Midden", 9), ("Groot", 12)):
        place = area(name)
        for _ in range(size):
            make_request(balade.balade, balade.jansen, created_at=MARCH, neighbourhood=place)
    with clock.at(NOVEMBER):
        assert overview(2026).by_neighbourhood == {"Groot": 12, "Midden": Hidden.KEPT, "Klein": Hidden.FEW}


def test_an_activity_that_people_came_to_counts_once_a_year_by_its_kind(balade: SimpleNamespace) -> None:
    with clock.at(MARCH):
        course = sewing(balade, kind="educational", rule="FREQ=DAILY", last_day=in_days(3))
        course.dates.update(came=5)
        sewing(balade, title="Straatfeest", kind="collective").dates.update(came=40)
        sewing(balade, title="Niemand kwam", kind="collective").dates.update(came=0)
    assert (total("cultural-services"), total("collective-services")) == (1, 1)
