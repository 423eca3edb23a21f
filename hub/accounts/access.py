"""Who may open a view. Every view of ours says so with one of these; a view that does not fails the
tests (design rule 4)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Everybody, without signing in."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Everybody with an account."""
    guarded = login_required(view)
    guarded.access = "signed in"  # type: ignore[attr-defined]
    return guarded


def needs(*permissions: str) -> Callable[[View], View]:
    """Only who has one of `permissions` in the current hub; others who are signed in get a 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not any(request.user.may(permission, request.hub) for permission in permissions):  # type: ignore[union-attr, attr-defined]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        checked = login_required(guarded)
        checked.access = permissions  # type: ignore[attr-defined]
        return checked

    return decorate
