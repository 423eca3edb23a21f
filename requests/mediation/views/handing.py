"""The hub passes a question on to mediation, and from then on sees nothing but that it lies there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hub.accounts.access import needs
from hub.base.workflow import MoveRefused
from intake.models import HelpRequest
from mediation import services
from mediation.forms import OpenCaseForm
from mediation.permissions import OPEN_CASE
from mediation.services.cases import NotAConflict, share_text


@needs(OPEN_CASE)
def open_case(request: HttpRequest, pk: int) -> HttpResponse:
    """`/werk/vragen/<pk>/bemiddeling/`: the form, and back to the question."""
    help_request = get_object_or_404(HelpRequest.objects.visible_to(request.user), pk=pk)
    back = f"/werk/vragen/{pk}/"
    form = OpenCaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        filled = {name: value for name, value in form.cleaned_data.items() if name != "consent"}
        try:
            services.open_case(help_request=help_request, user=request.user, **filled)  # type: ignore[arg-type]
        except MoveRefused:
            messages.warning(request, _("This question is not with the hub now, so it cannot be passed on."))
        except NotAConflict:
            messages.warning(request, _("Only a question about trouble between neighbours goes to mediation."))
        else:
            messages.success(request, _("Passed on. The coordinator of neighbour mediation calls the resident."))
        return redirect(back)
    context = {"form": form, "help_request": help_request, "share_text": share_text(), "back": back}
    return render(request, "mediation/open.html", context, status=422 if form.errors else 200)
