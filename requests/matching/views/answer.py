"""Yes or no by private link, without an account. Opening shows; only a POST acts, because mail scanners
open every link (D14)."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scope

from hub.accounts.access import public
from hub.base import clock, links
from hub.base.private import private
from hub.base.workflow import CONTACT, VOLUNTEER, MoveRefused, record
from matching import calendars, facts, talks, words
from matching.errors import MatchingRefused, TooLate, Withdrawn
from matching.forms import DeclineForm, QuestionForm, ReferralDeclineForm, TellForm
from matching.models import Proposal, Referral
from matching.services import answering
from matching.services.opening import Opened, open_link
from matching.shown import conversation
from matching.workflow import ArrangementStatus, ProposalStatus, ReferralStatus
from socialmap.models import Service

AnswerForm = DeclineForm | ReferralDeclineForm | QuestionForm | TellForm
WAITING = (ProposalStatus.ASKED.value, ReferralStatus.QUESTION.value)


def _private(view: Callable[[HttpRequest, str], HttpResponse]) -> Callable[[HttpRequest, str], HttpResponse]:
    """Not kept, not indexed, and the link does not travel on in a Referer."""

    @wraps(view)
    def kept_private(request: HttpRequest, token: str) -> HttpResponse:
        return private(view(request, token))

    return kept_private


@public
@_private
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked, and yes, no, or a question back."""
    opened = _open(request, token)
    if isinstance(opened, HttpResponse):
        return opened
    with scope(hub=opened.hub):
        request.hub = opened.hub  # type: ignore[attr-defined]
        if request.method == "POST":
            return _act(request, opened, token)
        return _show(request, opened, token)


def _open(request: HttpRequest, token: str) -> Opened | HttpResponse:
    try:
        opened = open_link(token)
    except links.LinkBroken:
        return _gone(
            request,
            _("This link does not work"),
            _("Perhaps a part of it is missing. Open it from the message once more, or call us."),
            404,
        )
    if opened.expired:
        request.hub = opened.hub  # type: ignore[attr-defined]
        return _gone(
            request, _("This link is too old"), _("Do you still want to say something about it? Call us."), 410
        )
    if opened.moved_on:
        request.hub = opened.hub  # type: ignore[attr-defined]
        return _gone(
            request,
            _("This question is with somebody else now"),
            _("You do not have to do anything. Do you still work there, and is it yours after all? Call us."),
            410,
        )
    return opened


def _gone(request: HttpRequest, title: str, text: str, status: int) -> HttpResponse:
    return render(request, "matching/answer_gone.html", {"title": title, "text": text}, status=status)


def _act(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    """One answer; afterwards the same address shows what came of it."""
    action = request.POST.get("action", "")
    form = _form_for(action, opened, request)
    if form is not None and not form.is_valid():
        return _show(request, opened, token, form=form, action=action, status=422)
    data = form.cleaned_data if form is not None else {}
    try:
        _answer(opened.row, action, data)
    except MoveRefused:
        return _gone(request, str(TooLate.title), str(TooLate.text), 409)
    except MatchingRefused as error:
        return _gone(request, str(error.title), str(error.text), 409)
    done = {"ask": "?gevraagd=ja", "tell": "?verteld=ja"}.get(action, "")
    return _see_other(reverse("matching:answer", args=[token]) + done)


def _see_other(address: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": address})


def _form_for(action: str, opened: Opened, request: HttpRequest) -> AnswerForm | None:
    if action == "no":
        return DeclineForm(request.POST) if opened.is_proposal else ReferralDeclineForm(request.POST)
    if action == "tell":
        return TellForm(request.POST)
    return QuestionForm(request.POST) if action == "ask" else None


def _answer(row: Proposal | Referral, action: str, data: dict[str, str]) -> None:
    if isinstance(row, Proposal):
        if action == "yes":
            answering.accept_proposal(proposal=row, actor=VOLUNTEER)
        elif action == "no":
            answering.decline_proposal(proposal=row, reason=data["reason"], actor=VOLUNTEER)
        elif action == "ask":
            answering.ask_back(proposal=row, question=data["question"], actor=VOLUNTEER)
    elif action == "yes":
        answering.accept_referral(referral=row, actor=CONTACT)
    elif action == "no":
        answering.decline_referral(referral=row, reason=data["reason"], actor=CONTACT)
    elif action == "ask":
        answering.question_referral(referral=row, question=data["question"], actor=CONTACT)
    elif action == "tell":
        answering.tell_hub(referral=row, text=data["text"], actor=CONTACT)
    elif action == "left":
        answering.left_organisation(referral=row)


def state_of(row: Proposal | Referral) -> str:
    """What the page shows: waiting, yes, yes_waiting, no, ended, or over."""
    if row.status in WAITING:
        late = row.deadline < clock.now() and row.status == ProposalStatus.ASKED
        return "over" if late else "waiting"
    if row.status == ProposalStatus.ACCEPTED:
        return "yes_waiting" if answering.waits_for_other(row) else "yes"
    return {ProposalStatus.DECLINED: "no", ProposalStatus.ENDED: "ended"}.get(ProposalStatus(row.status), "over")


def _show(
    request: HttpRequest,
    opened: Opened,
    token: str,
    *,
    form: AnswerForm | None = None,
    action: str = "",
    status: int = 200,
) -> HttpResponse:
    row = opened.row
    state = state_of(row)
    if state == "over":
        refusal = answering.refusal_of(row) or TooLate
        return _gone(request, str(refusal.title), str(refusal.text), 200)
    help_request = row.arrangement.help_request
    details = facts.shows_details(row)
    if details:
        record(row, verb="details_shown", actor=VOLUNTEER if opened.is_proposal else CONTACT)
    context = {
        "row": row,
        "state": state,
        "is_proposal": opened.is_proposal,
        "help_request": help_request,
        "what": facts.asked(row),
        "subjects": facts.subjects(help_request) if row.note else "",
        "where": facts.where(help_request),
        "when": facts.when(help_request),
        "how_long": facts.how_long(help_request),
        "until": facts.until(row),
        "details": details,
        "dated": bool(help_request.starts_at and help_request.ends_at),
        "token": token,
        "asked": request.GET.get("gevraagd") == "ja",
        "told": request.GET.get("verteld") == "ja",
        "tell_form": form if action == "tell" else TellForm(),
        "form": form,
        "no_form": form if action == "no" else (DeclineForm() if opened.is_proposal else ReferralDeclineForm()),
        "ask_form": form if action == "ask" else QuestionForm(),
        "action": action,
        **_own(row),
    }
    return render(request, "matching/answer.html", context, status=status)


def _own(row: Proposal | Referral) -> dict[str, object]:
    """What only a volunteer or only a contact person sees."""
    if isinstance(row, Proposal):
        person = row.volunteer.person
        return {"name": person.first_name, "why": words.about_you(row.reasons), "conversation": conversation(row)}
    talk = talks.of_one(row)
    return {
        "name": row.contact.name if row.contact else "",
        "both": row.arrangement.proposals.exists(),
        "conversation": talk,
        "hub_asks": talks.waits_for_them(talk),
        "closed": row.service.status != Service.Status.ACTIVE,
    }


@public
@_private
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The appointment for the own calendar, once everybody said yes."""
    opened = _open(request, token)
    if isinstance(opened, HttpResponse):
        return opened
    with scope(hub=opened.hub):
        row = opened.row
        if row.status != ProposalStatus.ACCEPTED or row.arrangement.status != ArrangementStatus.AGREED:
            return _gone(request, str(Withdrawn.title), str(Withdrawn.text), 404)
        place = ""
        if facts.shows_details(row):
            person = row.arrangement.help_request.person
            place = f"{person.street} {person.house_number}, {person.city}".strip(" ,")
        summary = _("Appointment through Startpunt")
        text = calendars.appointment(row, summary=summary, place=place, link=facts.answer_address(row))
    if not text:
        return _gone(request, _("There is no date yet"), _("You agree on the moment together."), 404)
    headers = {"Content-Disposition": 'attachment; filename="afspraak.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
