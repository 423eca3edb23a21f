"""A message is written in the transaction of what it tells about, and sent after it, once."""

import threading
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django_scopes import scope, scopes_disabled

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.outbox import services
from hub.base.outbox.letters import Letter
from hub.people.models import Person
from hub.places.models import OpeningHours

LETTER = Letter(
    subject="Nieuws over uw vraag",
    greeting="Dag mevrouw Jansen,",
    paragraphs=("Henk komt donderdag.", "Hij belt eerst even."),
    link="https://startpunt.example/volg/abc/",
    link_text="Bekijk uw vraag",
)
MORNING = datetime(2026, 11, 18, 10, 0, tzinfo=clock.AMSTERDAM)


def write(w: SimpleNamespace, key: str = "1", **more: Any) -> OutboxMessage | None:
    fields = {"person": w.jansen, "about": w.jansen, "kind": "news", "key": key, "letter": LETTER} | more
    return services.enqueue_to_person(**fields)


def fresh(message: OutboxMessage | None) -> OutboxMessage:
    assert message is not None
    with scopes_disabled():
        return OutboxMessage.objects.get(pk=message.pk)


def test_a_message_is_mailed_once_with_the_letter_the_link_and_who_sent_it(
    balade: SimpleNamespace, post_office: Any
) -> None:
    OpeningHours.objects.create(hub=balade.balade, weekday=0)
    message = write(balade)
    assert services.deliver_due() == 1
    assert services.deliver_due() == 0
    (mail,) = post_office.mails
    text, page = (part.get_payload(decode=True).decode() for part in mail.get_payload())
    assert mail["To"] == "mevrouw.jansen@voorbeeld.example"
    for wanted in ("Dag mevrouw Jansen,", "Henk komt donderdag.", LETTER.link, "Balade", "0416 000 001"):
        assert wanted in text
        assert wanted in page
    assert "maandag" in text
    assert "<img" not in page and "<script" not in page
    assert fresh(message).status == "sent"


def test_words_of_a_person_in_a_mail_are_text_and_never_markup(balade: SimpleNamespace, post_office: Any) -> None:
    letter = Letter(subject="Nieuws", paragraphs=("<script>alert(1)</script> & co",))
    write(balade, letter=letter)
    services.deliver_due()
    text, page = (part.get_payload(decode=True).decode() for part in post_office.mails[0].get_payload())
    assert "<script>" not in page
    assert "<script>alert(1)</script> & co" in text


def test_the_same_message_written_twice_is_one_message(balade: SimpleNamespace) -> None:
    assert write(balade) is not None
    assert write(balade) is None
    assert OutboxMessage.objects.count() == 1


def test_two_long_keys_that_begin_alike_stay_two_messages(balade: SimpleNamespace) -> None:
    assert write(balade, key="x" * 300 + "a") is not None
    assert write(balade, key="x" * 300 + "b") is not None
    assert write(balade, key="x" * 300 + "b") is None


def test_a_broken_row_is_an_error_and_not_a_message_that_was_written_before(balade: SimpleNamespace) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write(balade, kind=None)


def test_nothing_is_sent_when_the_business_is_rolled_back(balade: SimpleNamespace, post_office: Any) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write(balade)
        raise RuntimeError
    assert services.deliver_due() == 0
    assert not post_office.mails


def test_the_worker_is_woken_only_after_the_commit_and_not_for_later_messages(balade: SimpleNamespace) -> None:
    with TestCase.captureOnCommitCallbacks() as now:
        write(balade)
    with TestCase.captureOnCommitCallbacks() as later:
        write(balade, key="2", due_at=clock.now() + timedelta(hours=3))
    assert len(now) == 1
    assert not later


def test_a_message_waits_for_its_moment(balade: SimpleNamespace, post_office: Any) -> None:
    with clock.at(MORNING):
        write(balade, due_at=MORNING + timedelta(hours=2))
        assert services.deliver_due() == 0
    with clock.at(MORNING + timedelta(hours=2)):
        assert services.deliver_due() == 1


def test_each_person_gets_it_on_the_channel_of_their_choice(balade: SimpleNamespace, post_office: Any) -> None:
    def channel(**fields: Any) -> tuple[str, str]:
        Person.objects.filter(pk=balade.jansen.pk).update(
            **{"email": "", "phone": "", "preferred_channel": "", **fields}
        )
        balade.jansen.refresh_from_db()
        message = write(balade, key=str(fields))
        assert message is not None
        return message.channel, message.status

    assert channel(email="a@voorbeeld.example") == ("email", "pending")
    assert channel(phone="+31612345678", preferred_channel="sms") == ("sms", "pending")
    assert channel(phone="+31416000001", preferred_channel="sms") == ("phone", "by_hand")
    assert channel(email="a@voorbeeld.example", phone="+31416000001", preferred_channel="phone") == ("phone", "by_hand")
    assert channel() == ("letter", "by_hand")
    services.deliver_due()
    assert sorted(mail["To"] for mail in post_office.mails) == ["31612345678@sms.localhost", "a@voorbeeld.example"]


def test_a_call_can_be_asked_for_whatever_the_preference(balade: SimpleNamespace) -> None:
    message = write(balade, call=True)
    assert message is not None
    assert (message.channel, message.address, message.status) == ("phone", "+31612345678", "by_hand")


def test_a_mail_to_nobody_becomes_a_task_and_is_not_lost(balade: SimpleNamespace) -> None:
    message = services.enqueue_to_address(
        hub=balade.balade, address="", about=balade.jansen, kind="news", key="1", letter=LETTER
    )
    assert message is not None
    assert (message.channel, message.status) == ("phone", "by_hand")


def test_who_asks_for_no_contact_gets_nothing_not_even_what_was_waiting(
    balade: SimpleNamespace, post_office: Any
) -> None:
    waiting = write(balade)
    balade.jansen.do_not_contact = True
    balade.jansen.save()
    assert write(balade, key="2") is None
    services.deliver_due()
    assert fresh(waiting).status == "cancelled"
    assert not post_office.mails


def test_a_server_that_refuses_is_tried_ever_later_and_after_eight_times_a_person_must_look(
    balade: SimpleNamespace, post_office: Any
) -> None:
    post_office.refuse = "451 try again later"
    with clock.at(MORNING):
        message = write(balade)
    waits = []
    for _ in range(8):
        moment = fresh(message).due_at
        with clock.at(moment - timedelta(seconds=1)):
            assert services.deliver_due() == 0
        attempts = fresh(message).attempts
        with clock.at(moment):
            services.deliver_due()
        assert fresh(message).attempts == attempts + 1
        waits.append((fresh(message).due_at - moment).total_seconds() / 60)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256]
    failed = fresh(message)
    assert (failed.status, failed.last_error) == ("failed", "SMTPDataError")
    assert "jansen" not in failed.last_error

    post_office.refuse = ""
    with clock.at(MORNING + timedelta(days=1)):
        assert services.deliver_due() == 0
        assert services.try_again(message=failed)
        assert not services.try_again(message=failed)
        assert services.deliver_due() == 1
    assert fresh(message).status == "sent"


def test_trying_again_uses_the_address_that_was_mended(balade: SimpleNamespace) -> None:
    message = write(balade)
    OutboxMessage.objects.filter(pk=message.pk).update(status="failed", attempts=8)  # type: ignore[union-attr]
    Person.objects.filter(pk=balade.jansen.pk).update(email="goed@voorbeeld.example")
    services.try_again(message=fresh(message))
    assert (fresh(message).address, fresh(message).status) == ("goed@voorbeeld.example", "pending")

    OutboxMessage.objects.filter(pk=message.pk).update(status="failed")  # type: ignore[union-attr]
    Person.objects.filter(pk=balade.jansen.pk).update(email="", preferred_channel="phone")
    services.try_again(message=fresh(message))
    assert (fresh(message).channel, fresh(message).status) == ("phone", "by_hand")


def test_a_message_that_cannot_be_made_does_not_hold_up_the_next(balade: SimpleNamespace, post_office: Any) -> None:
    broken = write(balade)
    OutboxMessage.objects.filter(pk=broken.pk).update(letter={"nonsense": 1})  # type: ignore[union-attr]
    good = write(balade, key="2")
    assert services.deliver_due() == 1
    assert fresh(broken).status == "pending"
    assert fresh(broken).attempts == 1
    assert fresh(good).status == "sent"


def test_a_mail_server_that_is_away_does_not_wear_out_every_message(balade: SimpleNamespace, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    for number in range(10):
        write(balade, key=str(number))
    services.deliver_due()
    assert OutboxMessage.objects.filter(attempts=1).count() == services.FAILURES_IN_A_ROW
    assert OutboxMessage.objects.filter(attempts=0).count() == 10 - services.FAILURES_IN_A_ROW


def test_work_by_hand_is_done_once_and_an_unanswered_call_comes_back_tomorrow(balade: SimpleNamespace) -> None:
    with clock.at(datetime(2026, 11, 20, 15, 0, tzinfo=clock.AMSTERDAM)):  # a Friday
        message = write(balade, call=True)
        assert message is not None
        assert services.not_reached(message=message)
        assert fresh(message).due_at == datetime(2026, 11, 23, 9, 0, tzinfo=clock.AMSTERDAM)
        assert services.done_by_hand(message=message, user=balade.noor)
        assert not services.done_by_hand(message=message, user=balade.karim)
        assert not services.not_reached(message=message)
    assert fresh(message).done_by == balade.noor


def test_what_is_no_longer_true_does_not_leave(balade: SimpleNamespace, post_office: Any) -> None:
    write(balade)
    write(balade, key="2", kind="other")
    assert services.cancel_for(about=balade.jansen, kinds=("news",)) == 1
    assert services.deliver_due() == 1


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_send_each_message_once(world: SimpleNamespace, post_office: Any) -> None:
    with scope(hub=world.balade):
        for number in range(40):
            write(world, key=str(number))

    def work() -> None:
        try:
            services.deliver_due()
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(post_office.received) == 40
    assert set(post_office.received.values()) == {1}


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_write_one_message(world: SimpleNamespace) -> None:
    both = threading.Barrier(2)
    outcomes = []

    def work() -> None:
        try:
            with scope(hub=world.balade):
                both.wait()
                with transaction.atomic():
                    outcomes.append(write(world))
        finally:
            connection.close()

    writers = [threading.Thread(target=work) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [outcome is None for outcome in sorted(outcomes, key=lambda o: o is None)] == [False, True]
