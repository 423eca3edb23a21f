"""`/volg/`: a resident follows, answers, changes or stops the own question, by link or by reference and
code (B4). Opening a page changes nothing; only the buttons do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.accounts.access import public
from hub.base import panels
from hub.base.forms import HubForm
from hub.base.guard import too_often
from hub.base.private import private
from hub.base.workflow import MoveRefused
from intake import story
from intake.forms.follow import AnswerForm, ChangeForm, FindForm, HelpedForm, NewLinkForm, ReopenForm, StopForm
from intake.models import HelpRequest
from intake.permissions import may_go
from intake.services import following
from intake.services.across_hubs import by_reference, token_for
from intake.views.private import with_question
from intake.workflow import RequestStatus


@public
@require_http_methods(["GET", "HEAD", "POST"])
def find_view(request: HttpRequest) -> HttpResponse:
    """The form for reference and code. Wrong reference and wrong code get the same answer."""
    form = FindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if too_often(request, "follow"):
            return render(request, "intake/too_often.html", status=429)
        found = by_reference(form.cleaned_data["reference"], form.cleaned_data["code"])
        if found:
            return private(redirect("intake:follow", token_for(found)))
        form.add_error(None, _("We know no question with this number and this code. Please look at both once more."))
    context = {"form": form, "new_link": NewLinkForm(auto_id="new_%s")}
    return private(render(request, "intake/find.html", context, status=422 if form.errors else 200))


@public
@require_POST
def new_link_view(request: HttpRequest) -> HttpResponse:
    """A new link to the address we know. The page says the same whether the question exists or not."""
    if too_often(request, "new-link"):
        return render(request, "intake/too_often.html", status=429)
    form = NewLinkForm(request.POST, auto_id="new_%s")
    if not form.is_valid():
        return private(render(request, "intake/find.html", {"form": FindForm(), "new_link": form}, status=422))
    following.send_new_link(reference=form.cleaned_data["reference"])
    return redirect("intake:new_link_sent")


@public
@require_GET
def new_link_sent_view(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/new_link_sent.html")


@public
@require_GET
@with_question()
def follow_view(request: HttpRequest, help_request: HelpRequest, token: str) -> HttpResponse:
    return _page(request, help_request, token)


def _page(
    request: HttpRequest, help_request: HelpRequest, token: str, *, status: int = 200, **given: HubForm
) -> HttpResponse:
    person = help_request.person
    forms = {
        "answer_form": AnswerForm(auto_id="answer_%s"),
        "change_form": ChangeForm(
            initial={"phone": person.phone, "email": person.email, "reachable": person.reachable}, auto_id="change_%s"
        ),
        "helped_form": HelpedForm(auto_id="helped_%s"),
        "reopen_form": ReopenForm(auto_id="reopen_%s"),
        **given,
    }
    context = {
        **forms,
        # the page's title says "Error:" when one of its forms has one
        "form": next(iter(given.values()), None),
        "help_request": help_request,
        "token": token,
        "status_words": story.status_for_resident(help_request),
        "entries": story.for_resident(help_request),
        "parts": panels.rendered("follow", request, help_request),
        "can_stop": may_go(help_request, RequestStatus.WITHDRAWN),
    }
    return render(request, "intake/follow.html", context, status=status)


@public
@require_POST
@with_question()
def answer_view(request: HttpRequest, help_request: HelpRequest, token: str) -> HttpResponse:
    form = AnswerForm(request.POST, auto_id="answer_%s")
    if not form.is_valid():
        return _page(request, help_request, token, status=422, answer_form=form)
    try:
        following.answer(help_request=help_request, text=form.cleaned_data["text"])
    except following.Ended:
        # The words go along to the form that is there now.
        again = ReopenForm({"text": form.cleaned_data["text"]}, auto_id="reopen_%s")
        again.add_error(None, _("This question is finished. Open it again, then your words go along."))
        return _page(request, help_request, token, status=422, reopen_form=again)
    messages.success(request, _("Thank you. We have your message and read it soon."))
    return redirect("intake:follow", token)


@public
@require_POST
@with_question()
def change_view(request: HttpRequest, help_request: HelpRequest, token: str) -> HttpResponse:
    form = ChangeForm(request.POST, auto_id="change_%s")
    if not form.is_valid():
        return _page(request, help_request, token, status=422, change_form=form)
    following.change_contact(help_request=help_request, **form.cleaned_data)
    messages.success(request, _("We have changed it."))
    return redirect("intake:follow", token)


@public
@require_POST
@with_question()
def call_me_view(request: HttpRequest, help_request: HelpRequest, token: str) -> HttpResponse:
    if not help_request.person.phone:
        messages.warning(request, _("We do not have your phone number yet. Fill it in below, then we call you."))
        return redirect("intake:follow", token)
    try:
        following.call_me(help_request=help_request)
    except following.Ended:
        messages.warning(request, _("This question is finished. Open it again first."))
    else:
        messages.success(request, _("We will call you."))
    return redirect("intake:follow", token)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@with_question()
def stop_view(request: HttpRequest, help_request: HelpRequest, token: str) -> HttpResponse:
    """Asks once more, then stops the question."""
    form = StopForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "help_request": help_request, "token": token}
        return render(request, "intake/stop.html", context, status=422 if form.errors else 200)
    try:
        following.stop(help_request=help_request, reason=form.cleaned_data["reason"])
    except MoveRefused:
        messages.info(request, _("Your question was finished already."))
    else:
        messages.success(request, _("We have stopped your question. You can always open it again."))
    return redirect("intake:follow", token)


@public
@require_POST
@with_question()
def helped_view(request: HttpRequest, help_request: HelpRequest, token: str) -> HttpResponse:
    form = HelpedForm(request.POST, auto_id="helped_%s")
    if not form.is_valid():
        return _page(request, help_request, token, status=422, helped_form=form)
    helped = form.cleaned_data["helped"]
    try:
        following.tell_whether_it_helped(help_request=help_request, helped=helped, text=form.cleaned_data["text"])
    except MoveRefused:
        messages.info(request, _("We had your answer already. Thank you."))
    else:
        messages.success(request, _thanks(helped))
    return redirect("intake:follow", token)


def _thanks(helped: str) -> str:
    thanks = {
        HelpRequest.Helped.YES: _("Good to hear. We close your question."),
        HelpRequest.Helped.PARTLY: _(
            "Thank you. We close your question. Do you still need something? Open it again below."
        ),
        HelpRequest.Helped.NO: _("Thank you for saying so. Your question is open again and we look further."),
    }
    return thanks[HelpRequest.Helped(helped)]


@public
@require_POST
@with_question()
def reopen_view(request: HttpRequest, help_request: HelpRequest, token: str) -> HttpResponse:
    form = ReopenForm(request.POST, auto_id="reopen_%s")
    if not form.is_valid():
        return _page(request, help_request, token, status=422, reopen_form=form)
    try:
        following.open_again(help_request=help_request, text=form.cleaned_data["text"])
    except MoveRefused:
        messages.info(request, _("Your question is open already."))
    else:
        messages.success(request, _("Your question is open again."))
    return redirect("intake:follow", token)
