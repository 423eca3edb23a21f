"""`/werk/vragen/samen/`: one thing done with the ticked questions, or with all of a list as shown (D24)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hub.accounts.access import needs
from hub.base.forms import row_key
from intake.forms.counter import BulkForm
from intake.models import BulkAction, BulkLine, HelpRequest
from intake.pages import lines_of
from intake.querysets import HelpRequestQuerySet
from intake.services import bulk
from intake.views.queue import chosen_in, filtered

SHOWN = 8


def _chosen(request: HttpRequest) -> HelpRequestQuerySet:
    """All of the list as shown, or the ticked ones; never one of another hub."""
    if request.POST.get("all"):
        rows = filtered(request, chosen_in(request.POST))
        # What came in since the list was shown to be sure of is not part of it.
        newest = row_key(request.POST.get("newest", ""))
        return rows.filter(pk__lte=newest) if newest else rows
    keys = [key for value in request.POST.getlist("pk")[: bulk.MOST] if (key := row_key(value))]
    return HelpRequest.objects.visible_to(request.user).filter(pk__in=keys)


@needs("intake.work")
@require_POST
def bulk_view(request: HttpRequest) -> HttpResponse:
    """First shows what would be done with how many questions; sent again with `sure` it is done."""
    verb = request.POST.get("verb", "")
    rows = _chosen(request)
    query = urlencode(chosen_in(request.POST))
    back = f"{reverse('intake:queue')}{'?' if query else ''}{query}"
    found = list(rows.order_by("due_at", "pk").values_list("pk", flat=True)[: bulk.MOST + 1])
    number = len(found)
    if verb not in BulkAction.Verb.values or not number:
        messages.info(request, _("First tick one or more questions."))
        return redirect(back)
    hub: Any = request.hub  # type: ignore[attr-defined]
    user: Any = request.user
    sure = "sure" in request.POST
    form = BulkForm(request.POST if sure else None, verb=verb, hub=hub)
    if sure and form.is_valid():
        action = bulk.start(
            hub=hub, user=user, verb=verb, chosen=rows,
            submission=form.cleaned_data["submission"], **form.details(),
        )  # fmt: skip
        bulk.go_on(action=action)
        return redirect("intake:bulk_one", action.pk)
    context = {
        "form": form,
        "verb": verb,
        "label": BulkAction.Verb(verb).label,
        "number": min(number, bulk.MOST),
        "too_many": number > bulk.MOST,
        "lines": lines_of(rows.order_by("due_at", "pk"), SHOWN),
        "more": max(0, min(number, bulk.MOST) - SHOWN),
        "all": request.POST.get("all", ""),
        "newest": max(found),
        "pks": [] if request.POST.get("all") else found,
        "chosen": chosen_in(request.POST),
        "back": back,
    }
    return render(request, "intake/bulk.html", context, status=422 if form.errors else 200)


def _get(request: HttpRequest, pk: int) -> BulkAction:
    return get_object_or_404(BulkAction.objects.select_related("to"), pk=pk, user=request.user)


@needs("intake.work")
@require_GET
def bulk_one_view(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it, and which questions stayed as they were, with the reason."""
    return _shown(request, _get(request, pk))


@needs("intake.work")
@require_POST
def bulk_go_on_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The next portion. The background does it too; whoever comes first to a question."""
    action = _get(request, pk)
    bulk.go_on(action=action)
    return _shown(request, action) if request.htmx else redirect("intake:bulk_one", pk)  # type: ignore[attr-defined]


@needs("intake.work")
@require_POST
def bulk_undo_view(request: HttpRequest, pk: int) -> HttpResponse:
    action = _get(request, pk)
    if bulk.undo(action=action, user=request.user):  # type: ignore[arg-type]
        bulk.go_on(action=action)
    else:
        messages.warning(request, _("It is too late to take this back at once. Open the questions one by one."))
    return redirect("intake:bulk_one", pk)


def _shown(request: HttpRequest, action: BulkAction) -> HttpResponse:
    counts = bulk.counts_of(action)
    left = counts["done"] + counts["waiting"] if action.undone_at else counts["waiting"]
    total = sum(counts.values())
    stayed = (BulkLine.Outcome.NOT_MOVED, BulkLine.Outcome.NOT_UNDONE)
    lines = action.lines.filter(outcome__in=stayed).select_related("help_request__person")[:100]
    context = {
        "action": action,
        "label": action.get_verb_display(),
        "counts": counts,
        "left": left,
        "ready": total - left,
        "total": total,
        "stayed": [{"row": line.help_request, "why": bulk.WHY.get(line.why, "")} for line in lines],
        "can_undo": bulk.can_undo(action=action, user=request.user),  # type: ignore[arg-type]
        "minutes": bulk.MINUTES_TO_UNDO,
    }
    part = "intake/parts/bulk_progress.html" if request.htmx else "intake/bulk_one.html"  # type: ignore[attr-defined]
    return render(request, part, context)
