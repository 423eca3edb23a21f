"""Opens pages as somebody who is signed in, and tells how long each took and what it asked the database.

Runs in the virtualenv of what is measured, ours or a peer's, so that both are measured by the same code:
Django's test client, so without a network, with every middleware. One JSON line in, one JSON line out:

    {"paths": ["/werk/vragen/"], "times": 5}  ->  {"ms": [...], "queries": [...], "before": 6, "text": "..."}

`ms` has a figure for each time, all paths together. `queries` is what one time asked, in order, measured apart;
the first `before` of them were asked before any view was reached.
"""

import json
import os
import sys
import time
from typing import Any

import django


class Count:
    """Remembers what is asked, also how much of it before the view."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.before = self.began = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.asked.append(sql)
        return execute(sql, params, many, context)


COUNT = Count()


class Innermost:
    """The last middleware: what is asked from here on, the view asks."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        COUNT.before += len(COUNT.asked) - COUNT.began
        return self.get_response(request)


def _client(email: str) -> Any:
    from django.conf import settings  # noqa: PLC0415  only after django.setup()
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{Innermost.__module__}.{Innermost.__qualname__}"]
    client = Client(HTTP_HOST="localhost")
    client.force_login(get_user_model().objects.get(email=email), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _open(client: Any, paths: list[str]) -> str:
    texts = []
    for path in paths:
        COUNT.began = len(COUNT.asked)
        page = client.get(path)
        if page.status_code != 200:
            raise SystemExit(f"{path} answered {page.status_code}")
        texts.append(page.content.decode())
    return "\n".join(texts)


def main() -> None:
    django.setup()
    from django.db import connection  # noqa: PLC0415  only after django.setup()

    client = _client(sys.argv[1])
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a page prints must not stand between our answers
    for line in sys.stdin:
        asked = json.loads(line)
        took = []
        for _number in range(asked["times"]):
            began = time.perf_counter()
            _open(client, asked["paths"])
            took.append((time.perf_counter() - began) * 1000)
        COUNT.asked, COUNT.before, COUNT.began = [], 0, 0
        with connection.execute_wrapper(COUNT):
            text = _open(client, asked["paths"])
        print(
            json.dumps({"ms": took, "queries": COUNT.asked, "before": COUNT.before, "text": text}),
            file=answers,
            flush=True,
        )


if __name__ == "__main__":
    main()
