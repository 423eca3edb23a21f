"""P3: how many questions get a neighbour when there are as many places as questions, beside first come, first served;
and how many cases of mediation get a pair.

Many made-up hubs of four by four kilometres, with people as in P1: one to four subjects, some parts of the week, their
own limit and reach. Both ways get the same questions, the same people and the same judgement of who
fits, in the same order of arrival. No clock: this is about people, not about seconds."""

import random
from datetime import date

from bench_goals.common import Result, say

HUBS, TINY = 300, 5
QUESTIONS, SUBJECTS, DAY = 60, 12, date(2026, 11, 23)
CASES, MEDIATORS = 30, 50
BAR_QUESTIONS, BAR_PAIRS = 1.12, 1.15
BAR = f"≥ {BAR_QUESTIONS}x, pairs ≥ {BAR_PAIRS}x, never below 1.0 in any hub, each plan proven"
PARTS = [(day, begin * 60, end * 60) for day in range(7) for begin, end in ((9, 12), (13, 17), (18, 21))]


def measure(_servers: object, *, tiny: bool = False) -> Result:
    """Plays the hubs. Needs no database."""
    hubs = TINY if tiny else HUBS
    questions = [_questions(random.Random(seed)) for seed in range(hubs)]
    pairs = [_pairs(random.Random(seed)) for seed in range(hubs if tiny else hubs // 3)]
    ours, theirs = (sum(row[place] for row in questions) for place in (0, 1))
    two, one = (sum(row[place] for row in pairs) for place in (0, 1))
    worst = min(row[0] / max(row[1], 1) for row in (*questions, *pairs))
    proven = all(row[2] for row in (*questions, *pairs))
    say(f"  questions: {ours} of {hubs * QUESTIONS} served, first come first served {theirs}; worst hub {worst:.3f}x")
    say(f"  cases: {two} of {len(pairs) * CASES} with a pair, first come first served {one}")
    enough = ours / theirs >= BAR_QUESTIONS and two / one >= BAR_PAIRS
    return Result(
        goal="P3",
        value=round(ours / hubs, 2),
        unit=f"questions of {QUESTIONS} served in a hub with {QUESTIONS} places, mean of {hubs} hubs; "
        f"pairs for {CASES} cases: {two / one:.3f}x, worst hub {worst:.2f}x, {'all' if proven else 'not all'} proven",
        peer="first come, first served, each the best neighbour who has room",
        peer_value=round(theirs / hubs, 2),
        ratio=round(ours / theirs, 3),
        bar="none: a handful of hubs measures nothing" if tiny else BAR,
        holds=not tiny and enough and worst >= 1 and proven,
    )


def _questions(chance: random.Random) -> tuple[int, int, bool]:
    """Served by the plan, served one by one, and whether the plan is proven."""
    from matching import core  # noqa: PLC0415  our own packages, once they can be found
    from matching.plan.best import best  # noqa: PLC0415
    from matching.plan.edges import Scorer  # noqa: PLC0415
    from matching.plan.first_come import first_come  # noqa: PLC0415
    from matching.plan.people import from_candidates  # noqa: PLC0415

    def place() -> dict[str, float]:
        return {"latitude": 51.69 + chance.uniform(-0.018, 0.018), "longitude": 5.08 + chance.uniform(-0.029, 0.029)}

    def week(parts: int, kept: float = 1.0) -> tuple[core.Window, ...]:
        return tuple(core.Window(*part) for part in chance.sample(PARTS, parts) if chance.random() < kept)

    people, places = [], 0
    while places < QUESTIONS:
        room = min(chance.randint(1, 3), QUESTIONS - places)
        places += room
        person = core.Candidate(
            pk=len(people) + 1,
            talents=frozenset(chance.sample(range(SUBJECTS), chance.randint(1, 4))),
            most_at_once=room,
            most_kilometres=chance.choice([1, 2, 3, 3, 5, 5, 10]),
            availability=week(3, 0.8),
            **place(),
        )
        people.append(person)
    needs = [
        core.Need(day=DAY, subjects=frozenset({chance.randrange(SUBJECTS)}), windows=week(number % 3), **place())
        for number in range(QUESTIONS)
    ]
    columns = from_candidates(people)
    edges = Scorer(needs, columns).all()
    plan = best(edges, room=columns.room, priority=[1] * QUESTIONS)
    greedy = first_come(edges, room=columns.room, order=range(QUESTIONS))
    return plan.served, int((greedy >= 0).sum()), plan.proven


def _pairs(chance: random.Random) -> tuple[int, int, bool]:
    """The same for pairs of mediators: a third has experience, as many places as the cases need."""
    from mediation.pair_plan import Case, Mediator, best_pairs, first_come  # noqa: PLC0415

    methods = ["standard", "shuttle", "coaching", "group"]
    mediators = [
        Mediator(
            pk,
            experienced=pk % 3 == 0,
            methods=frozenset(chance.sample(methods, chance.randint(1, 2))),
            hours=frozenset(chance.sample(range(21), chance.randint(2, 6))),
            room=2 if pk < 2 * CASES - MEDIATORS else 1,
        )
        for pk in range(MEDIATORS)
    ]
    cases = [
        Case(
            pk,
            method=chance.choice(methods),
            hours=frozenset(chance.sample(range(21), chance.randint(3, 8))),
            against=frozenset(chance.sample(range(MEDIATORS), 5)),
        )
        for pk in range(CASES)
    ]
    plan = best_pairs(cases, mediators)
    return len(plan.pairs), len(first_come(cases, mediators)), plan.proven
