"""`/mijn/profiel/`: volunteers keep their own talents, hours and limit, take a break, or stop (C19)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.workflow import VOLUNTEER as ACTOR_VOLUNTEER
from hub.base.workflow import Actor, MoveRefused
from volunteers import services
from volunteers.forms import PauseForm, ProfileForm
from volunteers.models import Volunteer
from volunteers.views.work import save_profile

OWN = "volunteers.own_profile"


def _own(request: HttpRequest) -> Volunteer:
    rows = Volunteer.objects.select_related("person")
    found: Volunteer = get_object_or_404(rows, person__user=request.user)
    return found


def _actor(request: HttpRequest) -> Actor:
    return Actor(ACTOR_VOLUNTEER.who, request.user)  # type: ignore[arg-type]


@needs(OWN)
def profile(request: HttpRequest) -> HttpResponse:
    """The own profile, with the break and the goodbye under it."""
    volunteer = _own(request)
    form = ProfileForm(request.POST or None, volunteer=volunteer)
    if request.method == "POST" and form.is_valid():
        save_profile(volunteer, form, _actor(request))
        messages.success(request, _("Saved. From now on we use this."))
        return redirect("volunteers:profile")
    return _show(request, volunteer, form, PauseForm(), status=422 if form.errors else 200)


def _show(
    request: HttpRequest, volunteer: Volunteer, form: ProfileForm, pause_form: PauseForm, status: int
) -> HttpResponse:
    week = [tuple(row) for row in services.hours_of_week(volunteer)]
    context = {"volunteer": volunteer, "form": form, "pause_form": pause_form, "week": week}
    return render(request, "volunteers/profile.html", context, status=status)


@needs(OWN)
@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """A break, from this moment on."""
    volunteer = _own(request)
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _show(request, volunteer, ProfileForm(volunteer=volunteer), form, status=422)
    try:
        services.pause(volunteer=volunteer, until=form.cleaned_data["until"], actor=_actor(request))
        messages.success(request, _("Enjoy your break. We ask you nothing until you are back."))
    except MoveRefused:
        messages.info(request, _("You cannot take a break now. Call us, then we look at it together."))
    return redirect(_back(request))


@needs(OWN)
@require_POST
def come_back(request: HttpRequest) -> HttpResponse:
    try:
        services.come_back(volunteer=_own(request), actor=_actor(request))
        messages.success(request, _("Nice that you are back."))
    except MoveRefused:
        messages.info(request, _("You are not on a break."))
    return redirect(_back(request))


@needs(OWN)
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Stops. Asked once more in the page itself: the box must be ticked."""
    if "sure" not in request.POST:
        messages.info(request, _("Tick the box when you are sure that you want to stop."))
        return redirect("volunteers:profile")
    try:
        services.leave(volunteer=_own(request), actor=_actor(request), reason=request.POST.get("reason", "")[:300])
        messages.success(request, _("Thank you for everything you did. You are always welcome back."))
    except MoveRefused:
        messages.info(request, _("You had stopped already."))
    return redirect("accounts:home")


def _back(request: HttpRequest) -> str:
    return "accounts:home" if request.POST.get("from") == "home" else "volunteers:profile"
