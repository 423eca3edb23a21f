"""Whatever happens to a question, at whatever moment: each person hears once what concerns them, and nobody twice
(D11, D15). One table: the moment, what happens, and who then hears what."""

import contextlib
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.workflow import RESIDENT, MoveRefused, worker
from hub.people.models import Consent
from hub.people.services import record_consent
from intake.models import HelpRequest, Signal
from intake.services import moves
from matching.errors import MatchingRefused
from matching.models import Arrangement, Handover
from matching.services import answering, ending, handing, proposing, referring
from matching.services.expiring import expire_due

WHY = {"skip_reason": "resident_wish", "skip_words": "Ze wil liever de bus."}
Stage = SimpleNamespace


# --- the moments ----------------------------------------------------------------------------------
def three_asked(s: Stage) -> None:
    s.arrangement = proposing.propose(help_request=s.question, user=s.w.noor, volunteers=s.three)


def in_turns(s: Stage) -> None:
    s.arrangement = proposing.propose(help_request=s.question, user=s.w.noor, volunteers=s.three, one_by_one=True)


def neighbour_agreed(s: Stage) -> None:
    three_asked(s)
    answering.accept_proposal(proposal=s.arrangement.proposals.get(volunteer=s.w.henk))


def organisation_asked(s: Stage, **more: Any) -> None:
    given = {"service": s.w.service, "contact": s.w.corrie, **WHY, **more}
    s.arrangement = referring.refer(help_request=s.question, user=s.w.noor, **given)


def organisation_called(s: Stage) -> None:
    organisation_asked(s, logged=True)


def organisation_agreed(s: Stage) -> None:
    organisation_asked(s)
    answering.accept_referral(referral=s.arrangement.referral)


def half_a_combination(s: Stage) -> None:
    organisation_asked(s, rung="combination", with_volunteers=[s.w.henk])
    answering.accept_proposal(proposal=s.arrangement.proposals.get())


def with_the_team(s: Stage) -> None:
    handing.hand_to_team(help_request=s.question, user=s.w.noor, reason="Kijken?")


def team_asks_back(s: Stage) -> None:
    with_the_team(s)
    handing.ask_hub(handover=Handover.objects.get(), user=s.w.teun, question="Welke paal?")


def with_the_manager(s: Stage) -> None:
    handing.hand_to_process_manager(help_request=s.question, user=s.w.noor, reason="Niemand.")


# --- what happens ---------------------------------------------------------------------------------
def withdrawn(s: Stage) -> None:
    moves.withdraw(help_request=fresh(s), actor=RESIDENT)


def taken_back(s: Stage) -> None:
    lies = Handover.objects.first()
    if lies:
        handing.take_back(handover=lies, user=s.w.noor)
    else:
        proposing.withdraw_arrangement(arrangement=s.arrangement, user=s.w.noor)


def silence(s: Stage) -> None:
    with clock.at(clock.now() + timedelta(days=60)):
        expire_due()


def ended(s: Stage) -> None:
    ending.end(arrangement=Arrangement.objects.get(), user=s.w.noor)


def closed(s: Stage) -> None:
    moves.close(help_request=fresh(s), actor=worker(s.w.noor), helped="yes")


def answered(s: Stage) -> None:
    handover = Handover.objects.get()
    user = s.w.teun if handover.to == "team" else s.w.charles
    handing.answer_handover(handover=handover, user=user, answer="Gedaan.", outcome="none")


def says_no(s: Stage) -> None:
    answering.decline_referral(referral=s.arrangement.referral, reason="Vol")


def fresh(s: Stage) -> HelpRequest:
    return HelpRequest.objects.select_related("person", "hub", "owner").get(pk=s.question.pk)


ALL_THREE = {"Henk": ["proposal_withdrawn"], "Fatima": ["proposal_withdrawn"], "Mo": ["proposal_withdrawn"]}
BROUGHT = {"Ria": ["signal_feedback"]}
TABLE: list[tuple[Callable[[Stage], None], Callable[[Stage], None], dict[str, list[str]]]] = [
    (three_asked, withdrawn, ALL_THREE | BROUGHT),
    (three_asked, taken_back, ALL_THREE),
    (three_asked, silence, {name: ["proposal_expired"] for name in ("Henk", "Fatima", "Mo")}),
    (in_turns, withdrawn, {"Henk": ["proposal_withdrawn"]} | BROUGHT),
    (in_turns, taken_back, {"Henk": ["proposal_withdrawn"]}),
    (neighbour_agreed, withdrawn, {"Henk": ["proposal_withdrawn"]} | BROUGHT),
    (neighbour_agreed, taken_back, {"Henk": ["proposal_withdrawn"], "Jansen": ["resident_help_off"]}),
    (neighbour_agreed, ended, {"Henk": ["proposal_ended"]}),
    (neighbour_agreed, closed, {"Henk": ["proposal_ended"]} | BROUGHT),
    (organisation_asked, withdrawn, {"Corrie": ["referral_withdrawn"]} | BROUGHT),
    (organisation_asked, taken_back, {"Corrie": ["referral_withdrawn"]}),
    (organisation_asked, silence, {"Corrie": ["referral_expired"]}),
    (organisation_called, withdrawn, {"a call": ["referral_withdrawn"]} | BROUGHT),
    (organisation_called, silence, {}),
    (organisation_agreed, withdrawn, {"Corrie": ["referral_withdrawn"]} | BROUGHT),
    (organisation_agreed, taken_back, {"Corrie": ["referral_withdrawn"], "Jansen": ["resident_help_off"]}),
    (organisation_agreed, ended, {"Corrie": ["referral_ended"]}),
    (half_a_combination, withdrawn, {"Henk": ["proposal_withdrawn"], "Corrie": ["referral_withdrawn"]} | BROUGHT),
    (half_a_combination, taken_back, {"Henk": ["proposal_withdrawn"], "Corrie": ["referral_withdrawn"]}),
    (half_a_combination, says_no, {"Henk": ["proposal_withdrawn"]}),
    (with_the_team, withdrawn, {"Teun": ["handover_over"]} | BROUGHT),
    (with_the_team, taken_back, {"Teun": ["handover_over"]}),
    (with_the_team, silence, {"Teun": ["handover_over"], "Noor": ["handover_late"]}),
    (with_the_team, answered, {"Jansen": ["resident_answer"]}),
    (team_asks_back, withdrawn, {"Teun": ["handover_over"]} | BROUGHT),
    (team_asks_back, taken_back, {"Teun": ["handover_over"]}),
    (team_asks_back, silence, {}),
    (with_the_manager, withdrawn, {"Charles": ["handover_over"]} | BROUGHT),
    (with_the_manager, taken_back, {"Charles": ["handover_over"]}),
    (with_the_manager, silence, {"Charles": ["handover_over"], "Noor": ["handover_late"]}),
    (with_the_manager, answered, {"Jansen": ["resident_answer"], "Noor": ["handover_none"]} | BROUGHT),
]
NAMES = [f"{moment.__name__}, then {event.__name__}" for moment, event, _ in TABLE]


@pytest.fixture
def stage(balade: SimpleNamespace, picked_up: HelpRequest) -> Stage:
    """Mevrouw Jansen's question, brought by ambassador Ria, who may hear how it goes. Mo has the talent too."""
    balade.mo.talents.add(balade.groceries)
    for purpose in (Consent.Purpose.SHARE, Consent.Purpose.FEEDBACK):
        record_consent(person=balade.jansen, purpose=purpose, text="goed", channel="phone")
    Signal.objects.create(
        hub=balade.balade,
        about="question",
        ambassador=balade.ria,
        text="Vraagt",
        person=balade.jansen,
        help_request=picked_up,
        status="taken_in",
        agreed_at=clock.now(),
    )
    return SimpleNamespace(w=balade, question=picked_up, three=[balade.henk, balade.fatima, balade.mo])


def who(message: OutboxMessage, w: SimpleNamespace) -> str:
    """By a short name, whatever the channel."""
    if message.person:
        return {"Mevrouw Jansen": "Jansen"}.get(message.person.name, message.person.first_name)
    known = {w.corrie.email: "Corrie", w.teun.email: "Teun", w.charles.email: "Charles", w.noor.email: "Noor"}
    return known.get(message.address, "a call" if not message.address else message.address)


@pytest.mark.parametrize(("moment", "event", "expected"), TABLE, ids=NAMES)
def test_each_person_hears_once_what_concerns_them_and_nobody_twice(
    stage: Stage,
    moment: Callable[[Stage], None],
    event: Callable[[Stage], None],
    expected: dict[str, list[str]],
) -> None:
    moment(stage)
    OutboxMessage.objects.filter(status__in=["pending", "by_hand"]).update(status="sent")
    before = set(OutboxMessage.objects.values_list("pk", flat=True))
    event(stage)
    for _ in range(2):
        with contextlib.suppress(MoveRefused, MatchingRefused, Arrangement.DoesNotExist):
            event(stage)
    told: dict[str, list[str]] = {}
    for message in OutboxMessage.objects.exclude(pk__in=before).exclude(status="cancelled").select_related("person"):
        told.setdefault(who(message, stage.w), []).append(message.kind)
    told.pop("Jansen") if told.get("Jansen") == ["did_it_help"] else None
    assert {name: sorted(kinds) for name, kinds in told.items()} == expected


@pytest.mark.parametrize("moment", [three_asked, in_turns, organisation_asked, with_the_team, with_the_manager])
def test_what_had_not_left_yet_is_stopped_and_then_nobody_hears_that_it_is_off(
    stage: Stage, moment: Callable[[Stage], None]
) -> None:
    moment(stage)
    withdrawn(stage)
    kinds = set(OutboxMessage.objects.exclude(status="cancelled").values_list("kind", flat=True))
    assert kinds <= {"signal_feedback"}


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        (with_the_team, "Het wijkteam kijkt ernaar."),
        (with_the_manager, "Er is nog geen passende hulp. We zoeken naar iets nieuws."),
    ],
)
def test_the_resident_and_the_ambassador_can_see_where_the_question_lies(
    stage: Stage, moment: Callable[[Stage], None], line: str
) -> None:
    moment(stage)
    (message,) = OutboxMessage.objects.filter(kind="resident_handed_over")
    assert message.person == stage.w.jansen
    assert Signal.objects.get().feedback == line
