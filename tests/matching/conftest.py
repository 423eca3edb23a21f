"""A question that lies with Noor, and people who say yes or no to it."""

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from hub.base import clock, workdays
from hub.base.models import OutboxMessage
from hub.people.models import Consent
from hub.people.services import record_consent
from intake.models import HelpRequest
from intake.services import moves
from matching.developing import cases, inviting
from matching.models import Arrangement, Development, Handover, Proposal
from matching.services import handing, proposing
from tests.conftest import make_person, make_request


@pytest.fixture
def picked_up(balade: SimpleNamespace, question: HelpRequest) -> HelpRequest:
    """Mevrouw Jansen's question about groceries, picked up by Noor."""
    moves.pick_up(help_request=question, user=balade.noor)
    return question


@pytest.fixture
def asked(balade: SimpleNamespace, picked_up: HelpRequest) -> Arrangement:
    """Henk and Fatima were both asked."""
    return proposing.propose(
        help_request=picked_up,
        user=balade.noor,
        volunteers=[balade.henk, balade.fatima],
        note="Samen boodschappen doen. Ze heeft een rollator.",
    )


@pytest.fixture
def of() -> Callable[[Arrangement, Any], Proposal]:
    """The proposal of one volunteer in an arrangement."""

    def find(arrangement: Arrangement, volunteer: Any) -> Proposal:
        return arrangement.proposals.get(volunteer=volunteer)

    return find


@pytest.fixture
def sent() -> Callable[[], None]:
    """The mail so far has left."""

    def leave() -> None:
        OutboxMessage.objects.filter(status="pending").update(status="sent")

    return leave


@pytest.fixture
def may_share(balade: SimpleNamespace) -> None:
    """Mevrouw Jansen agreed that who helps may have her address."""
    record_consent(person=balade.jansen, purpose=Consent.Purpose.SHARE, text="goed", channel="phone")


# --- no supply ------------------------------------------------------------------------------------
@pytest.fixture
def no_answer(balade: SimpleNamespace) -> Callable[..., Handover]:
    """A question that Noor laid with process manager Charles."""

    def lay(person: Any = None, **details: Any) -> Handover:
        fields = {"subjects": [balade.groceries], "kind": "personal", **details}
        made = make_request(balade.balade, person or balade.jansen, "Wie rijdt mij op zondag?", **fields)
        moves.pick_up(help_request=made, user=balade.noor)
        return handing.hand_to_process_manager(help_request=made, user=balade.noor, reason="Niemand rijdt op zondag.")

    return lay


@pytest.fixture
def case(balade: SimpleNamespace, no_answer: Callable[..., Handover]) -> Development:
    """Charles took two questions about groceries together; mevrouw Jansen and meneer Bos asked them."""
    bos = make_person(balade.balade, "Meneer Bos", phone="+31611112222")
    return cases.start(
        hub=balade.balade,
        user=balade.charles,
        handovers=[no_answer(), no_answer(bos)],
        title="Boodschappen op zondag",
    )


@pytest.fixture
def soon() -> datetime:
    return workdays.add_working_days(clock.now(), 10)


@pytest.fixture
def invited(balade: SimpleNamespace, case: Development, soon: datetime) -> list[Any]:
    """Corrie of the Boodschappenbus and neighbour Henk were invited."""
    return inviting.invite(
        development=case,
        user=balade.charles,
        words="Wie kan op zondag rijden?",
        deadline=soon,
        contacts=[balade.corrie],
        volunteers=[balade.henk],
    )
