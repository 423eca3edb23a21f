"""`/werk/berichten/`: calls and letters to make, and what could not be sent (F7, F8)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from followup import querysets
from followup.filters import SHOWN, MessageFilter
from hub.accounts.access import needs
from hub.base.access import looked
from hub.base.models import OutboxMessage
from hub.base.outbox import channels, letters, services
from intake.models import HelpRequest
from socialmap.models import SignUp

ON_A_PAGE = 25
OURS = ("followup.work", "mediation.coordinate")
Status, Channel = OutboxMessage.Status, OutboxMessage.Channel


def _message(request: HttpRequest, pk: int) -> OutboxMessage:
    rows = querysets.visible_to(request.user).select_related("person", "hub", "done_by")  # type: ignore[arg-type]
    return get_object_or_404(rows, pk=pk)


@needs(*OURS)
@require_GET
def messages_view(request: HttpRequest) -> HttpResponse:
    """The list: first what somebody must do now."""
    user: Any = request.user
    asked = request.GET.copy()
    if asked.get("show") not in SHOWN:
        asked["show"] = "todo"
    rows = querysets.visible_to(user).select_related("person")
    order = ("due_at", "pk") if asked["show"] in ("todo", "failed", "waiting") else ("-due_at", "-pk")
    chosen = MessageFilter(asked, rows.order_by(*order), request=request)
    page = Paginator(chosen.qs, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filter": chosen,
        "show": asked["show"],
        "chips": [{"code": code, "label": label} for code, (label, _statuses) in SHOWN.items()],
        "to_do": querysets.to_do(user)[:100].count(),
        "failed": querysets.failed(user)[:100].count(),
    }
    return render(request, "followup/messages.html", context)


def _page(request: HttpRequest, message: OutboxMessage, *, shown: bool) -> HttpResponse:
    letter = letters.from_data(message.letter)
    about = message.subject_type == HelpRequest._meta.label_lower
    seen = HelpRequest.objects.visible_to(request.user).filter(pk=message.subject_id) if about else ()
    context = {
        "message": message,
        "letter": letter,
        "channel": dict(MessageFilter.base_filters["channel"].extra["choices"]).get(message.channel),
        "shown": shown,
        "help_request": seen.first() if about else None,  # type: ignore[union-attr]
        "activity_date": _activity_date(request, message),
        "by_hand": message.status == Status.BY_HAND,
        "is_call": message.channel == Channel.PHONE,
        "is_letter": message.channel == Channel.LETTER,
        "contact_url": reverse("followup:contact", args=[message.pk]),
    }
    return render(request, "followup/message.html", context)


def _activity_date(request: HttpRequest, message: OutboxMessage) -> int | None:
    """The date of an activity that it is about: there stands whom to call."""
    if message.subject_type != SignUp._meta.label_lower or not request.user.may("socialmap.sign_ups", request.hub):  # type: ignore[union-attr, attr-defined]
        return None
    return SignUp.objects.filter(pk=message.subject_id).values_list("date", flat=True).first()


@needs(*OURS)
@require_GET
def message_view(request: HttpRequest, pk: int) -> HttpResponse:
    """One message: what to say, to whom, and what happened to it."""
    return _page(request, _message(request, pk), shown=False)


@needs(*OURS)
@require_POST
def contact_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The number to call; that somebody looked is kept (G2)."""
    message = _message(request, pk)
    if message.person:
        looked(user=request.user, at=message.person, action="contact_details", reason="message")  # type: ignore[arg-type]
    return _page(request, message, shown=True)


@needs(*OURS)
@require_GET
def letter_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it goes into the envelope, to print."""
    message = _message(request, pk)
    if message.person:
        looked(user=request.user, at=message.person, action="printed", reason="message")  # type: ignore[arg-type]
    language = channels.language_of(message)
    with override(language):
        closing = render_to_string("hub/mail/closing.txt", {"hub": message.hub}).strip()
    letter = letters.from_data(message.letter)
    context = {"message": message, "letter": letter, "closing": closing, "language": language}
    answer = render(request, "followup/letter.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def _to_list(request: HttpRequest, done: bool, words: str) -> HttpResponse:
    if done:
        messages.success(request, words)
    else:
        messages.info(request, _("A colleague was just ahead of you."))
    return redirect("followup:messages")


@needs(*OURS)
@require_POST
def done_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Called, or posted."""
    message = _message(request, pk)
    done = services.done_by_hand(message=message, user=request.user)  # type: ignore[arg-type]
    return _to_list(request, done, _("Done. It is off the list."))


@needs(*OURS)
@require_POST
def not_reached_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody picked up the phone."""
    kept = services.not_reached(message=_message(request, pk))
    return _to_list(request, kept, _("It comes back on the list the next working day."))


@needs(*OURS)
@require_POST
def again_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a failed message once more."""
    again = services.try_again(message=_message(request, pk))
    return _to_list(request, again, _("We try to send it again."))


@needs(*OURS)
@require_POST
def all_again_view(request: HttpRequest) -> HttpResponse:
    """After a mail server that was away: all of them once more."""
    failed = querysets.failed(request.user).select_related("person")  # type: ignore[arg-type]
    tried = sum(services.try_again(message=message) for message in failed[:500])
    return _to_list(request, bool(tried), _("We try to send them again."))
