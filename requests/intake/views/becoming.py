"""A question that is also a talent, a volunteer who also asks, a signal that is about something else (D1)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.access import needs
from hub.base.workflow import MoveRefused
from intake.forms.becoming import AlsoAsksForm, TalentSeenForm
from intake.models import HelpRequest, Signal
from intake.services import becoming
from volunteers.models import Volunteer


def _page(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    response = render(request, template, {"form": form, **context}, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def talent_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Who asks also offers something: into the registry, to be called."""
    user: Any = request.user
    rows = HelpRequest.objects.visible_to(user).select_related("person", "hub", "brought_by")
    help_request: HelpRequest = get_object_or_404(rows, pk=pk)
    form = TalentSeenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "intake/also_talent.html", form, help_request=help_request)
    try:
        volunteer = becoming.also_a_talent(
            help_request=help_request,
            user=user,
            own_words=form.cleaned_data["own_words"],
            nothing_asked=form.cleaned_data["nothing_asked"],
        )
    except becoming.AlreadyVolunteer as known:
        messages.info(request, _("This person is among the volunteers already. Write it down there."))
        return redirect("volunteers:detail", known.volunteer.pk)
    except MoveRefused:
        messages.warning(request, _("A colleague was just ahead of you. This is how it stands now."))
        return redirect("intake:question", pk)
    messages.success(request, _("It is a talent now. Call this neighbour to get to know each other."))
    return redirect("volunteers:detail", volunteer.pk)


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def asks_view(request: HttpRequest, pk: int) -> HttpResponse:
    """A volunteer has a question too."""
    user: Any = request.user
    rows = Volunteer.objects.visible_to(user).select_related("person", "hub")
    volunteer: Volunteer = get_object_or_404(rows, pk=pk)
    form = AlsoAsksForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "intake/also_asks.html", form, volunteer=volunteer)
    made = becoming.also_asks(
        volunteer=volunteer, user=user, text=form.cleaned_data["text"], channel=form.cleaned_data["channel"]
    )
    said = _("Kept. Tell the person: number %(reference)s, code %(code)s.")
    messages.success(request, said % {"reference": made.reference, "code": made.code})
    return redirect("intake:question", made.pk)


@needs("intake.work")
@require_POST
def call_it_view(request: HttpRequest, pk: int) -> HttpResponse:
    """One press: it is about something else than the ambassador chose."""
    user: Any = request.user
    signal: Signal = get_object_or_404(Signal.objects.visible_to(user), pk=pk)
    about = request.POST.get("about", "")
    if about not in Signal.About.values:
        raise Http404
    try:
        becoming.call_it(signal=signal, about=about, user=user)
    except MoveRefused:
        messages.warning(request, _("A colleague was just ahead of you. This is how it stands now."))
    else:
        signal.refresh_from_db()
        waits = signal.status == "not_agreed"
        messages.success(
            request,
            _("Changed. It waits for the yes of this person.") if waits else _("Changed. You can take it in now."),
        )
    return redirect("intake:signals")
