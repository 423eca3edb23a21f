"""The way of a case: from a question of the hub to a talk, and back."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from hub.base import clock
from hub.base.models import About, Event, OutboxMessage
from hub.base.workflow import VOLUNTEER, MoveRefused
from hub.people.models import Person
from hub.people.services import agreed
from intake.models import HelpRequest
from intake.services import moves
from mediation import services
from mediation.line import stations_of
from mediation.models import MediationCase, MediatorAssignment
from mediation.pairs import Cause, choices_for, closeness
from mediation.services.cases import NotAConflict, NotReady
from mediation.services.mediators import HeldBack, NotAPair
from mediation.services.parties import NotSpokenWith
from tests.conftest import make_person, make_request, make_volunteer
from volunteers import services as registry
from volunteers.models import Volunteer
from volunteers.services import Contact

OpenCase = Callable[..., MediationCase]


@pytest.fixture
def conflict(balade: SimpleNamespace) -> HelpRequest:
    """Mevrouw Jansen has trouble with her neighbour; Noor picked it up."""
    made = make_request(balade.balade, balade.jansen, "Mijn buurman boort elke avond", kind="neighbour_conflict")
    moves.pick_up(help_request=made, user=balade.noor)
    return made


@pytest.fixture
def case(balade: SimpleNamespace, conflict: HelpRequest) -> MediationCase:
    return services.open_case(
        help_request=conflict, user=balade.noor, summary="Boren in de avond", nuisance="noise", other_party="de buurman"
    )


def far_away(w: SimpleNamespace, name: str, **details: Any) -> Volunteer:
    """A mediator at the other end of town."""
    person = make_person(w.balade, name, postcode="5144ZZ", latitude=51.71, longitude=5.05)
    return make_volunteer(w.balade, name, person=person, methods=["standard"], **details)


@pytest.fixture
def pair(balade: SimpleNamespace) -> list[Volunteer]:
    return [far_away(balade, "Wilma"), far_away(balade, "Youssef")]


def walk(case: MediationCase, user: Any, *stations: str) -> None:
    for station in stations:
        services.move_station(case=case, user=user, to=station)


def test_opening_a_case_takes_the_question_behind_the_wall(
    balade: SimpleNamespace, conflict: HelpRequest, case: MediationCase
) -> None:
    assert (conflict.status, conflict.route) == ("in_mediation", "mediation")
    assert case.reference.startswith("BLD-M-")
    assert len(case.reference) == len("BLD-M-4KT7")
    assert case.coordinator == balade.carla
    assert agreed(balade.jansen, "share")


def test_of_the_second_party_only_a_word_is_kept(balade: SimpleNamespace, case: MediationCase) -> None:
    first, second = case.parties.all()
    assert first.person == balade.jansen
    assert (second.known_as, second.person, second.own_words) == ("de buurman", None, "")
    with pytest.raises(NotSpokenWith):
        services.write_down(party=second, user=balade.carla, own_words="Hij is boos", agreed=False)
    contact = Contact(name="Meneer Stoop", phone="+31622223333")
    services.spoke_with(party=second, user=balade.carla, contact=contact, agreed=True)
    services.write_down(party=second, user=balade.carla, own_words="Ik werk overdag", agreed=True)
    second.refresh_from_db()
    assert second.person.name == "Meneer Stoop"


def test_the_coordinator_hears_of_a_new_case_without_a_word_of_what_it_is_about(case: MediationCase) -> None:
    message = OutboxMessage.objects.get(kind="case_opened")
    assert message.address == "carla@balade.example"
    everything = str(message.letter)
    for secret in ("Jansen", "Boren", "boort", "buurman"):
        assert secret not in everything


def test_only_trouble_between_neighbours_goes_to_mediation(balade: SimpleNamespace, question: HelpRequest) -> None:
    moves.pick_up(help_request=question, user=balade.noor)
    with pytest.raises(NotAConflict):
        services.open_case(help_request=question, user=balade.noor, summary="x")
    question.refresh_from_db()
    assert question.status == "picked_up"


def test_two_workers_who_pass_on_at_once_make_one_case(
    balade: SimpleNamespace, conflict: HelpRequest, case: MediationCase
) -> None:
    with pytest.raises(MoveRefused):
        services.open_case(help_request=conflict, user=balade.karim, summary="x")
    assert MediationCase.objects.count() == 1


def test_a_question_may_come_back_to_mediation_after_a_case_ended(
    balade: SimpleNamespace, conflict: HelpRequest, case: MediationCase
) -> None:
    services.close_case(case=case, user=balade.carla, outcome="declined")
    conflict.refresh_from_db()
    again = services.open_case(help_request=conflict, user=balade.noor, summary="Nog eens")
    assert conflict.mediation_cases.count() == 2
    assert again.reference != case.reference


def test_the_line_is_walked_station_by_station(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    with pytest.raises(MoveRefused):
        services.move_station(case=case, user=balade.carla, to="meeting")
    walk(case, balade.carla, "network", "pair")
    with pytest.raises(NotReady, match="mediators|bemiddelaars"):
        services.move_station(case=case, user=balade.carla, to="intake_1")
    services.assign_mediators(case=case, user=balade.carla, volunteers=pair)
    walk(case, balade.carla, "intake_1", "intake_2")
    with pytest.raises(NotReady):
        services.move_station(case=case, user=balade.carla, to="meeting")
    second = case.parties.get(number=2)
    contact = Contact(name="Meneer Stoop", phone="+31622223333")
    services.spoke_with(party=second, user=balade.carla, contact=contact, agreed=True)
    walk(case, balade.carla, "meeting", "aftercare")
    line = stations_of(case)
    assert [row["state"] for row in line] == ["done"] * 6 + ["current", "ahead"]


def test_closing_is_not_a_station_to_walk_to_because_it_asks_how_it_ended(
    balade: SimpleNamespace, case: MediationCase
) -> None:
    for end in ("closed", "out_of_scope"):
        with pytest.raises(MoveRefused):
            services.move_station(case=case, user=balade.carla, to=end)


def test_days_are_counted_against_the_norm(balade: SimpleNamespace, case: MediationCase) -> None:
    with clock.at(clock.now() + timedelta(days=5)):
        assert (case.days_here, case.is_late) == (5, True)
        assert stations_of(case)[0]["days"] == 5
        walk(case, balade.carla, "network")
        assert (case.days_here, case.is_late) == (0, False)


def test_after_a_talk_the_resident_is_asked_whether_it_helped(
    balade: SimpleNamespace, conflict: HelpRequest, case: MediationCase
) -> None:
    services.close_case(case=case, user=balade.carla, outcome="better", result="Boren tot zeven uur")
    conflict.refresh_from_db()
    assert conflict.status == "checking"
    assert (case.status, case.outcome, case.result) == ("closed", "better", "Boren tot zeven uur")


def test_without_a_talk_the_question_goes_back_to_the_hub_without_saying_who_refused(
    balade: SimpleNamespace, conflict: HelpRequest, case: MediationCase
) -> None:
    services.close_case(case=case, user=balade.carla, outcome="declined", result="Buurman sloeg de deur dicht")
    conflict.refresh_from_db()
    assert conflict.status == "picked_up"
    reasons = " ".join(Event.objects.filter(**About.key_of(conflict)).values_list("reason", flat=True))
    assert "deur" not in reasons
    assert "refus" not in reasons.lower()


def test_a_case_that_is_too_heavy_goes_back_warm_and_the_reason_stays_behind_the_wall(
    balade: SimpleNamespace, conflict: HelpRequest, case: MediationCase
) -> None:
    services.out_of_scope(
        case=case,
        user=balade.carla,
        reason="psychiatric",
        consulted="GGD, Marjan",
        for_the_hub="Het sociaal team belt mevrouw morgen.",
    )
    conflict.refresh_from_db()
    assert conflict.status == "picked_up"
    assert (case.status, case.scope_reason) == ("out_of_scope", "psychiatric")
    history = " ".join(Event.objects.filter(**About.key_of(conflict)).values_list("reason", flat=True))
    assert "Het sociaal team belt mevrouw morgen." in history
    assert "GGD" not in history
    assert "psychiatric" not in history


def test_a_case_ends_once(balade: SimpleNamespace, case: MediationCase) -> None:
    services.close_case(case=case, user=balade.carla, outcome="solved")
    with pytest.raises(MoveRefused):
        services.close_case(case=case, user=balade.carla, outcome="solved")


def test_when_the_resident_takes_the_question_back_the_coordinator_hears_and_closes(
    balade: SimpleNamespace, conflict: HelpRequest, case: MediationCase
) -> None:
    moves.withdraw(help_request=conflict)
    assert OutboxMessage.objects.filter(kind="question_withdrawn", address="carla@balade.example").count() == 1
    case.refresh_from_db()
    assert case.is_open
    services.close_case(case=case, user=balade.carla, outcome="stopped")
    conflict.refresh_from_db()
    assert conflict.status == "withdrawn"


def test_a_switch_of_level_is_kept_with_its_reason(balade: SimpleNamespace, case: MediationCase) -> None:
    with pytest.raises(NotReady):
        services.change_case(case=case, user=balade.carla, level="3")
    case.refresh_from_db()
    event = services.change_case(case=case, user=balade.carla, level="3", reason="De buurman wil niet aan tafel")
    assert event is not None
    assert (event.data["level_before"], event.data["level_after"]) == ("1", "3")
    assert event.reason == "De buurman wil niet aan tafel"


def test_a_case_gets_two_mediators_not_one_and_not_three(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    third = far_away(balade, "Ton")
    for wrong in (pair[:1], [*pair, third], []):
        with pytest.raises(NotAPair):
            services.assign_mediators(case=case, user=balade.carla, volunteers=wrong)
    services.assign_mediators(case=case, user=balade.carla, volunteers=pair)
    with pytest.raises(NotAPair):
        services.assign_mediators(case=case, user=balade.carla, volunteers=[third])


def test_a_mediator_who_lives_within_300_metres_is_held_back_and_nobody_is_assigned(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    # 51.6920 is some 220 metres north of 51.69
    near = make_person(balade.balade, "Nel Dichtbij", postcode="5142XY", latitude=51.692)
    nel = make_volunteer(balade.balade, "Nel Dichtbij", person=near, methods=["standard"])
    with pytest.raises(HeldBack) as held:
        services.assign_mediators(case=case, user=balade.carla, volunteers=[pair[0], nel], checked=[nel.pk])
    assert held.value.cause == Cause.NEAR
    assert not MediatorAssignment.objects.exists()


def test_a_mediator_close_to_the_second_party_is_held_back_too(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    second = case.parties.get(number=2)
    second.person = make_person(balade.balade, "Meneer Stoop", postcode="5144ZY", latitude=51.7101, longitude=5.05)
    second.save()
    with pytest.raises(HeldBack):
        services.assign_mediators(case=case, user=balade.carla, volunteers=pair)


def person(**where: Any) -> Person:
    return Person(**{"postcode": "5142AB", "latitude": 51.69, "longitude": 5.08, **where})


def test_where_only_the_middle_of_a_postcode_is_known_the_coordinator_asks_first(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    assert closeness(person(), person()) == Cause.NEAR
    assert closeness(person(postcode="5142ZZ"), person()) == Cause.UNKNOWN
    assert closeness(person(postcode="5142ZZ", latitude=None), person()) == Cause.UNKNOWN
    assert closeness(person(postcode="5142ZZ", latitude=51.70), person()) is None
    unknown = make_person(balade.balade, "Ans", postcode="5142ZZ")
    ans = make_volunteer(balade.balade, "Ans", person=unknown, methods=["standard"])
    with pytest.raises(HeldBack):
        services.assign_mediators(case=case, user=balade.carla, volunteers=[pair[0], ans])
    made = services.assign_mediators(case=case, user=balade.carla, volunteers=[pair[0], ans], checked=[ans.pk])
    assert len(made) == 2


@pytest.mark.parametrize("why", ["paused", "no method", "a party", "full"])
def test_who_cannot_mediate_is_held_back_with_the_reason(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer], why: str
) -> None:
    ton = far_away(balade, "Ton", most_at_once=1)
    if why == "paused":
        registry.pause(volunteer=ton, actor=VOLUNTEER)
    elif why == "no method":
        registry.change_profile(volunteer=ton, actor=VOLUNTEER, methods=[])
    elif why == "a party":
        Person.objects.filter(pk=ton.person_id).update(postcode="5143AA", latitude=51.73)
        case.parties.filter(number=2).update(person=ton.person)
    else:
        other = MediationCase.objects.create(hub=balade.balade, reference="BLD-M-OUDE", summary="x")
        services.assign_mediators(case=other, user=balade.carla, volunteers=[ton, pair[1]])
    with pytest.raises(HeldBack) as held:
        services.assign_mediators(case=case, user=balade.carla, volunteers=[pair[0], ton])
    causes = {"paused": Cause.NOT_ACTIVE, "no method": Cause.NO_METHOD, "a party": Cause.PARTY, "full": Cause.FULL}
    assert held.value.cause == causes[why]


def test_who_fits_stands_first_among_the_choices(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    choices = choices_for(case)
    assert [choice.volunteer for choice in choices[:2]] == pair
    # Mo lives in the same street as mevrouw Jansen
    assert {choice.volunteer.pk: choice.cause for choice in choices}[balade.mo.pk] == Cause.NEAR


def test_a_mediator_hears_of_a_case_by_its_number_only(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    services.assign_mediators(case=case, user=balade.carla, volunteers=pair)
    for message in OutboxMessage.objects.filter(kind="mediator_assigned"):
        assert case.reference in str(message.letter)
        assert "Jansen" not in str(message.letter)
        assert "Boren" not in str(message.letter)


def test_when_a_case_ends_every_mediator_is_off_it(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    services.assign_mediators(case=case, user=balade.carla, volunteers=pair)
    services.close_case(case=case, user=balade.carla, outcome="solved")
    assert not case.assignments.filter(until=None).exists()


def test_a_mediator_who_stops_as_a_volunteer_is_off_every_case_and_the_coordinator_hears(
    balade: SimpleNamespace, case: MediationCase, pair: list[Volunteer]
) -> None:
    services.assign_mediators(case=case, user=balade.carla, volunteers=pair)
    registry.leave(volunteer=pair[0], actor=VOLUNTEER)
    assert [row.volunteer for row in case.assignments.filter(until=None)] == pair[1:]
    assert OutboxMessage.objects.filter(kind="mediator_left").count() == 1


def test_a_third_neighbour_becomes_a_party_of_their_own(balade: SimpleNamespace, case: MediationCase) -> None:
    assert services.add_party(case=case, user=balade.carla, known_as="de buren van boven").number == 3
