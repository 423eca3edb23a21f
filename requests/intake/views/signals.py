"""`/mijn/signaal/` for ambassadors, on a phone; `/werk/signalen/` for the hub."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.accounts.access import needs
from hub.base.workflow import MoveRefused
from intake import permissions
from intake.forms.signals import YES, FeedbackForm, SignalForm, StreetForm, TalentForm, YesForm
from intake.forms.work import MustGiveReasonForm
from intake.models import Signal
from intake.services import signals
from volunteers.models import Ambassador

WHAT = {"vraag": Signal.About.QUESTION, "talent": Signal.About.TALENT, "straat": Signal.About.STREET}
_FORMS = {Signal.About.QUESTION: SignalForm, Signal.About.TALENT: TalentForm, Signal.About.STREET: StreetForm}
SHOWN = 100


def ambassador_of(request: HttpRequest) -> Ambassador | None:
    """The ambassador who is signed in."""
    return (
        Ambassador.objects.select_related("person", "hub", "neighbourhood")
        .filter(person__user_id=request.user.pk)  # type: ignore[misc]
        .first()
    )


@needs("intake.bring_signal")
@require_GET
def what_view(request: HttpRequest) -> HttpResponse:
    """The first tap: a question, a talent, or something in the street."""
    return render(request, "intake/signal_what.html")


@needs("intake.bring_signal")
@require_http_methods(["GET", "HEAD", "POST"])
def bring_view(request: HttpRequest, what: str) -> HttpResponse:
    """The words; and who, only when that person agrees."""
    about = WHAT.get(what)
    if about is None:
        raise Http404
    ambassador = ambassador_of(request)
    if ambassador is None:
        raise PermissionDenied
    street = about == Signal.About.STREET
    form: Any = _FORMS[about](request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "about": about, "what": what, "street": street}
        return render(request, "intake/signal_bring.html", context, status=422 if form.errors else 200)
    agreed = not street and form.cleaned_data["agrees"] == YES
    signal = signals.bring(
        ambassador=ambassador,
        about=about,
        text=form.cleaned_data["text"],
        who=form.contact() if agreed else None,
        how=form.cleaned_data.get("how", ""),
        may_hear_back=agreed and form.cleaned_data["may_hear_back"],
        submission=form.cleaned_data["submission"],
    )
    messages.success(request, _thanks(signal))
    return redirect("accounts:home")


def _thanks(signal: Signal) -> str:
    if signal.status == "not_agreed":
        return _("Thank you. We keep your words, without a name. Ask your neighbour, and tell us when it is yes.")
    return _("Thank you. A colleague looks at it. Below you read what comes of it.")


@needs("intake.work")
@require_GET
def list_view(request: HttpRequest) -> HttpResponse:
    """What ambassadors brought: waiting first, then what was settled last."""
    rows = Signal.objects.visible_to(request.user).select_related("ambassador__person", "person", "help_request")
    context = {
        "waiting": rows.waiting().order_by("created_at", "pk")[:SHOWN],
        "settled": rows.exclude(pk__in=rows.waiting().values("pk")).order_by("-status_since", "-pk")[:20],
        "feedback_form": FeedbackForm(),
        "kinds": Signal.About.choices,
    }
    return render(request, "intake/signals.html", context)


def _get(request: HttpRequest, pk: int) -> Signal:
    rows = Signal.objects.visible_to(request.user).select_related("ambassador__person", "hub", "person", "help_request")
    return get_object_or_404(rows, pk=pk)


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def yes_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Notes that the person said yes, and who it is."""
    signal = _get(request, pk)
    form = YesForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "signal": signal}
        return render(request, "intake/signal_yes.html", context, status=422 if form.errors else 200)
    try:
        signals.record_yes(
            signal=signal,
            user=request.user,  # type: ignore[arg-type]
            who=form.contact(),
            how=form.cleaned_data["how"],
            may_hear_back=form.cleaned_data["may_hear_back"],
        )
    except MoveRefused:
        messages.warning(request, _("A colleague was just ahead of you. This is how it stands now."))
    else:
        messages.success(request, _("The yes has been noted. You can take the signal in now."))
    return redirect("intake:signals")


@needs("intake.work")
@require_POST
def take_in_view(request: HttpRequest, pk: int) -> HttpResponse:
    """One tap: it becomes a question or a talent."""
    signal = _get(request, pk)
    try:
        signals.take_in(signal=signal, user=request.user)  # type: ignore[arg-type]
    except signals.NoYesYet:
        messages.warning(request, _("This person has not said yes yet. Note the yes first."))
        return redirect("intake:signals")
    except MoveRefused:
        messages.warning(request, _("A colleague was just ahead of you. This is how it stands now."))
        return redirect("intake:signals")
    if signal.help_request:
        messages.success(request, _("It is a question in the queue now."))
        return redirect("intake:question", signal.help_request.pk)
    messages.success(request, _("It is a talent now. Call this neighbour to get to know each other."))
    return redirect("intake:signals")


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def drop_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing is made of it, with a reason."""
    signal = _get(request, pk)
    form = MustGiveReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "signal": signal, "can_drop": permissions.can_drop(request.user, signal)}  # type: ignore[arg-type]
        return render(request, "intake/signal_drop.html", context, status=422 if form.errors else 200)
    try:
        signals.drop(signal=signal, user=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
    except MoveRefused:
        messages.warning(request, _("A colleague was just ahead of you. This is how it stands now."))
    else:
        messages.success(request, _("The signal has been put away. The ambassador hears so."))
    return redirect("intake:signals")


@needs("intake.work")
@require_POST
def feedback_view(request: HttpRequest, pk: int) -> HttpResponse:
    """One line for the ambassador: what came of it."""
    signal = _get(request, pk)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["text"][0]))
    else:
        signals.give_feedback(signal=signal, user=request.user, text=form.cleaned_data["text"])  # type: ignore[arg-type]
        messages.success(request, _("The ambassador hears what came of it."))
    return redirect("intake:signals")
