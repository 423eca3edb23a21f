"""`/werk/vragen/<pk>/`: one question, with its story and what to do now. Who comes too late for a move gets
a kind message, and sees how it stands."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.accounts.access import needs
from hub.accounts.models import User
from hub.base import panels
from hub.base.workflow import MoveRefused, worker
from intake import next_step, permissions, same_person, story, suggested
from intake.forms.work import (
    CloseForm,
    HandOverForm,
    HeardForm,
    MustGiveReasonForm,
    NoteForm,
    ReasonForm,
    ReplyForm,
    TriageForm,
    levels,
)
from intake.models import HelpRequest
from intake.services import moves, working

WHY_CONTACT = (
    ("call", gettext_lazy("To call or write about this question")),
    ("visit", gettext_lazy("To visit")),
    ("check", gettext_lazy("To check or change the details")),
)


def _get(request: HttpRequest, pk: int) -> HelpRequest:
    rows = HelpRequest.objects.visible_to(request.user).select_related("person", "neighbourhood", "owner", "hub")
    return get_object_or_404(rows.select_related("filled_in_by", "brought_by__person"), pk=pk)


@needs("intake.work")
@require_GET
def question_view(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _get(request, pk))


def _page(
    request: HttpRequest, help_request: HelpRequest, *, status: int = 200, contact_shown: bool = False, **given: Any
) -> HttpResponse:
    user = request.user
    forms = {
        "reply_form": ReplyForm(auto_id="reply_%s"),
        "note_form": NoteForm(auto_id="note_%s"),
        "heard_form": HeardForm(auto_id="heard_%s"),
        "hand_over_form": HandOverForm(colleagues=_others(request), auto_id="hand_%s"),
        **given,
    }
    context = {
        **forms,
        "form": next(iter(given.values()), None),
        "help_request": help_request,
        "thread": story.thread(help_request),
        "entries": story.for_worker(help_request),
        "step": next_step.suggested(help_request, user),  # type: ignore[arg-type]
        "warnings": suggested.danger_of(help_request),
        "hints": same_person.hints(help_request, request.user),  # type: ignore[arg-type]
        "linked": same_person.linked(help_request, request.user),  # type: ignore[arg-type]
        "merged": same_person.merged(help_request),
        "contact_shown": contact_shown,
        "reason_choices": WHY_CONTACT,
        "main_parts": panels.rendered("case-main", request, help_request),
        "side_parts": panels.rendered("case-side", request, help_request),
        "can": _can(user, help_request),
    }
    response = render(request, "intake/question.html", context, status=status)
    response["Cache-Control"] = "no-store, private"
    return response


def _can(user: Any, help_request: HelpRequest) -> dict[str, bool]:
    names = "pick_up release hand_over triage wait close withdraw reopen".split()
    return {name: getattr(permissions, f"can_{name}")(user, help_request) for name in names}


def _others(request: HttpRequest) -> Any:
    return User.objects.who_may("intake.work", request.hub).exclude(pk=request.user.pk)  # type: ignore[attr-defined, misc]


@needs("intake.work")
@require_POST
def contact_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the contact details, and keeps who looked and why (G2). Not kept by the browser."""
    help_request = _get(request, pk)
    reasons = dict(WHY_CONTACT)
    reason = request.POST.get("reason", "")
    working.show_contact(help_request=help_request, user=request.user, reason=reason if reason in reasons else "")  # type: ignore[arg-type]
    return _page(request, help_request, contact_shown=True)


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def triage_view(request: HttpRequest, pk: int) -> HttpResponse:
    """What is really asked, and all that goes with it."""
    help_request = _get(request, pk)
    form = TriageForm(request.POST or None, help_request=help_request)
    if request.method == "POST" and form.is_valid():
        try:
            working.triage(
                help_request=help_request,
                user=request.user,  # type: ignore[arg-type]
                subjects=form.cleaned_data["subjects"],
                moments=form.moments(),
                **form.fields_of_triage(),
            )
        except MoveRefused:
            form.add_error(
                None, _("A colleague was just ahead of you. Look at the question first; your words still stand here.")
            )
        else:
            messages.success(request, _("Kept."))
            return redirect("intake:question", pk)
    terms = list(form.fields["subjects"].queryset)  # type: ignore[attr-defined]
    suggestion = suggested.for_question(help_request, terms)
    on_top, groups = suggested.subject_groups(form["subjects"], terms, suggestion)
    context = {
        "form": form,
        "help_request": help_request,
        "levels": levels(),
        "hints": suggested.hints(suggestion),
        "suggested_subjects": on_top,
        "subject_groups": groups,
    }
    return render(request, "intake/triage.html", context, status=422 if form.errors else 200)


@needs("intake.work")
@require_POST
def reply_view(request: HttpRequest, pk: int) -> HttpResponse:
    help_request = _get(request, pk)
    form = ReplyForm(request.POST, auto_id="reply_%s")
    if not form.is_valid():
        return _page(request, help_request, status=422, reply_form=form)
    return _act(
        request,
        help_request,
        lambda: working.reply(help_request=help_request, user=request.user, **form.cleaned_data),  # type: ignore[arg-type]
        _("Sent to the resident."),
    )


@needs("intake.work")
@require_POST
def note_view(request: HttpRequest, pk: int) -> HttpResponse:
    help_request = _get(request, pk)
    form = NoteForm(request.POST, auto_id="note_%s")
    if not form.is_valid():
        return _page(request, help_request, status=422, note_form=form)
    working.note(help_request=help_request, user=request.user, text=form.cleaned_data["text"])  # type: ignore[arg-type]
    return redirect("intake:question", pk)


@needs("intake.work")
@require_POST
def heard_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The resident called or came by: written down as the resident's own words."""
    help_request = _get(request, pk)
    form = HeardForm(request.POST, auto_id="heard_%s")
    if not form.is_valid():
        return _page(request, help_request, status=422, heard_form=form)
    return _act(
        request,
        help_request,
        lambda: working.heard(help_request=help_request, user=request.user, **form.cleaned_data),  # type: ignore[arg-type]
        _("Written down."),
    )


def _act(request: HttpRequest, help_request: HelpRequest, act: Callable[[], object], done: str) -> HttpResponse:
    """Does it, says so, and goes back to the question or to the list it came from."""
    try:
        act()
    except MoveRefused:
        messages.warning(request, _("A colleague was just ahead of you. This is how it stands now."))
        return redirect("intake:question", help_request.pk)
    messages.success(request, done)
    back = request.POST.get("next", "")
    if back and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return HttpResponseRedirect(back)  # redirect() would take a bare word for the name of a view
    return redirect("intake:question", help_request.pk)


@needs("intake.work")
@require_POST
def pick_up_view(request: HttpRequest, pk: int) -> HttpResponse:
    help_request = _get(request, pk)
    return _act(
        request,
        help_request,
        lambda: moves.pick_up(help_request=help_request, user=request.user),  # type: ignore[arg-type]
        _("The question is yours."),
    )


@needs("intake.work")
@require_POST
def read_view(request: HttpRequest, pk: int) -> HttpResponse:
    help_request = _get(request, pk)
    working.read(help_request=help_request, user=request.user)  # type: ignore[arg-type]
    return redirect("intake:question", pk)


@needs("intake.work")
@require_POST
def release_view(request: HttpRequest, pk: int) -> HttpResponse:
    help_request = _get(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["reason"][0]))
        return redirect("intake:question", pk)
    return _act(
        request,
        help_request,
        lambda: moves.release(help_request=help_request, user=request.user, reason=form.cleaned_data["reason"]),  # type: ignore[arg-type]
        _("The question is back among the new ones."),
    )


@needs("intake.work")
@require_POST
def hand_over_view(request: HttpRequest, pk: int) -> HttpResponse:
    help_request = _get(request, pk)
    form = HandOverForm(request.POST, colleagues=_others(request), auto_id="hand_%s")
    if not form.is_valid():
        return _page(request, help_request, status=422, hand_over_form=form)
    if not permissions.can_hand_over(request.user, help_request):  # type: ignore[arg-type]
        messages.warning(request, _("This question cannot be handed over as it stands now."))
        return redirect("intake:question", pk)
    return _act(
        request,
        help_request,
        lambda: moves.hand_over(help_request=help_request, user=request.user, **form.cleaned_data),  # type: ignore[arg-type]
        _("%(name)s has the question now.") % {"name": form.cleaned_data["to"].get_short_name()},
    )


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def close_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The end, with what the resident said of it; or "no": then it is open again (D19)."""
    help_request = _get(request, pk)
    form = CloseForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "help_request": help_request}
        return render(request, "intake/close.html", context, status=422 if form.errors else 200)
    return _act(request, help_request, lambda: _close(request, help_request, form.cleaned_data), _("Kept."))


def _close(request: HttpRequest, help_request: HelpRequest, data: dict[str, Any]) -> object:
    actor = worker(request.user)  # type: ignore[arg-type]
    if data["helped"] == HelpRequest.Helped.NO:
        return moves.reopen(help_request=help_request, actor=actor, reason=data["reason"])
    route = HelpRequest.Route.INFORMATION if data["at_once"] else ""
    return moves.close(
        help_request=help_request, actor=actor, helped=data["helped"], reason=data["reason"], route=route
    )


@needs("intake.work")
@require_POST
def withdraw_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The resident says by phone that it is not needed any more."""
    help_request = _get(request, pk)
    form = MustGiveReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write in a few words why the question stops."))
        return redirect("intake:question", pk)
    actor = worker(request.user)  # type: ignore[arg-type]
    return _act(
        request,
        help_request,
        lambda: moves.withdraw(help_request=help_request, actor=actor, reason=form.cleaned_data["reason"]),
        _("The question has been stopped."),
    )


@needs("intake.work")
@require_POST
def reopen_view(request: HttpRequest, pk: int) -> HttpResponse:
    help_request = _get(request, pk)
    if not permissions.can_reopen(request.user, help_request):  # type: ignore[arg-type]
        messages.info(request, _("This question is open already."))
        return redirect("intake:question", pk)
    actor = worker(request.user)  # type: ignore[arg-type]
    return _act(
        request,
        help_request,
        lambda: moves.reopen(help_request=help_request, actor=actor),
        _("The question is open again."),
    )
