"""Pages of one resident, opened by a private link."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django_scopes import scope

from hub.accounts.access import View
from hub.base.links import LinkBroken
from hub.base.private import private
from intake.forms.follow import FindForm, NewLinkForm
from intake.models import HelpRequest
from intake.services.across_hubs import FOLLOW, LinkExpired, by_token


def with_question(purpose: str = FOLLOW) -> Callable[[Callable[..., HttpResponse]], View]:
    """The view gets the question behind the token, inside the scope of its own hub, which may be another
    than the hub of the site."""

    def decorate(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def opened(request: HttpRequest, token: str, *args: object, **kwargs: object) -> HttpResponseBase:
            try:
                help_request = by_token(token, purpose)
            except LinkBroken:
                return private(link_page(request, expired=False))
            except LinkExpired:
                return private(link_page(request, expired=True))
            return private(_in_its_hub(view, request, help_request, token))

        return opened

    return decorate


def _in_its_hub(
    view: Callable[..., HttpResponse], request: HttpRequest, help_request: HelpRequest, token: str
) -> HttpResponse:
    request.hub = help_request.hub  # type: ignore[attr-defined]
    with scope(hub=help_request.hub):
        return view(request, help_request, token)


def link_page(request: HttpRequest, *, expired: bool) -> HttpResponse:
    """What to do when a link does not work: reference and code, or a new link by mail."""
    context = {"expired": expired, "form": FindForm(), "new_link": NewLinkForm(auto_id="new_%s")}
    return render(request, "intake/link_broken.html", context, status=410 if expired else 404)
