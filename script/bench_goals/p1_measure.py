"""Times both ways for the same questions, in turns, and prints one JSON line. Runs where Django is set up."""

import json
import time
from collections.abc import Callable
from typing import Any

import django
from django.db import connection


def _timed(call: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = call()
    return (time.perf_counter() - began) * 1000, answer


def _told(fits: Any, people: Any) -> list[tuple[Any, str]]:
    from matching import words  # noqa: PLC0415  only after django.setup()

    return [(people[fit.candidate.pk], words.sentence(words.reasons(fit.reasons))) for fit in fits]


def _ours(help_request: Any) -> list[tuple[Any, str]]:
    from matching import candidates  # noqa: PLC0415

    fits = candidates.best(help_request)
    return _told(fits, candidates.people_of(fits))


def _still_fresh(help_request: Any) -> bool:
    """Whoever pauses is not in the next answer, and is when she is back."""
    from hub.base.workflow import PROGRAM  # noqa: PLC0415
    from volunteers import services  # noqa: PLC0415

    volunteer = _ours(help_request)[0][0]
    services.pause(volunteer=volunteer, actor=PROGRAM)
    gone = volunteer not in [row for row, _words in _ours(help_request)]
    services.come_back(volunteer=volunteer, actor=PROGRAM)
    return gone and volunteer == _ours(help_request)[0][0]


def main(rounds: int) -> None:
    from django.utils import translation  # noqa: PLC0415
    from django_scopes import scope  # noqa: PLC0415

    from bench_goals import p1_peer  # noqa: PLC0415
    from hub.places.models import Hub  # noqa: PLC0415
    from intake.models import HelpRequest  # noqa: PLC0415

    with scope(hub=Hub.objects.get()), translation.override("nl"):
        questions = list(HelpRequest.objects.filter(moments=None, text="Wie helpt mij?").order_by("pk"))
        questions += list(HelpRequest.objects.exclude(moments=None).distinct().order_by("pk"))
        keys = [question.pk for question in questions]
        ours, theirs, same = [], [], True
        for key in keys:
            _ours(HelpRequest.objects.get(pk=key))
        for key in keys:
            fresh = HelpRequest.objects.get(pk=key)
            took, answer = _timed(lambda fresh=fresh: p1_peer.best(fresh))
            theirs.append(took)
            for _number in range(rounds):
                fresh = HelpRequest.objects.get(pk=key)
                took, mine = _timed(lambda fresh=fresh: _ours(fresh))
                ours.append(took)
            same = same and answer == mine
        asked = _queries(HelpRequest.objects.get(pk=keys[0]))
        stays_fresh = _still_fresh(HelpRequest.objects.get(pk=keys[0]))
    print(json.dumps({"ours": ours, "theirs": theirs, "same": same, "fresh": stays_fresh, "queries": asked}))


def _queries(help_request: Any) -> int:
    asked: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        _ours(help_request)
    return len(asked)


if __name__ == "__main__":
    django.setup()
    main(rounds=5)
