"""`/werk/`: the morning, and entering a question for somebody who calls or comes by."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hub.accounts.access import needs
from hub.base import clock, panels
from hub.base.workflow import MoveRefused
from intake.forms.work import EnterForm
from intake.models import HelpRequest, Signal
from intake.pages import lines_of
from intake.services import moves
from intake.services.asking import ask
from intake.workflow import RequestStatus

# A list shows its first lines, and counts no further than this: enough to know that it is much.
SHOWN, MOST = 8, 99


@needs("intake.work")
@require_GET
def today_view(request: HttpRequest) -> HttpResponse:
    """What is new, what waits too long, what was answered: a morning, not a dashboard."""
    seen = HelpRequest.objects.visible_to(request.user)
    late = seen.late().order_by("due_at", "pk")
    # A new question that waits too long stands among those, not twice.
    new = seen.filter(status=RequestStatus.NEW, due_at__gte=clock.now()).order_by("due_at", "pk")
    lists = [
        _list("late", _("Waits too long"), late, "late=true"),
        _list("new", _("New"), new, "status=new"),
        _list("answered", _("Answer in"), seen.answered().order_by("answered_at", "pk"), "answered=true"),
    ]
    signals = (
        Signal.objects.visible_to(request.user).waiting().select_related("ambassador").order_by("created_at", "pk")
    )
    context = {
        "lists": lists,
        "signals": _list("signals", _("Signals"), signals, ""),
        "parts": panels.rendered("today", request),
        "quiet": not any(row["lines"] for row in lists),
        "work_search_url": reverse("intake:search"),
    }
    return render(request, "intake/today.html", context)


def _list(code: str, title: str, rows: Any, query: str) -> dict[str, Any]:
    """The first lines of a list, and its size as far as we count."""
    lines = lines_of(rows, SHOWN + 1) if rows.model is HelpRequest else list(rows[: SHOWN + 1])
    size = len(lines)
    if size > SHOWN:
        size = len(rows.order_by().prefetch_related(None).values_list("pk", flat=True)[: MOST + 1])
    return {
        "code": code,
        "title": title,
        "lines": lines[:SHOWN],
        "size": f"{MOST}+" if size > MOST else str(size),
        "query": query,
        "more": size > SHOWN,
    }


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_view(request: HttpRequest) -> HttpResponse:
    """One screen for somebody on the phone or at the counter. "Keep and pick up" makes it mine at once."""
    form = EnterForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "intake/enter.html", {"form": form}, status=422 if form.errors else 200)
    user: Any = request.user
    hub = request.hub  # type: ignore[attr-defined]
    help_request = ask(
        hub=hub,
        who=form.contact(),
        question=form.question(),
        submission=form.cleaned_data["submission"],
        filled_in_by=user,
    )
    if help_request.hub_id != hub.pk:
        text = _("%(hub)s serves this postcode. They have the question now; its number is %(reference)s.")
        messages.success(request, text % {"hub": help_request.hub.name, "reference": help_request.reference})
        return redirect("intake:queue")
    if "pick_up" in request.POST:
        try:
            moves.pick_up(help_request=help_request, user=user)
        except MoveRefused:
            messages.info(request, _("A colleague was just ahead of you."))
    messages.success(
        request,
        _("Kept. Tell the person: number %(reference)s, code %(code)s.")
        % {"reference": help_request.reference, "code": help_request.code},
    )
    return redirect("intake:question", help_request.pk)
