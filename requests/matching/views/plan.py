"""The plan for the whole queue: made, looked at, lines taken out, sent."""

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.forms import row_key
from hub.base.scopes import active_hub
from matching import plan_rows, plan_shown
from matching.errors import NewerPlan
from matching.models import Plan
from matching.plan.best import NotProven
from matching.services import planning
from matching.views.common import say_refused

logger = logging.getLogger(__name__)


@needs("matching.work")
def plan(request: HttpRequest) -> HttpResponse:
    """The newest plan, or the way to make one."""
    newest = Plan.objects.exclude(status="replaced").order_by("-created_at", "-pk").first()
    context = {"ready": plan_rows.ready_count(), "plan": newest}
    if newest:
        context |= plan_shown.page(newest)
    return render(request, "matching/plan.html", context)


@needs("matching.work")
@require_POST
def make(request: HttpRequest) -> HttpResponseBase:
    """A new plan in place of the one before."""
    try:
        planning.make_plan(hub=active_hub(), user=request.user)  # type: ignore[arg-type]
    except NotProven:
        logger.exception("the plan of hub %s failed", active_hub().pk)
        messages.error(
            request, _("The plan could not be made. Nothing was changed. Ask neighbours question by question.")
        )
    return redirect("matching:plan")


@needs("matching.work")
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Asks the neighbours of the ticked lines; the unticked ones that were shown are taken out."""
    row: Plan = get_object_or_404(Plan.objects.all(), pk=pk)
    chosen, shown = _keys(request, "line"), _keys(request, "shown")
    if not chosen:
        messages.warning(request, _("Nothing is ticked, so nothing was sent."))
        return redirect("matching:plan")
    try:
        outcome = planning.send_plan(plan=row, chosen=chosen, user=request.user, taken_out=shown)  # type: ignore[arg-type]
    except NewerPlan as error:
        say_refused(request, error)
        return redirect("matching:plan")
    _say(request, outcome)
    return redirect("matching:plan")


def _keys(request: HttpRequest, name: str) -> set[int]:
    return {key for value in request.POST.getlist(name) if (key := row_key(value))}


def _say(request: HttpRequest, outcome: planning.Outcome) -> None:
    number = outcome.sent
    if number:
        words = ngettext("%(n)d neighbour has been asked.", "%(n)d neighbours have been asked.", number) % {"n": number}
        messages.success(request, f"{words} " + _("You hear it when somebody answers."))
    elif not outcome.skipped:
        messages.info(request, _("These were sent already: a colleague was just before you."))
    if outcome.skipped:
        many = len(outcome.skipped)
        words = ngettext(
            "%(n)d line could not be sent any more. Below it says why.",
            "%(n)d lines could not be sent any more. Below it says why.",
            many,
        )
        messages.warning(request, words % {"n": many})
