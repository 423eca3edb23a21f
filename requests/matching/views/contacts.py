"""Somebody else at the same organisation gets a question, and what the hub asks of who has it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.workflow import MoveRefused
from matching import facts
from matching.errors import MatchingRefused
from matching.forms import AskForm, OtherContactForm
from matching.models import Referral
from matching.services import referring
from matching.services.agreeing import OPEN_REFERRAL
from matching.views.common import say_refused, to_question
from socialmap.models import Contact


def _referral(request: HttpRequest, pk: int) -> Referral:
    rows = Referral.objects.visible_to(request.user).select_related(
        "arrangement__help_request__neighbourhood", "service__organization", "contact"
    )
    return get_object_or_404(rows, pk=pk)


@needs("matching.work")
def other_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who gets it instead; the words stay the same."""
    row = _referral(request, pk)
    help_request = row.arrangement.help_request
    if row.status not in OPEN_REFERRAL:
        messages.info(request, _("They have answered already."))
        return to_question(help_request)
    form = OtherContactForm(request.POST or None, contacts=_others(row))
    if request.method == "POST" and form.is_valid():
        try:
            referring.other_contact(referral=row, user=request.user, contact=form.cleaned_data["contact"])  # type: ignore[arg-type]
            messages.success(request, _("Sent. You hear it when they answer."))
        except (MoveRefused, MatchingRefused) as error:
            say_refused(request, error)
        return to_question(help_request)
    context = {
        "referral": row,
        "help_request": help_request,
        "form": form,
        "nobody": not _others(row).exists(),
        "what": facts.asked(row),
        "subjects": facts.subjects(help_request) if row.note else "",
        "where": facts.where(help_request),
        "when": facts.when(help_request),
    }
    return render(request, "matching/other_contact.html", context, status=422 if form.is_bound else 200)


def _others(row: Referral) -> QuerySet[Contact]:
    """Who works at the same organisation and can be reached, each mail address once."""
    rows = Contact.objects.filter(organization=row.service.organization, left_on=None).exclude(email="")
    taken = row.contact.email.lower() if row.contact and row.contact.left_on is None and not row.logged else ""
    once = {one.email.lower(): one.pk for one in rows.order_by("pk") if one.email.lower() != taken}
    return Contact.objects.filter(pk__in=once.values()).order_by("name", "pk")


@needs("matching.work")
@require_POST
def ask_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """The hub wants to know something of who was asked."""
    row = _referral(request, pk)
    form = AskForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Nothing was changed: write your question first."))
        return to_question(row.arrangement.help_request)
    try:
        referring.ask_something(referral=row, user=request.user, question=form.cleaned_data["question"])  # type: ignore[arg-type]
        messages.success(request, _("Your question has been sent."))
    except MoveRefused as error:
        say_refused(request, error)
    return to_question(row.arrangement.help_request)
