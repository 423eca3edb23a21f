"""What the screens share: the question a worker may see, and kind words when something cannot be done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.base.workflow import MoveRefused
from hub.people.models import Consent
from hub.people.services import agreed
from intake.models import HelpRequest
from matching.errors import MatchingRefused
from matching.services.referring import share_agreed


def visible_question(request: HttpRequest, pk: int) -> HelpRequest:
    """The question, or 404 for who may not see it."""
    rows = HelpRequest.objects.visible_to(request.user).select_related("person", "hub", "neighbourhood", "owner")
    return get_object_or_404(rows, pk=pk)


def to_question(help_request: HelpRequest) -> HttpResponse:
    """Back to the page of the question."""
    return redirect(question_address(help_request))


def question_address(help_request: HelpRequest) -> str:
    return reverse("intake:question", args=[help_request.pk])


def say_refused(request: HttpRequest, error: MoveRefused | MatchingRefused) -> None:
    """Why it did not happen, on the next page."""
    if isinstance(error, MoveRefused):
        messages.warning(request, _("This question went on in the meantime: a colleague was just before you."))
    else:
        messages.warning(request, f"{error.title}. {error.text}")


def share_known(help_request: HelpRequest) -> bool:
    """Whether the resident agreed to sharing name and address with who helps."""
    return agreed(help_request.person, Consent.Purpose.SHARE)


def keep_share(request: HttpRequest, help_request: HelpRequest, channel: str) -> None:
    """Writes down the resident's yes that the worker ticked."""
    if channel:
        share_agreed(help_request=help_request, user=request.user, channel=channel)  # type: ignore[arg-type]
