"""Noor looks at the plan for all questions on her phone, takes a line out, and sends the rest."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from hub.people.models import Person
from intake.models import HelpRequest
from intake.services import moves, working
from matching.models import Plan, Proposal
from tests.conftest import make_request
from tests.journeys.conftest import Visitor
from volunteers.models import Volunteer

pytestmark = pytest.mark.journey
Visit = Callable[..., Visitor]
ASKS = (
    ("Samen boodschappen doen op dinsdag", "groceries", "today"),
    ("Wie drinkt er wekelijks koffie met mij? Ik ben veel alleen sinds mijn zus is verhuisd", "company", "normal"),
    ("Boodschappen brengen na een operatie", "groceries", "week"),
    ("Een zware tas de trap op", "groceries", "normal"),
    ("Iemand om mee te wandelen", "company", "normal"),
)


def queue(w: SimpleNamespace) -> list[HelpRequest]:
    """Five questions that are ready; Henk and Fatima can do two and one of them."""
    Volunteer.objects.filter(pk=w.henk.pk).update(most_at_once=2)
    Volunteer.objects.filter(pk=w.fatima.pk).update(most_at_once=1)
    Person.objects.filter(volunteer=w.henk.pk).update(latitude=51.70)
    made = []
    for words, subject, urgency in ASKS:
        row = make_request(w.balade, w.jansen, words)
        fields = {"kind": "personal", "real_question": words, "urgency": urgency, "subjects": [getattr(w, subject)]}
        working.triage(help_request=row, user=w.noor, **fields)
        made.append(row)
    return made


def keep_picture(visitor: Visitor, name: str) -> None:
    """A screenshot for who wants to look: PICTURES=folder."""
    if folder := os.environ.get("PICTURES"):
        visitor.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize(("scripts", "width"), [(True, 320), (False, 1280)])
def test_noor_makes_a_plan_takes_a_line_out_and_sends_the_rest(
    visit: Visit, balade: SimpleNamespace, scripts: bool, width: int
) -> None:
    noor = visit(balade.noor, scripts=scripts, width=width).open("/werk/plan/").look()
    assert noor.reads("Nu geen vraag voor een plan")
    keep_picture(noor, f"plan-empty-{width}")
    questions = queue(balade)
    noor.open("/werk/plan/").look()
    keep_picture(noor, f"plan-before-{width}")
    noor.press("Maak een plan").look()
    assert noor.reads("Met dit plan krijgen 3 van de 5 vragen een buur")
    assert noor.reads("Beter kan niet")
    keep_picture(noor, f"plan-made-{width}")
    moves.withdraw(help_request=questions[0])
    noor.open("/werk/plan/").look()
    assert noor.reads("Deze vraag ging intussen verder.")
    keep_picture(noor, f"plan-stale-{width}")
    noor.page.locator("input[name=line]").first.uncheck()
    noor.press("Vraag deze buren").look()
    assert noor.reads("1 buur is gevraagd.")
    keep_picture(noor, f"plan-sent-{width}")
    assert Proposal.objects.count() == 1
    assert sorted(Plan.objects.get().lines.values_list("status", flat=True)) == [
        *("nobody", "nobody", "planned", "sent", "taken_out")
    ]
