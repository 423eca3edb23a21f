"""A question that lies with Noor, and people who say yes or no to it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from hub.base.models import OutboxMessage
from hub.people.models import Consent
from hub.people.services import record_consent
from intake.models import HelpRequest
from intake.services import moves
from matching.models import Arrangement, Proposal
from matching.services import proposing


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
