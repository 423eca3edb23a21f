"""Links for people without an account (design rule 7): signed, they expire, each is for one purpose, and
opening one changes nothing. That it works once is kept by the row it points at."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing

from hub.base import clock


class LinkBroken(Exception):
    """Not one of ours, cut off by a mail program, or made for something else."""


@dataclass(frozen=True)
class Opened:
    """What a link points at. An expired link is still told apart from a broken one, so that the page can
    say what to do now."""

    pk: int
    key: str
    expired: bool


def make(purpose: str, pk: int, *, days: int, key: str = "") -> str:
    """A token for `purpose` on row `pk`, good for `days`. `key` lets a row refuse its older links."""
    until = clock.now() + timedelta(days=days)
    return signing.dumps([pk, int(until.timestamp()), key], salt=f"startpunt.{purpose}")


def open_token(purpose: str, token: str) -> Opened:
    """Reads a token. Raises LinkBroken."""
    try:
        pk, until, key = signing.loads(token, salt=f"startpunt.{purpose}")
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise LinkBroken from error
    return Opened(pk=int(pk), key=str(key), expired=clock.now().timestamp() > until)


def absolute(path: str) -> str:
    """The full address of a page of ours, for use in messages."""
    return f"{settings.SITE_URL}{path}"
