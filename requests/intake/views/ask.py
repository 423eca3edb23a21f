"""`/vraag/`: ask a question without an account, in three short steps, without JavaScript (B3)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hub.accounts.access import public
from hub.base.guard import too_often
from intake import danger
from intake.forms.ask import Asking
from intake.models import HelpRequest
from intake.services.across_hubs import SENT, token_for
from intake.services.asking import ask
from intake.views.private import with_question

LAST = 3


@public
@require_http_methods(["GET", "HEAD", "POST"])
def ask_view(request: HttpRequest) -> HttpResponse:
    """Shows a step, or sends the question and goes to the page that says so."""
    if request.method != "POST":
        return _page(request, Asking())
    if request.POST.get("go") == "start":
        return _page(request, Asking.beginning_with(request.POST.get("text", "")))
    asking = Asking(request.POST)
    if request.POST.get("go") == "back":
        asking.show(max(1, asking.step - 1))
        return _page(request, asking)
    wrong = asking.first_wrong(asking.step)
    if wrong:
        asking.step = wrong
        return _page(request, asking, status=422)
    if asking.step < LAST:
        asking.show(asking.step + 1)
        return _page(request, asking)
    return _send(request, asking)


def _send(request: HttpRequest, asking: Asking) -> HttpResponse:
    if asking.guard_refuses():
        return _page(request, asking, status=422)
    if too_often(request, "ask"):
        return render(request, "intake/too_often.html", {"words": asking.forms[0].cleaned_data["text"]}, status=429)
    help_request = ask(
        hub=request.hub,  # type: ignore[attr-defined]
        who=asking.forms[1].contact(),
        question=asking.question(),
        submission=asking.guard.cleaned_data["submission"],
    )
    return redirect("intake:sent", token_for(help_request, SENT))


def _page(request: HttpRequest, asking: Asking, status: int = 200) -> HttpResponse:
    typed = request.POST.get("text", "")
    context = {
        "asking": asking,
        "form": asking.form,
        "step": asking.step,
        "danger": danger.look(typed),
        "typed": typed.strip(),
        "answers": request.POST,
    }
    response = render(request, "intake/ask.html", context, status=status)
    # Not "no-store": with it the back button shows the browser's own "send again" page instead of what was
    # typed. Nothing is kept beyond this browser; once the question is sent, its pages are not kept at all.
    response["Cache-Control"] = "no-cache, private"
    return response


@public
@require_POST
def danger_view(request: HttpRequest) -> HttpResponse:
    """While somebody types: the emergency numbers when the words show danger (D26). Keeps nothing."""
    found = danger.look(request.POST.get("text", "")[:4000])
    return render(request, "intake/parts/danger.html", {"danger": found})


@public
@require_GET
@with_question(SENT)
def sent_view(request: HttpRequest, help_request: HelpRequest, token: str) -> HttpResponse:
    """It has been sent: the reference, who reads it, what happens next, how to follow it."""
    follow = request.build_absolute_uri(reverse("intake:follow", args=[token_for(help_request)]))
    return render(request, "intake/sent.html", {"help_request": help_request, "follow": follow})
