"""Entries that look like one, and entries that must not be listed again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hub.accounts.access import needs
from hub.base.forms import row_key
from socialmap.forms_importing import BarForm
from socialmap.import_words import WHY
from socialmap.models import Service, Tombstone
from socialmap.services import doubles, tombstones


def _entry(request: HttpRequest, key: str) -> Service:
    rows = Service.objects.visible_to(request.user)
    found: Service = get_object_or_404(rows.select_related("organization", "hub"), pk=row_key(key))
    return found


@needs("socialmap.work")
@require_GET
def doubles_list(request: HttpRequest) -> HttpResponse:
    """`/werk/sociale-kaart/dubbel/`: pairs that look like one entry."""
    pairs = [
        {"entries": [pair.first, pair.second], "why": WHY[pair.why]}
        for pair in doubles.likely(hub=request.hub)  # type: ignore[attr-defined]
    ]
    return render(request, "socialmap/doubles.html", {"pairs": pairs})


@needs("socialmap.work")
@require_POST
def doubles_decide(request: HttpRequest) -> HttpResponse:
    """One stays and takes over what hangs on the other; or they are told apart."""
    one, other = (_entry(request, request.POST.get(name, "")) for name in ("one", "other"))
    keep = row_key(request.POST.get("keep", ""))
    if request.POST.get("keep") == "both":
        doubles.tell_apart(one=one, other=other, user=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Noted: these are two. You do not see them here any more."))
    elif keep in (one.pk, other.pk):
        stays, goes = (one, other) if keep == one.pk else (other, one)
        try:
            doubles.merge(keep=stays, gone=goes, user=request.user)  # type: ignore[arg-type]
        except doubles.NotMergeable:
            messages.error(request, _("These two cannot become one: something would be lost. Nothing was changed."))
        else:
            messages.success(request, _("Now they are one. Contact persons and referrals came along."))
    else:
        messages.warning(request, _("Choose first what has to be done with these two."))
    return redirect("socialmap:doubles")


@needs("socialmap.work")
def work_bar(request: HttpRequest, pk: int) -> HttpResponse:
    """`/werk/sociale-kaart/<pk>/niet-meer/`: off the map, and no import brings it back."""
    entry = _entry(request, str(pk))
    form = BarForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        tombstones.bar(service=entry, user=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
        messages.success(request, _("It is off the map, and no import brings it back."))
        return redirect("socialmap:tombstones")
    return render(request, "socialmap/bar.html", {"entry": entry, "form": form}, status=422 if form.is_bound else 200)


@needs("socialmap.work")
@require_GET
def tombstone_list(request: HttpRequest) -> HttpResponse:
    """`/werk/sociale-kaart/niet-meer/`: what must not be listed again."""
    stones = tombstones.standing(hub=request.hub).select_related("by")  # type: ignore[attr-defined]
    return render(request, "socialmap/tombstones.html", {"stones": stones})


@needs("socialmap.work")
@require_POST
def tombstone_lift(request: HttpRequest, pk: int) -> HttpResponse:
    """It may come back with the next import."""
    stone: Tombstone = get_object_or_404(Tombstone.objects.all(), pk=pk)
    if tombstones.lift(tombstone=stone, user=request.user):  # type: ignore[arg-type]
        messages.success(request, _("Done. From the next import on it may come back."))
    return redirect("socialmap:tombstones")
