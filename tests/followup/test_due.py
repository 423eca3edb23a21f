"""What is due is computed from state and dates, and each message about it is written once."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from followup import services
from hub.base import clock, workdays
from hub.base.models import Event, OutboxMessage
from hub.base.workflow import RESIDENT, worker
from hub.people.models import Consent, Person
from hub.people.services import record_consent
from intake.models import HelpRequest, Signal
from intake.services import moves
from intake.services.following import answer, tell_whether_it_helped
from matching.models import Arrangement, Handover, Proposal, Referral
from matching.services.answering import accept_proposal, decline_proposal
from tests.conftest import make_request
from tests.followup.support import WEDNESDAY, kinds, messages, run


@pytest.fixture
def asked(question: HelpRequest, balade: SimpleNamespace) -> Iterator[Proposal]:
    """Henk was asked on Wednesday and has three working days."""
    with clock.at(WEDNESDAY):
        moves.pick_up(help_request=question, user=balade.noor)
        deadline = workdays.add_working_days(clock.now(), 3)
        moves.mark_proposed(help_request=question, actor=worker(balade.noor), deadline=deadline)
        arrangement = Arrangement.objects.create(
            hub=balade.balade, help_request=question, rung="volunteer", made_by=balade.noor
        )
        yield Proposal.objects.create(
            hub=balade.balade, arrangement=arrangement, volunteer=balade.henk, deadline=deadline
        )


# --- reminders to who was asked -------------------------------------------------------------------
def test_a_volunteer_who_is_silent_gets_one_reminder_halfway_to_the_deadline(
    balade: SimpleNamespace, asked: Proposal
) -> None:
    halfway = asked.created_at + (asked.deadline - asked.created_at) / 2
    run(balade, halfway - timedelta(minutes=1))
    assert kinds() == {}
    for moment in (halfway, halfway, halfway + timedelta(hours=5)):
        run(balade, moment)
    assert kinds() == {"proposal_reminder": 1}
    (message,) = messages("proposal_reminder")
    assert message.person == balade.henk.person
    assert "/antwoord/" in message.letter["link"]
    assert "Jansen" not in str(message.letter)


def test_a_volunteer_who_answered_is_left_in_peace(balade: SimpleNamespace, asked: Proposal) -> None:
    with clock.at(WEDNESDAY + timedelta(hours=1)):
        decline_proposal(proposal=asked)
    run(balade, asked.deadline - timedelta(hours=1))
    assert "proposal_reminder" not in kinds()


def test_a_reminder_that_has_not_left_is_taken_back_when_the_answer_comes(
    balade: SimpleNamespace, asked: Proposal
) -> None:
    run(balade, asked.deadline - timedelta(hours=30))
    with clock.at(asked.deadline - timedelta(hours=20)):
        accept_proposal(proposal=asked)
    assert [message.status for message in messages("proposal_reminder")] == ["cancelled"]
    assert messages("proposal_agreed")


def test_who_has_no_mail_and_was_not_called_yet_gets_no_second_task(balade: SimpleNamespace, asked: Proposal) -> None:
    Person.objects.filter(pk=balade.henk.person_id).update(email="", phone="+31416000009")
    OutboxMessage.objects.create(
        hub=balade.balade, subject_type="matching.proposal", subject_id=asked.pk, dedupe_key="x", kind="proposal_asked",
        channel="phone", status="by_hand", person=balade.henk.person,
    )  # fmt: skip
    run(balade, asked.deadline - timedelta(hours=1))
    assert kinds() == {"proposal_asked": 1}


def test_silence_past_the_deadline_brings_the_question_back_to_the_hub(
    balade: SimpleNamespace, asked: Proposal, question: HelpRequest
) -> None:
    run(balade, asked.deadline + timedelta(minutes=1))
    asked.refresh_from_db()
    question.refresh_from_db()
    assert (asked.status, question.status, question.owner) == ("expired", "picked_up", balade.noor)
    assert "proposal_reminder" not in kinds()


def test_a_contact_person_is_reminded_unless_it_went_by_phone(balade: SimpleNamespace, asked: Proposal) -> None:
    fields = {"hub": balade.balade, "service": balade.service, "contact": balade.corrie, "deadline": asked.deadline}
    live = Referral.objects.create(arrangement=asked.arrangement, created_at=asked.created_at, **fields)
    run(balade, asked.deadline - timedelta(hours=1))
    assert [message.address for message in messages("referral_reminder")] == [balade.corrie.email]
    assert messages("referral_reminder")[0].subject_id == live.pk
    OutboxMessage.objects.all().delete()
    Referral.objects.update(logged=True)
    run(balade, asked.deadline - timedelta(hours=1))
    assert not messages("referral_reminder")


def test_the_neighbourhood_team_is_reminded_halfway(balade: SimpleNamespace, question: HelpRequest) -> None:
    with clock.at(WEDNESDAY):
        deadline = workdays.add_working_days(clock.now(), 4)
        Handover.objects.create(
            hub=balade.balade, help_request=question, to="team", reason="Scheve stoep", made_by=balade.noor,
            deadline=deadline,
        )  # fmt: skip
    run(balade, deadline - timedelta(hours=20))
    run(balade, deadline - timedelta(hours=10))
    assert [message.address for message in messages("handover_reminder")] == [balade.teun.email]


# --- the resident ---------------------------------------------------------------------------------
@pytest.fixture
def waiting(question: HelpRequest, balade: SimpleNamespace) -> HelpRequest:
    """We asked mevrouw Jansen something on Wednesday."""
    with clock.at(WEDNESDAY):
        moves.pick_up(help_request=question, user=balade.noor)
        moves.wait_for_resident(help_request=question, actor=worker(balade.noor))
    return question


def test_a_silent_resident_gets_a_reminder_and_later_it_is_a_task_of_the_hub_never_a_silent_close(
    balade: SimpleNamespace, waiting: HelpRequest
) -> None:
    middle = WEDNESDAY + (waiting.due_at - WEDNESDAY) / 2
    for moment in (middle - timedelta(hours=1), middle + timedelta(hours=1), middle + timedelta(hours=2)):
        run(balade, moment)
    assert kinds() == {"resident_reminder": 1}
    assert "/volg/" in messages("resident_reminder")[0].letter["link"]
    run(balade, waiting.due_at + timedelta(minutes=1))
    waiting.refresh_from_db()
    assert (waiting.status, waiting.owner) == ("picked_up", balade.noor)
    back = Event.objects.filter(subject_id=waiting.pk, new="picked_up").last()
    assert back is not None and back.who == "program" and back.reason


def test_a_resident_who_answered_is_not_reminded(balade: SimpleNamespace, waiting: HelpRequest) -> None:
    with clock.at(WEDNESDAY + timedelta(hours=3)):
        answer(help_request=waiting, text="Ja, donderdag kan.")
    run(balade, waiting.due_at - timedelta(hours=2))
    assert "resident_reminder" not in kinds()


def test_after_the_help_we_ask_whether_it_helped_once(balade: SimpleNamespace, arranged: HelpRequest) -> None:
    run(balade, arranged.due_at - timedelta(minutes=1))
    assert kinds() == {}
    for _ in range(3):
        run(balade, arranged.due_at + timedelta(minutes=1))
    arranged.refresh_from_db()
    assert arranged.status == "checking"
    assert kinds() == {"did_it_help": 1}
    assert "/volg/" in messages("did_it_help")[0].letter["link"]


def test_a_week_of_silence_of_our_own_ends_in_the_same(balade: SimpleNamespace, arranged: HelpRequest) -> None:
    late = arranged.due_at + timedelta(days=7)
    for _ in range(3):
        run(balade, late)
    assert kinds() == {"did_it_help": 1}


def test_a_question_that_a_colleague_put_to_the_resident_is_mailed_too(
    balade: SimpleNamespace, arranged: HelpRequest
) -> None:
    with clock.at(WEDNESDAY + timedelta(days=1)):
        moves.ask_whether_it_helped(help_request=arranged, actor=worker(balade.noor))
    run(balade, WEDNESDAY + timedelta(days=1, minutes=1))
    assert kinds() == {"did_it_help": 1}


def test_no_answer_whether_it_helped_gives_one_reminder_and_then_a_call(
    balade: SimpleNamespace, arranged: HelpRequest
) -> None:
    run(balade, arranged.due_at + timedelta(minutes=1))
    arranged.refresh_from_db()
    reminder = arranged.due_at + timedelta(minutes=1)
    run(balade, reminder - timedelta(minutes=5))
    assert kinds() == {"did_it_help": 1}
    run(balade, reminder)
    run(balade, reminder + timedelta(days=1))
    assert kinds() == {"did_it_help": 1, "helped_reminder": 1}
    call = workdays.add_working_days(reminder, 5)
    run(balade, call - timedelta(hours=1))
    assert "helped_call" not in kinds()
    for moment in (call, call, call + timedelta(days=20)):
        run(balade, moment)
    assert kinds(without=("digest", "owner_reminder")) == {"did_it_help": 1, "helped_reminder": 1, "helped_call": 1}
    (task,) = messages("helped_call")
    assert (task.channel, task.status, task.address) == ("phone", "by_hand", "+31612345678")


def test_an_answer_ends_the_reminders_also_those_that_wait_for_the_morning(
    balade: SimpleNamespace, arranged: HelpRequest
) -> None:
    evening = arranged.due_at.replace(hour=22)
    run(balade, evening)
    arranged.refresh_from_db()
    (mail,) = messages("did_it_help")
    assert mail.due_at == workdays.next_working_moment(evening)
    with clock.at(evening + timedelta(minutes=10)):
        tell_whether_it_helped(help_request=arranged, helped="yes")
    mail.refresh_from_db()
    assert mail.status == "cancelled"
    run(balade, arranged.due_at + timedelta(days=30))
    assert kinds() == {}


def test_a_question_that_was_opened_again_is_asked_about_again(balade: SimpleNamespace, arranged: HelpRequest) -> None:
    run(balade, arranged.due_at + timedelta(minutes=1))
    arranged.refresh_from_db()
    with clock.at(arranged.due_at):
        tell_whether_it_helped(help_request=arranged, helped="no")
        moves.mark_arranged(help_request=arranged, actor=worker(balade.noor), route="volunteer")
    run(balade, arranged.due_at + timedelta(minutes=1))
    assert len(messages("did_it_help")) == 2


def test_who_asks_for_no_contact_is_not_reminded_and_the_question_still_comes_back(
    balade: SimpleNamespace, waiting: HelpRequest
) -> None:
    Person.objects.filter(pk=balade.jansen.pk).update(do_not_contact=True)
    run(balade, waiting.due_at - timedelta(hours=2))
    run(balade, waiting.due_at + timedelta(hours=2))
    waiting.refresh_from_db()
    assert waiting.status == "picked_up"
    assert "resident_reminder" not in kinds()


# --- the hub itself -------------------------------------------------------------------------------
def test_a_late_question_reminds_its_owner_once_and_a_new_one_the_hub(
    balade: SimpleNamespace, question: HelpRequest
) -> None:
    with clock.at(WEDNESDAY):
        HelpRequest.objects.filter(pk=question.pk).update(due_at=WEDNESDAY + timedelta(days=1))
        mine = make_request(balade.balade, balade.jansen, due_at=WEDNESDAY + timedelta(days=1))
        moves.pick_up(help_request=mine, user=balade.noor)
    run(balade, WEDNESDAY + timedelta(hours=1))
    assert kinds() == {}
    for day in (8, 9, 10):
        run(balade, WEDNESDAY + timedelta(days=day))
    assert sorted(message.address for message in messages("owner_reminder")) == [balade.balade.email, balade.noor.email]
    assert "Jansen" not in str([message.letter for message in messages("owner_reminder")])


def test_the_owner_who_left_the_hub_is_not_mailed(balade: SimpleNamespace, question: HelpRequest) -> None:
    with clock.at(WEDNESDAY):
        moves.pick_up(help_request=question, user=balade.noor)
        balade.noor.memberships.update(until=WEDNESDAY.date() - timedelta(days=1))
    run(balade, WEDNESDAY + timedelta(days=9))
    assert [message.address for message in messages("owner_reminder")] == [balade.balade.email]


def test_the_morning_mail_holds_counts_only_once_a_working_day(balade: SimpleNamespace, question: HelpRequest) -> None:
    HelpRequest.objects.update(created_at=WEDNESDAY, due_at=WEDNESDAY + timedelta(days=20))
    for moment in (
        WEDNESDAY.replace(hour=7),
        WEDNESDAY.replace(hour=13),
        datetime(2030, 11, 23, 9, tzinfo=clock.AMSTERDAM),
    ):
        run(balade, moment)
    assert not messages("digest")
    for minute in (0, 1, 2):
        run(balade, WEDNESDAY.replace(hour=8, minute=minute))
    run(balade, WEDNESDAY.replace(hour=8) + timedelta(days=1))
    written = messages("digest")
    assert Counter(message.address for message in written) == {balade.noor.email: 2, balade.karim.email: 2}
    assert "1" in written[0].letter["paragraphs"][0]
    assert "Jansen" not in str(written[0].letter) and "boodschappen" not in str(written[0].letter)


def test_a_morning_with_nothing_to_do_sends_no_mail(balade: SimpleNamespace) -> None:
    run(balade, WEDNESDAY.replace(hour=8))
    assert not messages("digest")


# --- ambassadors ----------------------------------------------------------------------------------
def test_a_signal_without_a_yes_reminds_the_ambassador_and_ends_after_its_term(balade: SimpleNamespace) -> None:
    signal = Signal.objects.create(
        hub=balade.balade, ambassador=balade.ria, about="question", text="Een buurman zit veel alleen.",
        created_at=WEDNESDAY,
    )  # fmt: skip
    for days in (13, 14, 15, 89):
        run(balade, WEDNESDAY + timedelta(days=days))
        assert kinds().get("signal_reminder", 0) == (days > 13)
    for _ in range(2):
        run(balade, WEDNESDAY + timedelta(days=90))
    signal.refresh_from_db()
    assert signal.status == "dropped"
    assert signal.feedback
    assert kinds() == {"signal_reminder": 1, "signal_feedback": 1}


@pytest.mark.parametrize(("consent", "hears_more"), [(True, True), (False, False)])
def test_the_ambassador_hears_what_came_of_it_within_what_the_person_agreed_to(
    balade: SimpleNamespace, question: HelpRequest, consent: bool, hears_more: bool
) -> None:
    Signal.objects.create(
        hub=balade.balade, ambassador=balade.ria, about="question", text="Boodschappen", status="taken_in",
        agreed_at=WEDNESDAY, person=balade.jansen, help_request=question,
    )  # fmt: skip
    if consent:
        record_consent(person=balade.jansen, purpose=Consent.Purpose.FEEDBACK, text="ja", channel="phone")
    with clock.at(WEDNESDAY):
        moves.pick_up(help_request=question, user=balade.noor)
        moves.close(help_request=question, actor=RESIDENT, helped="yes", route="volunteer")
        services.follow_up(hub=balade.balade)
    (message,) = messages("signal_feedback")
    assert message.person == balade.ria.person
    assert ("geholpen" in message.letter["paragraphs"][0]) is hears_more
    assert "Jansen" not in str(message.letter)
