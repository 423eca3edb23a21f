"""Staff work with a second factor (G7)."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode

from hub.accounts.models import User

_WALLED = ("/werk/", "/cms/")
_OWN = "/mijn/"
_FACTORS = "/accounts/2fa/"
_WHERE_IT_IS_SHOWN = tuple(
    f"{_FACTORS}{page}/" for page in ("authenticate", "reauthenticate", "webauthn/reauthenticate", "webauthn/login")
)
_SET_UP_HERE = "second_factor_set_up_here"


class SecondFactorForStaff:
    """Who opens a walled address without a second factor is led to the page where it is set up; who has one and
    did not show it in this session, to the page that asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.SECOND_FACTOR_FOR_STAFF or not _is_walled(request) or _was_shown(request):
            return self.get_response(request)
        if is_mfa_enabled(request.user):
            following = request.get_full_path() if request.method == "GET" else "/mijn/"
            return redirect(f"{resolve_url(_where_to_show(request))}?{urlencode({'next': following})}")
        # The pages where it is set up are open to who has none yet.
        return self.get_response(request) if request.path_info.startswith(_FACTORS) else redirect("mfa_index")


def _is_walled(request: HttpRequest) -> bool:
    """By `path_info`, as the URL resolver does: before `path` a proxy may let a client put a prefix."""
    user, address = request.user, request.path_info
    if not user.is_authenticated:
        return False
    if address.startswith(_FACTORS):
        return not address.startswith(_WHERE_IT_IS_SHOWN)
    return address.startswith(_WALLED) or (address.startswith(_OWN) and user.is_staff)


def _was_shown(request: HttpRequest) -> bool:
    """In this session: that of a thief, opened on the password alone before there was a second factor, must not
    come in once the owner has set one up."""
    if request.session.get(_SET_UP_HERE):
        return is_mfa_enabled(request.user)
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def _where_to_show(request: HttpRequest) -> str:
    """The page that asks for a code, or for a key when that is all there is."""
    codes = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    has_codes = Authenticator.objects.filter(user_id=request.user.pk, type__in=codes).exists()
    return "mfa_reauthenticate" if has_codes else "mfa_reauthenticate_webauthn"


@receiver(authenticator_added, dispatch_uid="accounts.second_factor_set_up_here")
def remember_where(*, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """Who sets up the first one has it at hand; a next one proves nothing about the first."""
    others = Authenticator.objects.filter(user_id=user.pk).exclude(pk=authenticator.pk)
    if not others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        request.session[_SET_UP_HERE] = True
