"""`/werk/ambassadeurs/`: who keeps an eye on which street (C16)."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hub.accounts.access import needs
from hub.people.services import register_person
from volunteers import services
from volunteers.forms import AmbassadorForm
from volunteers.models import Ambassador


@needs("volunteers.work")
@require_GET
def ambassador_list(request: HttpRequest) -> HttpResponse:
    """Every ambassador with the street and how much they brought; who stopped is folded at the end."""
    rows = Ambassador.objects.select_related("person", "neighbourhood").annotate(
        signal_count=Count("signals", distinct=True), talent_count=Count("talents_brought", distinct=True)
    )
    ordered = list(rows.order_by("neighbourhood__name", "area", "pk"))
    context = {
        "now": [row for row in ordered if row.until is None],
        "before": [row for row in ordered if row.until is not None],
    }
    return render(request, "volunteers/ambassadors.html", context)


@needs("volunteers.work")
def new_ambassador(request: HttpRequest) -> HttpResponse:
    """A neighbour wants to be an ambassador."""
    form = AmbassadorForm(request.POST or None, hub=request.hub)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        person = register_person(hub=request.hub, **vars(form.contact()))  # type: ignore[attr-defined]
        services.appoint_ambassador(
            hub=request.hub,  # type: ignore[attr-defined]
            person=person,
            user=request.user,  # type: ignore[arg-type]
            area=form.cleaned_data["area"],
            neighbourhood=form.cleaned_data["neighbourhood"],
            recruited_by=form.cleaned_data["recruited_by"],
        )
        messages.success(request, _("The ambassador is in the list."))
        return redirect("volunteers:ambassadors")
    return render(request, "volunteers/ambassador_new.html", {"form": form}, status=422 if form.errors else 200)


@needs("volunteers.work")
@require_POST
def end_ambassador(request: HttpRequest, pk: int) -> HttpResponse:
    """This ambassador stops, as from today."""
    ambassador: Ambassador = get_object_or_404(Ambassador.objects.filter(until=None), pk=pk)
    services.end_ambassador(ambassador=ambassador, user=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Noted. What this ambassador brought stays."))
    return redirect("volunteers:ambassadors")
