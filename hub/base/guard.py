"""Public forms withstand spam and scripts without a third party (G4): a field that people do not see, a
signed moment of opening, and a limit per address. The address is kept hashed, for an hour, in the cache."""

import hashlib
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.base import clock

LEAST_SECONDS = 2
MOST_AN_HOUR = 20
_SALT = "startpunt.opened"


class GuardedForm(forms.Form):
    """Mix this into a public form and give it `opened=signed_now()` as initial value."""

    website = forms.CharField(required=False, label=_("Leave this empty"))
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_website(self) -> str:
        if self.cleaned_data.get("website"):
            raise ValidationError(_("Something went wrong. Please call us, then we help you at once."))
        return ""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        try:
            opened = float(signing.loads(self.data.get(self.add_prefix("opened"), ""), salt=_SALT))
        except (signing.BadSignature, ValueError, TypeError):
            raise ValidationError(
                _("This page was open for too long. Please send it once more."), code="opened"
            ) from None
        if clock.now().timestamp() - opened < LEAST_SECONDS:
            raise ValidationError(_("That went very fast. Please send it once more."), code="fast")
        return cleaned


def signed_now() -> str:
    """The moment the form was opened, signed."""
    return signing.dumps(clock.now().timestamp(), salt=_SALT)


def too_often(request: HttpRequest, what: str, *, most: int = MOST_AN_HOUR) -> bool:
    """Whether this address did `what` more than `most` times within the hour. Counts this time too."""
    return _beyond(get_adapter(request).get_client_ip(request), what, most)


def too_often_to(receiver: str, what: str, *, most: int) -> bool:
    """Whether somebody got `what` from strangers more than `most` times within the hour, whoever sent it."""
    return _beyond(receiver.lower(), f"{what}-to", most)


def _beyond(whose: str, what: str, most: int) -> bool:
    digest = hashlib.blake2b(whose.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16).hexdigest()
    key = f"often:{what}:{digest}"
    try:
        cache.add(key, 0, timeout=3600)
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two calls, or Redis is away: people must still be able to ask
        return False
