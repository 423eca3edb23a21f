"""Candidates, services and proposals as the screens draw them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hub.base.models import Event
from matching import core, words
from matching.candidates import Shown
from matching.models import Proposal
from volunteers.models import Volunteer

# Of a long registry the first many are enough to understand why.
MOST_LEFT_OUT = 60


@dataclass(frozen=True)
class Card:
    """One neighbour who fits."""

    volunteer: Volunteer
    score: float
    metres: int | None
    overlap: list[tuple[int, float, float]]
    free: list[tuple[int, float, float]]
    reasons: str
    talents: list[str]
    load: int
    most: int


@dataclass(frozen=True)
class LeftOut:
    """One neighbour who does not."""

    volunteer: Volunteer
    cause: str


def cards(fits: Iterable[Shown]) -> list[Card]:
    return [_card(shown.volunteer, shown.verdict) for shown in fits if isinstance(shown.verdict, core.Fit)]


def _card(volunteer: Volunteer, fit: core.Fit) -> Card:
    return Card(
        volunteer=volunteer,
        score=fit.score,
        metres=fit.metres,
        overlap=words.hours(fit.overlap),
        free=words.hours(fit.candidate.availability),
        reasons=words.sentence(words.reasons(fit.reasons)),
        talents=[term.name for term in volunteer.talents.all()],
        load=fit.candidate.load,
        most=fit.candidate.most_at_once,
    )


def left_out(unfits: Iterable[Shown]) -> list[LeftOut]:
    """Who does not fit, and why; sorted by first name, at most so many."""
    rows = [
        LeftOut(shown.volunteer, words.cause(shown.verdict.cause))
        for shown in unfits
        if isinstance(shown.verdict, core.Unfit)
    ]
    return sorted(rows, key=lambda row: row.volunteer.person.name)[:MOST_LEFT_OUT]


def conversations(proposals: Iterable[Proposal]) -> dict[int, list[Event]]:
    """What volunteers asked back and what we answered, by proposal, oldest first."""
    ids = [proposal.pk for proposal in proposals]
    rows = Event.objects.filter(
        subject_type=Proposal._meta.label_lower, subject_id__in=ids, verb__in=["asked_back", "answered_back"]
    )
    found: dict[int, list[Event]] = {pk: [] for pk in ids}
    for event in rows.order_by("at", "id"):
        found[event.subject_id].append(event)
    return found


def conversation(proposal: Proposal) -> list[dict[str, Any]]:
    """The same of one proposal, for its own page."""
    return [
        {"ours": event.verb == "answered_back", "text": event.reason, "at": event.at}
        for event in conversations([proposal])[proposal.pk]
    ]
