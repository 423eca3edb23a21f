"""No supply (D17): alike questions together, people invited, a deadline, a decision with a name and a reason."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.services import follow_up
from hub.base import clock, workdays
from hub.base.models import OutboxMessage
from hub.base.workflow import worker
from matching.developing import cases, inviting, shown
from matching.developing.grouping import Lying, alike
from matching.errors import AlreadyAnswered, NamesSomebody, NobodyChosen, NoQuestions, TooLate
from matching.models import Development, Handover
from matching.services.expiring import expire_due
from socialmap.models import Contact
from socialmap.services.entries import contact_left


def mails(kind: str) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind=kind).exclude(status="cancelled").order_by("pk"))


# --- grouping -------------------------------------------------------------------------------------
def test_questions_about_the_same_in_one_neighbourhood_form_a_group_and_others_stand_alone() -> None:
    found = alike(
        [
            Lying(1, frozenset({7}), 1),
            Lying(2, frozenset({7, 8}), 1),
            Lying(3, frozenset({7}), 2),
            Lying(4, frozenset(), 1),
            Lying(5, frozenset({7}), None),
        ]
    )
    assert [group.pks for group in found] == [(1, 2), (3,), (4,), (5,)]
    assert (found[0].subject, found[0].neighbourhood) == (7, 1)


@given(
    st.lists(
        st.tuples(st.frozensets(st.integers(1, 4), max_size=3), st.one_of(st.none(), st.integers(1, 3))), max_size=25
    )
)
def test_whatever_lies_there_every_question_is_in_exactly_one_group_that_shares_subject_and_neighbourhood(
    questions: list[tuple[frozenset[int], int | None]],
) -> None:
    rows = {pk: Lying(pk, subjects, area) for pk, (subjects, area) in enumerate(questions)}
    found = alike(rows.values())
    assert sorted(pk for group in found for pk in group.pks) == sorted(rows)
    for group in found:
        assert {rows[pk].neighbourhood for pk in group.pks} == {group.neighbourhood}
        assert len(group.pks) == 1 or all(group.subject in rows[pk].subjects for pk in group.pks)


def test_the_register_proposes_groups_and_shows_no_question_twice(
    balade: SimpleNamespace, no_answer: Callable[..., Handover]
) -> None:
    first, second = no_answer(), no_answer()
    third = no_answer(subjects=[balade.company])
    found = shown.groups(balade.charles)
    assert [[line["row"].pk for line in group.lines] for group in found] == [[first.pk, second.pk], [third.pk]]
    assert "Boodschappen" in found[0].title


# --- together and apart ---------------------------------------------------------------------------
def test_what_is_taken_together_waits_for_one_deadline_and_the_time_to_decide(case: Development) -> None:
    for handover in case.handovers.select_related("help_request"):
        assert handover.deadline >= workdays.add_working_days(case.deadline, cases.DECIDE_DAYS)
        assert handover.help_request.due_at == handover.deadline


def test_a_question_taken_out_stands_alone_again_and_may_join_another(
    balade: SimpleNamespace, case: Development
) -> None:
    row = case.handovers.order_by("pk")[0]
    cases.take_out(development=case, user=balade.charles, handover=row)
    assert case.handovers.count() == 1
    assert shown.loose(balade.charles).get() == row
    assert cases.add(development=case, user=balade.charles, handovers=[row]) == 1


def test_a_question_that_a_colleague_took_first_is_not_taken_again(balade: SimpleNamespace, case: Development) -> None:
    with pytest.raises(NoQuestions):
        cases.start(hub=balade.balade, user=balade.charles, handovers=case.handovers.all(), title="Nog eens")
    assert Development.objects.count() == 1


# --- inviting -------------------------------------------------------------------------------------
def test_the_invitation_holds_the_subject_the_neighbourhood_and_nothing_about_who_asked(invited: list[Any]) -> None:
    letters = [str(message.letter) for message in mails("invitation_asked")]
    assert len(letters) == 2
    for text in letters:
        assert "Boodschappen" in text
        assert "Wijk BLD" in text
        assert "Wie kan op zondag rijden?" in text
        assert "/antwoord/uitnodiging/" in text
        for secret in ("Jansen", "Bos", "612345678", "611112222", "5142AB", "BLD-T", "Wie rijdt mij", "Niemand rijdt"):
            assert secret not in text


@pytest.mark.parametrize("words", ["Voor mevrouw Jansen.", "Bel 06 1111 2222 maar.", "jansen wil graag"])
def test_words_that_name_who_asked_are_refused_before_anything_is_sent(
    balade: SimpleNamespace, case: Development, soon: datetime, words: str
) -> None:
    with pytest.raises(NamesSomebody):
        inviting.invite(development=case, user=balade.charles, words=words, deadline=soon, contacts=[balade.corrie])
    assert mails("invitation_asked") == []


def test_one_mail_address_is_invited_once_whatever_the_number_of_entries(
    balade: SimpleNamespace, case: Development, soon: datetime, invited: list[Any]
) -> None:
    twin = Contact.objects.create(
        hub=balade.balade,
        organization=balade.service.organization,
        name="Corrie de Wit",
        email=balade.corrie.email.upper(),
    )
    with pytest.raises(NobodyChosen):
        inviting.invite(
            development=case, user=balade.charles, words="", deadline=soon, contacts=[twin], volunteers=[balade.henk]
        )
    assert len(mails("invitation_asked")) == 2


def test_charles_hears_once_that_somebody_he_invited_has_left(
    balade: SimpleNamespace, case: Development, invited: list[Any]
) -> None:
    for _again in range(2):
        contact_left(contact=balade.corrie, actor=worker(balade.noor))
    assert [message.address for message in mails("invited_left")] == [balade.charles.email]
    gone = case.invitations.get(contact=balade.corrie)
    assert gone.status == "withdrawn"
    assert mails("invitation_withdrawn") == []
    # An answer from somebody else that was given already stays.
    assert case.invitations.get(volunteer=balade.henk).status == "asked"


def test_nobody_who_left_paused_or_asked_for_no_contact_is_invited(
    balade: SimpleNamespace, case: Development, soon: datetime
) -> None:
    balade.corrie.left_on = clock.today()
    balade.henk.status = "paused"
    balade.fatima.person.do_not_contact = True
    with pytest.raises(NobodyChosen):
        inviting.invite(
            development=case,
            user=balade.charles,
            words="",
            deadline=soon,
            contacts=[balade.corrie],
            volunteers=[balade.henk, balade.fatima],
        )


def test_when_everybody_has_answered_the_process_manager_hears_it_once(
    balade: SimpleNamespace, invited: list[Any]
) -> None:
    corrie, henk = invited
    inviting.join(invitation=corrie, words="Wij hebben een bus.")
    assert mails("development_answered") == []
    inviting.decline(invitation=henk, reason="Zondag werk ik.")
    inviting.join(invitation=corrie)
    assert [message.address for message in mails("development_answered")] == [balade.charles.email]
    corrie.refresh_from_db()
    assert (corrie.status, corrie.words) == ("joins", "Wij hebben een bus.")
    with pytest.raises(AlreadyAnswered):
        inviting.decline(invitation=corrie)


def test_a_question_back_is_answered_and_then_they_say_yes(balade: SimpleNamespace, invited: list[Any]) -> None:
    corrie = invited[0]
    inviting.ask(invitation=corrie, question="Met hoeveel mensen?")
    assert len(mails("invitation_question")) == 1
    inviting.reply(invitation=corrie, user=balade.charles, answer="Een stuk of vijf.")
    (letter,) = [message.letter for message in mails("invitation_reply")]
    assert "Een stuk of vijf." in letter["paragraphs"]
    talk = next(one["talk"] for one in shown.invited(corrie.development) if one["row"].pk == corrie.pk)
    assert [(line.kind, line.text) for line in talk] == [
        ("they_asked", "Met hoeveel mensen?"),
        ("we_answered", "Een stuk of vijf."),
    ]
    assert inviting.join(invitation=corrie).status == "joins"


def test_a_reminder_goes_halfway_once_and_after_the_deadline_the_process_manager_must_decide(
    balade: SimpleNamespace, case: Development, invited: list[Any]
) -> None:
    inviting.join(invitation=invited[0])
    OutboxMessage.objects.update(status="sent")
    case.refresh_from_db()
    halfway = clock.now() + (case.deadline - clock.now()) * 0.6
    for _ in range(2):
        with clock.at(halfway):
            follow_up(hub=balade.balade)
    assert [message.person for message in mails("invitation_reminder")] == [balade.henk.person]
    assert mails("handover_reminder") == []
    for _ in range(2):
        with clock.at(case.deadline + timedelta(hours=1)):
            follow_up(hub=balade.balade)
    invited[1].refresh_from_db()
    assert invited[1].status == "expired"
    assert [message.address for message in mails("development_decide")] == [balade.charles.email]
    with pytest.raises(TooLate):
        inviting.join(invitation=invited[1])


def test_who_was_silent_can_be_asked_again_with_more_time(
    balade: SimpleNamespace, case: Development, invited: list[Any]
) -> None:
    case.refresh_from_db()
    with clock.at(case.deadline + timedelta(hours=1)):
        expire_due()
        later = workdays.add_working_days(clock.now(), 5)
        again = inviting.invite(
            development=case, user=balade.charles, words="", deadline=later, contacts=[balade.corrie]
        )
        assert [row.pk for row in again] == [invited[0].pk]
        assert inviting.join(invitation=again[0]).status == "joins"
    # The first two had not left yet, and were stopped.
    assert [message.address for message in mails("invitation_asked")] == [balade.corrie.email]


def test_without_a_decision_the_questions_go_back_to_the_hub(balade: SimpleNamespace, case: Development) -> None:
    OutboxMessage.objects.update(status="sent")
    last = max(handover.deadline for handover in case.handovers.all())
    with clock.at(last + timedelta(hours=1)):
        expire_due()
        expire_due()
    assert {row.status for row in case.handovers.all()} == {"returned"}
    assert {row.help_request.status for row in case.handovers.select_related("help_request")} == {"picked_up"}
    assert len(mails("handover_late")) == 2
