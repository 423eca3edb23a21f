"""What visitors tell about an entry: something is wrong (A11), or: this is ours."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hub.accounts.access import public
from hub.base.guard import signed_now, too_often
from socialmap.forms_current import ClaimForm, MistakeForm
from socialmap.models import EntryReport, Service
from socialmap.services.claims import claim as keep_claim
from socialmap.services.mistakes import report_mistake

MOST_CLAIMS_AN_HOUR = 5


@public
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """`/sociale-kaart/<slug>/klopt-niet/`: a visitor tells what is wrong. Each kind is a button that sends."""
    entry = get_object_or_404(Service.objects.listed(), slug=slug)
    form = MistakeForm(request.POST or None, initial={"opened": signed_now(), "submission": uuid4()})
    if request.method == "POST" and form.is_valid():
        if too_often(request, "socialmap-report"):
            form.add_error(None, _("You wrote to us many times this hour. Please call us."))
        else:
            data = form.cleaned_data
            names = ("what", "text", "email", "submission")
            report_mistake(service=entry, **{name: data[name] for name in names})
            messages.success(request, _("Thank you. We look into it and put it right."))
            return redirect("socialmap:detail", slug=entry.slug)
    context = {"entry": entry, "form": form, "kinds": EntryReport.What.choices}
    return render(request, "socialmap/report.html", context, status=422 if form.is_bound else 200)


@public
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """`/sociale-kaart/<slug>/van-ons/`: somebody of the organisation wants to look after the entry."""
    entry = get_object_or_404(Service.objects.listed(), slug=slug)
    form = ClaimForm(request.POST or None, initial={"opened": signed_now(), "submission": uuid4()})
    if request.method == "POST" and form.is_valid():
        if too_often(request, "socialmap-claim", most=MOST_CLAIMS_AN_HOUR):
            form.add_error(None, _("You wrote to us many times this hour. Please call us."))
        else:
            names = ("name", "title", "email", "phone", "text", "submission")
            keep_claim(service=entry, **{name: form.cleaned_data[name] for name in names})
            messages.success(
                request, _("Thank you. We call the organisation first. Within a week you get a mail from us.")
            )
            return redirect("socialmap:detail", slug=entry.slug)
    context = {"entry": entry, "form": form}
    return render(request, "socialmap/claim.html", context, status=422 if form.is_bound else 200)
