"""Searching the social map in PostgreSQL. Each word counts as a Dutch stem or as it stands; the last one may be
unfinished. When nothing fits, words are put right that look like words we know; then any of the words will do."""

import re
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection, models

from hub.base.scopes import active_hub
from socialmap.querysets import ServiceQuerySet

MOST_WORDS = 8
MOST_FOUND = 300
_LEAST_ALIKE = 0.4
_WORD = re.compile(r"[^\W_]+")

_MEANINGFUL = "SELECT word FROM unnest(%s::text[]) WITH ORDINALITY AS w(word, place) WHERE " + (
    "numnode(plainto_tsquery('startpunt_dutch', word)) > 0 ORDER BY place"
)
# The word most like a given one, among the words in names here and in the subjects, with their synonyms.
_ALIKE = """
WITH words AS (
    SELECT DISTINCT regexp_split_to_table(lower(unaccent(text)), '[^[:alnum:]]+') AS word FROM (
        SELECT name || ' ' || alternate_name AS text FROM socialmap_service
            WHERE hub_id = %s AND status IN ('active', 'inactive')
        UNION ALL SELECT name || ' ' || synonyms FROM socialmap_taxonomyterm WHERE taxonomy = 'subjects'
    ) texts
)
SELECT asked.word, best.word FROM unnest(%s::text[]) AS asked(word)
CROSS JOIN LATERAL (
    SELECT w.word, similarity(w.word, unaccent(asked.word)) AS alike FROM words w
    WHERE length(w.word) > 2 ORDER BY alike DESC, w.word LIMIT 1
) best WHERE best.alike >= %s
"""
MOST_TYPED = 120


@dataclass(frozen=True)
class Found:
    """What a search gave: keys, best first; the words that were searched instead, when they were put right;
    whether only some of the words fit."""

    keys: list[int] = field(default_factory=list)
    instead: str = ""
    partly: bool = False


def typed(text: str) -> str:
    """Search words as they stand in an address, of a size and kind that the database takes."""
    return text.replace("\x00", " ")[:MOST_TYPED].strip()


def find(services: ServiceQuerySet, text: str) -> Found:
    """The services among `services` that fit `text`, at most 300. An empty text or one of little words only
    finds nothing."""
    words = _words(text)
    meant = _meaningful(words)
    if not meant:
        return Found(_by_name(services, text))
    if keys := _ranked(services, _all_of(meant)):
        return Found(keys)
    better = _put_right(meant)
    if better != meant and (keys := _ranked(services, _all_of(better))):
        return Found(keys, instead=" ".join(better))
    if keys := _by_name(services, text):
        return Found(keys)
    if len(meant) > 1 and (keys := _ranked(services, _any_of(better))):
        return Found(keys, instead=" ".join(better) if better != meant else "", partly=True)
    return Found()


def _words(text: str) -> list[str]:
    return [word[:40] for word in _WORD.findall(text.lower())][:MOST_WORDS]


def _meaningful(words: list[str]) -> list[str]:
    """Without the little words ("de", "bij") that say nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_MEANINGFUL, [words])
        return [word for (word,) in cursor.fetchall()]


def _put_right(words: list[str]) -> list[str]:
    """Each word as it should probably be written; one that is right, or like nothing, stays as it is."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, [active_hub().pk, words, _LEAST_ALIKE])
        better = dict(cursor.fetchall())
    return [better.get(word, word) for word in words]


def _query(word: str, *, unfinished: bool) -> SearchQuery:
    stem = SearchQuery(word, config="startpunt_dutch", search_type="plain")
    as_it_stands = SearchQuery(f"{word}:*" if unfinished else word, config="startpunt_plain", search_type="raw")
    return stem | as_it_stands


def _queries(words: list[str]) -> list[SearchQuery]:
    return [_query(word, unfinished=word is words[-1]) for word in words]


def _all_of(words: list[str]) -> SearchQuery:
    return reduce(and_, _queries(words))


def _any_of(words: list[str]) -> SearchQuery:
    return reduce(or_, _queries(words))


def _ranked(services: ServiceQuerySet, query: SearchQuery) -> list[int]:
    """Best first. Rank is divided by the length of a text, so that a long description does not win by being long."""
    fitting = services.filter(search=query)
    rank = SearchRank(models.F("search"), query, normalization=models.Value(1))
    return list(fitting.annotate(rank=rank).order_by("-rank", "name", "pk").values_list("pk", flat=True)[:MOST_FOUND])


def _by_name(services: ServiceQuerySet, text: str) -> list[int]:
    """For what full text cannot read: part of a name, such as "'t" or "B&B"."""
    text = text.strip()
    if len(text) < 2:
        return []
    named = services.filter(models.Q(name__icontains=text) | models.Q(alternate_name__icontains=text))
    return list(named.order_by("name", "pk").values_list("pk", flat=True)[:MOST_FOUND])


def all_keys(services: ServiceQuerySet) -> list[int]:
    """Everything, by name: what a page shows before anybody searches."""
    return list(services.order_by("name", "pk").values_list("pk", flat=True))
