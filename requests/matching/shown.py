"""Candidates, services and proposals as the screens draw them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from hub.base.models import Event
from matching import core, together, words
from matching.candidates import ServiceOffer, Shown
from matching.models import Proposal
from volunteers.models import Volunteer


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
    shown = list(fits)
    prefetch_related_objects([one.volunteer for one in shown], "talents")
    return [_card(one.volunteer, one.verdict) for one in shown if isinstance(one.verdict, core.Fit)]


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


@dataclass(frozen=True)
class OfferCard:
    """One service, with the reasons for it in a sentence."""

    offer: ServiceOffer
    reasons: str


@dataclass(frozen=True)
class PairCard:
    """A neighbour and a service together, and why together."""

    card: Card
    offer: ServiceOffer
    because: str


def offer_cards(need: core.Need, offers: Iterable[ServiceOffer]) -> list[OfferCard]:
    return [OfferCard(offer, words.sentence(_offer_reasons(need, offer))) for offer in offers]


def _offer_reasons(need: core.Need, offer: ServiceOffer) -> list[str]:
    suits = sorted(offer.subjects & need.subjects) or sorted(offer.subjects & need.related)
    found = [words.service_about(need.names.get(suits[0], ""), same=offer.same_subject)] if suits else []
    if offer.metres is not None:
        found.append(words.service_far(offer.metres))
    if offer.service.informal:
        found.append(_("is done by neighbours"))
    return found


def pair_cards(
    need: core.Need, level: int | None, fits: Sequence[Shown], offers: Sequence[ServiceOffer]
) -> list[PairCard]:
    """Sensible combinations of who fits and what fits."""
    verdicts = [shown.verdict for shown in fits if isinstance(shown.verdict, core.Fit)]
    sides = [together.Side(place, offer.subjects) for place, offer in enumerate(offers)]
    made, shown = together.pairs(need, level, verdicts, sides), cards(fits)
    return [PairCard(shown[pair.fit], offers[pair.offer], words.together(pair.because)) for pair in made]


def left_out(unfits: Iterable[Shown]) -> list[LeftOut]:
    """Who does not fit, and why; sorted by first name."""
    rows = [
        LeftOut(shown.volunteer, words.cause(shown.verdict.cause))
        for shown in unfits
        if isinstance(shown.verdict, core.Unfit)
    ]
    return sorted(rows, key=lambda row: row.volunteer.person.name)


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
