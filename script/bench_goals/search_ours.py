"""Our search over made-up services, answering questions on its standard input: one JSON line in, one out.

{"rows": 10000, "targets": [["id", "text"], ...]}  ->  {"seconds": 12.3}   (makes the services and the index)
{"search": ["taalles"], "most": 20}  ->  {"ms": [0.8], "found": [["id", ...]], "facets": [2]}
"""

import json
import os
import sys
import time
from typing import Any

import django
from search_rows import AREAS, SUBJECTS, rows

PART = 5_000
_names: dict[int, str] = {}


def _world(count: int, targets: list[tuple[str, str]]) -> None:
    from django.core.management import call_command  # noqa: PLC0415  only after django.setup()
    from django_scopes import scope, scopes_disabled  # noqa: PLC0415

    from hub.places.models import Hub, Neighbourhood  # noqa: PLC0415
    from socialmap.models import Organization, TaxonomyTerm  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with scopes_disabled():
        hub = Hub.objects.create(slug="bench", name="Meetpunt", short_code="MTP", is_default=True)
        areas = [
            Neighbourhood.objects.create(code=f"MTP-{at}", name=f"Wijk {at}", hub=hub, latitude=51.69, longitude=5.08)
            for at in range(AREAS)
        ]
        terms = [TaxonomyTerm.objects.create(code=f"bench-{at}", name=f"Thema {at}") for at in range(SUBJECTS)]
    with scope(hub=hub):
        organization = Organization.objects.create(hub=hub, name="Meetstichting")
        part = []
        for row in rows(count, targets):
            part.append(row)
            if len(part) == PART:
                _write(hub, organization, areas, terms, part)
                part = []
        _write(hub, organization, areas, terms, part)


def _write(hub: Any, organization: Any, areas: list[Any], terms: list[Any], part: list[Any]) -> None:
    from socialmap.models import Service, ServiceArea  # noqa: PLC0415
    from socialmap.services.indexing import reindex  # noqa: PLC0415

    made = Service.objects.bulk_create(
        Service(
            hub=hub, organization=organization, slug=f"s-{row.key}", name=row.name, summary=row.summary,
            description=row.description, informal=row.key % 2 == 0, free_of_charge=row.key % 3 == 0,
        )
        for row in part
    )  # fmt: skip
    through = Service.subjects.through
    through.objects.bulk_create(
        through(service_id=one.pk, taxonomyterm_id=terms[row.subject].pk) for one, row in zip(made, part, strict=True)
    )
    ServiceArea.objects.bulk_create(
        ServiceArea(hub=hub, service=one, name=areas[row.area].name, neighbourhood=areas[row.area])
        for one, row in zip(made, part, strict=True)
    )
    reindex([one.pk for one in made])
    _names.update({one.pk: row.target or str(row.key) for one, row in zip(made, part, strict=True)})


def _search(text: str, most: int) -> tuple[float, list[str], int]:
    """What a visitor's search does: rank, fetch the rows of a page, count two facets."""
    from socialmap.models import Service  # noqa: PLC0415
    from socialmap.search import rank  # noqa: PLC0415

    began = time.perf_counter()
    ranked = rank(text)
    keys = ranked.keys[:most].tolist()
    fetched = {one.pk: one for one in Service.objects.filter(pk__in=keys)}
    page = [fetched[key] for key in keys]
    counts = ranked.shelf.index.facet_counts(ranked.fitting.docs)
    two = [name for name in counts if name.startswith(("onderwerp:", "wijk:"))]
    took = (time.perf_counter() - began) * 1000
    return took, [_names[one.pk] for one in page], len(two)


def main() -> None:
    django.setup()
    from django_scopes import scope  # noqa: PLC0415

    from hub.places.models import Hub  # noqa: PLC0415

    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever is printed must not stand between our answers
    for line in sys.stdin:
        asked = json.loads(line)
        if "rows" in asked:
            began = time.perf_counter()
            _world(asked["rows"], [tuple(one) for one in asked["targets"]])
            answer: dict[str, Any] = {"seconds": time.perf_counter() - began}
        else:
            with scope(hub=Hub.objects.get()):
                found = [_search(text, asked["most"]) for text in asked["search"]]
            answer = {
                "ms": [one[0] for one in found],
                "found": [one[1] for one in found],
                "facets": [one[2] for one in found],
            }
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
