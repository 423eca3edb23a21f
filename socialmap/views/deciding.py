"""What staff decide about an entry: changes that wait for a look, mistakes that visitors reported, claims."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hub.accounts.access import needs
from hub.accounts.services import NotToYourself
from hub.base.workflow import MoveRefused
from socialmap import fields as table
from socialmap.comparing import compare
from socialmap.forms_current import ClaimDecisionForm, HandleForm, ReasonForm, TakeForm
from socialmap.models import EntryChange, EntryClaim, EntryReport, Service
from socialmap.services import changes, claims, mistakes


def _entries(request: HttpRequest) -> Any:
    return Service.objects.visible_to(request.user)


def _too_late(request: HttpRequest) -> None:
    messages.warning(request, _("A colleague was just before you. This is how it is now."))


def rows_of(change: EntryChange) -> list[dict[str, Any]]:
    """The fields of a change: how it is, how it would be, the words that differ, and whether somebody changed it in
    between."""
    now = table.current(change.service, [name for name in change.fields if name in table.FIELDS])
    rows = []
    for name, was in now.items():
        both = change.fields[name]
        # What was decided is shown as it was then; what waits beside what stands there now.
        waits = change.status == "proposed"
        left = was if waits else both["before"]
        old, new = compare(table.in_words(name, left), table.in_words(name, both["after"]))
        moved = waits and table.tidy_or_none(name, was) != table.tidy_or_none(name, both["before"])
        rows.append(
            {
                "name": name,
                "label": table.FIELDS[name].label,
                "old": old,
                "new": new,
                "before": table.in_words(name, both["before"]) if moved else "",
                "moved": moved,
                "taken": name in change.taken,
            }
        )
    return rows


@needs("socialmap.work")
def work_change(request: HttpRequest, pk: int) -> HttpResponse:
    """`/werk/sociale-kaart/wijziging/<pk>/`: old beside new; take over all or some, or say no."""
    rows = EntryChange.objects.select_related("service__organization", "contact__user", "hub", "decided_by")
    change: EntryChange = get_object_or_404(rows.filter(service__in=_entries(request)), pk=pk)
    take = TakeForm(initial={"seen": table.version(change.service)})
    # Two reasons stand on this page: each its own id, or the words beside one belong to the other.
    refuse = ReasonForm(auto_id="no_%s")
    if request.method == "POST":
        if request.POST.get("action") == "refuse":
            refuse = ReasonForm(request.POST, auto_id="no_%s")
            done = refuse.is_valid() and _refuse(request, change, refuse)
        else:
            take = TakeForm(request.POST)
            done = take.is_valid() and _take(request, change, take)
        if done:
            return redirect("socialmap:work_detail", pk=change.service_id)
        change = rows.get(pk=pk)
        if not (take.is_bound and take.errors):
            take = TakeForm(initial={"seen": table.version(change.service)})
    context = {
        "change": change,
        "entry": change.service,
        "rows": rows_of(change),
        "take": take,
        "refuse": refuse,
        "tells": bool(changes.address_of(change.contact)),
        "chosen": request.POST.getlist("field") if request.method == "POST" else list(change.fields),
    }
    return render(request, "socialmap/work_change.html", context, status=422 if refuse.errors or take.errors else 200)


def _take(request: HttpRequest, change: EntryChange, form: TakeForm) -> bool:
    data = form.cleaned_data
    try:
        changes.approve(
            change=change,
            user=request.user,  # type: ignore[arg-type]
            taken=request.POST.getlist("field"),
            seen=data["seen"],
            reason=data["reason"],
        )
    except changes.EntryMovedOn:
        messages.warning(request, _("The entry was changed in between. Look once more: this is how it is now."))
        return False
    except ValueError:
        form.add_error(None, _("Tick at least one field. Nothing right? Then say no, with a reason."))
        return False
    except MoveRefused:
        _too_late(request)
        return True
    messages.success(request, _("Taken over. Everybody sees it now."))
    return True


def _refuse(request: HttpRequest, change: EntryChange, form: ReasonForm) -> bool:
    try:
        changes.refuse(change=change, user=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
    except MoveRefused:
        _too_late(request)
    else:
        hears = changes.address_of(change.contact)
        messages.success(request, _("Kept as it was. They get your reason by mail.") if hears else _("Kept as it was."))
    return True


@needs("socialmap.work")
def work_report(request: HttpRequest, pk: int) -> HttpResponse:
    """`/werk/sociale-kaart/melding/<pk>/`: a mistake that a visitor reported."""
    rows = EntryReport.objects.select_related("service__organization", "hub", "handled_by")
    report: EntryReport = get_object_or_404(rows.filter(service__in=_entries(request)), pk=pk)
    form = HandleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            mistakes.handle_report(report=report, user=request.user, answer=form.cleaned_data["answer"])  # type: ignore[arg-type]
        except MoveRefused:
            _too_late(request)
        else:
            messages.success(request, _("Solved. Thank you."))
        return redirect("socialmap:work_detail", pk=report.service_id)
    context = {"report": report, "entry": report.service, "form": form}
    return render(request, "socialmap/work_report.html", context, status=422 if form.errors else 200)


@needs("socialmap.work")
def work_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """`/werk/sociale-kaart/van-ons/<pk>/`: somebody says that the entry is theirs."""
    rows = EntryClaim.objects.select_related("service__organization", "hub", "decided_by")
    claim: EntryClaim = get_object_or_404(rows.filter(service__in=_entries(request)), pk=pk)
    gives = request.user.may("socialmap.entrance", claim.hub)  # type: ignore[union-attr]
    decide, refuse = ClaimDecisionForm(may_give_entrance=gives), ReasonForm()
    if request.method == "POST":
        no = request.POST.get("action") == "refuse"
        form: ClaimDecisionForm | ReasonForm
        if no:
            form = refuse = ReasonForm(request.POST)
        else:
            form = decide = ClaimDecisionForm(request.POST, may_give_entrance=gives)
        if form.is_valid():
            _decide_claim(request, claim, form.cleaned_data, no=no)
            return redirect("socialmap:work_detail", pk=claim.service_id)
    context = {"claim": claim, "entry": claim.service, "decide": decide, "refuse": refuse}
    return render(request, "socialmap/work_claim.html", context, status=422 if refuse.errors else 200)


def _decide_claim(request: HttpRequest, claim: EntryClaim, data: dict[str, Any], *, no: bool) -> None:
    try:
        if no:
            claims.refuse_claim(claim=claim, user=request.user, reason=data["reason"])  # type: ignore[arg-type]
        else:
            account = data.get("account", False)
            claims.approve_claim(claim=claim, user=request.user, whole=data["whole"], account=account)  # type: ignore[arg-type]
    except MoveRefused:
        _too_late(request)
    except NotToYourself:
        messages.error(request, _("This is your own address: you cannot give yourself an entrance. Ask a colleague."))
    else:
        messages.success(request, _("Saved. They get a mail about it."))
