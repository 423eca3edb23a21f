"""Words that somebody typed in a search may be a name: they stay in the session of who typed them, and the address
holds a key that says nothing. So they are in no log, no history of a browser at the counter, and no bookmark."""

from django.http import HttpRequest
from django.utils.crypto import get_random_string

PARAMETER = "z"
MOST_WORDS, MOST_KEPT = 100, 10
_SESSION = "searched"


def keep(request: HttpRequest, words: str) -> str:
    """The key of these words; "" for none. The last few searches are kept."""
    words = words.replace("\x00", "").strip()[:MOST_WORDS]
    if not words:
        return ""
    kept: dict[str, str] = request.session.get(_SESSION, {})
    key = next((key for key, typed in kept.items() if typed == words), "") or get_random_string(8)
    rest = [(other, typed) for other, typed in kept.items() if other != key]
    request.session[_SESSION] = dict([*rest, (key, words)][-MOST_KEPT:])
    return key


def words_of(request: HttpRequest, key: str) -> str | None:
    """What was typed; None when it is not kept (any more)."""
    return request.session.get(_SESSION, {}).get(key)
