"""The parties of a case, each on a page of its own: nothing of another party is ever beside it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.base.access import looked
from mediation import services
from mediation.forms import NewPartyForm, PartyForm, WordsForm
from mediation.models import MediationCase, Party
from mediation.permissions import COORDINATE, behind_the_wall
from mediation.views.cases import case_or_404, show_case


def _party(case: MediationCase, number: int) -> Party:
    found: Party = get_object_or_404(case.parties.select_related("person", "case"), number=number)
    return found


@behind_the_wall(COORDINATE)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """One more party, by a word."""
    case = case_or_404(request, pk)
    form = NewPartyForm(request.POST)
    if form.is_valid():
        services.add_party(case=case, user=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(request, _("The party is added."))
    else:
        messages.error(request, str(next(iter(form.errors.values()))[0]))
    return redirect("mediation:detail", pk)


@behind_the_wall(COORDINATE)
def edit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """First: spoken with, and who they are. After that: what they told."""
    case = case_or_404(request, pk)
    party = _party(case, number)
    form: PartyForm | WordsForm
    form = WordsForm(request.POST or None, party=party) if party.person else PartyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user, agreed = request.user, form.cleaned_data["agreed"]
        if isinstance(form, PartyForm):
            services.spoke_with(party=party, user=user, contact=form.contact(), agreed=agreed)  # type: ignore[arg-type]
        else:
            words = form.cleaned_data["own_words"]
            services.write_down(party=party, user=user, own_words=words, agreed=agreed)  # type: ignore[arg-type]
        messages.success(request, _("Saved."))
        return redirect("mediation:detail", pk)
    context = {"case": case, "party": party, "form": form}
    return render(request, "mediation/party.html", context, status=422 if form.errors else 200)


@behind_the_wall(COORDINATE)
@require_POST
def contact(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Unfolds the details of one party, and writes down who looked."""
    case = case_or_404(request, pk)
    party = _party(case, number)
    looked(user=request.user, at=party, action="contact", reason="mediation")  # type: ignore[arg-type]
    return show_case(request, case, shown=number)
