"""What a hub decides about matching: how much each ground counts, and which papers a subject asks for."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hub.accounts.access import needs
from hub.base.forms import row_key
from hub.base.models import About, Event
from matching import forecast, weighing
from matching.errors import MatchingRefused
from matching.forms_settings import CheckRuleForm, WeightsForm
from matching.models import Weighting
from volunteers import checks as services
from volunteers.models import CheckRule

SETTINGS = "matching.settings"
MOST_HISTORY = 10


@needs(SETTINGS)
def weights(request: HttpRequest) -> HttpResponse:
    """The weights; what others would change; only then they are kept."""
    hub = request.hub  # type: ignore[attr-defined]
    now = weighing.weights_of(hub.pk)
    form = WeightsForm(request.POST or None, initial=asdict(now))
    seen = None
    if request.method == "POST" and form.is_valid():
        if request.POST.get("action") == "keep":
            return _keep(request, form)
        seen = forecast.compare(before=now, after=form.weights())
    row = Weighting.objects.first()
    history = Event.objects.filter(**About.key_of(row)).select_related("actor") if row else Event.objects.none()
    context = {
        "form": form,
        "forecast": seen,
        "history": history.order_by("-at", "-id")[:MOST_HISTORY],
        "same": seen is not None and form.weights() == now,
    }
    return render(request, "matching/weights.html", context, status=422 if form.errors else 200)


def _keep(request: HttpRequest, form: WeightsForm) -> HttpResponse:
    try:
        weighing.keep_weights(hub=request.hub, weights=form.weights(), user=request.user)  # type: ignore[attr-defined, arg-type]
    except MatchingRefused as error:
        messages.warning(request, f"{error.title}. {error.text}")
    else:
        messages.success(request, _("Kept. From now on neighbours are ranked like this."))
    return redirect("matching:weights")


@needs(SETTINGS)
def checks(request: HttpRequest) -> HttpResponse:
    """Which certificate or training the hub wants to see for which subject (C7)."""
    form = CheckRuleForm(request.POST if request.method == "POST" and "drop" not in request.POST else None)
    if request.method == "POST" and "drop" in request.POST:
        rule = get_object_or_404(CheckRule, pk=row_key(request.POST["drop"]))
        services.drop_rule(rule=rule, user=request.user)  # type: ignore[arg-type]
        messages.success(request, _("Removed. Nobody is left out for this any more."))
        return redirect("matching:checks")
    if request.method == "POST" and form.is_valid():
        services.add_rule(hub=request.hub, user=request.user, **form.cleaned_data)  # type: ignore[attr-defined, arg-type]
        messages.success(request, _("Kept. It holds from now on."))
        return redirect("matching:checks")
    rules = CheckRule.objects.select_related("subject").order_by("kind", "subject__name", "pk")
    context = {"form": form, "rules": rules}
    return render(request, "matching/checks.html", context, status=422 if form.errors else 200)
