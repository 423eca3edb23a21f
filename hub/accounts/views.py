"""The own page of everybody who signs in, and the choice of hub."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts import menu, services
from hub.accounts.access import needs, signed_in
from hub.accounts.forms import RoleForm
from hub.accounts.models import Membership
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


@needs("accounts.manage")
def roles(request: HttpRequest) -> HttpResponse:
    """Who has which role in this hub, and a form to give one."""
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.give_role(hub=request.hub, by=request.user, **form.cleaned_data)  # type: ignore[attr-defined, arg-type]
        except services.NotToYourself:
            form.add_error("email", _("You can not give yourself a role. Ask another administrator."))
        else:
            messages.success(request, _("Done. A mail tells how to sign in."))
            return redirect("accounts:roles")
    rows = Membership.objects.in_force().filter(hub=request.hub).select_related("user")  # type: ignore[attr-defined]
    context = {"form": form, "rows": rows.order_by("role", "user__name")}
    return render(request, "hub/accounts/roles.html", context, status=422 if form.errors else 200)


@needs("accounts.manage")
@require_POST
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """A role ends; whoever had it is out at once."""
    membership = get_object_or_404(Membership.objects.in_force().filter(hub=request.hub), pk=pk)  # type: ignore[attr-defined]
    try:
        services.end_role(membership=membership, by=request.user)  # type: ignore[arg-type]
    except services.LastAdministrator:
        messages.error(request, _("This is the last administrator. First give that role to somebody else."))
    else:
        messages.success(request, _("The role has ended."))
    return redirect("accounts:roles")
