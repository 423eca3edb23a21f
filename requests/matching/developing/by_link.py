"""The answer of somebody who was invited, by private link, without an account. Opening shows; only a POST acts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_scopes import scope

from hub.accounts.access import public
from hub.base import clock, links
from hub.base.private import private
from hub.base.workflow import MoveRefused
from matching import talks
from matching.developing import inviting, letters
from matching.developing.forms import JoinForm, NoForm
from matching.errors import MatchingRefused, TooLate, Withdrawn
from matching.forms import QuestionForm
from matching.models import Invitation
from matching.workflow import DevelopmentStatus, InvitationStatus

FORMS: dict[str, Any] = {"yes": JoinForm, "no": NoForm, "ask": QuestionForm}


@public
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What we want to make, and yes, no, or a question first."""
    try:
        row, expired = inviting.open_link(token)
    except links.LinkBroken:
        words = _("Perhaps a part of it is missing. Open it from the message once more, or call us.")
        return _gone(request, _("This link does not work"), words, 404)
    request.hub = row.hub  # type: ignore[attr-defined]
    if expired:
        words = _("Do you still want to say something about it? Call us.")
        return _gone(request, _("This link is too old"), words, 410)
    if row.contact and row.contact.left_on:
        words = _("You do not have to do anything. Do you still work there, and is it yours after all? Call us.")
        return _gone(request, _("This question is with somebody else now"), words, 410)
    with scope(hub=row.hub):
        return private(_act(request, row) if request.method == "POST" else _show(request, row))


def _gone(request: HttpRequest, title: str, text: str, status: int) -> HttpResponse:
    return private(render(request, "matching/answer_gone.html", {"title": title, "text": text}, status=status))


def _act(request: HttpRequest, row: Invitation) -> HttpResponse:
    action = request.POST.get("action", "")
    form = FORMS[action](request.POST, prefix=action) if action in FORMS else None
    if form is None or not form.is_valid():
        return _show(request, row, {action: form} if form else {}, status=422)
    data = form.cleaned_data
    try:
        if action == "yes":
            inviting.join(invitation=row, words=data["words"])
        elif action == "no":
            inviting.decline(invitation=row, reason=data["words"])
        else:
            inviting.ask(invitation=row, question=data["question"])
    except MoveRefused:
        return _gone(request, str(TooLate.title), str(TooLate.text), 409)
    except MatchingRefused as error:
        return _gone(request, *_words(error), 409)
    return HttpResponse(status=303, headers={"Location": request.path})


def _words(error: MatchingRefused | type[MatchingRefused]) -> tuple[str, str]:
    """An invitation is about making something, not about one question."""
    texts = {
        Withdrawn.code: _("We do not need your answer any more. Thank you for wanting to think along."),
        TooLate.code: _("Do you still want to join? Call us."),
    }
    titles = {Withdrawn.code: _("This invitation is over")}
    return str(titles.get(error.code, error.title)), str(texts.get(error.code, error.text))


def _show(
    request: HttpRequest, row: Invitation, forms: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    state = _state(row)
    if state in ("over", "late"):
        return _gone(request, *_words(Withdrawn if state == "over" else TooLate), 200)
    given = forms or {}
    context = {
        "row": row,
        "state": state,
        "name": letters.name_of(row),
        "what": letters.what(row.development),
        "where": letters.where(row.development),
        "words": row.development.words,
        "deadline": row.development.deadline,
        "talk": talks.of_one(row),
        "asked": row.status == InvitationStatus.QUESTION,
        "action": next(iter(given), ""),
        "yes": given.get("yes") or JoinForm(prefix="yes"),
        "no": given.get("no") or NoForm(prefix="no"),
        "ask": given.get("ask") or QuestionForm(prefix="ask"),
    }
    return render(request, "matching/developing/invitation.html", context, status=status)


def _state(row: Invitation) -> str:
    """waiting, yes, no, ended, late or over."""
    answered = {
        InvitationStatus.JOINS: "yes",
        InvitationStatus.DECLINED: "no",
        InvitationStatus.ENDED: "ended",
        InvitationStatus.EXPIRED: "late",
    }
    if row.status in answered:
        return answered[InvitationStatus(row.status)]
    if row.status not in inviting.WAITING or row.development.status != DevelopmentStatus.OPEN:
        return "over"
    late = row.status == InvitationStatus.ASKED and row.development.deadline < clock.now()
    return "late" if late else "waiting"
