"""Staff work with a second factor (G7)."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

_WALLED = ("/werk/", "/cms/")


class SecondFactorForStaff:
    """Who opens a walled address without a second factor is led to the page where it is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        walled = request.path.startswith(_WALLED) and settings.SECOND_FACTOR_FOR_STAFF
        if walled and user.is_authenticated and not is_mfa_enabled(user):
            return redirect("mfa_index")
        return self.get_response(request)
