"""The rows behind `core`: a question and the people of the hub as they are at this moment. The number of
queries does not depend on the number of volunteers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q

from hub.base import clock, ready
from hub.places.distance import kilometres
from intake.models import HelpRequest
from matching import core, ranking
from matching.models import Proposal, Referral
from matching.needs import asked_with_weights, need_of, window_of
from matching.workflow import ProposalStatus
from socialmap.models import Contact, Service
from volunteers.models import Check, Volunteer
from volunteers.workflow import VolunteerStatus

FIRST_SHOWN = 10
# Of a long registry the nearest many are enough to understand why.
MOST_LEFT_OUT = 60


@dataclass(frozen=True)
class Shown:
    """A verdict of `core` with the volunteer it is about."""

    volunteer: Volunteer
    verdict: core.Fit | core.Unfit


@dataclass(frozen=True)
class Neighbours:
    """Who fits, best first; who does not, with the cause; how many there are of both, and how many have quite other
    talents."""

    need: core.Need
    fits: tuple[Shown, ...]
    unfits: tuple[Shown, ...]
    fitting: int
    left_out: int
    others: int

    @property
    def left_out_more(self) -> int:
        """Of those who do not fit, the ones whose cause is not shown."""
        return self.left_out - len(self.unfits)


@dataclass(frozen=True)
class ServiceOffer:
    """A service that a question could be referred to."""

    service: Service
    contact: Contact | None
    metres: int | None
    same_subject: bool
    subjects: frozenset[int]
    earlier: Referral | None


def as_candidates(
    volunteers: Iterable[Volunteer], help_request: HelpRequest | None = None
) -> dict[int, core.Candidate]:
    """`volunteers` (with person, talents and availability read along) as values, in four queries, from the rows
    themselves and not from the candidate rows. With `help_request`: who was asked for that one before."""
    rows = list(volunteers)
    ids = [volunteer.pk for volunteer in rows]
    recently = clock.now() - timedelta(days=core.RECENT_DAYS)
    # Who only stands in a list was not asked yet.
    proposals = Proposal.objects.filter(volunteer__in=ids).exclude(status=ProposalStatus.QUEUED)
    stats: Any = proposals.values("volunteer").order_by("volunteer")
    asking = stats.annotate(
        now=Count("pk", filter=Q(status=ProposalStatus.ACCEPTED)),
        last=Max("created_at"),
        often=Count("pk", filter=Q(created_at__gte=recently)),
    )
    past = _Past(
        asking={row["volunteer"]: row for row in asking},
        asked_here=_asked_for(help_request) if help_request else frozenset(),
        booked=defaultdict(list),
        checks=defaultdict(list),
    )
    kept = Proposal.objects.filter(volunteer__in=ids, status=ProposalStatus.ACCEPTED, period__isnull=False)
    for pk, period in kept.values_list("volunteer", "period"):
        if period:
            past.booked[pk].append((period.lower, period.upper))
    for pk, kind, until in Check.objects.filter(volunteer__in=ids).values_list("volunteer", "kind", "valid_until"):
        past.checks[pk].append((kind, until))
    return {volunteer.pk: _candidate(volunteer, past) for volunteer in rows}


@dataclass(frozen=True)
class _Past:
    """What is kept about volunteers outside their own row, by volunteer."""

    asking: dict[int, dict[str, Any]]
    asked_here: frozenset[int]
    booked: dict[int, list[tuple[datetime, datetime]]]
    checks: dict[int, list[tuple[str, date | None]]]


def _asked_for(help_request: HelpRequest) -> frozenset[int]:
    here = Proposal.objects.filter(arrangement__help_request=help_request, status__in=ranking.ANSWERED_HERE)
    return frozenset(here.values_list("volunteer", flat=True))


def _candidate(volunteer: Volunteer, past: _Past) -> core.Candidate:
    person, asking = volunteer.person, past.asking.get(volunteer.pk, {})
    last = asking.get("last")
    return core.Candidate(
        pk=volunteer.pk,
        active=volunteer.status == VolunteerStatus.ACTIVE and not person.do_not_contact,
        paused_until=volunteer.paused_until,
        talents=frozenset(term.pk for term in volunteer.talents.all()),
        # Whoever wrote down no language speaks Dutch at our counter.
        languages=frozenset(volunteer.languages or ["nl"]),
        latitude=person.latitude,
        longitude=person.longitude,
        most_kilometres=volunteer.most_kilometres,
        availability=core.merged(window_of(row) for row in volunteer.availability.all()),
        most_at_once=volunteer.most_at_once,
        load=asking.get("now", 0),
        asked_here=volunteer.pk in past.asked_here,
        days_since_asked=(clock.now() - last).days if last else None,
        available_from=volunteer.available_from,
        available_until=volunteer.available_until,
        booked=tuple(sorted(past.booked[volunteer.pk])),
        asked_recently=asking.get("often", 0),
        gender=volunteer.gender,
        avoids=frozenset(volunteer.avoids),
        checks=tuple(sorted(past.checks[volunteer.pk])),
    )


def papers_missing(volunteer: Volunteer, help_request: HelpRequest) -> bool:
    """Whether this question asks for a certificate or training that this volunteer does not have on its day (C7)."""
    need = need_of(help_request)
    return bool(need.checks and core.papers_missing(need, as_candidates([volunteer])[volunteer.pk]))


def asking_for(help_request: HelpRequest) -> ranking.Asking:
    """For whom somebody is looked for."""
    # The asker may be a volunteer too, but is no help to herself.
    return ranking.Asking(hub=help_request.hub_id, person=help_request.person_id, question=help_request.pk)


def best(help_request: HelpRequest, *, most: int = FIRST_SHOWN) -> tuple[core.Fit, ...]:
    """The best `most` volunteers of the hub for this question, by the weights of the hub, at this moment."""
    need, weights = asked_with_weights(help_request)
    return ranking.best(need, asking_for(help_request), most=most, weights=weights)


def neighbours(help_request: HelpRequest, *, most: int = FIRST_SHOWN) -> Neighbours:
    """The best `most` volunteers of the hub for this question, how many fit, and who does not and why; always
    fresh. The number of queries and of rows read does not grow with the registry."""
    asking = asking_for(help_request)
    need, weights = asked_with_weights(help_request)
    fits = ranking.best(need, asking, most=most, weights=weights)
    seen = ranking.overview(need, asking, most=MOST_LEFT_OUT)
    by_pk = people_of(fits, seen.unfits)
    return Neighbours(
        need=need,
        fits=tuple(Shown(by_pk[fit.candidate.pk], fit) for fit in fits),
        unfits=tuple(Shown(by_pk[unfit.candidate.pk], unfit) for unfit in seen.unfits),
        fitting=seen.fitting,
        left_out=seen.left_out,
        others=seen.others,
    )


def people_of(*verdicts: Iterable[core.Fit | core.Unfit]) -> dict[int, Volunteer]:
    """The volunteers that these verdicts are about."""
    ids = {verdict.candidate.pk for some in verdicts for verdict in some}
    return ready.all_with(Volunteer, "person", ids)


def services_for(help_request: HelpRequest) -> list[ServiceOffer]:
    """Services about the subjects of this question that take referrals: the same subject before a related
    one, then the nearest."""
    subjects = {term.pk: term for term in help_request.subjects.all()}
    wanted = {*subjects, *need_of(help_request).related}
    services = Service.objects.taking_referrals().select_related("organization")
    if wanted:
        about = Service.subjects.through.objects.filter(taxonomyterm__in=wanted)
        services = services.filter(pk__in=about.values("service"))
    rows = services.prefetch_related(
        "subjects", "contacts", "organization__contacts", "at_locations__location"
    ).order_by("name", "pk")
    earlier = {
        referral.service_id: referral
        for referral in Referral.objects.filter(arrangement__help_request=help_request).order_by("created_at")
    }
    offers = [_offer(service, help_request, set(subjects), earlier) for service in rows]
    return sorted(offers, key=lambda offer: (not offer.same_subject, offer.metres is None, offer.metres or 0))


def _offer(
    service: Service, help_request: HelpRequest, subjects: set[int], earlier: dict[int, Referral]
) -> ServiceOffer:
    about = {term.pk for term in service.subjects.all()}
    return ServiceOffer(
        service=service,
        contact=contact_of(service),
        metres=_metres_to(service, help_request),
        same_subject=bool(about & subjects),
        subjects=frozenset(about),
        earlier=earlier.get(service.pk),
    )


def contact_of(service: Service) -> Contact | None:
    """Who answers the hub for this service: its own contact person, else one of the organisation."""
    own = [contact for contact in service.contacts.all() if contact.takes_referrals]
    general = [
        contact
        for contact in service.organization.contacts.all()
        if contact.takes_referrals and contact.service_id is None
    ]
    return next(iter([*own, *general]), None)


def _metres_to(service: Service, help_request: HelpRequest) -> int | None:
    """The distance to the nearest place of this service."""
    if help_request.latitude is None or help_request.longitude is None:
        return None
    here = (help_request.latitude, help_request.longitude)
    places = [link.location for link in service.at_locations.all()]
    known = [(place.latitude, place.longitude) for place in places if place.latitude and place.longitude]
    return min((round(kilometres(*here, *place) * 1000) for place in known), default=None)
