"""`/werk/instellingen/`: who gets which questions, how many days a step may take, and who is away. No case stands
here: the process manager and the administrator come here too."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.access import needs
from hub.base import clock
from intake.forms.counter import AbsenceForm, RouteForm, TermsForm
from intake.models import Absence, RoutingRule, Term
from intake.services import absence, routing, terms
from intake.services.absence import Refused


def _refuse(form: forms.Form, refused: Refused) -> None:
    for field, why in refused.why.items():
        form.add_error(field, why)


def _may_terms(request: HttpRequest) -> bool:
    return request.user.may("intake.settings", request.hub)  # type: ignore[union-attr, attr-defined]


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200


@needs("intake.work", "intake.settings")
@require_http_methods(["GET", "HEAD", "POST"])
def routes_view(request: HttpRequest) -> HttpResponse:
    """The rules, and a form for a new one (D5)."""
    hub: Any = request.hub  # type: ignore[attr-defined]
    form = RouteForm(request.POST or None, hub=hub)
    if request.method == "POST" and form.is_valid() and _kept_route(request, form, None):
        return redirect("intake:routes")
    rules = RoutingRule.objects.filter(hub=hub).select_related("subject", "neighbourhood", "worker")
    ordered = rules.order_by("subject__order", "subject__name", "neighbourhood__name")
    rows = [{"rule": rule, "to": routing.name_of(rule), "said": _said(rule, hub)} for rule in ordered]
    return render(
        request,
        "intake/routes.html",
        {"form": form, "rows": rows, "may_terms": _may_terms(request)},
        status=_status(form),
    )


def _said(rule: RoutingRule, hub: Any) -> str:
    return absence.instead_of(owner=rule.worker, hub=hub).said if rule.worker else ""


def _kept_route(request: HttpRequest, form: RouteForm, rule: RoutingRule | None) -> bool:
    try:
        routing.keep(hub=request.hub, user=request.user, rule=rule, **form.cleaned_data)  # type: ignore[attr-defined, arg-type]
    except Refused as refused:
        _refuse(form, refused)
        return False
    messages.success(request, _("Kept. From now on new questions follow this."))
    return True


@needs("intake.work", "intake.settings")
@require_http_methods(["GET", "HEAD", "POST"])
def route_view(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule, to change."""
    hub: Any = request.hub  # type: ignore[attr-defined]
    rule: RoutingRule = get_object_or_404(RoutingRule.objects.select_related("worker"), hub=hub, pk=pk)
    fields = ("subject", "neighbourhood", "goes", "worker", "automatic")
    form = RouteForm(request.POST or None, hub=hub, initial={name: getattr(rule, name) for name in fields})
    if request.method == "POST" and form.is_valid() and _kept_route(request, form, rule):
        return redirect("intake:routes")
    return render(request, "intake/route.html", {"form": form, "rule": rule}, status=_status(form))


@needs("intake.work", "intake.settings")
@require_POST
def route_remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    rule = get_object_or_404(RoutingRule, hub=request.hub, pk=pk)  # type: ignore[attr-defined]
    routing.remove(rule=rule, user=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The rule is gone. Questions keep the owner they have."))
    return redirect("intake:routes")


@needs("intake.settings")
@require_http_methods(["GET", "HEAD", "POST"])
def terms_view(request: HttpRequest) -> HttpResponse:
    """Working days for each kind and step (D21)."""
    hub: Any = request.hub  # type: ignore[attr-defined]
    form = TermsForm(request.POST or None, hub=hub)
    if request.method == "POST" and form.is_valid():
        changed = terms.keep(hub=hub, user=request.user, days=form.days())  # type: ignore[arg-type]
        words = _("Kept. Questions that are open already keep the day that was promised.")
        messages.success(request, words if changed else _("Nothing was changed."))
        return redirect("intake:terms")
    context = {"form": form, "steps": Term.Step.labels}
    return render(request, "intake/terms.html", context, status=_status(form))


@needs("intake.work", "intake.settings")
@require_http_methods(["GET", "HEAD", "POST"])
def absences_view(request: HttpRequest) -> HttpResponse:
    """Who is away, now and later, and a form for one more (D6)."""
    hub: Any = request.hub  # type: ignore[attr-defined]
    user: Any = request.user
    initial = {"worker": user.pk if user.may("intake.work", hub) else None, "since": clock.today()}
    form = AbsenceForm(request.POST or None, hub=hub, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            absence.keep(
                hub=hub, by=user, away=data["worker"],
                since=data["since"], until=data["until"], stand_in=data["stand_in"],
            )  # fmt: skip
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("Kept. Reminders and new questions go to who stands in."))
            return redirect("intake:absences")
    rows = Absence.objects.filter(hub=hub, until__gte=clock.today()).select_related("worker", "stand_in")
    context = {"form": form, "rows": rows, "today": clock.today(), "may_terms": _may_terms(request)}
    return render(request, "intake/absences.html", context, status=_status(form))


@needs("intake.work", "intake.settings")
@require_POST
def absence_end_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Back again."""
    found = get_object_or_404(Absence, hub=request.hub, pk=pk)  # type: ignore[attr-defined]
    absence.end(absence=found, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Welcome back. Reminders go to the owner again."))
    return redirect("intake:absences")
