"""A hub with very many volunteers, what was asked of them before, and questions that wait."""

import random
import sys
from collections.abc import Iterator
from datetime import time, timedelta

import django

SEED, REQUESTS, ROUND = 2026, 24, 3
PARTS = ((9, 12), (13, 17), (18, 21))
TOPS, UNDER = 14, 4


def _batches(rows: Iterator, size: int = 5_000) -> Iterator[list]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch


def make(volunteers: int) -> None:
    """`volunteers` people on 20 by 20 kilometres, each with one to four of 70 subjects."""
    from django.core.management import call_command  # noqa: PLC0415  only after django.setup()
    from django.db import connection  # noqa: PLC0415
    from django_scopes import scope  # noqa: PLC0415

    from hub.places.models import Hub  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    hub = Hub.objects.create(slug="bench", name="Meetpunt", short_code="MTP", is_default=True)
    with scope(hub=hub):
        # The rows are made by the triggers' own function afterwards, once each instead of ten times.
        tables = ["volunteers_volunteer", "volunteers_volunteer_talents", "volunteers_availability"]
        with connection.cursor() as cursor:
            for table in (*tables, "matching_proposal"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            _fill(hub, volunteers)
            for table in (*tables, "matching_proposal"):
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute("SELECT count(startpunt_candidate_refresh(id)) FROM volunteers_volunteer")
            cursor.execute("VACUUM ANALYZE")


def _fill(hub: object, volunteers: int) -> None:
    chance = random.Random(SEED)
    subjects = _subjects()
    _people(hub, volunteers, chance, subjects)
    _past(hub, volunteers, chance)
    _questions(hub, chance, subjects)


def _subjects() -> list[int]:
    from socialmap.models import TaxonomyTerm  # noqa: PLC0415

    found = []
    for number in range(TOPS):
        top = TaxonomyTerm.objects.create(code=f"bench-{number}", name=f"Onderwerp {number}")
        under = [
            TaxonomyTerm.objects.create(code=f"bench-{number}-{part}", name=f"Deel {number}.{part}", parent=top)
            for part in range(UNDER)
        ]
        found += [top.pk, *(term.pk for term in under)]
    return found


def _place(chance: random.Random) -> dict[str, float]:
    return {"latitude": 51.69 + (chance.random() - 0.5) * 0.18, "longitude": 5.08 + (chance.random() - 0.5) * 0.29}


def _people(hub: object, many: int, chance: random.Random, subjects: list[int]) -> None:
    from hub.people.models import Person  # noqa: PLC0415
    from volunteers.models import Availability, Volunteer  # noqa: PLC0415

    def everybody() -> Iterator[tuple]:
        for number in range(many):
            somewhere = _place(chance) if chance.random() < 0.98 else {}
            person = Person(hub=hub, name=f"Buur {number}", **somewhere)
            languages = ["nl", *([chance.choice(["tr", "ar", "pl", "en"])] if chance.random() < 0.15 else [])]
            yield (
                person,
                Volunteer(
                    hub=hub,
                    person=person,
                    status=chance.choices(["active", "paused", "applied"], [85, 10, 5])[0],
                    languages=languages,
                    most_at_once=chance.randint(1, 3),
                    most_kilometres=chance.choice([1, 2, 3, 3, 5, 5, 10]),
                    gender=chance.choice(["", "woman", "man"]),
                ),
            )

    for batch in _batches(everybody()):
        Person.objects.bulk_create(person for person, _volunteer in batch)
        made = Volunteer.objects.bulk_create(volunteer for _person, volunteer in batch)
        link = Volunteer.talents.through
        link.objects.bulk_create(
            link(volunteer_id=volunteer.pk, taxonomyterm_id=term)
            for volunteer in made
            for term in chance.sample(subjects, chance.randint(1, 4))
        )
        Availability.objects.bulk_create(
            Availability(volunteer=volunteer, weekday=weekday, starts=time(begin), ends=time(end))
            for volunteer in made
            for weekday, (begin, end) in chance.sample([(day, part) for day in range(7) for part in PARTS], 3)
            if chance.random() < 0.8
        )


def _past(hub: object, many: int, chance: random.Random) -> None:
    """Of each five volunteers one was asked before, some of them are busy now."""
    from hub.accounts.models import User  # noqa: PLC0415
    from hub.base import clock  # noqa: PLC0415
    from hub.people.models import Person  # noqa: PLC0415
    from intake.models import HelpRequest  # noqa: PLC0415
    from matching.models import Arrangement, Proposal  # noqa: PLC0415
    from volunteers.models import Volunteer  # noqa: PLC0415

    worker = User.objects.create_user("noor@bench.example", name="Noor")
    asker = Person.objects.create(hub=hub, name="Mevrouw Eerder", **_place(chance))
    ids = list(Volunteer.objects.values_list("pk", flat=True))
    now = clock.now()
    for batch in _batches(iter(range(many // 10))):
        asked = HelpRequest.objects.bulk_create(
            HelpRequest(hub=hub, person=asker, reference=f"MTP-E{number}", text="Eerder", due_at=now)
            for number in batch
        )
        tried = Arrangement.objects.bulk_create(
            Arrangement(hub=hub, help_request=question, rung="volunteer", made_by=worker, status="ended")
            for question in asked
        )
        Proposal.objects.bulk_create(
            Proposal(
                hub=hub,
                arrangement=arrangement,
                volunteer_id=volunteer,
                status="accepted" if place == 0 and chance.random() < 0.5 else "declined",
                created_at=now - timedelta(days=chance.randint(0, 200), hours=1),
                deadline=now,
            )
            for arrangement in tried
            for place, volunteer in enumerate(chance.sample(ids, min(2, len(ids))))
        )


def _questions(hub: object, chance: random.Random, subjects: list[int]) -> None:
    from hub.base import clock  # noqa: PLC0415
    from hub.people.models import Person  # noqa: PLC0415
    from intake.models import HelpRequest, PreferredMoment  # noqa: PLC0415

    for number in range(REQUESTS):
        where = _place(chance)
        asker = Person.objects.create(hub=hub, name=f"Vrager {number}", **where)
        question = HelpRequest.objects.create(
            hub=hub,
            person=asker,
            reference=f"MTP-{number}",
            text="Wie helpt mij?",
            due_at=clock.now(),
            languages=["nl"],
            wanted_gender="woman" if number % 6 == 0 else "",
            **where,
        )
        question.subjects.set(chance.sample(subjects, 1 + number % 2))
        for weekday, (begin, end) in chance.sample([(day, part) for day in range(5) for part in PARTS], number % 3):
            PreferredMoment.objects.create(help_request=question, weekday=weekday, starts=time(begin), ends=time(end))


if __name__ == "__main__":
    django.setup()
    make(int(sys.argv[1]))
