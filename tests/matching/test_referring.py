"""Organisations, alone or with a neighbour: informal first, the resident's yes, both must accept."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hub.base import clock
from hub.base.models import OutboxMessage
from intake.models import HelpRequest
from matching import ladder
from matching.errors import ConsentNeeded, NobodyChosen, NoContact, SkipNeedsReason, TakesNoReferrals
from matching.models import Arrangement, Referral
from matching.services import answering, proposing, referring
from matching.services.expiring import expire_due

WHY = {"skip_reason": "resident_wish", "skip_words": "Ze wil liever de bus."}


@pytest.fixture
def refer(balade: SimpleNamespace, picked_up: HelpRequest) -> Callable[..., Arrangement]:
    """Noor refers the question to the Boodschappenbus."""

    def do(**details: Any) -> Arrangement:
        given = {"service": balade.service, "contact": balade.corrie, **details}
        return referring.refer(help_request=picked_up, user=balade.noor, **given)

    return do


@pytest.fixture
def together(balade: SimpleNamespace, refer: Callable[..., Arrangement]) -> Arrangement:
    """Henk and the Boodschappenbus together."""
    return refer(rung="combination", with_volunteers=[balade.henk, balade.fatima], **WHY)


def contact_mail(referral: Referral) -> list[str]:
    rows = OutboxMessage.objects.filter(subject_type="matching.referral", subject_id=referral.pk)
    return sorted(rows.exclude(status="cancelled").values_list("kind", flat=True))


def test_skipping_the_neighbour_without_a_reason_is_refused(refer: Callable[..., Arrangement]) -> None:
    for given in (
        {},
        {"skip_reason": "urgent"},
        {"skip_words": "zomaar"},
        {"skip_reason": "x", "skip_words": "zomaar"},
    ):
        with pytest.raises(SkipNeedsReason):
            refer(**given)
    assert not Arrangement.objects.exists()


def test_the_database_too_refuses_to_skip_without_a_reason(balade: SimpleNamespace, picked_up: HelpRequest) -> None:
    with pytest.raises(IntegrityError, match="informal_first_or_a_reason"), transaction.atomic():
        Arrangement.objects.create(hub=balade.balade, help_request=picked_up, rung="organization", made_by=balade.noor)


def test_a_reason_in_words_is_kept_and_drawn_on_the_ladder(
    refer: Callable[..., Arrangement], picked_up: HelpRequest
) -> None:
    arrangement = refer(**WHY)
    picked_up.refresh_from_db()
    rungs = ladder.drawn(picked_up, [arrangement])
    assert [rung["state"] for rung in rungs] == ["skipped", "skipped", "current", "ahead"]
    assert "Ze wil liever de bus." in rungs[0]["reason"]


def test_together_with_a_neighbour_needs_no_reason_once_neighbours_alone_were_tried(
    balade: SimpleNamespace, asked: Arrangement
) -> None:
    proposing.withdraw_arrangement(arrangement=asked, user=balade.noor)
    fresh = HelpRequest.objects.get(pk=asked.help_request_id)
    arrangement = referring.refer(
        help_request=fresh,
        user=balade.noor,
        service=balade.service,
        contact=balade.corrie,
        rung="combination",
        with_volunteers=[balade.henk],
    )
    assert arrangement.skip_reason == "tried"


def test_together_with_a_neighbour_needs_a_neighbour(refer: Callable[..., Arrangement]) -> None:
    with pytest.raises(NobodyChosen):
        refer(rung="combination", **WHY)


def test_contact_details_are_shared_only_with_the_residents_yes(
    balade: SimpleNamespace, refer: Callable[..., Arrangement], picked_up: HelpRequest
) -> None:
    with pytest.raises(ConsentNeeded):
        refer(share_contact_details=True, **WHY)
    consent = referring.share_agreed(help_request=picked_up, user=balade.noor, channel="phone")
    assert (consent.taken_by, consent.channel) == (balade.noor, "phone")
    assert refer(share_contact_details=True, **WHY).referral.shares_contact_details


def test_the_mail_to_the_contact_person_holds_nothing_about_who_it_is(refer: Callable[..., Arrangement]) -> None:
    refer(note="Graag deze week.", **WHY)
    text = str(OutboxMessage.objects.get(kind="referral_asked").letter)
    assert "Graag deze week." in text
    for secret in ("Jansen", "5142AB", "612345678", "Kan iemand met mij"):
        assert secret not in text


def test_a_phone_call_is_only_written_down(refer: Callable[..., Arrangement]) -> None:
    referral = refer(logged=True, contact=None, **WHY).referral
    assert contact_mail(referral) == []
    answering.accept_referral(referral=referral)
    assert contact_mail(referral) == []
    referral.arrangement.help_request.refresh_from_db()
    assert referral.arrangement.help_request.status == "arranged"


def test_without_a_contact_person_nothing_is_sent(refer: Callable[..., Arrangement]) -> None:
    with pytest.raises(NoContact):
        refer(contact=None, **WHY)


def test_a_service_that_is_closed_or_of_the_other_hub_gets_no_question(
    balade: SimpleNamespace, refer: Callable[..., Arrangement]
) -> None:
    balade.service.status = "inactive"
    for service in (balade.service, balade.outside_service):
        with pytest.raises(TakesNoReferrals):
            refer(service=service, **WHY)


def test_an_organisation_that_says_yes_arranges_the_question(refer: Callable[..., Arrangement]) -> None:
    arrangement = refer(**WHY)
    answering.accept_referral(referral=arrangement.referral)
    arrangement.refresh_from_db()
    arrangement.help_request.refresh_from_db()
    assert (arrangement.status, arrangement.help_request.route) == ("agreed", "organization")


def test_a_no_of_the_organisation_brings_the_question_back_with_the_reason(refer: Callable[..., Arrangement]) -> None:
    arrangement = refer(**WHY)
    answering.decline_referral(referral=arrangement.referral, reason="We zitten vol.")
    arrangement.help_request.refresh_from_db()
    assert arrangement.help_request.status == "picked_up"
    assert Referral.objects.get().decline_reason == "We zitten vol."


def test_a_question_back_waits_for_us_and_does_not_expire(
    balade: SimpleNamespace, refer: Callable[..., Arrangement]
) -> None:
    referral = refer(**WHY).referral
    answering.question_referral(referral=referral, question="Is er een lift?")
    with clock.at(referral.deadline + timedelta(days=9)):
        assert expire_due() == 0
        answered = referring.answer_question(referral=referral, user=balade.noor, answer="Ja.")
    assert (answered.status, answered.answer) == ("asked", "Ja.")
    assert answered.deadline > referral.deadline
    assert "referral_answer" in contact_mail(referral)


def test_a_combination_is_arranged_only_when_both_said_yes(together: Arrangement, balade: SimpleNamespace) -> None:
    henk = together.proposals.get(volunteer=balade.henk)
    answering.accept_proposal(proposal=henk)
    together.refresh_from_db()
    together.help_request.refresh_from_db()
    assert (together.status, together.help_request.status) == ("asked", "proposed")
    assert not OutboxMessage.objects.filter(kind="resident_arranged").exists()
    assert OutboxMessage.objects.filter(kind="proposal_waits_for_other").count() == 1
    answering.accept_referral(referral=together.referral)
    together.refresh_from_db()
    together.help_request.refresh_from_db()
    assert (together.status, together.help_request.status) == ("agreed", "arranged")
    assert together.help_request.route == "combination"
    assert OutboxMessage.objects.filter(kind="resident_arranged").count() == 1
    assert OutboxMessage.objects.filter(kind="proposal_agreed").count() == 1


def test_when_the_organisation_says_no_the_neighbour_who_said_yes_is_free_again_and_told(
    together: Arrangement, balade: SimpleNamespace, sent: Callable[[], None]
) -> None:
    henk = together.proposals.get(volunteer=balade.henk)
    answering.accept_proposal(proposal=henk)
    sent()
    answering.decline_referral(referral=together.referral, reason="Vol")
    henk.refresh_from_db()
    together.refresh_from_db()
    assert (henk.status, together.status) == ("withdrawn", "failed")
    assert OutboxMessage.objects.filter(kind="proposal_withdrawn").count() == 1


def test_when_no_neighbour_can_the_organisation_that_said_yes_is_told(
    together: Arrangement, balade: SimpleNamespace, sent: Callable[[], None]
) -> None:
    answering.accept_referral(referral=together.referral)
    sent()
    for proposal in together.proposals.all():
        answering.decline_proposal(proposal=proposal)
    together.refresh_from_db()
    assert together.status == "failed"
    assert "referral_withdrawn" in contact_mail(together.referral)
