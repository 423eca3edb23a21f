"""What somebody finds who types something: now, and as it would be after a change that is not kept yet."""

from dataclasses import dataclass, replace

from hub.places.models import Hub
from socialmap.models import Boost, Service, SynonymGroup
from socialmap.search import find, meaning
from socialmap.search.dutch.spelling import words as words_of
from socialmap.search.meaning import Because, Own
from socialmap.search.wording import Group, parts_of

SHOWN = 8
MOST_TRIED = 3


@dataclass(frozen=True)
class Line:
    """A service in a list. `moved`: "new", "up", "down" or "gone" beside the other list, or ""."""

    key: int
    name: str
    moved: str = ""


@dataclass(frozen=True)
class Look:
    """One search before and after a change."""

    text: str
    before: tuple[Line, ...]
    after: tuple[Line, ...]

    @property
    def same(self) -> bool:
        return [line.key for line in self.before] == [line.key for line in self.after]


def with_group(hub: Hub, words: str, meant: str, group: SynonymGroup | None = None) -> Own:
    """What the hub would have if this group were kept."""
    own, key = meaning.own_of(hub.pk), f"own:{group.pk if group else 'new'}"
    others = tuple(one for one in own.groups if one.key != key)
    return replace(own, groups=(*others, Group(key, parts_of(words), parts_of(meant))))


def with_boost(hub: Hub, words: str, service: Service, effect: str, boost: Boost | None = None) -> Own:
    """What the hub would have if this boost were kept."""
    own = meaning.own_of(hub.pk)
    old = meaning.pushed(boost.words, boost.service_id, boost.effect) if boost else None
    others = tuple(one for one in own.pushed if one != old)
    return replace(own, pushed=(*others, meaning.pushed(words, service.pk, effect)))


def looks(hub: Hub, texts: list[str], after: Own) -> list[Look]:
    """A few searches before and after."""
    found = []
    for text in list(dict.fromkeys(text for text in texts if text.strip()))[:MOST_TRIED]:
        before = now(text)
        with meaning.trying(after):
            later = now(text)
        found.append(_compared(text, before, later))
    return found


def now(text: str) -> list[Line]:
    """What the public finds, best first."""
    keys = find(Service.objects.listed(), text).keys[:SHOWN]
    names = dict(Service.objects.filter(pk__in=keys).values_list("pk", "name"))
    return [Line(key, names[key]) for key in keys]


def why(hub: Hub, text: str) -> list[Because]:
    """Which groups of words take part in a search."""
    return meaning.because(words_of(text), hub_id=hub.pk)


def _compared(text: str, before: list[Line], after: list[Line]) -> Look:
    was = {line.key: place for place, line in enumerate(before)}
    will = {line.key: place for place, line in enumerate(after)}
    left = tuple(replace(line, moved="" if line.key in will else "gone") for line in before)
    right = tuple(replace(line, moved=_moved(was.get(line.key), place)) for place, line in enumerate(after))
    return Look(text, left, right)


def _moved(was: int | None, place: int) -> str:
    if was is None:
        return "new"
    return "up" if place < was else "down" if place > was else ""
