"""Where follow-up begins."""

from types import SimpleNamespace

import pytest

from hub.base import clock
from hub.base.workflow import worker
from intake.models import HelpRequest
from intake.services import moves
from tests.followup.support import WEDNESDAY


@pytest.fixture
def arranged(question: HelpRequest, balade: SimpleNamespace) -> HelpRequest:
    """Help was arranged on Wednesday; a week later we ask whether it helped."""
    with clock.at(WEDNESDAY):
        moves.pick_up(help_request=question, user=balade.noor)
        moves.mark_arranged(help_request=question, actor=worker(balade.noor), route="volunteer")
    return question
