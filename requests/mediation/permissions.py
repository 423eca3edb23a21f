"""Who stands on which side of the wall."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase

COORDINATE = "mediation.coordinate"
MEDIATE = "mediation.mediate"
OPEN_CASE = "mediation.open_case"
View = Callable[..., HttpResponseBase]


def behind_the_wall(permission: str) -> Callable[[View], View]:
    """Only who has `permission`. To all others who are signed in the page does not exist: a 403 would tell
    that there is a case."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.may(permission, request.hub):  # type: ignore[union-attr, attr-defined]
                raise Http404
            return view(request, *args, **kwargs)

        checked = login_required(guarded)
        checked.access = (permission,)  # type: ignore[attr-defined]
        return checked

    return decorate
