"""`/werk/vrijwilligers/`: the registry, as the hub works with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hub.accounts.access import needs
from hub.base import panels
from hub.base.access import looked
from hub.base.models import About, Event
from hub.base.workflow import MoveRefused, worker
from volunteers import checks, services
from volunteers.filters import VolunteerFilter
from volunteers.forms import CheckForm, ConfirmForm, FindForm, NewVolunteerForm, PauseForm, StepForm, VolunteerForm
from volunteers.history import entries_for, steps_for
from volunteers.keyset import page_of
from volunteers.languages import language_words
from volunteers.models import Volunteer
from volunteers.texts import register_text
from volunteers.workflow import VolunteerStatus

WORK = "volunteers.work"
MOST_FOUND = 25


def _rows(request: HttpRequest) -> Any:
    rows = Volunteer.objects.visible_to(request.user)
    return rows.with_load().select_related("person__neighbourhood").prefetch_related("talents")


def _volunteer(request: HttpRequest, pk: int) -> Volunteer:
    found: Volunteer = get_object_or_404(Volunteer.objects.visible_to(request.user).select_related("person"), pk=pk)
    return found


@needs(WORK)
@require_GET
def volunteer_list(request: HttpRequest) -> HttpResponse:
    """Who can help, newest first."""
    chosen = VolunteerFilter(request.GET, queryset=_rows(request), request=request)
    rows = chosen.qs if chosen.is_valid() else _rows(request)
    context = {
        "filter": chosen,
        "page": page_of(rows, request),
        "find": FindForm(),
        "statuses": VolunteerStatus.choices,
    }
    return render(request, "volunteers/list.html", context)


@needs(WORK)
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """By name. A POST, so that no name stands in an address or a log."""
    form = FindForm(request.POST)
    if not form.is_valid():
        return redirect("volunteers:list")
    name = form.cleaned_data["name"]
    found = _rows(request).filter(person__name__icontains=name).order_by("person__name")[:MOST_FOUND]
    return render(request, "volunteers/found.html", {"find": form, "rows": found, "most": MOST_FOUND})


@needs(WORK)
def new(request: HttpRequest) -> HttpResponse:
    """Somebody called or came by."""
    form = NewVolunteerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        volunteer = services.register_volunteer(
            hub=request.hub,  # type: ignore[attr-defined]
            contact=form.contact(),
            offer=form.offer(),
            user=request.user,  # type: ignore[arg-type]
            consent=register_text(),
            channel=form.cleaned_data["consent_channel"],
        )
        messages.success(request, _("The volunteer is in the registry."))
        return redirect("volunteers:detail", volunteer.pk)
    context = {"form": form, "consent_text": register_text()}
    return render(request, "volunteers/new.html", context, status=422 if form.errors else 200)


@needs(WORK)
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one volunteer; contact details stay folded."""
    return _show(request, get_object_or_404(_rows(request), pk=pk))


def _show(request: HttpRequest, volunteer: Volunteer, status: int = 200, **extra: Any) -> HttpResponse:
    hours = services.hours_of_week(volunteer)
    events = list(Event.objects.filter(**About.key_of(volunteer)).select_related("actor"))
    context = {
        "volunteer": volunteer,
        "person": volunteer.person,
        "week": [tuple(row) for row in hours],
        "languages": language_words(volunteer.languages),
        "steps": steps_for(volunteer, events),
        "entries": entries_for(events),
        "pause_form": PauseForm(),
        "step_form": StepForm(),
        "confirm_form": ConfirmForm(),
        "check_form": CheckForm(),
        "checks": volunteer.checks.all(),
        "shown": False,
        "load": getattr(volunteer, "load", 0),
        "side_parts": panels.rendered("volunteer-side", request, volunteer),
        **extra,
    }
    return render(request, "volunteers/detail.html", context, status=status)


@needs(WORK)
@require_POST
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Unfolds the contact details, and writes down who looked."""
    volunteer = get_object_or_404(_rows(request), pk=pk)
    looked(user=request.user, at=volunteer.person, action="contact", reason="volunteer")  # type: ignore[arg-type]
    return _show(request, volunteer, shown=True)


@needs(WORK)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """A certificate or training was seen, or no longer counts."""
    volunteer = get_object_or_404(_rows(request), pk=pk)
    if "drop" in request.POST:
        checks.drop_check(volunteer=volunteer, kind=request.POST["drop"], user=request.user)  # type: ignore[arg-type]
        return redirect("volunteers:detail", pk)
    form = CheckForm(request.POST)
    if not form.is_valid():
        return _show(request, volunteer, status=422, check_form=form)
    checks.keep_check(volunteer=volunteer, user=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    messages.success(request, _("Saved. The paper itself stays with the volunteer."))
    return redirect("volunteers:detail", pk)


@needs(WORK)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What this volunteer wants to do, when, how much."""
    volunteer = _volunteer(request, pk)
    form = VolunteerForm(request.POST or None, volunteer=volunteer)
    if request.method == "POST" and form.is_valid():
        save_profile(volunteer, form, worker(request.user))  # type: ignore[arg-type]
        messages.success(request, _("Saved."))
        return redirect("volunteers:detail", pk)
    return render(
        request, "volunteers/edit.html", {"form": form, "volunteer": volunteer}, status=422 if form.errors else 200
    )


def save_profile(volunteer: Volunteer, form: Any, actor: Any) -> None:
    """Writes a filled-in profile form. Hours that do not follow the tiles stay exact when nobody touched the week."""
    services.change_profile(volunteer=volunteer, actor=actor, talents=form.cleaned_data["talents"], **form.profile())
    if "week" in form.changed_data:
        services.set_availability(volunteer=volunteer, hours=form.cleaned_data["week"], actor=actor)


def _step(
    request: HttpRequest, pk: int, form_class: type[Any], act: Callable[[Volunteer, dict[str, Any]], object], said: str
) -> HttpResponse:
    """One step of a volunteer by a small form; a colleague who was first is told kindly."""
    volunteer = _volunteer(request, pk)
    form = form_class(request.POST)
    if not form.is_valid():
        for error in form.errors.values():
            messages.error(request, error[0])
        return redirect("volunteers:detail", pk)
    try:
        act(volunteer, form.cleaned_data)
    except MoveRefused:
        messages.warning(request, _("A colleague was just before you. This is how it is now."))
    else:
        messages.success(request, said)
    return redirect("volunteers:detail", pk)


@needs(WORK)
@require_POST
def advance(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """The next step of getting to know each other."""
    actor = worker(request.user)  # type: ignore[arg-type]
    if to not in services.ONBOARDING:
        raise Http404
    return _step(
        request, pk, StepForm,
        lambda volunteer, filled: services.advance(volunteer=volunteer, to=to, actor=actor, reason=filled["reason"]),
        _("Noted, with today's date."),
    )  # fmt: skip


@needs(WORK)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The person says yes: to what an ambassador saw, or to coming back after having stopped."""
    user = request.user
    return _step(
        request, pk, ConfirmForm,
        lambda volunteer, filled: services.confirm(
            volunteer=volunteer, user=user, consent=register_text(), **filled  # type: ignore[arg-type]
        ),
        _("Good. Now you can get to know each other."),
    )  # fmt: skip


@needs(WORK)
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    actor = worker(request.user)  # type: ignore[arg-type]
    return _step(
        request, pk, PauseForm,
        lambda volunteer, filled: services.pause(volunteer=volunteer, until=filled["until"], actor=actor),
        _("This volunteer is taking a break. Nothing is asked of them now."),
    )  # fmt: skip


@needs(WORK)
@require_POST
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    actor = worker(request.user)  # type: ignore[arg-type]
    return _step(
        request, pk, StepForm,
        lambda volunteer, filled: services.come_back(volunteer=volunteer, actor=actor),
        _("Welcome back. From now on this volunteer can be asked again."),
    )  # fmt: skip


@needs(WORK)
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    actor = worker(request.user)  # type: ignore[arg-type]
    return _step(
        request, pk, StepForm,
        lambda volunteer, filled: services.leave(volunteer=volunteer, actor=actor, reason=filled["reason"]),
        _("This volunteer stopped."),
    )  # fmt: skip
