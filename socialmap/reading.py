"""Takes values out of a document from elsewhere, one by one, and remembers in words what was wrong with them.
Knows no HSDS and no database."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from html import unescape
from math import isfinite
from re import Match
from re import compile as pattern
from typing import Any
from uuid import UUID

import nh3
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.dateparse import parse_date, parse_datetime

_BREAK = pattern(r"(?i)<\s*(?:br\s*/?|/p|/li|/div|/h[1-6])\s*>")
_LINK = pattern(
    r"""(?is)<a\b[^<>]{0,500}?\bhref\s*=\s*["']?(https?://[^\s"'<>]{1,500})[^<>]{0,500}>([^<]{0,500})</a>"""
)
_CONTROL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TIME = pattern(r"^([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$")
_is_email, _is_url = EmailValidator(), URLValidator(schemes=["http", "https"])


class NotUsable(Exception):
    """The document cannot be taken in. The text says why."""


def plain_text(text: str) -> str:
    """Text without HTML: tags go (scripts with what is in them), line ends stay, entities become signs. The address
    of a link stays behind its words."""
    if "<" in text or "&" in text:
        text = unescape(nh3.clean(_BREAK.sub("\n", _LINK.sub(_linked, text)), tags=set()))
    return _CONTROL.sub("", text).replace("\r\n", "\n").strip()


def _linked(link: Match[str]) -> str:
    address, words = link.group(1), link.group(2).strip()
    return address if not words or words in address else f"{words} ({address})"


@dataclass
class Reader:
    """One object of a document. `path` says where we are; `notes` collects what was left out."""

    data: dict[str, Any]
    path: str = ""
    notes: list[str] = field(default_factory=list)

    def inner(self, key: str) -> "Reader | None":
        """An object within this one, or None when it is not there."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._note(key, "should be an object")
            return None
        return Reader(value, self._where(key), self.notes)

    def each(self, key: str) -> list["Reader"] | None:
        """The objects of a list within this one; None when there is no such list."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, list):
            self._note(key, "should be a list")
            return None
        good = [(number, item) for number, item in enumerate(value, 1) if isinstance(item, dict)]
        if len(good) < len(value):
            self._note(key, "holds something that is not an object")
        return [Reader(item, f"{self._where(key)} {number}", self.notes) for number, item in good]

    def must_id(self) -> UUID:
        """The id. Without a good one nothing can be kept."""
        found = self.id("id")
        if found is None:
            raise NotUsable(self._say("id", "is missing or is not a UUID"))
        return found

    def must_text(self, key: str, most: int) -> str:
        """A text that has to be there."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            raise NotUsable(self._say(key, "should be text"))
        text = self.text(key, most)
        if not text:
            raise NotUsable(self._say(key, "is missing"))
        return text

    def id(self, key: str) -> UUID | None:
        value = self.data.get(key)
        try:
            return UUID(value) if isinstance(value, str) else None
        except ValueError:
            return None

    def text(self, key: str, most: int = 20_000) -> str | None:
        """Text without HTML, cut off at `most`."""
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self._note(key, "should be text")
            return None
        text = plain_text(value)
        if len(text) > most:
            self._note(key, f"is longer than {most} signs: the rest was left out")
            text = text[: most - 1].rstrip() + "…"
        return text

    def email(self, key: str) -> str | None:
        return self._checked(key, 254, _is_email, "is not an e-mail address")

    def url(self, key: str) -> str | None:
        """A web address; "http://" is put in front when only that is missing."""
        value = self.data.get(key)
        if isinstance(value, str) and value.strip() and "://" not in value:
            return Reader({key: f"http://{value.strip()}"}, self.path, self.notes).url(key)
        return self._checked(key, 500, _is_url, "is not a web address")

    def _checked(self, key: str, most: int, check: Any, words: str) -> str | None:
        text = self.text(key, most)
        if not text:
            return text
        try:
            check(text)
        except ValidationError:
            self._note(key, words)
            return None
        return text

    def whole(self, key: str, most: int = 32_767) -> int | None:
        """A whole number from 0 to `most`."""
        number = self.number(key)
        if number is None:
            return None
        if not 0 <= number <= most:
            self._note(key, "is not a sensible number")
            return None
        return int(number)

    def number(self, key: str) -> float | None:
        value = self.data.get(key)
        if value is None or value == "":
            return None
        try:
            found = None if isinstance(value, bool) else float(value)
        except (TypeError, ValueError):
            found = None
        if found is None or not isfinite(found):
            self._note(key, "is not a number")
            return None
        return found

    def money(self, key: str) -> Decimal | None:
        value = self.data.get(key)
        if value is None or value == "":
            return None
        try:
            amount = Decimal(str(value)).quantize(Decimal("0.01"))
        except InvalidOperation:
            amount = Decimal(-1)
        if not 0 <= amount < 10_000_000:
            self._note(key, "is not an amount")
            return None
        return amount

    def date(self, key: str) -> date | None:
        """A day; the day of a moment counts too."""
        return self._parsed(key, lambda text: parse_date(text[:10]), "is not a date")

    def moment(self, key: str) -> datetime | None:
        """A moment with its time zone."""
        found = self._parsed(key, parse_datetime, "is not a moment")
        return found if found is None or found.tzinfo else None

    def time(self, key: str) -> time | None:
        return self._parsed(key, _time_of, "is not a time")

    def _parsed(self, key: str, parse: Any, words: str) -> Any:
        value = self.data.get(key)
        if value is None or value == "":
            return None
        try:
            found = parse(value.strip()) if isinstance(value, str) else None
        except ValueError:
            found = None
        if found is None:
            self._note(key, words)
        return found

    def leave_out(self, key: str, words: str) -> None:
        """Notes that `key` was left out."""
        self._note(key, words)

    def _where(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _say(self, key: str, words: str) -> str:
        return f"{self._where(key)} {words}"

    def _note(self, key: str, words: str) -> None:
        self.notes.append(self._say(key, words))


def _time_of(text: str) -> time | None:
    found = _TIME.match(text)
    if not found:
        return None
    hour, minute = int(found.group(1)), int(found.group(2))
    return time(23, 59) if hour == 24 else time(hour, minute)
