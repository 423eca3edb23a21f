"""What we do when intake says that a question moved."""

from typing import Any

from django.dispatch import receiver

from hub.base.models import Event
from hub.base.workflow import Actor
from intake.models import HelpRequest
from intake.signals import request_moved
from matching.services import ending


@receiver(request_moved, sender=HelpRequest, dispatch_uid="matching.let_go")
def question_moved(*, help_request: HelpRequest, event: Event, **_: Any) -> None:
    """Inside the transaction of the move: whoever was asked is told in the same breath, or nothing moved."""
    if event.new in ending.LEAVES:
        ending.let_go(help_request=help_request, actor=Actor(event.who, event.actor))
