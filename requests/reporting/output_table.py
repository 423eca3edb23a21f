"""The output table of seed 004, row for row. What was realised is counted from the work itself, without names;
each row says what it counts. Everything here reads within the scope of one hub."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Min, OuterRef, Q, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import Event
from intake.models import HelpRequest, Kind
from intake.workflow import RequestStatus
from matching.models import Arrangement
from matching.workflow import ArrangementStatus, Rung
from socialmap.models import Activity, ActivityDate, Contact
from volunteers.models import Ambassador, Volunteer
from volunteers.workflow import VolunteerStatus

# One thing that counts: when it happened, and how much of it.
Happened = tuple[datetime, Decimal | int]
CULTURE_AND_LEARNING = ("learning", "together")
COUNT, HOURS = "count", "hours"


@dataclass(frozen=True)
class Row:
    """A row with a number: its meaning in words, and everything that ever counted for it."""

    code: str
    label: str | Promise
    meaning: str | Promise
    happened: Callable[[], Iterable[Happened]]
    unit: str = COUNT


@dataclass(frozen=True)
class Milestone:
    """A row with a day: when it was reached. `reached` is None where our data cannot tell."""

    code: str
    label: str | Promise
    meaning: str | Promise
    reached: Callable[[], date | None] | None


@dataclass(frozen=True)
class Tally:
    """A year of a row: all of it, and each month up to and including it, for the line."""

    total: Decimal | int
    running: tuple[float, ...]  # whole numbers as int


def plain(number: Decimal | int) -> float | int:
    """8 hours as 8, eight and a half as 8.5."""
    return int(number) if number == int(number) else float(number)


def tally(row: Row, year: int) -> Tally:
    """Counts `row` over the calendar year as it is in the Netherlands."""
    months: list[Decimal | int] = [0] * 12
    for moment, amount in row.happened():
        day = moment.astimezone(clock.AMSTERDAM)
        if day.year == year:
            months[day.month - 1] += amount
    today = clock.today()
    begun = today.month if today.year == year else 12 if year < today.year else 0
    running = tuple(plain(sum(months[: month + 1])) for month in range(begun))
    return Tally(total=sum(months), running=running)


def first_time(subject: type[Any], *states: str) -> Subquery:
    """The first time that a row came in one of these states, by its history."""
    history = Event.objects.filter(subject_type=subject._meta.label_lower, subject_id=OuterRef("pk"), new__in=states)
    return Subquery(history.order_by().values("subject_id").annotate(first=Min("at")).values("first"))


def _started(track: str) -> Callable[[], Iterable[Happened]]:
    """Volunteers of a track, on the day they became active."""

    def happened() -> Iterable[Happened]:
        rows = Volunteer.objects.filter(track=track).annotate(first=first_time(Volunteer, VolunteerStatus.ACTIVE))
        now_active = (VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED)
        for first, created, status in rows.values_list("first", "created_at", "status"):
            # Somebody from an older list may be active without a history here.
            if first or status in now_active:
                yield first or created, 1

    return happened


def _came_off() -> Any:
    """Arrangements that stood, of questions that the resident did not take back."""
    stood = Arrangement.objects.filter(status__in=[ArrangementStatus.AGREED, ArrangementStatus.ENDED])
    return stood.exclude(agreed_at=None).exclude(help_request__status=RequestStatus.WITHDRAWN)


def _residents(which: Q) -> Callable[[], Iterable[Happened]]:
    """Each resident once a year, on the day of the first help of that year."""

    def happened() -> Iterable[Happened]:
        seen: set[tuple[int, int]] = set()
        rows = _came_off().filter(which).order_by("agreed_at", "pk")
        for person, agreed in rows.values_list("help_request__person", "agreed_at"):
            once = (person, agreed.astimezone(clock.AMSTERDAM).year)
            if once not in seen:
                seen.add(once)
                yield agreed, 1

    return happened


def _answered(which: Q) -> Callable[[], Iterable[Happened]]:
    """Questions that got an answer, on the day something was arranged."""

    def happened() -> Iterable[Happened]:
        stood = [RequestStatus.ARRANGED, RequestStatus.CHECKING, RequestStatus.CLOSED]
        answer = first_time(HelpRequest, RequestStatus.ARRANGED, RequestStatus.CHECKING)
        # By key, not by DISTINCT: that would take two answers of the same moment for one.
        rows = HelpRequest.objects.filter(pk__in=HelpRequest.objects.filter(which, status__in=stood).values("pk"))
        rows = rows.exclude(helped=HelpRequest.Helped.NO).annotate(answer=answer)
        return [(answer, 1) for answer in rows.exclude(answer=None).values_list("answer", flat=True)]

    return happened


def _held(*kinds: str) -> Callable[[], Iterable[Happened]]:
    """Activities in the agenda that people came to, each once a year, on the first day of that year."""

    def happened() -> Iterable[Happened]:
        seen: set[tuple[int, int]] = set()
        held = ActivityDate.objects.filter(activity__kind__in=kinds, came__gt=0).order_by("starts_at", "pk")
        for activity, starts in held.values_list("activity", "starts_at"):
            once = (activity, starts.astimezone(clock.AMSTERDAM).year)
            if once not in seen:
                seen.add(once)
                yield starts, 1

    return happened


def _both(*parts: Callable[[], Iterable[Happened]]) -> Callable[[], Iterable[Happened]]:
    return lambda: [one for part in parts for one in part()]


def _hours(which: Q) -> Callable[[], Iterable[Happened]]:
    """Hours that were written down when the help ended."""

    def happened() -> Iterable[Happened]:
        ended = Arrangement.objects.filter(which, status=ArrangementStatus.ENDED).exclude(hours_given=None)
        return [(when, hours or 0) for when, hours in ended.values_list("status_since", "hours_given")]

    return happened


_INFORMAL = Q(rung=Rung.VOLUNTEER) | Q(rung=Rung.ORGANIZATION, referral__service__informal=True)
_COLLECTIVE = Q(kind=Kind.LIVEABILITY)
_CULTURE = Q(subjects__code__in=CULTURE_AND_LEARNING) | Q(subjects__parent__code__in=CULTURE_AND_LEARNING)
_T = Volunteer.Track

ROWS = (
    Row(
        "new-volunteers",
        _("New volunteers"),
        _(
            "Neighbours who became active this year. People who came through one "
            "of the four ways below are counted there."
        ),
        _started(_T.VOLUNTEER),
    ),
    Row(
        "benefit-recipients",
        _("Activation places"),
        _("People on benefit who became active as a volunteer this year."),
        _started(_T.BENEFIT_RECIPIENT),
    ),
    Row(
        "newcomers",
        _("Newcomers who volunteer"),
        _("People who are learning to live in the Netherlands and became active this year."),
        _started(_T.NEWCOMER),
    ),
    Row(
        "work-placements",
        _("Work placements"),
        _("Students in vocational training who started here this year."),
        _started(_T.WORK_PLACEMENT),
    ),
    Row(
        "school-placements",
        _("School placements"),
        _("Pupils of a secondary school who started here this year."),
        _started(_T.SCHOOL_PLACEMENT),
    ),
    Row(
        "residents-informal",
        _("Residents helped by neighbours"),
        _(
            "Different residents for whom help by a neighbour, or by a service "
            "that neighbours run, was agreed this year."
        ),
        _residents(_INFORMAL),
    ),
    Row(
        "residents-combined",
        _("Residents helped by a neighbour together with an organisation"),
        _("Different residents for whom a neighbour and an organisation both said yes this year."),
        _residents(Q(rung=Rung.COMBINATION)),
    ),
    Row(
        "collective-services",
        _("Services for the whole neighbourhood"),
        _(
            "Questions about the neighbourhood for which something was arranged "
            "this year, by neighbours, an organisation or the neighbourhood team; "
            "and activities for the neighbourhood that people came to, each once."
        ),
        _both(_answered(_COLLECTIVE), _held(Activity.Kind.COLLECTIVE)),
    ),
    Row(
        "cultural-services",
        _("Services for culture and learning"),
        _(
            "Questions of residents about learning or doing something together, "
            "for which something was arranged this year; and activities of culture "
            "or learning that people came to, each once."
        ),
        _both(_answered(_CULTURE & ~_COLLECTIVE), _held(Activity.Kind.CULTURAL, Activity.Kind.EDUCATIONAL)),
    ),
    Row(
        "hours-personal",
        _("Hours of help to a person"),
        _("Hours written down at the end of help for one resident."),
        _hours(~Q(help_request__kind=Kind.LIVEABILITY)),
        HOURS,
    ),
    Row(
        "hours-collective",
        _("Hours for the whole neighbourhood"),
        _("Hours written down at the end of help for the neighbourhood."),
        _hours(Q(help_request__kind=Kind.LIVEABILITY)),
        HOURS,
    ),
)


def _day(moment: datetime | date | None) -> date | None:
    return moment.astimezone(clock.AMSTERDAM).date() if isinstance(moment, datetime) else moment


def _first_ambassador() -> date | None:
    return _day(Ambassador.objects.aggregate(first=Min("since"))["first"])


def _first_question() -> date | None:
    return _day(HelpRequest.objects.aggregate(first=Min("created_at"))["first"])


def _first_volunteer() -> date | None:
    return _day(Volunteer.objects.aggregate(first=Min("created_at"))["first"])


def _known_to_organisations() -> date | None:
    known = Arrangement.objects.filter(referral__contact__in=Contact.objects.filter(takes_referrals=True))
    return _day(known.aggregate(first=Min("agreed_at"))["first"])


def _known_to_residents() -> date | None:
    own = HelpRequest.objects.filter(filled_in_by=None)
    return _day(own.aggregate(first=Min("created_at"))["first"])


MILESTONES = (
    Milestone(
        "start-ambassadors",
        _("Start of the neighbourhood ambassadors"),
        _("The day on which the first ambassador began."),
        _first_ambassador,
    ),
    Milestone("start-hub", _("Start of the hub"), _("The day of the first question."), _first_question),
    Milestone(
        "start-volunteer-register",
        _("Start of the register of volunteers"),
        _("The day on which the first volunteer signed up."),
        _first_volunteer,
    ),
    Milestone(
        "professional-training",
        _("Training for ambassadors, hub and organisations"),
        _("The hub keeps this itself: it is not in the data that we count."),
        None,
    ),
    Milestone(
        "known-to-organisations",
        _("Organisations know the hub"),
        _("The day on which an organisation first said yes to a question."),
        _known_to_organisations,
    ),
    Milestone(
        "known-to-residents",
        _("Residents know the hub"),
        _("The day on which a resident first asked without anybody's help."),
        _known_to_residents,
    ),
    Milestone(
        "talent-market",
        _("Talent market"),
        _("The hub keeps this itself: it is not in the data that we count."),
        None,
    ),
)
CODES = tuple(row.code for row in ROWS)
