"""Canaries: a word of its own in every text field of every row, so that a page that shows one of them tells which."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from hub.base.models import Event, OutboxMessage
from hub.base.privacy import our_models

WORD = re.compile(r"knr\d{6}", re.IGNORECASE)
TEXT = (models.CharField, models.TextField)
# What the program itself reads as a code, a key or a state: a word there would break the row, not show it.
CODES = frozenset(
    "status reference code link_key slug dedupe_key channel verb kind who subject_type old new rung route role to"
    " language languages taxonomy row short_code hostname freq byday location_type country type currency uuid"
    " preferred_channel purpose version action skip_reason decline_reason helped urgency level nuisance last_error"
    " rule password digits workflow source target site token".split()
)


@dataclass(frozen=True)
class Canary:
    """Where a word was put."""

    model: str
    pk: int
    field: str

    @property
    def place(self) -> str:
        return f"{self.model}.{self.field}"


@dataclass(frozen=True)
class Cage:
    """All canaries of one hub, by their word."""

    by_word: dict[str, Canary]

    def seen_in(self, text: str | bytes) -> set[Canary]:
        """The canaries whose word stands in `text`."""
        found = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        return {self.by_word[word.lower()] for word in WORD.findall(found) if word.lower() in self.by_word}

    def word_of(self, model: str, pk: int, field: str) -> str:
        return next(word for word, canary in self.by_word.items() if canary == Canary(model, pk, field))


def plant(hub: Any) -> Cage:
    """Puts a canary in every text field of every row of `hub`. History lets it happen as it lets retention."""
    by_word: dict[str, Canary] = {}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL startpunt.retention = 'on'")
    for model in our_models():
        names = [field.name for field in model._meta.concrete_fields if _is_words(field)]
        for pk in _keys(model, hub):
            words = {}
            for name in names:
                word = f"knr{len(by_word) + 1:06d}"
                by_word[word] = Canary(model._meta.label_lower, pk, name)
                words[name] = _shaped(model._meta.get_field(name), word)
            if words:
                model._base_manager.filter(pk=pk).update(**words)
    _plant_letters(hub, by_word)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL startpunt.retention = 'off'")
    return Cage(by_word)


def _plant_letters(hub: Any, by_word: dict[str, Canary]) -> None:
    for message in OutboxMessage._base_manager.filter(hub=hub):
        word = f"knr{len(by_word) + 1:06d}"
        by_word[word] = Canary("base.outboxmessage", message.pk, "letter")
        letter = {**message.letter, "paragraphs": [word], "link": f"https://voorbeeld.example/{word}"}
        OutboxMessage._base_manager.filter(pk=message.pk).update(letter=letter)
    for event in Event._base_manager.filter(hub=hub):
        word = f"knr{len(by_word) + 1:06d}"
        by_word[word] = Canary("base.event", event.pk, "data")
        Event._base_manager.filter(pk=event.pk).update(data={**event.data, "canary": word})


def _is_words(field: Any) -> bool:
    return isinstance(field, TEXT) and not field.choices and field.name not in CODES


def _shaped(field: Any, word: str) -> str:
    if isinstance(field, models.EmailField):
        return f"{word}@x.nl"
    if isinstance(field, models.URLField):
        return f"https://{word}.nl/"
    return word[: field.max_length] if field.max_length and field.max_length < len(word) else word


_BY_HUB = {"accounts.user": "memberships__hub", "intake.preferredmoment": "help_request__hub"}


def _keys(model: type[models.Model], hub: Any) -> Iterable[int]:
    label = model._meta.label_lower
    if label in ("places.hub", "places.neighbourhood", "accounts.membership") or label.startswith("cms."):
        return []
    names = {field.name for field in model._meta.get_fields()}
    path = _BY_HUB.get(label, "hub" if "hub" in names else "")
    return list(model._base_manager.filter(**{path: hub}).values_list("pk", flat=True).distinct()) if path else []
