"""The way of a volunteer, from the first word to goodbye."""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django_scopes import scope

from hub.base import clock
from hub.base.models import About, Event, OutboxMessage
from hub.base.workflow import PROGRAM, VOLUNTEER, MoveRefused, worker
from hub.people.services import agreed, record_consent
from tests.conftest import make_person, make_volunteer
from volunteers import services
from volunteers.models import Ambassador, Volunteer
from volunteers.services import Contact, Offer, PauseInThePast
from volunteers.tasks import end_pauses
from volunteers.week import PARTS, Hours, boxes_of, hours_of


def verbs(row: Any) -> list[str]:
    return list(Event.objects.filter(**About.key_of(row)).values_list("verb", flat=True))


def test_signing_up_puts_somebody_in_the_registry_as_applied(balade: SimpleNamespace) -> None:
    sara = make_person(balade.balade, "Sara")
    made = services.sign_up(
        hub=balade.balade,
        person=sara,
        own_words=" Ik kook graag. ",
        talents=[balade.groceries],
        languages=["nl", "ar"],
        hours=hours_of(["0-morning"]),
    )
    assert made.status == "applied"
    assert made.own_words == "Ik kook graag."
    assert list(made.talents.all()) == [balade.groceries]
    assert made.languages == ["nl", "ar"]
    assert services.hours_of_week(made) == [Hours(0, time(9), time(12))]
    assert verbs(made) == ["signed_up"]


def test_a_talent_that_an_ambassador_saw_waits_for_the_yes_of_the_person(balade: SimpleNamespace) -> None:
    bakker = make_person(balade.balade, "Bakker Bram")
    made = services.sign_up(
        hub=balade.balade, person=bakker, talents=[balade.groceries], brought_by=balade.ria, confirmed=False
    )
    assert made.status == "unconfirmed"
    assert made not in Volunteer.objects.can_be_asked()
    with pytest.raises(MoveRefused):
        services.advance(volunteer=made, to="active", actor=worker(balade.noor))
    services.confirm(volunteer=made, user=balade.noor, how="Bram belde zelf", consent="De tekst")
    assert made.status == "applied"
    assert agreed(bakker, "register")


def test_nobody_is_in_the_registry_twice(balade: SimpleNamespace) -> None:
    again = services.sign_up(hub=balade.balade, person=balade.henk.person)
    assert again.pk == balade.henk.pk
    assert again.status == "active"


def test_who_left_can_come_back_with_the_same_history(balade: SimpleNamespace) -> None:
    services.leave(volunteer=balade.henk, actor=VOLUNTEER)
    back = services.sign_up(hub=balade.balade, person=balade.henk.person)
    assert back.pk == balade.henk.pk
    assert back.status == "applied"


def test_each_step_of_getting_to_know_each_other_is_dated(balade: SimpleNamespace) -> None:
    made = services.sign_up(hub=balade.balade, person=make_person(balade.balade, "Sara"))
    for day, step in enumerate(("conversation", "checks", "active"), start=1):
        with clock.at(datetime(2026, 11, day, 12, tzinfo=UTC)):
            services.advance(volunteer=made, to=step, actor=worker(balade.noor), reason="Koffie gedronken")
    dates = Event.objects.filter(**About.key_of(made), verb__startswith="to_").values_list("new", "at__day")
    assert list(dates) == [("conversation", 1), ("checks", 2), ("active", 3)]


def test_a_pause_is_not_a_step_of_onboarding(balade: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match="not a step"):
        services.advance(volunteer=balade.henk, to="paused", actor=worker(balade.noor))


def test_who_paused_a_second_ago_is_not_asked(balade: SimpleNamespace) -> None:
    services.pause(volunteer=balade.henk, actor=VOLUNTEER)
    assert balade.henk not in Volunteer.objects.can_be_asked()
    services.come_back(volunteer=balade.henk, actor=VOLUNTEER)
    assert balade.henk in Volunteer.objects.can_be_asked()


def test_a_pause_cannot_end_today_or_before(balade: SimpleNamespace) -> None:
    with pytest.raises(PauseInThePast):
        services.pause(volunteer=balade.henk, actor=VOLUNTEER, until=clock.today())
    balade.henk.refresh_from_db()
    assert balade.henk.status == "active"


def test_coming_back_is_only_for_who_paused_and_no_way_round_onboarding(balade: SimpleNamespace) -> None:
    made = services.sign_up(hub=balade.balade, person=make_person(balade.balade, "Sara"))
    with pytest.raises(MoveRefused):
        services.come_back(volunteer=made, actor=VOLUNTEER)


def test_a_pause_ends_on_its_day_and_the_volunteer_hears_it_once(balade: SimpleNamespace) -> None:
    until = clock.today() + timedelta(days=10)
    services.pause(volunteer=balade.henk, actor=VOLUNTEER, until=until)
    assert services.end_pauses() == 0
    # the sweep missed a week
    with clock.at(clock.now() + timedelta(days=17)):
        assert end_pauses() == 1
        assert end_pauses() == 0
    balade.henk.refresh_from_db()
    assert (balade.henk.status, balade.henk.paused_until) == ("active", None)
    told = OutboxMessage.objects.filter(kind="pause_over")
    assert [message.person_id for message in told] == [balade.henk.person_id]


def test_a_pause_without_a_day_lasts_until_somebody_says_so(balade: SimpleNamespace) -> None:
    services.pause(volunteer=balade.henk, actor=VOLUNTEER)
    with clock.at(clock.now() + timedelta(days=400)):
        assert services.end_pauses() == 0


def test_the_sweep_of_pauses_reaches_every_hub(world: SimpleNamespace) -> None:
    with scope(hub=world.rivierzicht):
        services.pause(volunteer=world.outside_volunteer, actor=VOLUNTEER, until=clock.today() + timedelta(days=1))
    with clock.at(clock.now() + timedelta(days=2)):
        assert end_pauses() == 1


def test_leaving_ends_the_consent_to_be_in_the_registry(balade: SimpleNamespace) -> None:
    record_consent(person=balade.henk.person, purpose="register", text="x", channel="web")
    services.leave(volunteer=balade.henk, actor=VOLUNTEER, reason="Verhuisd")
    assert not agreed(balade.henk.person, "register")
    assert balade.henk not in Volunteer.objects.can_be_asked()


def test_the_history_of_a_profile_keeps_which_fields_changed_and_not_the_words(balade: SimpleNamespace) -> None:
    event = services.change_profile(
        volunteer=balade.henk, actor=VOLUNTEER, own_words="Alleen op dinsdag", most_at_once=1, talents=[balade.company]
    )
    assert event is not None
    assert event.data == {"fields": ["most_at_once", "own_words", "talents"]}
    assert list(balade.henk.talents.all()) == [balade.company]
    same = services.change_profile(volunteer=balade.henk, actor=VOLUNTEER, own_words="Alleen op dinsdag")
    assert same is None


def test_a_status_cannot_slip_in_with_a_profile(balade: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match="not part of a profile"):
        services.change_profile(volunteer=balade.henk, actor=VOLUNTEER, status="left")


def test_hours_are_replaced_and_the_same_hours_change_nothing(balade: SimpleNamespace) -> None:
    hours = [Hours(1, time(10), time(11, 30)), Hours(5, time(18), time(21))]
    assert services.set_availability(volunteer=balade.henk, hours=hours, actor=VOLUNTEER)
    assert services.hours_of_week(balade.henk) == hours
    assert services.set_availability(volunteer=balade.henk, hours=hours, actor=VOLUNTEER) is None


def test_load_counts_cases_that_run_now_and_not_those_that_are_over(balade: SimpleNamespace) -> None:
    rows = {row.pk: row.load for row in Volunteer.objects.with_load()}
    assert rows[balade.henk.pk] == 0
    assert Volunteer.objects.with_load().get(pk=balade.mo.pk).load == 0


def test_a_box_in_the_week_becomes_hours_and_hours_become_boxes_again() -> None:
    ticked = ["0-morning", "3-afternoon", "6-evening"]
    assert boxes_of(hours_of(ticked)) == ticked
    assert boxes_of([Hours(2, time(10), time(14))]) == ["2-morning", "2-afternoon"]
    assert boxes_of([Hours(2, time(11, 30), time(13))]) == []
    assert [PARTS["morning"]] == [(row.starts, row.ends) for row in hours_of(["4-morning"])]


def test_offering_twice_with_one_form_is_one_offer(balade: SimpleNamespace) -> None:
    submission = uuid4()
    contact = Contact(name="Sara", phone="+31611112222", postcode="5142AB")
    offers = [
        services.offer_talent(
            hub=balade.balade,
            contact=contact,
            offer=Offer(own_words="Koken"),
            consent="De tekst",
            submission=submission,
        )
        for _ in range(2)
    ]
    assert offers[0].pk == offers[1].pk
    assert agreed(offers[0].person, "register")
    assert OutboxMessage.objects.filter(kind="offer_received").count() == 1


def test_an_offer_lands_in_the_hub_that_serves_the_postcode(balade: SimpleNamespace) -> None:
    made = services.offer_talent(
        hub=balade.balade,
        contact=Contact(name="Sara", email="sara@voorbeeld.example", postcode="5211AA"),
        offer=Offer(own_words="Koken"),
        consent="De tekst",
        submission=uuid4(),
    )
    assert made.hub == balade.rivierzicht
    assert not Volunteer.objects.filter(pk=made.pk).exists()


def test_an_ambassador_who_stopped_can_take_another_street(balade: SimpleNamespace) -> None:
    services.end_ambassador(ambassador=balade.ria, user=balade.noor)
    assert Ambassador.objects.get(pk=balade.ria.pk).until == clock.today()
    again = services.appoint_ambassador(hub=balade.balade, person=balade.ria_person, area="Baardwijksestraat")
    assert again.pk == balade.ria.pk
    assert (again.area, again.until) == ("Baardwijksestraat", None)
    assert verbs(again) == ["stopped", "appointed_again"]


def test_a_worker_sees_the_registry_of_the_own_hub_and_a_volunteer_the_own_row(balade: SimpleNamespace) -> None:
    assert balade.fatima in Volunteer.objects.visible_to(balade.noor)
    assert list(Volunteer.objects.visible_to(balade.henk_user)) == [balade.henk]
    assert not Volunteer.objects.visible_to(balade.otto).exists()
    assert not Volunteer.objects.filter(pk=balade.outside_volunteer.pk).exists()


def test_a_pause_that_the_person_ended_first_is_left_alone_by_the_sweep(balade: SimpleNamespace) -> None:
    sara = make_volunteer(balade.balade, "Sara")
    services.pause(volunteer=sara, actor=VOLUNTEER, until=clock.today() + timedelta(days=1))
    stale = Volunteer.objects.get(pk=sara.pk)
    services.come_back(volunteer=sara, actor=VOLUNTEER)
    with pytest.raises(MoveRefused):
        services.come_back(volunteer=stale, actor=PROGRAM)
