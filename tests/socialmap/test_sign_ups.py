"""Who comes: a place or the waiting list, told once, and gone thirty days later."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from hub.base import clock, retention
from hub.base.models import Deletion, OutboxMessage
from hub.base.outbox.services import deliver_due
from hub.base.workflow import PROGRAM, MoveRefused, worker
from socialmap.models import ActivityDate, SignUp
from socialmap.services import activities
from socialmap.services.sign_ups import SignUpClosed, TooLate, Visitor, note_came, remind_due, sign_off, sign_up
from socialmap.tasks import remind_of_activities
from tests.socialmap.activities import comes, in_days, only_date, sewing


def taken(date: ActivityDate) -> int:
    date.refresh_from_db()
    return date.taken


def test_who_signs_up_has_a_place_and_gets_a_mail_with_a_calendar_and_a_link(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    sara = comes(date, "Sara de Wit")
    assert (sara.status, taken(date)) == ("placed", 1)
    deliver_due()
    (sent,) = mail.outbox
    assert "Naaimiddag" in sent.body and "/agenda/aangemeld/" in sent.body
    assert sent.subject == "U bent aangemeld"
    (_, calendar, kind) = sent.attachments[0]
    assert kind == "text/calendar" and "UID:" in calendar and "Sara" not in calendar


def test_who_left_a_mobile_number_gets_a_text_message(balade: SimpleNamespace) -> None:
    comes(only_date(sewing(balade)), "Sara de Wit", email="", phone="+31612345678")
    message = OutboxMessage.objects.get(kind="activity_signed_up")
    assert (message.channel, message.address) == ("sms", "+31612345678")


def test_for_who_left_a_landline_the_hub_gets_a_call_to_make(balade: SimpleNamespace) -> None:
    comes(only_date(sewing(balade)), "Sara de Wit", email="", phone="+31416000011")
    message = OutboxMessage.objects.get(kind="activity_signed_up")
    assert (message.channel, message.status) == ("phone", "by_hand")


def test_the_same_form_sent_twice_counts_once(balade: SimpleNamespace) -> None:
    date, submission = only_date(sewing(balade)), uuid4()
    who = Visitor(name="Sara de Wit", email="sara@voorbeeld.example")
    for _ in range(2):
        sign_up(date=date, who=who, submission=submission)
    assert taken(date) == 1
    assert OutboxMessage.objects.filter(kind="activity_signed_up").count() == 1


def test_who_comes_when_it_is_full_waits(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit", people=2)
    late = comes(date, "Piet Bos")
    assert (late.status, taken(date)) == ("waiting", 2)
    assert "wachtlijst" in OutboxMessage.objects.filter(subject_id=late.pk).get().letter["paragraphs"][0]


def test_the_first_in_line_gets_the_place_that_comes_free_and_hears_it_once(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    sara = comes(date, "Sara de Wit", people=2)
    first, second = comes(date, "Piet Bos"), comes(date, "Ans Kok")
    third = comes(date, "Wim Vos")
    assert sign_off(sign_up=sara) == 2
    assert [SignUp.objects.get(pk=row.pk).status for row in (first, second, third)] == ["placed", "placed", "waiting"]
    assert OutboxMessage.objects.filter(kind="activity_got_place").count() == 2
    with pytest.raises(MoveRefused):
        sign_off(sign_up=sara)
    assert taken(date) == 2


def test_a_group_that_is_too_large_lets_a_smaller_one_by_and_stays_first(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade, places=3))
    sara = comes(date, "Sara de Wit")
    comes(date, "Kees Mol", people=2)
    group, single = comes(date, "Familie Bos", people=2), comes(date, "Ans Kok")
    sign_off(sign_up=sara)
    statuses = {row.pk: row.status for row in date.sign_ups.all()}
    assert (statuses[group.pk], statuses[single.pk]) == ("waiting", "placed")


def test_who_signs_off_from_the_waiting_list_frees_no_place(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit", people=2)
    late = comes(date, "Piet Bos")
    assert sign_off(sign_up=late) == 0
    assert taken(date) == 2


def test_nobody_signs_up_for_what_does_not_go_on_or_has_begun(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    activities.call_off(date=date, actor=PROGRAM)
    with pytest.raises(SignUpClosed):
        comes(date, "Sara de Wit")
    begun = only_date(sewing(balade))
    with clock.at(begun.starts_at + timedelta(minutes=1)), pytest.raises(SignUpClosed):
        comes(begun, "Sara de Wit")


def test_nobody_signs_up_for_what_waits_for_the_hub(balade: SimpleNamespace) -> None:
    with pytest.raises(SignUpClosed):
        comes(only_date(sewing(balade, proposed=True)), "Sara de Wit")


def test_at_the_counter_somebody_can_still_be_written_down_when_it_has_begun(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    who = Visitor(name="Sara de Wit", phone="+31416000011")
    with clock.at(date.starts_at + timedelta(minutes=5)):
        made = sign_up(date=date, who=who, submission=uuid4(), channel="counter", actor=worker(balade.noor))
    assert (made.status, made.channel) == ("placed", "counter")


def test_without_a_limit_there_is_always_room(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade, places=None))
    assert {comes(date, f"Buur {number}", people=20).status for number in range(3)} == {"placed"}


def test_the_database_itself_refuses_one_too_many(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    with pytest.raises(IntegrityError), transaction.atomic():
        ActivityDate.objects.filter(pk=date.pk).update(taken=3)


def test_a_day_ahead_who_comes_is_reminded_once(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade, first_day=in_days(4)))
    comes(date, "Sara de Wit")
    gone = comes(date, "Piet Bos")
    sign_off(sign_up=gone)
    with clock.at(date.starts_at - timedelta(hours=25)):
        assert remind_due() == 0
    with clock.at(date.starts_at - timedelta(hours=23)):
        assert remind_of_activities() == 1
        assert remind_of_activities() == 0
    assert OutboxMessage.objects.get(kind="activity_reminder").letter["paragraphs"][0].startswith("Binnenkort")


def test_who_signed_up_today_for_tomorrow_is_not_reminded(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade, first_day=in_days(4)))
    with clock.at(date.starts_at - timedelta(hours=30)):
        comes(date, "Sara de Wit")
    with clock.at(date.starts_at - timedelta(hours=20)):
        assert remind_due() == 0


def test_after_a_week_of_silence_nobody_is_reminded_of_what_was(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade, first_day=in_days(4)))
    comes(date, "Sara de Wit")
    with clock.at(date.ends_at + timedelta(days=2)):
        assert remind_due() == 0


def test_a_date_that_was_moved_is_reminded_of_at_its_new_moment(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade, first_day=in_days(4)))
    comes(date, "Sara de Wit")
    with clock.at(date.starts_at - timedelta(hours=20)):
        remind_due()
        later = date.starts_at + timedelta(days=7)
        activities.move_date(date=date, starts_at=later, ends_at=later + timedelta(hours=2), words="", actor=PROGRAM)
    with clock.at(later - timedelta(hours=20)):
        assert remind_due() == 1


def test_who_came_is_counted_and_the_count_outlives_the_names(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade, places=10))
    sara, piet = comes(date, "Sara de Wit", people=3), comes(date, "Piet Bos")
    with clock.at(date.ends_at + timedelta(days=1)):
        assert note_came(date=date, came=[sara.pk], walked_in=2, actor=worker(balade.noor)) == 5
    piet.refresh_from_db()
    assert piet.came is False
    with clock.at(date.ends_at + timedelta(days=31)):
        retention.sweep()
        with pytest.raises(TooLate):
            note_came(date=date, came=[], walked_in=0, actor=worker(balade.noor))
    date.refresh_from_db()
    assert date.came == 5
    assert not SignUp.objects.exists()


def test_thirty_days_later_no_name_or_address_is_left_anywhere(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    sara = comes(date, "Sara de Wit")
    deliver_due()
    with clock.at(date.ends_at + timedelta(days=31)):
        retention.sweep()
    message = OutboxMessage.objects.get(subject_type="socialmap.signup", subject_id=sara.pk)
    assert (message.address, message.letter) == ("", {})
    assert Deletion.objects.filter(subject_type="socialmap.signup", subject_id=sara.pk).exists()


def test_twenty_nine_days_later_the_organiser_still_knows_who_came(balade: SimpleNamespace) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit")
    with clock.at(date.ends_at + timedelta(days=29)):
        retention.sweep()
    assert SignUp.objects.count() == 1
