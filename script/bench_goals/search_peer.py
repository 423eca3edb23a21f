"""Wagtail's database search over the same services, answering as `search_ours.py` does."""

import json
import os
import sys
import time
from typing import Any
from urllib.parse import unquote, urlsplit

import django
from django.conf import settings
from search_rows import rows

PART = 5_000
_names: dict[int, str] = {}


def _settings(address: str) -> None:
    url = urlsplit(address)
    place = {"HOST": url.hostname, "PORT": url.port, "USER": url.username, "PASSWORD": unquote(url.password or "")}
    query = dict(pair.split("=", 1) for pair in url.query.split("&") if pair)
    if "host" in query:
        place["HOST"] = unquote(query["host"])
    settings.configure(
        SECRET_KEY="for measuring only",
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": url.path.strip("/"), **place}},
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "modelsearch", "peer_search"],
        MODELSEARCH_BACKENDS={"default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "dutch"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


def _world(count: int, targets: list[tuple[str, str]]) -> None:
    from django.core.management import call_command  # noqa: PLC0415  only after django.setup()
    from django.db import connection  # noqa: PLC0415
    from peer_search.models import Entry  # noqa: PLC0415

    call_command("migrate", verbosity=0, run_syncdb=True)
    part = []
    for row in rows(count, targets):
        part.append(row)
        if len(part) == PART:
            _write(part)
            part = []
    _write(part)
    call_command("rebuild_modelsearch_index", verbosity=0, chunk_size=PART)
    if not Entry.objects.exists():
        raise SystemExit("The peer has no services.")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write(part: list[Any]) -> None:
    from peer_search.models import Entry  # noqa: PLC0415

    made = Entry.objects.bulk_create(
        Entry(name=row.name, summary=row.summary, description=row.description, subject=row.subject, area=row.area)
        for row in part
    )
    _names.update({one.pk: row.target or str(row.key) for one, row in zip(made, part, strict=True)})


def _search(text: str, most: int) -> tuple[float, list[str], int]:
    from modelsearch.backends import get_search_backend  # noqa: PLC0415
    from peer_search.models import Entry  # noqa: PLC0415

    began = time.perf_counter()
    results = get_search_backend().search(text, Entry.objects.all())
    page = list(results[:most])
    two = len(results.facet("subject")) + len(results.facet("area"))
    took = (time.perf_counter() - began) * 1000
    return took, [_names[one.pk] for one in page], two


def main() -> None:
    _settings(os.environ["DATABASE_URL"])
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever is printed must not stand between our answers
    for line in sys.stdin:
        asked = json.loads(line)
        if "rows" in asked:
            began = time.perf_counter()
            _world(asked["rows"], [tuple(one) for one in asked["targets"]])
            answer: dict[str, Any] = {"seconds": time.perf_counter() - began}
        else:
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
