"""Signing up without an account, and the private page behind it."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled

from hub.accounts.access import View, public
from hub.base import links
from hub.base.guard import too_often, too_often_to
from hub.base.private import private
from hub.base.workflow import MoveRefused
from socialmap.forms_activities import SignUpForm
from socialmap.messages_activities import LINK, token_of, when_words
from socialmap.models import ActivityDate, SignUp
from socialmap.services.sign_ups import SignUpClosed, TooManyTexts, Visitor, sign_off, sign_up

# Each sign-up sends a message to an address that anybody can type: many dates of a course fit, a flood does not.
MOST_TO_ONE_AN_HOUR = 12


@public
def sign_up_view(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """`/agenda/<slug>/aanmelden/<pk>/`: who comes, with how many, how we reach you."""
    rows = ActivityDate.objects.public().for_lines().filter(activity__slug=slug, activity__sign_up=True)
    date = get_object_or_404(rows, pk=pk)
    if not date.takes_sign_ups:
        return _page(request, date, None, status=410 if request.method == "POST" else 200)
    form = SignUpForm(request.POST if request.method == "POST" else None, date=date)
    if not form.is_bound:
        return _page(request, date, form)
    if not form.is_valid():
        return _page(request, date, form, status=422)
    who = form.visitor()
    if _too_much(request, who):
        form.add_error(None, _("You signed up many times this hour. Please call us."))
        return _page(request, date, form, status=429)
    try:
        made = sign_up(date=date, who=who, submission=form.cleaned_data["submission"])
    except TooManyTexts:
        form.add_error("email", _("We cannot send text messages any more today. Fill in an e-mail address."))
        return _page(request, date, form, status=429)
    except SignUpClosed:
        date = get_object_or_404(ActivityDate.objects.for_lines(), pk=pk)
        return _page(request, date, None, status=409)
    return _see_other(reverse("socialmap:signed_up", args=[token_of(made)]))


def _too_much(request: HttpRequest, who: Visitor) -> bool:
    return too_often(request, "sign-up") or too_often_to(who.email or who.phone, "sign-up", most=MOST_TO_ONE_AN_HOUR)


def _page(request: HttpRequest, date: ActivityDate, form: SignUpForm | None, status: int = 200) -> HttpResponse:
    context = {"date": date, "activity": date.activity, "when": when_words(date), "form": form}
    response = render(request, "socialmap/sign_up.html", context, status=status)
    # Not "no-store": with it the back button shows the browser's own "send again" page instead of what was typed.
    response["Cache-Control"] = "no-cache, private"
    return response


def _see_other(address: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": address})


def _with_sign_up(view: Callable[[HttpRequest, SignUp, str], HttpResponse]) -> View:
    """The view gets the sign-up behind the link, in its own hub."""

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        return private(_opened(view, request, token))

    return opened


def _opened(view: Callable[[HttpRequest, SignUp, str], HttpResponse], request: HttpRequest, token: str) -> HttpResponse:
    try:
        link = links.open_token(LINK, token)
    except links.LinkBroken:
        return render(request, "socialmap/sign_up_gone.html", {"expired": False}, status=404)
    with scopes_disabled():
        rows = SignUp.objects.select_related("hub").filter(pk=link.pk, link_key=link.key)
        found = None if link.expired else rows.first()
    if found is None:
        return render(request, "socialmap/sign_up_gone.html", {"expired": True}, status=410)
    request.hub = found.hub  # type: ignore[attr-defined]
    with scope(hub=found.hub):
        return view(request, found, token)


@public
@_with_sign_up
def signed_up_view(request: HttpRequest, found: SignUp, token: str) -> HttpResponse:
    """`/agenda/aangemeld/<token>/`: what was agreed. Opening shows; only the button signs off."""
    if request.method == "POST":
        # When it was said before, or it is over, the page says how it is now.
        with suppress(MoveRefused, SignUpClosed):
            sign_off(sign_up=found)
        return _see_other(reverse("socialmap:signed_up", args=[token]))
    date = ActivityDate.objects.for_lines().get(pk=found.date_id)
    context = {
        "sign_up": found,
        "date": date,
        "activity": date.activity,
        "when": when_words(date),
        "in_line": _before(found) + 1,
    }
    return render(request, "socialmap/signed_up.html", context)


def _before(found: SignUp) -> int:
    """How many sign-ups stand in line before this one."""
    line = list(SignUp.objects.in_line().filter(date=found.date_id).values_list("pk", flat=True))
    return line.index(found.pk) if found.pk in line else 0
