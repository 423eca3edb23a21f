"""Searching the social map of a hub: reads what was typed, asks the index, and gives keys, best first."""

from dataclasses import dataclass, field
from functools import partial

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from hub.base.scopes import active_hub
from socialmap.querysets import ServiceQuerySet
from socialmap.search import meaning
from socialmap.search.asking import Asked, asked
from socialmap.search.dutch.spelling import words
from socialmap.search.scoring import Fitting, Scorer
from socialmap.search.shelf import Shelf, shelf_of

MOST_TYPED = 300
_MANY = 3000


@dataclass(frozen=True)
class Found:
    """What a search gave: keys, best first; the words that were searched instead, when they were put right;
    whether nothing has all of the words."""

    keys: list[int] = field(default_factory=list)
    instead: str = ""
    partly: bool = False


@dataclass(frozen=True)
class Ranked:
    """What fits among all of a hub, with the index it was found in."""

    shelf: Shelf
    asked: Asked
    fitting: Fitting

    @property
    def keys(self) -> NDArray[np.int64]:
        return self.shelf.index.keys[self.fitting.docs]


def typed(text: str) -> str:
    """Search words as they stand in an address, of a size and kind that the database takes."""
    return text.replace("\x00", " ")[:MOST_TYPED].strip()


def rank(text: str, *, everything: bool = False) -> Ranked:
    """All that fits in the active hub, best first. `everything`: what the public may not find too."""
    hub_id = active_hub().pk
    shelf = shelf_of(hub_id)
    like = partial(_like, shelf)
    question = asked(typed(text), shelf.index, like, partial(meaning.widen, hub_id=hub_id))
    boosts = meaning.boosts(question.words, hub_id=hub_id) if question.words else {}
    return Ranked(shelf, question, Scorer(shelf.index).fitting(question, everything=everything, boosts=boosts))


def _like(shelf: Shelf, word: str, known: bool) -> list[str]:
    return shelf.likeness.like(word, known=known)


def find(services: ServiceQuerySet, text: str) -> Found:
    """The services among `services` that fit `text`. An empty text or one of little words only finds nothing."""
    ranked = rank(text, everything=True)
    if keys := among(services, ranked.keys.tolist()):
        return Found(keys, ranked.asked.instead, ranked.fitting.partly)
    return Found(by_name(services, text))


def among(services: ServiceQuerySet, keys: list[int]) -> list[int]:
    """Those of the keys that `services` has, in the order of the keys."""
    if not keys:
        return []
    chosen = services.filter(pk__in=keys) if len(keys) < _MANY else services
    allowed = set(chosen.order_by().values_list("pk", flat=True))
    return [key for key in keys if key in allowed]


def by_name(services: ServiceQuerySet, text: str) -> list[int]:
    """For what is no word: part of a name, such as "'t" or "B&B"."""
    text = typed(text)
    if len(text) < 2 or len(text) > 60 or any(len(word) > 2 for word in words(text)):
        return []
    named = services.filter(Q(name__icontains=text) | Q(alternate_name__icontains=text))
    return list(named.order_by("name", "pk").values_list("pk", flat=True)[:100])


def all_keys(services: ServiceQuerySet) -> list[int]:
    """Everything, by name: what a page shows before anybody searches."""
    return list(services.order_by("name", "pk").values_list("pk", flat=True))
