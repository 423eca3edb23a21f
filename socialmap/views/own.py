"""What a contact person does with the own entries."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.workflow import Actor
from socialmap.models import Service
from socialmap.services.entries import confirm_checked


@needs("socialmap.own_entries")
@require_POST
def own_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """`/mijn/sociale-kaart/<pk>/klopt/`: "this is still right"."""
    entry = get_object_or_404(Service.objects.owned_by(request.user), pk=pk)
    confirm_checked(service=entry, user=request.user, actor=Actor("contact", request.user))  # type: ignore[arg-type]
    messages.success(request, _("Thank you. Everybody can see that it was checked today."))
    return redirect("accounts:home")


def own_entries(request: HttpRequest, subject: Any) -> str:
    """Panel on `/mijn/`: the own entries, oldest check first."""
    entries = Service.objects.owned_by(request.user).listed().order_by("assured_date", "name")
    if not entries:
        return ""
    return render_to_string("socialmap/own_entries.html", {"entries": entries}, request)
