"""The own page of everybody who signs in, and the choice of hub."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hub.accounts import menu
from hub.accounts.access import signed_in
from hub.base import panels
from hub.base.forms import row_key
from hub.places.models import Hub


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """`/mijn/`: what this person brings, does and may answer; each app adds its own part. Who has no part
    there but works at the hub goes on to the first work screen."""
    parts = panels.rendered("mijn", request)
    work = [item for item in menu.for_request(request) if item["url"].startswith("/werk/")]
    if work and not parts:
        return redirect(work[0]["url"])
    return render(request, "hub/accounts/home.html", {"parts": parts})


@signed_in
@require_POST
def choose_hub(request: HttpRequest) -> HttpResponse:
    """Somebody who works in more than one hub goes to another."""
    own = Hub.objects.filter(memberships__in=request.user.memberships_now()).distinct()  # type: ignore[union-attr]
    hub = get_object_or_404(own, pk=row_key(request.POST.get("hub", "")))
    request.session["hub"] = hub.pk
    return redirect("accounts:home")
