"""Plans the whole queue again and again, and the peer on a sample of it, and prints one JSON line. Runs where Django is
set up."""

import json
import sys
import time
from typing import Any

import django

ROUNDS = 7


def _plan(hub: Any) -> dict[str, Any]:
    """From rows in the database to a proven plan: questions, people, who fits, the best set, its prices."""
    from matching import plan_rows, weighing  # noqa: PLC0415  only after django.setup()
    from matching.plan.best import best  # noqa: PLC0415
    from matching.plan.edges import Scorer, looked_far_enough  # noqa: PLC0415

    clock = [time.perf_counter()]
    questions = plan_rows.ready_questions()
    needs = [question.need for question in questions]
    priority = [question.priority for question in questions]
    periods = [need.period for need in needs]
    clock.append(time.perf_counter())
    people = plan_rows.read_people(hub, needs)
    before = plan_rows.asked_before(questions, people)
    clock.append(time.perf_counter())
    scorer = Scorer(needs, people, weighing.weights_of(hub.pk), before)
    near = scorer.near()
    clock.append(time.perf_counter())
    edges, found = looked_far_enough(
        scorer, near, lambda some: best(some, room=people.room, priority=priority, periods=periods)
    )
    clock.append(time.perf_counter())
    return {
        "questions": len(questions),
        "people": len(people),
        "fits": len(edges),
        "served": found.served,
        "value": found.value,
        "bound": found.bound,
        "parts": [round(after - before, 4) for before, after in zip(clock, clock[1:], strict=False)],
        "seconds": clock[-1] - clock[0],
    }


def _peer(hub: Any, sample: int) -> list[float]:
    """How long the peer takes for a question: `sample` of them, spread over the queue."""
    from bench_goals import p1_peer  # noqa: PLC0415
    from intake.models import HelpRequest  # noqa: PLC0415
    from matching import plan_rows  # noqa: PLC0415

    questions = plan_rows.ready_questions()
    took = []
    for question in questions[:: max(len(questions) // sample, 1)][:sample]:
        fresh = HelpRequest.objects.get(pk=question.pk)
        began = time.perf_counter()
        p1_peer.best(fresh, most=1)
        took.append(time.perf_counter() - began)
    return took


def main(sample: int) -> None:
    from django_scopes import scope  # noqa: PLC0415

    from hub.places.models import Hub  # noqa: PLC0415

    hub = Hub.objects.get()
    with scope(hub=hub):
        _plan(hub)
        ours, theirs = [], []
        for number in range(ROUNDS):
            theirs += _peer(hub, sample) if number in (0, ROUNDS // 2) else []
            ours.append(_plan(hub))
    print(json.dumps({"ours": ours, "theirs": theirs}))


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
