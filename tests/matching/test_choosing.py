"""Who is proposed and who is not: wishes of both sides, papers, who was asked often, organisations next to neighbours;
and what goes wrong in between."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client

from hub.base import clock
from hub.base.clock import AMSTERDAM
from hub.base.workflow import VOLUNTEER, worker
from intake.models import HelpRequest
from matching import candidates, core, facts, needs, together
from matching.errors import CannotBeAsked, CheckMissing
from matching.models import Arrangement, CandidateRow, Proposal
from matching.services import answering, proposing
from tests.conftest import make_request, make_service, make_volunteer
from volunteers import checks, services
from volunteers.models import Volunteer

SignIn = Callable[[object], Client]


def page(client: Client, help_request: HelpRequest, more: str = "") -> str:
    response = client.get(f"/werk/vragen/{help_request.pk}/buren/{more}")
    assert response.status_code == 200
    return response.content.decode()


def proposed(help_request: HelpRequest) -> list[Volunteer]:
    return [shown.volunteer for shown in candidates.neighbours(help_request).fits]


def causes(help_request: HelpRequest) -> dict[Volunteer, str]:
    return {shown.volunteer: shown.verdict.cause.code for shown in candidates.neighbours(help_request).unfits}


# --- wishes of both sides ---------------------------------------------------------------------------
def test_when_a_woman_is_asked_for_only_who_said_to_be_one_is_proposed(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    Volunteer.objects.filter(pk=balade.fatima.pk).update(gender="woman")
    HelpRequest.objects.filter(pk=picked_up.pk).update(wanted_gender="woman")
    picked_up.refresh_from_db()
    assert proposed(picked_up) == [balade.fatima]
    assert causes(picked_up)[balade.henk] == "gender_unknown"


def test_henk_who_would_rather_not_be_where_people_smoke_is_not_proposed_there(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    services.change_profile(volunteer=balade.henk, actor=VOLUNTEER, avoids=["smoking"])
    HelpRequest.objects.filter(pk=picked_up.pk).update(circumstances=["smoking", "pets"])
    picked_up.refresh_from_db()
    assert proposed(picked_up) == [balade.fatima]
    assert "doet liever niet: er wordt gerookt in huis" in page(signed_in_as(balade.noor), picked_up)


# --- papers (C7) --------------------------------------------------------------------------------------
def test_without_the_certificate_that_the_subject_asks_for_nobody_can_be_asked(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    checks.add_rule(hub=balade.balade, subject=balade.daily, kind="conduct", user=balade.charles)
    checks.keep_check(volunteer=balade.fatima, kind="conduct", user=balade.noor)
    assert proposed(picked_up) == [balade.fatima]
    with pytest.raises(CannotBeAsked):
        proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk])


def test_a_certificate_that_ends_before_the_appointment_does_not_count(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    checks.add_rule(hub=balade.balade, kind="conduct", user=balade.charles)
    begin = clock.now() + timedelta(days=10)
    HelpRequest.objects.filter(pk=picked_up.pk).update(starts_at=begin, ends_at=begin + timedelta(hours=1))
    picked_up.refresh_from_db()
    yesterday_of_it = (begin - timedelta(days=1)).astimezone(AMSTERDAM).date()
    checks.keep_check(volunteer=balade.henk, kind="conduct", user=balade.noor, valid_until=yesterday_of_it)
    assert causes(picked_up)[balade.henk] == "check_lapsed"
    assert causes(picked_up)[balade.fatima] == "check_missing"


def test_a_certificate_that_lapsed_in_between_blocks_the_yes_with_words(
    balade: SimpleNamespace, picked_up: HelpRequest, of: Callable[..., Proposal]
) -> None:
    checks.add_rule(hub=balade.balade, subject=balade.groceries, kind="conduct", user=balade.charles)
    checks.keep_check(volunteer=balade.henk, kind="conduct", user=balade.noor)
    asked = proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk])
    checks.drop_check(volunteer=balade.henk, kind="conduct", user=balade.noor)
    with pytest.raises(CheckMissing):
        answering.accept_proposal(proposal=of(asked, balade.henk))
    assert of(asked, balade.henk).status == "asked"


def test_noor_writes_down_a_certificate_and_takes_it_away(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    client, address = signed_in_as(balade.noor), f"/werk/vrijwilligers/{balade.henk.pk}/"
    client.post(f"{address}bewijs/", {"kind": "conduct", "valid_until": "2030-01-31"})
    assert "geldig tot en met 31 januari 2030" in client.get(address).content.decode()
    client.post(f"{address}bewijs/", {"drop": "conduct"})
    assert not balade.henk.checks.exists()


# --- not always the same few -------------------------------------------------------------------------
def test_who_is_asked_often_gives_way_so_that_everybody_has_a_turn(balade: SimpleNamespace) -> None:
    """Ten equal neighbours, twenty questions, one every two days: nobody is asked more than three times."""
    Volunteer.objects.filter(pk__in=[balade.henk.pk, balade.fatima.pk]).update(most_at_once=0)
    for number in range(10):
        make_volunteer(balade.balade, f"Buur {number}", balade.groceries)
    begin = clock.now()
    for turn in range(20):
        with clock.at(begin + timedelta(days=2 * turn)):
            question = make_request(balade.balade, balade.jansen, subjects=[balade.groceries], status="picked_up")
            proposing.propose(help_request=question, user=balade.noor, volunteers=proposed(question)[:1])
    times = [volunteer.proposals.count() for volunteer in Volunteer.objects.filter(person__name__startswith="Buur")]
    assert sum(times) == 20
    assert max(times) <= 3


# --- always fresh --------------------------------------------------------------------------------------
def test_whoever_pauses_moves_stops_or_changes_hours_is_ranked_by_that_at_once(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    services.pause(volunteer=balade.henk, actor=VOLUNTEER)
    assert proposed(picked_up) == [balade.fatima]
    services.come_back(volunteer=balade.henk, actor=VOLUNTEER)
    type(balade.henk.person).objects.filter(pk=balade.henk.person_id).update(latitude=53.0)
    assert proposed(picked_up) == [balade.fatima]
    type(balade.henk.person).objects.filter(pk=balade.henk.person_id).update(latitude=51.69)
    services.leave(volunteer=balade.henk, actor=VOLUNTEER)
    assert balade.henk not in [*proposed(picked_up), *causes(picked_up)]
    services.change_profile(volunteer=balade.fatima, actor=VOLUNTEER, talents=[balade.company])
    assert proposed(picked_up) == []


def test_the_row_of_a_volunteer_goes_with_the_volunteer(balade: SimpleNamespace) -> None:
    gone = make_volunteer(balade.balade, "Tijdelijk", balade.groceries)
    assert CandidateRow.objects.filter(pk=gone.pk).exists()
    key = gone.pk
    gone.delete()
    assert not CandidateRow.objects.filter(pk=key).exists()


def test_a_proposal_to_somebody_who_just_left_is_refused_in_words_and_nothing_is_lost(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    services.leave(volunteer=balade.henk, actor=VOLUNTEER)
    client = signed_in_as(balade.noor)
    answer = client.post(
        f"/werk/vragen/{picked_up.pk}/buren/", {"volunteer": [balade.henk.pk], "note": "Samen boodschappen doen"}
    )
    assert answer.status_code == 422
    assert "Samen boodschappen doen" in answer.content.decode()
    picked_up.refresh_from_db()
    assert picked_up.status == "picked_up"
    assert not Arrangement.objects.filter(help_request=picked_up).exists()


# --- neighbours, together, organisations ---------------------------------------------------------------
def test_neighbours_come_first_then_together_then_organisations(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    HelpRequest.objects.filter(pk=picked_up.pk).update(self_reliance=3)
    shown = page(signed_in_as(balade.noor), picked_up)
    places = [shown.index(mark) for mark in ('class="hub-candidates"', 'id="samen"', 'id="instellingen"')]
    assert places == sorted(places)
    assert "een beroepskracht kijkt mee" in shown


def test_two_subjects_are_shared_between_a_neighbour_and_an_organisation(balade: SimpleNamespace) -> None:
    money = balade.company
    need = core.Need(day=date(2026, 11, 24), subjects=frozenset({1, 2}), names={1: "Boodschappen", 2: "Geld"})
    fit = core.judge(need, core.Candidate(pk=7, talents=frozenset({1})))
    assert isinstance(fit, core.Fit)
    sides = [together.Side(0, frozenset({1})), together.Side(1, frozenset({2}))]
    (pair,) = together.pairs(need, None, [fit], sides)
    assert (pair.fit, pair.offer, pair.because.value) == (0, 1, ("Boodschappen", "Geld"))
    assert money


def test_one_subject_of_somebody_who_manages_asks_for_no_combination() -> None:
    need = core.Need(day=date(2026, 11, 24), subjects=frozenset({1}))
    fit = core.judge(need, core.Candidate(pk=7, talents=frozenset({1})))
    assert isinstance(fit, core.Fit)
    assert together.pairs(need, 2, [fit], [together.Side(0, frozenset({1}))]) == ()
    assert len(together.pairs(need, 4, [fit], [together.Side(0, frozenset({1}))])) == 1


def test_ask_both_opens_the_form_with_that_neighbour_ticked(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    address = f"/werk/vragen/{picked_up.pk}/instellingen/{balade.service.pk}/?buur={balade.henk.pk}"
    shown = signed_in_as(balade.noor).get(address).content.decode()
    assert f'value="{balade.henk.pk}" checked' in shown
    assert 'value="combination"' in shown


def test_the_first_ten_are_shown_and_more_when_asked(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    for number in range(15):
        make_volunteer(balade.balade, f"Buur {number}", balade.groceries)
    client = signed_in_as(balade.noor)
    assert page(client, picked_up).count('class="hub-candidate"') == 10
    assert page(client, picked_up, "?aantal=20").count('class="hub-candidate"') == 17
    assert page(client, picked_up, "?aantal=veel").count('class="hub-candidate"') == 10


def test_services_of_the_other_hub_are_no_part_of_a_combination(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    HelpRequest.objects.filter(pk=picked_up.pk).update(self_reliance=4)
    make_service(balade.balade, "Maaltijden", balade.groceries)
    assert "Overkant" not in page(signed_in_as(balade.noor), picked_up)


# --- the night of the clock ----------------------------------------------------------------------------
def test_an_appointment_in_the_night_that_the_clock_goes_back_keeps_its_length() -> None:
    begin = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)
    end = datetime(2026, 10, 25, 2, 15, tzinfo=AMSTERDAM, fold=1)
    assert end.timestamp() - begin.timestamp() == 45 * 60
    (window,) = needs.windows_of_period(begin, end)
    assert window == core.Window(6, 150, 195)


def test_the_hours_of_a_date_are_those_of_the_clock_on_the_wall_in_summer_and_winter() -> None:
    for month in (7, 12):
        begin = datetime(2026, month, 7, 14, tzinfo=AMSTERDAM)
        (window,) = needs.windows_of_period(begin, begin + timedelta(hours=2))
        assert (window.begin, window.end) == (14 * 60, 16 * 60)


def test_two_appointments_in_the_doubled_hour_do_not_clash(balade: SimpleNamespace) -> None:
    """Half past two comes twice that night: the first and the second are an hour apart."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    local = [moment.astimezone(AMSTERDAM) for moment in (first, second)]
    assert local[0].time() == local[1].time()
    need = core.Need(day=first.date(), period=(second, second + timedelta(minutes=30)))
    busy = core.Candidate(pk=1, booked=((first, first + timedelta(minutes=30)),))
    assert isinstance(core.judge(need, busy), core.Fit)


def test_the_time_to_answer_is_by_the_clock_on_the_wall_when_winter_time_begins(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    friday = datetime(2026, 10, 23, 15, tzinfo=AMSTERDAM)
    with clock.at(friday):
        deadline = facts.deadline_for(picked_up).astimezone(AMSTERDAM)
    assert deadline.date() == date(2026, 10, 28)
    assert deadline.utcoffset() == timedelta(hours=1)
    assert worker(balade.noor).who == "worker"
