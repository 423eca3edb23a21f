"""The services that a worker chose on the social map go to who asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.models import OutboxMessage
from intake import permissions
from intake.models import HelpRequest
from intake.services.giving import give_addresses
from socialmap import choosing

_BY_HAND = (OutboxMessage.Channel.PHONE, OutboxMessage.Channel.LETTER)


@needs("intake.work")
@require_POST
def give_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends them, says how they go, and begins a new choice: what was for one person is not for the next."""
    rows = HelpRequest.objects.visible_to(request.user).select_related("person", "hub")
    help_request = get_object_or_404(rows, pk=pk)
    services = choosing.services_of(choosing.chosen(request))
    if not services or not permissions.can_give(request.user, help_request):  # type: ignore[arg-type]
        messages.warning(request, _("Nothing was sent. Look at how the question stands now."))
    elif help_request.person.do_not_contact:
        messages.warning(request, _("This person does not want messages from us. Print the addresses instead."))
    else:
        message = give_addresses(help_request=help_request, user=request.user, services=services)  # type: ignore[arg-type]
        messages.success(request, _said(message))
        choosing.leave_all(request)
    return redirect("intake:question", pk)


def _said(message: OutboxMessage | None) -> str:
    if message is None:
        return _("These addresses went to the resident today already.")
    if message.channel in _BY_HAND:
        return _("Put among the calls and letters: this person gets no mail or text message from us.")
    return _("Sent to the resident.")
