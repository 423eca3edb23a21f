"""`/werk/vragen/`: the queue, its searches, its counts and the lists that workers keep."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.accounts.access import needs
from intake import chips, searching
from intake.filters import ME, NOBODY, QueueFilter
from intake.forms.counter import ListForm
from intake.models import HelpRequest, SavedList
from intake.pages import open_page, page_of
from intake.querysets import HelpRequestQuerySet
from intake.services import lists
from intake.services.absence import Refused
from intake.workflow import RequestStatus

# Enough to know that it is much; a count over the whole table would cost more with every year.
MOST = 99
FIELDS = tuple(name for name in QueueFilter.base_filters if name != "q")


def chosen_in(given: QueryDict) -> dict[str, str]:
    """The filters that were chosen, and the key of a search; nothing else of what was sent."""
    names = (*FIELDS, searching.PARAMETER)
    return {name: value for name in names if (value := given.get(name, "").replace("\x00", ""))}


def filtered(request: HttpRequest, chosen: dict[str, str]) -> HelpRequestQuerySet:
    """The questions as shown with these filters."""
    rows = HelpRequest.objects.visible_to(request.user)
    words = searching.words_of(request, chosen.get(searching.PARAMETER, "")) or ""
    return QueueFilter({**chosen, "q": words}, rows, request=request).qs


@needs("intake.work")
@require_GET
def queue_view(request: HttpRequest) -> HttpResponse:
    """Every question of the hub, longest due first, with filters."""
    chosen = chosen_in(request.GET)
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    key = chosen.get(searching.PARAMETER, "")
    words = searching.words_of(request, key) if key else ""
    hub: Any = request.hub  # type: ignore[attr-defined]
    query = urlencode(chosen)
    rows = filtered(request, chosen) if chosen else None
    context = {
        "page": page_of(rows, after=after, before=before)
        if rows is not None
        else open_page(hub.pk, after=after, before=before),
        "chips": chips.drawn(query),
        "chosen": chosen,
        "query": query,
        "words": words,
        "forgotten": words is None,
        "more_filters": bool(chosen.keys() - {searching.PARAMETER, "status", "late", "answered", "owner"}),
    }
    template = "intake/parts/queue_lines.html" if request.htmx else "intake/queue.html"  # type: ignore[attr-defined]
    return render(request, template, context)


@needs("intake.work")
@require_POST
def search_view(request: HttpRequest) -> HttpResponse:
    """Words stay here; the address that follows holds a key. The other filters stay as they are."""
    chosen = chosen_in(request.POST)
    chosen.pop(searching.PARAMETER, None)
    key = searching.keep(request, request.POST.get("q", ""))
    if key:
        chosen[searching.PARAMETER] = key
    return redirect(f"{reverse('intake:queue')}{'?' if chosen else ''}{urlencode(chosen)}")


@needs("intake.work")
@require_GET
def counts_view(request: HttpRequest) -> HttpResponse:
    """The chips with their counts and the worker's lists, asked again and again by a page that stays open. What did not change is not
    drawn anew, so that a screen reader hears only news."""
    rows = HelpRequest.objects.visible_to(request.user)
    counts = {
        "new": _count(rows.filter(status=RequestStatus.NEW)),
        "late": _count(rows.late()),
        "answered": _count(rows.answered()),
        "mine": _count(_owned(request, rows, ME)),
        "nobodys": _count(_owned(request, rows, NOBODY)),
        "away": _count(_owned(request, rows, "away")),
        "gone": _count(_owned(request, rows, "gone")),
    }
    hub: Any = request.hub  # type: ignore[attr-defined]
    user: Any = request.user
    own = lists.short(hub=hub, user=user)
    state = "-".join(map(str, counts.values()))
    was = request.GET.get("was", "")
    if was == state:
        return HttpResponse(status=204)
    query = urlencode(chosen_in(request.GET))
    context = {
        "chips": chips.drawn(query, {code: _said(number) for code, number in counts.items()}),
        "lists": own,
        "state": state,
        "query": query,
        "news": _news(was, counts["new"]),
    }
    return render(request, "intake/parts/queue_chips.html", context)


def _owned(request: HttpRequest, rows: HelpRequestQuerySet, whose: str) -> QuerySet[HelpRequest]:
    return QueueFilter({"owner": whose}, rows, request=request).qs


def _count(rows: QuerySet[HelpRequest]) -> int:
    return len(rows.order_by().values_list("pk", flat=True)[: MOST + 1])


def _said(number: int) -> str:
    return f"{MOST}+" if number > MOST else str(number)


def _news(was: str, new: int) -> str:
    """What to tell somebody whose page stood open."""
    before = was.split("-")[0]
    if not before.isdecimal() or len(before) > 3 or new <= int(before):
        return ""
    return _("New questions came in. There are %(n)s now.") % {"n": _said(new)}


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def lists_view(request: HttpRequest) -> HttpResponse:
    """The lists that this worker sees; a POST keeps the filter as shown under a name."""
    hub: Any = request.hub  # type: ignore[attr-defined]
    user: Any = request.user
    form = ListForm(request.POST or None)
    query = chosen_in(request.POST)
    query.pop(searching.PARAMETER, None)
    if request.method == "POST" and form.is_valid():
        try:
            saved = lists.keep(hub=hub, user=user, query=query, **form.cleaned_data)
        except Refused as refused:
            for field, why in refused.why.items():
                form.add_error(field, why)
        else:
            messages.success(request, _("Kept as “%(name)s”. It stands above the questions.") % {"name": saved.name})
            return redirect(f"{reverse('intake:queue')}?{urlencode(saved.query)}")
    rows = [
        {"list": saved, "query": urlencode(saved.query), "own": saved.owner_id == user.pk}
        for saved in lists.lists_of(hub=hub, user=user).select_related("owner")
    ]
    context = {"form": form, "rows": rows, "query": query, "bound": form.is_bound}
    return render(request, "intake/lists.html", context, status=422 if form.errors else 200)


def _own_list(request: HttpRequest, pk: int) -> SavedList:
    return get_object_or_404(SavedList, owner=request.user, pk=pk)


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def list_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name for a list of one's own, or (not) for colleagues."""
    saved = _own_list(request, pk)
    form = ListForm(request.POST or None, initial={"name": saved.name, "shared": saved.shared})
    if request.method == "POST" and form.is_valid():
        try:
            lists.change(saved=saved, **form.cleaned_data)
        except Refused as refused:
            for field, why in refused.why.items():
                form.add_error(field, why)
        else:
            messages.success(request, _("Kept."))
            return redirect("intake:lists")
    return render(request, "intake/list.html", {"form": form, "saved": saved}, status=422 if form.errors else 200)


@needs("intake.work")
@require_POST
def list_remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    _own_list(request, pk).delete()
    messages.success(request, _("The list is gone. The questions are still there."))
    return redirect("intake:lists")
