"""What a contact person does with the own entries."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.workflow import Actor
from socialmap.contacts import contact_of
from socialmap.models import EntryChange, Service
from socialmap.services.entries import confirm_checked
from socialmap.views.editing import edit_page
from socialmap.workflow import ChangeStatus


@needs("socialmap.own_entries")
@require_POST
def own_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """`/mijn/sociale-kaart/<pk>/klopt/`: "this is still right"."""
    entry = get_object_or_404(Service.objects.owned_by(request.user), pk=pk)
    confirm_checked(service=entry, user=request.user, actor=Actor("contact", request.user))  # type: ignore[arg-type]
    messages.success(request, _("Thank you. Everybody can see that it was checked today."))
    return redirect("accounts:home")


@needs("socialmap.own_entries")
def own_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """`/mijn/sociale-kaart/<pk>/wijzigen/`: changes an own entry."""
    mine = Service.objects.owned_by(request.user).listed()
    entry: Service = get_object_or_404(
        Service.objects.filter(pk__in=mine.values("pk")).select_related("organization"), pk=pk
    )
    contact = contact_of(request.user, entry)  # type: ignore[arg-type]
    actor = Actor("contact", request.user)  # type: ignore[arg-type]
    return edit_page(request, entry=entry, contact=contact, actor=actor, back=reverse("accounts:home"))


def own_entries(request: HttpRequest, subject: Any) -> str:
    """Panel on `/mijn/`: the own entries, oldest check first."""
    entries = list(Service.objects.owned_by(request.user).listed().order_by("assured_date", "name"))
    if not entries:
        return ""
    own_changes = EntryChange.objects.filter(service__in=entries, source=EntryChange.Source.CONTACT)
    waiting = set(own_changes.filter(status=ChangeStatus.PROPOSED).values_list("service", flat=True))
    context = {"entries": entries, "waiting": waiting}
    return render_to_string("socialmap/own_entries.html", context, request)
