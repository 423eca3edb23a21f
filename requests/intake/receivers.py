"""What intake itself does when a question moves: the ambassador who brought it hears how it goes (D18)."""

from typing import Any

from django.dispatch import receiver

from hub.base.models import Event
from intake.models import HelpRequest
from intake.services.signals import follow_question
from intake.signals import request_moved


@receiver(request_moved, dispatch_uid="intake.line_for_the_ambassador")
def line_for_the_ambassador(*, help_request: HelpRequest, event: Event, **_: Any) -> None:
    follow_question(help_request=help_request, event=event)
