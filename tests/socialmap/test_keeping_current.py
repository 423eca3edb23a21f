"""Is this still right? Who is asked, when, how often; and what becomes of silence (A7, A10, A16)."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import PROGRAM, worker
from socialmap.models import Contact, EntryCheck, Service
from socialmap.services.changes import edit_own
from socialmap.services.entries import archive, close_temporarily, confirm_checked, contact_left
from tests.conftest import make_service
from tests.socialmap.support_current import WEDNESDAY, checked, kinds, messages, run, speaks

DAY = timedelta(days=1)


@pytest.fixture
def due(balade: SimpleNamespace) -> Service:
    """The grocery bus was checked 150 days ago: in a month it counts as old."""
    return checked(balade.service, 150)


def status_of(service: Service) -> str:
    return EntryCheck.objects.get(service=service).status


def test_a_contact_person_is_asked_weeks_before_the_entry_counts_as_old(balade: SimpleNamespace, due: Service) -> None:
    checked(due, 140)
    run(balade, WEDNESDAY)
    assert kinds() == {}
    checked(due, 141)
    run(balade, WEDNESDAY)
    assert kinds() == {"check_asked": 1}
    assert messages("check_asked")[0].address == balade.corrie.email
    with clock.at(WEDNESDAY):
        assert not due.is_stale


def test_one_mail_for_all_entries_of_a_contact_person_also_for_those_that_are_due_soon(balade: SimpleNamespace) -> None:
    bus = checked(balade.service, 150)
    soon = checked(make_service(balade.balade, "Eetclub"), 120)
    later = checked(make_service(balade.balade, "Breiclub"), 30)
    for entry in (bus, soon, later):
        speaks(entry, "Corrie@boodschappenbus.example" if entry == soon else "corrie@boodschappenbus.example")
    run(balade, WEDNESDAY)
    (mail,) = messages("check_asked")
    (names,) = [part for part in mail.letter["paragraphs"] if part.startswith("- ")]
    assert names == "- Boodschappenbus\n- Eetclub"
    assert EntryCheck.objects.count() == 2
    assert "Boodschappenbus" not in mail.letter["subject"]


def test_two_contact_persons_get_a_mail_each_about_their_own_entries(balade: SimpleNamespace, due: Service) -> None:
    other = checked(make_service(balade.balade, "Eetclub"), 150)
    speaks(other, "piet@eetclub.example", "Piet")
    run(balade, WEDNESDAY)
    assert {mail.address for mail in messages("check_asked")} == {balade.corrie.email, "piet@eetclub.example"}


def test_the_mail_leaves_in_working_hours(balade: SimpleNamespace, due: Service) -> None:
    saturday = WEDNESDAY + 3 * DAY
    run(balade, saturday)
    (mail,) = messages("check_asked")
    assert mail.due_at.astimezone(clock.AMSTERDAM).strftime("%A %H:%M") == "Monday 09:00"


def test_running_it_again_and_again_sends_nothing_twice(balade: SimpleNamespace, due: Service) -> None:
    for minutes in range(5):
        run(balade, WEDNESDAY + timedelta(minutes=minutes))
    assert kinds() == {"check_asked": 1}


def test_silence_brings_a_reminder_and_then_a_task_for_the_hub(balade: SimpleNamespace, due: Service) -> None:
    run(balade, WEDNESDAY)
    run(balade, WEDNESDAY + 13 * DAY)
    assert kinds() == {"check_asked": 1}
    run(balade, WEDNESDAY + 14 * DAY)
    assert kinds() == {"check_asked": 1, "check_reminder": 1}
    assert status_of(due) == "reminded"
    run(balade, WEDNESDAY + 28 * DAY)
    assert status_of(due) == "at_hub"
    with clock.at(WEDNESDAY + 28 * DAY):
        assert list(Service.objects.all().for_the_hub_to_check()) == [due]
        assert not due.is_stale
    with clock.at(WEDNESDAY + 40 * DAY):
        assert due.is_stale


def test_after_weeks_without_a_sweep_nobody_gets_two_mails_at_once(balade: SimpleNamespace, due: Service) -> None:
    run(balade, WEDNESDAY)
    for _ in range(3):
        run(balade, WEDNESDAY + 60 * DAY)
    assert kinds() == {"check_asked": 1, "check_reminder": 1}
    assert status_of(due) == "reminded"


def test_a_large_first_run_is_spread_over_days(balade: SimpleNamespace) -> None:
    for number in range(7):
        entry = checked(make_service(balade.balade, f"Club {number}"), 150)
        speaks(entry, f"club{number}@voorbeeld.example")
    checked(balade.service, 10)
    for minutes in range(3):
        run(balade, WEDNESDAY + timedelta(minutes=minutes), most_mails=3)
    assert kinds() == {"check_asked": 3}
    run(balade, WEDNESDAY + DAY, most_mails=3)
    run(balade, WEDNESDAY + 2 * DAY, most_mails=3)
    assert kinds() == {"check_asked": 7}


def test_who_says_that_it_is_right_is_not_asked_again(balade: SimpleNamespace, due: Service) -> None:
    run(balade, WEDNESDAY)
    with clock.at(WEDNESDAY + DAY):
        confirm_checked(service=due, actor=worker(balade.noor), user=balade.noor)
    run(balade, WEDNESDAY + 30 * DAY)
    assert kinds() == {"check_asked": 1}
    assert status_of(due) == "done"
    run(balade, WEDNESDAY + 150 * DAY)
    assert kinds() == {"check_asked": 2}


def test_who_sent_an_edit_has_answered_and_gets_no_reminder(balade: SimpleNamespace, due: Service) -> None:
    run(balade, WEDNESDAY)
    with clock.at(WEDNESDAY + DAY):
        edit_own(service=due, fields={"phone": "0416 11 11 11"}, contact=balade.corrie, actor=PROGRAM)
    run(balade, WEDNESDAY + 30 * DAY)
    assert kinds() == {"check_asked": 1}


def test_without_a_contact_person_it_is_at_once_for_the_hub_and_nobody_is_mailed(
    balade: SimpleNamespace, due: Service
) -> None:
    Contact.objects.filter(service=due).delete()
    run(balade, WEDNESDAY)
    assert kinds() == {}
    with clock.at(WEDNESDAY):
        assert list(Service.objects.all().for_the_hub_to_check()) == [due]


def test_the_contact_person_of_the_organisation_is_asked_when_the_entry_has_none(
    balade: SimpleNamespace, due: Service
) -> None:
    Contact.objects.filter(service=due).delete()
    boss = {"organization": due.organization, "name": "Berend", "email": "berend@bus.example"}
    Contact.objects.create(hub=balade.balade, **boss)
    run(balade, WEDNESDAY)
    assert [mail.address for mail in messages("check_asked")] == ["berend@bus.example"]


def test_when_who_was_asked_leaves_it_becomes_work_of_the_hub(balade: SimpleNamespace, due: Service) -> None:
    run(balade, WEDNESDAY)
    contact_left(contact=balade.corrie, actor=worker(balade.noor))
    run(balade, WEDNESDAY + DAY)
    assert status_of(due) == "at_hub"
    assert kinds() == {"check_asked": 1}


def test_nobody_is_asked_about_what_has_stopped(balade: SimpleNamespace, due: Service) -> None:
    run(balade, WEDNESDAY)
    archive(service=due, actor=worker(balade.noor), words="Te weinig mensen")
    run(balade, WEDNESDAY + 20 * DAY)
    assert status_of(due) == "done"
    assert kinds() == {"check_asked": 1}


def test_what_was_closed_for_a_while_opens_by_itself_on_its_day(balade: SimpleNamespace) -> None:
    service = checked(balade.service, 1)
    until = (WEDNESDAY + 3 * DAY).date()
    with clock.at(WEDNESDAY):
        close_temporarily(service=service, actor=worker(balade.noor), words="Verbouwing", until=until)
    run(balade, WEDNESDAY + 2 * DAY)
    service.refresh_from_db()
    assert (service.status, service.alert) == ("inactive", "Verbouwing")
    run(balade, WEDNESDAY + 3 * DAY)
    run(balade, WEDNESDAY + 3 * DAY)
    service.refresh_from_db()
    assert (service.status, service.alert, service.closed_until) == ("active", "", None)


def test_one_hub_does_not_ask_about_entries_of_the_other(balade: SimpleNamespace) -> None:
    checked(balade.service, 10)
    run(balade, WEDNESDAY)
    assert not OutboxMessage._base_manager.filter(hub=balade.rivierzicht, kind__startswith="socialmap.").exists()
