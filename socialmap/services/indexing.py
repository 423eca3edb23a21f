"""What search knows of each service, and which searches found nothing."""

import re
from collections.abc import Iterable

from django.db import connection

from hub.base import clock
from hub.base.scopes import active_hub
from socialmap.models import UnmetSearch

# What must not be kept of a search: numbers that could be somebody's, and mail addresses.
_NUMBERS = re.compile(r"\+?\d[\d\s.\-/]{2,}\d|\d{3,}")
_ADDRESS = re.compile(r"\S+@\S+")

_REINDEX = """
UPDATE socialmap_service s SET search =
    setweight(both(s.name || ' ' || s.alternate_name || ' ' || d.subjects), 'A') ||
    setweight(both(s.summary || ' ' || d.synonyms || ' ' || d.terms || ' ' || d.organization), 'B') ||
    setweight(both(left(s.description, 20000) || ' ' || s.eligibility_description || ' ' || s.application_process), 'C') ||
    setweight(both(d.places), 'D')
FROM (
    SELECT s.id,
        o.name || ' ' || o.alternate_name AS organization,
        coalesce((SELECT string_agg(t.name, ' ') FROM socialmap_service_subjects x
            JOIN socialmap_taxonomyterm t ON t.id = x.taxonomyterm_id WHERE x.service_id = s.id), '') AS subjects,
        coalesce((SELECT string_agg(t.synonyms || ' ' || coalesce(p.name, ''), ' ') FROM socialmap_service_subjects x
            JOIN socialmap_taxonomyterm t ON t.id = x.taxonomyterm_id
            LEFT JOIN socialmap_taxonomyterm p ON p.id = t.parent_id WHERE x.service_id = s.id), '') AS synonyms,
        coalesce((SELECT string_agg(t.name, ' ') FROM socialmap_attribute a
            JOIN socialmap_taxonomyterm t ON t.id = a.term_id WHERE a.service_id = s.id), '') AS terms,
        coalesce((SELECT string_agg(l.name || ' ' || l.address_1 || ' ' || l.city, ' ')
            FROM socialmap_serviceatlocation x JOIN socialmap_location l ON l.id = x.location_id
            WHERE x.service_id = s.id), '') AS places
    FROM socialmap_service s JOIN socialmap_organization o ON o.id = s.organization_id WHERE s.id = ANY(%s)
) d WHERE d.id = s.id
"""
# Every text is read both ways; written out here, so that the statement above stays readable.
_BOTH = re.compile(r"both\(((?:[^()]|\([^()]*\))*)\)")
_REINDEX = _BOTH.sub(r"(to_tsvector('startpunt_dutch', \1) || to_tsvector('startpunt_plain', \1))", _REINDEX)


def reindex(services: Iterable[int]) -> int:
    """Writes anew what search knows of these services, in one statement. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_REINDEX, [list(services)])
        return cursor.rowcount


def note_unmet(text: str) -> UnmetSearch | None:
    """Keeps the words of a search that found nothing: unmet demand (A5). Numbers and mail addresses go; the
    same words are kept once a day. Returns the row, or None when there is nothing to keep."""
    words = " ".join(_NUMBERS.sub(" ", _ADDRESS.sub(" ", text)).lower().split())[:120].strip()
    if not any(sign.isalpha() for sign in words):
        return None
    if UnmetSearch.objects.filter(words=words, at__date=clock.today()).exists():
        return None
    return UnmetSearch.objects.create(hub=active_hub(), words=words)
