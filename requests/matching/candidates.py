"""The rows behind `core`: a question and the people of the hub as they are at this moment. The number of
queries does not depend on the number of volunteers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count, Max, Q

from hub.base import clock
from hub.places.distance import kilometres
from intake.models import HelpRequest
from matching import core
from matching.models import Proposal, Referral
from matching.workflow import ProposalStatus
from socialmap.models import Contact, Service, TaxonomyTerm
from volunteers.models import Volunteer
from volunteers.workflow import VolunteerStatus

# These answers to an earlier asking mean: do not ask again for the same question.
ANSWERED_HERE = (ProposalStatus.ASKED, ProposalStatus.ACCEPTED, ProposalStatus.DECLINED, ProposalStatus.EXPIRED)
NEVER_SHOWN = (VolunteerStatus.LEFT, VolunteerStatus.UNCONFIRMED)


@dataclass(frozen=True)
class Shown:
    """A verdict of `core` with the volunteer it is about."""

    volunteer: Volunteer
    verdict: core.Fit | core.Unfit


@dataclass(frozen=True)
class Neighbours:
    """Who fits, best first; who does not, with the cause; and how many have quite other talents."""

    need: core.Need
    fits: tuple[Shown, ...]
    unfits: tuple[Shown, ...]
    others: int


@dataclass(frozen=True)
class ServiceOffer:
    """A service that a question could be referred to."""

    service: Service
    contact: Contact | None
    metres: int | None
    same_subject: bool
    earlier: Referral | None


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _window(row: object) -> core.Window:
    """Of an Availability or a PreferredMoment: both have weekday, starts, ends."""
    return core.Window(row.weekday, _minutes(row.starts), _minutes(row.ends))  # type: ignore[attr-defined]


def _windows_of(help_request: HelpRequest) -> tuple[core.Window, ...]:
    """The hours that the question names: its own date when it has one, else the moments of the week."""
    if help_request.starts_at and help_request.ends_at:
        begin = help_request.starts_at.astimezone(clock.AMSTERDAM)
        end = help_request.ends_at.astimezone(clock.AMSTERDAM)
        last = _minutes(end.time()) if end.date() == begin.date() else 24 * 60
        return (core.Window(begin.weekday(), _minutes(begin.time()), last),)
    return tuple(_window(moment) for moment in help_request.moments.all())


def _related_to(subjects: dict[int, TaxonomyTerm]) -> dict[int, str]:
    """Parents and children of these subjects, with their names."""
    if not subjects:
        return {}
    parents = [term.parent_id for term in subjects.values() if term.parent_id]
    kin = TaxonomyTerm.objects.filter(Q(pk__in=parents) | Q(parent__in=subjects)).exclude(pk__in=subjects)
    return dict(kin.values_list("pk", "name"))


def need_of(help_request: HelpRequest) -> core.Need:
    """What this question asks of somebody."""
    subjects = {term.pk: term for term in help_request.subjects.all()}
    related = _related_to(subjects)
    begin, end = help_request.starts_at, help_request.ends_at
    day = begin.astimezone(clock.AMSTERDAM).date() if begin else clock.today()
    return core.Need(
        day=day,
        subjects=frozenset(subjects),
        related=frozenset(related),
        names={**related, **{pk: term.name for pk, term in subjects.items()}},
        languages=frozenset(help_request.languages),
        latitude=help_request.latitude,
        longitude=help_request.longitude,
        windows=_windows_of(help_request),
        period=(begin, end) if begin and end else None,
    )


def as_candidates(volunteers: Iterable[Volunteer], help_request: HelpRequest) -> dict[int, core.Candidate]:
    """`volunteers` (with person, talents and availability read along) as values, in three queries."""
    rows = list(volunteers)
    ids = [volunteer.pk for volunteer in rows]
    asked: dict[int, datetime] = {}
    load: dict[int, int] = defaultdict(int)
    stats = Proposal.objects.filter(volunteer__in=ids).values("volunteer").order_by("volunteer")
    for row in stats.annotate(now=Count("pk", filter=Q(status=ProposalStatus.ACCEPTED)), last=Max("created_at")):
        load[row["volunteer"]], asked[row["volunteer"]] = row["now"], row["last"]
    here = Proposal.objects.filter(arrangement__help_request=help_request, status__in=ANSWERED_HERE)
    asked_here = set(here.values_list("volunteer", flat=True))
    booked: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    kept = Proposal.objects.filter(volunteer__in=ids, status=ProposalStatus.ACCEPTED, period__isnull=False)
    for pk, period in kept.values_list("volunteer", "period"):
        if period:
            booked[pk].append((period.lower, period.upper))
    return {volunteer.pk: _candidate(volunteer, load, asked, asked_here, booked) for volunteer in rows}


def _candidate(
    volunteer: Volunteer,
    load: dict[int, int],
    asked: dict[int, datetime],
    asked_here: set[int],
    booked: dict[int, list[tuple[datetime, datetime]]],
) -> core.Candidate:
    person, last = volunteer.person, asked.get(volunteer.pk)
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
        availability=tuple(_window(row) for row in volunteer.availability.all()),
        most_at_once=volunteer.most_at_once,
        load=load[volunteer.pk],
        asked_here=volunteer.pk in asked_here,
        days_since_asked=(clock.now() - last).days if last else None,
        available_from=volunteer.available_from,
        available_until=volunteer.available_until,
        booked=tuple(booked[volunteer.pk]),
    )


def neighbours(help_request: HelpRequest) -> Neighbours:
    """The volunteers of the hub judged for this question, always fresh."""
    need = need_of(help_request)
    everybody = Volunteer.objects.exclude(status__in=NEVER_SHOWN)
    # The asker may be a volunteer too, but is no help to herself.
    registry = everybody.exclude(person=help_request.person_id)
    suited = registry
    if need.subjects:
        talents = Volunteer.talents.through.objects.filter(taxonomyterm__in=need.subjects | need.related)
        suited = registry.filter(pk__in=talents.values("volunteer"))
    rows = suited.select_related("person").prefetch_related("talents", "availability").order_by("pk")
    by_pk = {volunteer.pk: volunteer for volunteer in rows}
    ranking = core.rank(need, as_candidates(by_pk.values(), help_request).values())
    return Neighbours(
        need=need,
        fits=tuple(Shown(by_pk[fit.candidate.pk], fit) for fit in ranking.fits),
        unfits=tuple(Shown(by_pk[unfit.candidate.pk], unfit) for unfit in ranking.unfits),
        others=registry.count() - len(by_pk),
    )


def services_for(help_request: HelpRequest) -> list[ServiceOffer]:
    """Services about the subjects of this question that take referrals: the same subject before a related
    one, then the nearest."""
    subjects = {term.pk: term for term in help_request.subjects.all()}
    wanted = {*subjects, *_related_to(subjects)}
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
    return ServiceOffer(
        service=service,
        contact=contact_of(service),
        metres=_metres_to(service, help_request),
        same_subject=any(term.pk in subjects for term in service.subjects.all()),
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
