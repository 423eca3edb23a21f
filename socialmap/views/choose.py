"""`/sociale-kaart/gekozen/`: choosing services and taking them along on paper, as a PDF, by mail or by text (A14)."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from hub.accounts.access import public
from hub.base import clock
from hub.base.guard import signed_now, too_often, too_often_to
from socialmap import choosing, printing, sheet
from socialmap.choosing import ChoiceFull
from socialmap.forms_public import HandOverForm
from socialmap.models import Service
from socialmap.services.handing import TooManyTexts, hand_over

MOST_SENT_AN_HOUR = 10
MOST_TO_ONE_AN_HOUR = 3
MOST_PDFS_AN_HOUR = 60


@public
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Takes a service along or leaves it out, and goes back to where that was asked."""
    if request.POST.get("leeg"):
        choosing.leave_all(request)
        return redirect("socialmap:search")
    slug = request.POST.get("dienst", "").replace("\x00", "")
    service = get_object_or_404(Service.objects.listed(), slug=slug)
    full = False
    try:
        choosing.choose(request, service, take=request.POST.get("keuze") != "nee")
    except ChoiceFull:
        full = True
    if request.htmx:  # type: ignore[attr-defined]
        context = {"service": service, "chosen": choosing.chosen(request), "full": full, "most": choosing.MOST}
        return render(request, "socialmap/chosen_now.html", {**context, "next": request.POST.get("next", "")})
    if full:
        messages.warning(request, _("You chose %(n)s. More do not fit on one list.") % {"n": choosing.MOST})
    return HttpResponseRedirect(_back(request, service))


def _back(request: HttpRequest, service: Service) -> str:
    asked = request.POST.get("next", "")
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return f"{asked}#dienst-{service.pk}"
    return reverse("socialmap:detail", args=[service.slug])


@public
@require_safe
def chosen_page(request: HttpRequest) -> HttpResponse:
    """The choice of this visitor, or the one in the address that somebody shared."""
    form = HandOverForm(initial={"opened": signed_now(), "submission": uuid4()})
    return _page(request, form)


def _asked(request: HttpRequest) -> tuple[list[Service], bool]:
    """The services on the sheet, and whether they come from the address instead of the own choice."""
    given = request.POST if request.method == "POST" else request.GET
    text = given.get(choosing.IN_ADDRESS, "")
    keys = choosing.from_address(text) if text else choosing.chosen(request)
    return choosing.services_of(keys), bool(text)


def _language(request: HttpRequest) -> str:
    given = request.POST if request.method == "POST" else request.GET
    return sheet.language_for(given.get("taal", "") or str(request.LANGUAGE_CODE))


def _page(request: HttpRequest, form: HandOverForm, status: int = 200) -> HttpResponse:
    services, shared = _asked(request)
    language = _language(request)
    with override(language):
        entries = sheet.entries(services)
    context = {
        "form": form,
        "services": services,
        "entries": entries,
        "shared": shared,
        "in_address": choosing.as_address(services),
        "sheet_language": language,
        "languages": sheet.languages(),
        "can_make_pdf": printing.can_make_pdf(),
        "page_address": sheet.page_of(request.hub, services, language) if services else "",  # type: ignore[attr-defined]
        "today": clock.today(),
    }
    return _not_kept(render(request, "socialmap/chosen.html", context, status=status))


def _not_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-cache, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@public
@require_safe
def chosen_pdf(request: HttpRequest) -> HttpResponse:
    """The same sheet as a PDF. The name of the file tells nothing of what is in it."""
    services, _shared = _asked(request)
    if not services or not printing.can_make_pdf():
        return redirect("socialmap:chosen")
    if too_often(request, "socialmap-pdf", most=MOST_PDFS_AN_HOUR):
        messages.warning(request, _("That were many at once. Print the page instead, or try again in an hour."))
        return redirect("socialmap:chosen")
    language = _language(request)
    with override(language):
        context = {"entries": sheet.entries(services), "sheet_language": language, "today": clock.today()}
        page = render_to_string("socialmap/sheet_pdf.html", context, request)
        made = printing.as_pdf(page)
        name = _("addresses")
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return _not_kept(response)


@public
@require_POST
def send_chosen(request: HttpRequest) -> HttpResponse:
    """Sends the sheet to an address that the visitor typed."""
    form = HandOverForm(request.POST)
    services, shared = _asked(request)
    if not services:
        return redirect("socialmap:chosen")
    if not form.is_valid() or not _sent(request, form, services):
        return _page(request, _usable_again(form, request), status=422)
    messages.success(request, _("It is on its way."))
    asked = f"?{choosing.IN_ADDRESS}={choosing.as_address(services)}" if shared else ""
    return HttpResponseRedirect(reverse("socialmap:chosen") + asked)


def _sent(request: HttpRequest, form: HandOverForm, services: list[Service]) -> bool:
    """Whether it could be sent; if not, the form says why."""
    address = form.address()
    if _too_much(request, address["address"]):
        form.add_error(None, _("You sent this many times. Try again in an hour, or print the page."))
        return False
    try:
        hand_over(
            hub=request.hub,  # type: ignore[attr-defined]
            services=services,
            language=_language(request),
            submission=str(form.cleaned_data["submission"]),
            **address,
        )
    except TooManyTexts:
        form.add_error("to", _("We cannot send text messages any more today. Fill in an e-mail address."))
        return False
    return True


def _too_much(request: HttpRequest, address: str) -> bool:
    # At the counter one address of the network hands over for everybody who comes in.
    user = request.user
    ours = user.is_authenticated and user.may("socialmap.work", request.hub)  # type: ignore[attr-defined]
    many = not ours and too_often(request, "hand-over", most=MOST_SENT_AN_HOUR)
    return many or too_often_to(address, "hand-over", most=MOST_TO_ONE_AN_HOUR)


def _usable_again(form: HandOverForm, request: HttpRequest) -> HandOverForm:
    """The same form with what was typed and what was wrong; a guard that had run out is new."""
    if not form.has_error("__all__", "opened") and not form.has_error("submission"):
        return form
    data = request.POST.copy()
    data["opened"], data["submission"] = signed_now(), str(uuid4())
    again = HandOverForm(data)
    again.full_clean()
    again.errors.clear()
    again.add_error(None, _("This page was open for too long. Please send it once more."))
    return again
