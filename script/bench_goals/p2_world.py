"""The hub of P1 with very many volunteers, and a queue of questions that are ready for a neighbour."""

import random
import sys
from datetime import time, timedelta

import django

from bench_goals import p1_world

SEED = 2027


def _queue(questions: int) -> None:
    """Noor picked these up: each about one or two subjects, a third at no set hours, some pressing, some at a date."""
    from django_scopes import scope  # noqa: PLC0415  only after django.setup()

    from hub.base import clock  # noqa: PLC0415
    from hub.people.models import Person  # noqa: PLC0415
    from hub.places.models import Hub  # noqa: PLC0415
    from intake.models import HelpRequest, PreferredMoment  # noqa: PLC0415
    from socialmap.models import TaxonomyTerm  # noqa: PLC0415

    hub, chance, now = Hub.objects.get(), random.Random(SEED), clock.now()
    with scope(hub=hub):
        subjects = list(TaxonomyTerm.objects.values_list("pk", flat=True))
        asker = Person.objects.create(hub=hub, name="Mevrouw Nu")
        made = HelpRequest.objects.bulk_create(
            HelpRequest(
                hub=hub,
                person=asker,
                reference=f"MTP-P{number}",
                text="Wie helpt mij?",
                due_at=now,
                status="picked_up",
                kind="personal",
                triaged_at=now,
                languages=["nl"],
                created_at=now - timedelta(hours=questions - number),
                urgency=chance.choices(["today", "week", "normal"], [1, 3, 6])[0],
                wanted_gender=chance.choices(["", "woman"], [9, 1])[0],
                **_date(chance, now),
                **p1_world._place(chance),
            )
            for number in range(questions)
        )
        about = HelpRequest.subjects.through
        about.objects.bulk_create(
            about(helprequest_id=question.pk, taxonomyterm_id=term)
            for question in made
            for term in chance.sample(subjects, chance.randint(1, 2))
        )
        PreferredMoment.objects.bulk_create(
            PreferredMoment(help_request=question, weekday=weekday, starts=time(begin), ends=time(end))
            for number, question in enumerate(made)
            for weekday, (begin, end) in chance.sample(
                [(day, part) for day in range(5) for part in p1_world.PARTS], number % 3
            )
        )


def _date(chance: random.Random, now: object) -> dict[str, object]:
    if chance.random() > 0.1:
        return {}
    starts = now.replace(hour=chance.randint(8, 16), minute=0) + timedelta(days=chance.randint(2, 9))  # type: ignore[attr-defined]
    return {"starts_at": starts, "ends_at": starts + timedelta(hours=2)}


if __name__ == "__main__":
    django.setup()
    p1_world.make(int(sys.argv[1]))
    _queue(int(sys.argv[2]))
