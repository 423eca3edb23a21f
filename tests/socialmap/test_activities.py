"""What is on: dates made from a rule, and what becomes of them."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scope

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import PROGRAM, MoveRefused
from socialmap.models import Activity, ActivityDate, Location
from socialmap.services import activities
from socialmap.tasks import make_activity_dates
from tests.socialmap.activities import TUESDAY, comes, in_days, only_date, sewing


def letters(kind: str) -> list[str]:
    return [message.letter["paragraphs"][0] for message in OutboxMessage.objects.filter(kind=kind)]


def test_an_activity_of_once_has_one_date(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    assert date.starts_at.astimezone(clock.AMSTERDAM).hour == 14
    assert date.places == 2


def test_a_weekly_activity_has_dates_for_a_year_at_the_same_hour_in_summer_and_winter(balade: SimpleNamespace) -> None:
    with clock.at(TUESDAY):
        made = sewing(balade, rule="FREQ=WEEKLY;BYDAY=WE")
    assert made.dates.count() == 53
    assert {row.starts_at.astimezone(clock.AMSTERDAM).hour for row in made.dates.all()} == {14}
    assert len({row.starts_at.hour for row in made.dates.all()}) == 2


def test_the_sweep_adds_the_dates_of_a_week_later_and_twice_is_as_once(balade: SimpleNamespace) -> None:
    with clock.at(TUESDAY):
        made = sewing(balade, rule="FREQ=WEEKLY;BYDAY=WE")
    with clock.at(TUESDAY + timedelta(days=7)):
        assert make_activity_dates() == 1
        assert make_activity_dates() == 0
    assert made.dates.count() == 54


def test_two_activities_with_one_name_have_two_addresses(balade: SimpleNamespace) -> None:
    assert [sewing(balade).slug, sewing(balade).slug] == ["naaimiddag", "naaimiddag-2"]


def test_activities_at_one_address_share_their_place(balade: SimpleNamespace) -> None:
    assert sewing(balade).location == sewing(balade, title="Breien").location
    assert Location.objects.filter(name="De Lint").count() == 1


def test_the_place_lies_in_the_neighbourhood_of_its_postcode(balade: SimpleNamespace) -> None:
    location = sewing(balade).location
    assert location is not None and location.neighbourhood is not None
    assert location.neighbourhood.name == "Wijk BLD"


def test_another_time_moves_the_dates_to_come_and_tells_who_comes_once(balade: SimpleNamespace) -> None:
    made = sewing(balade)
    comes(only_date(made), "Sara de Wit")
    for _ in range(2):
        activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"starts": time(13)})
    assert only_date(made).starts_at.astimezone(clock.AMSTERDAM).hour == 13
    assert len(letters("activity_moved")) == 1


def test_another_place_is_told_to_who_comes(balade: SimpleNamespace) -> None:
    made = sewing(balade)
    comes(only_date(made), "Sara de Wit")
    activities.save_activity(
        hub=balade.balade, actor=PROGRAM, activity=made, fields={}, address=activities.Address(name="De Schuur")
    )
    (first,) = letters("activity_elsewhere")
    assert "De Schuur" in first


def test_a_moved_date_keeps_its_moment_when_the_activity_changes(balade: SimpleNamespace) -> None:
    made = sewing(balade)
    date = only_date(made)
    starts = date.starts_at + timedelta(days=2)
    activities.move_date(date=date, starts_at=starts, ends_at=starts + timedelta(hours=1), words="", actor=PROGRAM)
    activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"starts": time(9)})
    assert only_date(made).starts_at == starts


def test_a_date_that_moves_tells_everybody_once_and_says_why(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit")
    comes(date, "Piet Bos", people=2)
    starts = date.starts_at + timedelta(days=2)
    for _ in range(2):
        activities.move_date(
            date=date, starts_at=starts, ends_at=starts + timedelta(hours=2), words="De zaal is bezet.", actor=PROGRAM
        )
    assert len(letters("activity_moved")) == 2
    message = OutboxMessage.objects.filter(kind="activity_moved").first()
    assert message is not None and "De zaal is bezet." in message.letter["paragraphs"]
    assert set(date.sign_ups.values_list("ends_at", flat=True)) == {starts + timedelta(hours=2)}


def test_a_date_cannot_end_before_it_begins(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    with pytest.raises(ValueError, match="before"):
        activities.move_date(date=date, starts_at=date.ends_at, ends_at=date.starts_at, words="", actor=PROGRAM)


def test_a_date_that_is_called_off_tells_everybody_and_cannot_be_called_off_again(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit")
    activities.call_off(date=date, words="De juf is ziek.", actor=PROGRAM)
    with pytest.raises(MoveRefused):
        activities.call_off(date=date, actor=PROGRAM)
    (first,) = letters("activity_called_off")
    assert first.startswith("Naaimiddag gaat niet door")


def test_a_day_left_out_goes_when_nobody_signed_up_and_is_called_off_when_somebody_did(
    balade: SimpleNamespace,
) -> None:
    made = sewing(balade, rule="FREQ=DAILY", last_day=in_days(3))
    first, second, third = made.dates.all()
    comes(first, "Sara de Wit")
    days = [first.day, second.day]
    activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"without_days": days})
    assert [(row.day, row.status) for row in made.dates.all()] == [(first.day, "cancelled"), (third.day, "planned")]
    assert len(letters("activity_called_off")) == 1


def test_fewer_places_take_nobody_s_place_away(balade: SimpleNamespace) -> None:
    made = sewing(balade)
    comes(only_date(made), "Sara de Wit", people=2)
    activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"places": 1})
    assert only_date(made).places == 2


def test_more_places_go_to_who_waits(balade: SimpleNamespace) -> None:
    made = sewing(balade)
    comes(only_date(made), "Sara de Wit", people=2)
    late = comes(only_date(made), "Piet Bos")
    activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"places": 3})
    late.refresh_from_db()
    assert late.status == "placed"
    assert len(letters("activity_got_place")) == 1


def test_what_a_contact_person_proposes_waits_for_the_hub(balade: SimpleNamespace) -> None:
    made = sewing(balade, proposed=True)
    assert not ActivityDate.objects.public().exists()
    activities.publish(activity=made, actor=PROGRAM)
    assert ActivityDate.objects.public().count() == 1


def test_what_goes_out_of_the_agenda_is_called_off_for_who_signed_up(balade: SimpleNamespace) -> None:
    made = sewing(balade, rule="FREQ=WEEKLY")
    comes(made.dates.first(), "Sara de Wit")
    activities.archive(activity=made, actor=PROGRAM)
    assert [row.status for row in made.dates.all()] == ["cancelled"]
    assert len(letters("activity_called_off")) == 1
    with pytest.raises(MoveRefused):
        activities.archive(activity=made, actor=PROGRAM)


def test_the_database_refuses_a_move_that_is_not_in_the_table(balade: SimpleNamespace) -> None:
    made = sewing(balade)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=made.pk).update(status="proposed")


def test_a_service_shows_the_next_date_of_each_of_its_activities(balade: SimpleNamespace) -> None:
    of_service = {"service": balade.service, "organization": balade.service.organization}
    sewing(balade, rule="FREQ=WEEKLY", **of_service)
    sewing(balade, title="Breien", **of_service)
    sewing(balade, title="Van een ander")
    assert [row.activity.title for row in activities.coming_of(balade.service)] == ["Naaimiddag", "Breien"]


def test_a_contact_person_sees_what_is_on_at_the_own_organisation(balade: SimpleNamespace) -> None:
    own = sewing(balade, service=balade.service, organization=balade.service.organization)
    sewing(balade, title="Van een ander")
    assert list(Activity.objects.visible_to(balade.corrie_user)) == [own]
    assert Activity.objects.visible_to(balade.noor).count() == 2


def test_another_hub_sees_nothing_of_it(balade: SimpleNamespace, world: SimpleNamespace) -> None:
    sewing(balade)
    with scope(hub=world.rivierzicht):
        assert not Activity.objects.exists()
        assert not ActivityDate.objects.exists()


def test_words_find_what_is_on(balade: SimpleNamespace) -> None:
    sewing(balade)
    for words, n in (("naaimiddagen", 1), ("gordijn", 1), ("Gezelschap", 1), ("voetbal", 0), ("'; DROP --", 0)):
        assert len(activities.found(words)) == n, words


def test_who_has_no_role_there_sees_nothing(balade: SimpleNamespace, signed_in_as: Callable[[User], object]) -> None:
    sewing(balade)
    assert not Activity.objects.visible_to(balade.henk_user).exists()


def test_the_history_says_what_changed(balade: SimpleNamespace) -> None:
    made = sewing(balade)
    assert made.last_modified <= clock.now()
    before = only_date(made).sequence
    activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"title": "Naaiavond"})
    assert only_date(made).sequence == before + 1
    activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"title": "Naaiavond"})
    assert only_date(made).sequence == before + 1


def test_a_past_date_is_never_moved_by_a_change_of_the_rule(balade: SimpleNamespace) -> None:
    long_ago = datetime(2026, 1, 6, 12, tzinfo=clock.AMSTERDAM)
    with clock.at(long_ago):
        made = sewing(balade, rule="FREQ=WEEKLY")
    first = made.dates.order_by("day").first()
    assert first is not None
    with clock.at(long_ago + timedelta(days=30)):
        activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"starts": time(10)})
    kept = made.dates.order_by("day").first()
    assert kept is not None and kept.starts_at == first.starts_at
