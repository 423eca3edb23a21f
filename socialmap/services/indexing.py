"""What search knows of each service, and which searches found nothing."""

import re
from collections.abc import Callable, Iterable, Sequence

from django.db import connection, transaction
from django_scopes import scopes_disabled

from hub.base import clock
from hub.base.scopes import active_hub
from socialmap.languages import codes_in
from socialmap.models import SearchEntry, UnmetSearch
from socialmap.search.documents import Texts, made_by, weighed
from socialmap.search.facets import Facts, facet_words

# What must not be kept of a search: numbers that could be somebody's, and mail addresses.
_NUMBERS = re.compile(r"\+?\d[\d\s.\-/]{2,}\d|\d{3,}")
_ADDRESS = re.compile(r"\S+@\S+")
_AT_ONCE = 500

_READ = """
SELECT s.id, s.hub_id, s.status IN ('active', 'inactive'), s.informal, s.free_of_charge, s.wheelchair, s.languages,
    concat_ws(' ', s.name, s.alternate_name), s.summary,
    left(s.description, 20000),
    concat_ws(' ', s.eligibility_description, s.application_process, s.fees_description),
    concat_ws(' ', o.name, o.alternate_name),
    t.names, t.synonyms, coalesce(t.subjects, '{}'), a.terms, p.places, coalesce(p.here, '{}'), p.service_id IS NOT NULL,
    coalesce(r.here, '{}'), r.service_id IS NOT NULL, coalesce(l.spoken, '{}')
FROM socialmap_service s JOIN socialmap_organization o ON o.id = s.organization_id
LEFT JOIN (SELECT x.service_id, string_agg(t.name, ' ') AS names,
        string_agg(concat_ws(' ', t.synonyms, u.name), ' ') AS synonyms,
        array_agg(t.id) || array_agg(u.id) FILTER (WHERE u.id IS NOT NULL) AS subjects
    FROM socialmap_service_subjects x JOIN socialmap_taxonomyterm t ON t.id = x.taxonomyterm_id
    LEFT JOIN socialmap_taxonomyterm u ON u.id = t.parent_id WHERE x.service_id = ANY (%(keys)s) GROUP BY 1) t
    ON t.service_id = s.id
LEFT JOIN (SELECT a.service_id, string_agg(t.name, ' ') AS terms FROM socialmap_attribute a
    JOIN socialmap_taxonomyterm t ON t.id = a.term_id WHERE a.service_id = ANY (%(keys)s) GROUP BY 1) a
    ON a.service_id = s.id
LEFT JOIN (SELECT x.service_id, string_agg(concat_ws(' ', l.name, l.address_1, l.city, n.name), ' ') AS places,
        array_agg(l.neighbourhood_id) FILTER (WHERE l.neighbourhood_id IS NOT NULL) AS here
    FROM socialmap_serviceatlocation x JOIN socialmap_location l ON l.id = x.location_id
    LEFT JOIN places_neighbourhood n ON n.id = l.neighbourhood_id WHERE x.service_id = ANY (%(keys)s) GROUP BY 1) p
    ON p.service_id = s.id
LEFT JOIN (SELECT service_id, array_agg(neighbourhood_id) FILTER (WHERE neighbourhood_id IS NOT NULL) AS here
    FROM socialmap_servicearea WHERE service_id = ANY (%(keys)s) GROUP BY 1) r ON r.service_id = s.id
LEFT JOIN (SELECT service_id, array_agg(coalesce(nullif(code, ''), name)) AS spoken
    FROM socialmap_language WHERE service_id = ANY (%(keys)s) GROUP BY 1) l ON l.service_id = s.id
WHERE s.id = ANY (%(keys)s) ORDER BY s.id
"""
# Before the texts are read, so that of two who change one service the second reads what the first wrote.
_LOCK = "SELECT FROM socialmap_service WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE"
_WRITE = """
INSERT INTO socialmap_searchentry (service_key, hub_id, listed, terms, weights, facets, made_by, changed)
VALUES (%s, %s, %s, %s, %s, %s, %s, pg_current_xact_id()::text::bigint)
ON CONFLICT (service_key) DO UPDATE SET hub_id = EXCLUDED.hub_id, listed = EXCLUDED.listed, terms = EXCLUDED.terms,
    weights = EXCLUDED.weights, facets = EXCLUDED.facets, made_by = EXCLUDED.made_by, changed = EXCLUDED.changed
"""
# A quarter counts with the neighbourhood round it, and the other way round, as `ServiceQuerySet.serving` says.
_AREAS = "SELECT id, parent_id FROM places_neighbourhood WHERE parent_id IS NOT NULL"


@transaction.atomic
def reindex(services: Iterable[int]) -> int:
    """Writes anew what search knows of these services. To be called in the transaction that changes one of them,
    its places, subjects, hours or organisation. Returns how many were written."""
    keys = list(services)
    near = _near() if keys else {}
    done = 0
    with connection.cursor() as cursor:
        for begin in range(0, len(keys), _AT_ONCE):
            cursor.execute(_LOCK, [keys[begin : begin + _AT_ONCE]])
            cursor.execute(_READ, {"keys": keys[begin : begin + _AT_ONCE]})
            rows = [_entry(row, near) for row in cursor.fetchall()]
            cursor.executemany(_WRITE, rows)
            done += len(rows)
    return done


def _near() -> dict[int, set[int]]:
    """The areas that count with an area."""
    found: dict[int, set[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_AREAS)
        for quarter, round_it in cursor.fetchall():
            found.setdefault(quarter, set()).add(round_it)
            found.setdefault(round_it, set()).add(quarter)
    return found


def _entry(row: Sequence, near: dict[int, set[int]]) -> tuple:
    key, hub_id, listed, informal, free, wheelchair, languages, name, summary, description, more, organization = row[
        :12
    ]
    names, synonyms, subjects, attributes, places, here, placed, reaches, bounded, spoken = row[12:]
    texts = Texts(
        name=name,
        subjects=names or "",
        summary=summary or "",
        synonyms=synonyms or "",
        organization=organization,
        description=description or "",
        more=more,
        attributes=attributes or "",
        places=places or "",
    )
    areas = {*here, *reaches}
    facts = Facts(
        informal=informal,
        free=free,
        wheelchair=wheelchair,
        everywhere=not placed and not bounded,
        subjects=tuple(sorted(set(subjects))),
        areas=tuple(sorted(areas.union(*(near.get(area, set()) for area in areas)))),
        languages=codes_in([*spoken, languages]),
    )
    return (key, hub_id, listed, *weighed(texts), facet_words(facts), made_by())


def behind() -> list[int]:
    """The keys of services that were never indexed, or in another way of reading than today's, in all hubs."""
    with scopes_disabled():
        rows = SearchEntry.objects.exclude(made_by__in=[made_by(), GONE])
        return list(rows.order_by("pk").values_list("pk", flat=True))


GONE = 32767


def reindex_in_parts(keys: Sequence[int], *, told: Callable[[int], None]) -> int:
    """The same for very many, a part at a time; `told` hears how many each part had."""
    done = 0
    for begin in range(0, len(keys), _AT_ONCE):
        part = reindex(keys[begin : begin + _AT_ONCE])
        told(len(keys[begin : begin + _AT_ONCE]))
        done += part
    return done


def note_unmet(text: str) -> UnmetSearch | None:
    """Keeps the words of a search that found nothing: unmet demand (A5). Numbers and mail addresses go; the
    same words are kept once a day. Returns the row, or None when there is nothing to keep."""
    words = " ".join(_NUMBERS.sub(" ", _ADDRESS.sub(" ", text)).lower().split())[:120].strip()
    if not any(sign.isalpha() for sign in words):
        return None
    if UnmetSearch.objects.filter(words=words, at__date=clock.today()).exists():
        return None
    return UnmetSearch.objects.create(hub=active_hub(), words=words)
