"""What the account libraries keep of somebody goes with the account."""

from collections.abc import Sequence
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.dispatch import receiver

from hub.accounts.models import User
from hub.base.retention import wiped


@receiver(wiped, sender=User)
def forget_account(*, pks: Sequence[int], **_: Any) -> None:
    """The verified addresses, second factors and sessions (with where from) of a wiped account."""
    EmailAddress.objects.filter(user__in=pks).delete()
    UserSession.objects.filter(user__in=pks).delete()
    Authenticator.objects.filter(user__in=pks).delete()
