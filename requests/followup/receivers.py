"""A question that moves on needs no reminder of what it waited for."""

from typing import Any

from django.dispatch import receiver

from hub.base.outbox.services import cancel_for
from intake.models import HelpRequest
from intake.signals import request_moved

REMINDERS = ("resident_reminder", "did_it_help", "helped_reminder", "helped_call", "owner_reminder")


@receiver(request_moved, dispatch_uid="followup.no_reminder_of_what_is_over")
def no_reminder_of_what_is_over(*, help_request: HelpRequest, **_: Any) -> None:
    cancel_for(about=help_request, kinds=REMINDERS)
