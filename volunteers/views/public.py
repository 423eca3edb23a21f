"""`/talent/`: somebody offers a talent, without an account, in two short steps (B11). The first step travels
along as hidden fields, so that nothing is kept before the person says yes."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hub.accounts.access import public
from hub.base.guard import signed_now, too_often
from volunteers import services
from volunteers.forms import OfferContactForm, OfferForm
from volunteers.texts import register_text


@public
@never_cache
def offer(request: HttpRequest) -> HttpResponse:
    """Step 1 asks what, step 2 who. Only sending step 2 keeps something."""
    if request.method != "POST":
        return _show(request, OfferForm())
    what = OfferForm(request.POST)
    if "back" in request.POST or not what.is_valid():
        return _show(request, OfferForm(request.POST) if "back" in request.POST else what)
    if request.POST.get("step") != "2":
        return _show_contact(request, what, OfferContactForm(initial={"submission": uuid4(), "opened": signed_now()}))
    who = OfferContactForm(request.POST)
    if not who.is_valid():
        return _show_contact(request, what, who, status=422)
    if too_often(request, "talent"):
        return render(request, "volunteers/too_often.html", status=429)
    services.offer_talent(
        hub=request.hub,  # type: ignore[attr-defined]
        contact=who.contact(),
        offer=services.Offer(
            own_words=what.cleaned_data["own_words"],
            talents=what.cleaned_data["talents"],
            hours=what.cleaned_data["week"],
            profile=what.profile(),
        ),
        consent=register_text(),
        submission=who.cleaned_data["submission"],
    )
    return redirect("volunteers:thanks")


def _show(request: HttpRequest, form: OfferForm) -> HttpResponse:
    status = 422 if form.is_bound and form.errors and "back" not in request.POST else 200
    return render(request, "volunteers/offer.html", {"form": form}, status=status)


def _show_contact(request: HttpRequest, what: OfferForm, who: OfferContactForm, status: int = 200) -> HttpResponse:
    context = {
        "form": who,
        "carried": what.carried(),
        "consent_text": register_text(),
        "step_name": _("How do we reach you?"),
    }
    return render(request, "volunteers/offer_contact.html", context, status=status)


@public
def thanks(request: HttpRequest) -> HttpResponse:
    """The same page for the first and for a double sending; it holds nothing personal."""
    return render(request, "volunteers/thanks.html")
