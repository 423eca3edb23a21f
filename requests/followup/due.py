"""What needs follow-up: computed from state and dates each time, stored nowhere and ticked by nobody (F1).

Each function reads, within the scope of a hub, the rows for which something is due and has not been done. That a
reminder was written is seen in the outbox itself, so a week of silence, or two runs at once, end in the same."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import (
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from hub.base import clock, workdays
from hub.base.models import OutboxMessage
from hub.places.models import Hub
from intake.models import HelpRequest, Signal
from intake.workflow import OURS, RequestStatus, SignalStatus
from matching.models import Development, Handover, Invitation, Proposal, Referral
from matching.workflow import DevelopmentStatus, HandoverStatus, InvitationStatus, ProposalStatus, ReferralStatus
from mediation.models import MediationCase
from mediation.workflow import NORM_DAYS

# Days in which a person whom an ambassador spoke with says yes or no, before we ask the ambassador again.
DAYS_UNTIL_SIGNAL_REMINDER = 14
# A signal about somebody who never said yes is not ours to keep: its end is that of `Signal.privacy`.
DAYS_UNTIL_SIGNAL_ENDS = Signal.privacy.keep_days
WORKING_DAYS_UNTIL_CALL = 5
DIGEST_FROM, DIGEST_UNTIL = time(8), time(12)
_OPEN_BY_HAND = OutboxMessage.Status.BY_HAND
_BY_WIRE = (OutboxMessage.Channel.EMAIL, OutboxMessage.Channel.SMS)


def _messages(model: Any, **which: Any) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(subject_type=model._meta.label_lower, subject_id=OuterRef("pk"), **which)


def _not_told(rows: QuerySet[Any], kind: str, *, since: str = "status_since") -> QuerySet[Any]:
    """Without a message of this kind from the moment in field `since` on."""
    return rows.exclude(Exists(_messages(rows.model, kind=kind, created_at__gte=OuterRef(since))))


def _nobody_has_to_call(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Without a call or letter of the hub that is still to be made: then the silence is ours."""
    return rows.exclude(Exists(_messages(rows.model, status=_OPEN_BY_HAND)))


def _halfway(rows: QuerySet[Any], *, since: str, until: str) -> QuerySet[Any]:
    """Past the middle between two moments, and not yet at the second."""
    now = Value(clock.now(), DateTimeField())
    waited = ExpressionWrapper(now - F(since), DurationField())
    mirrored = ExpressionWrapper(now + F("waited"), DateTimeField())
    return rows.annotate(waited=waited).filter(**{f"{until}__gt": clock.now(), f"{until}__lte": mirrored})


def proposals_to_remind() -> QuerySet[Proposal]:
    """Volunteers who did not answer, halfway to their deadline (F2)."""
    asked = Proposal.objects.filter(status=ProposalStatus.ASKED, volunteer__person__do_not_contact=False)
    silent = _halfway(_nobody_has_to_call(asked), since="status_since", until="deadline")
    return _not_told(silent, "proposal_reminder").order_by("deadline", "pk")


def referrals_to_remind() -> QuerySet[Referral]:
    """Contact persons who did not answer, halfway to their deadline (F2). What was done by phone is not mailed."""
    asked = Referral.objects.filter(status=ReferralStatus.ASKED, logged=False).exclude(contact=None)
    silent = _halfway(asked.exclude(contact__email=""), since="status_since", until="deadline")
    return _not_told(silent, "referral_reminder").order_by("deadline", "pk")


def calls_to_follow_up() -> QuerySet[Referral]:
    """Organisations that were asked by phone, halfway to their deadline: whoever called asks again (F2)."""
    asked = Referral.objects.filter(status=ReferralStatus.ASKED, logged=True)
    silent = _halfway(asked, since="status_since", until="deadline")
    return _not_told(silent, "call_again").order_by("deadline", "pk")


def invitations_to_remind() -> QuerySet[Invitation]:
    """Who was invited to make an offer and did not answer, halfway to the deadline (D17)."""
    asked = Invitation.objects.filter(status=InvitationStatus.ASKED, development__status=DevelopmentStatus.OPEN)
    reachable = asked.exclude(volunteer__person__do_not_contact=True).exclude(contact__left_on__isnull=False)
    silent = _halfway(_nobody_has_to_call(reachable), since="asked_at", until="development__deadline")
    return _not_told(silent, "invitation_reminder", since="asked_at").order_by("development__deadline", "pk")


def developments_to_decide() -> QuerySet[Development]:
    """The time to answer is over for those who were invited: a decision waits (D17)."""
    over = Development.objects.filter(status=DevelopmentStatus.OPEN, deadline__lt=clock.now())
    return _not_told(over, "development_decide", since="deadline").order_by("deadline", "pk")


def handovers_to_remind() -> QuerySet[Handover]:
    """The neighbourhood team or the process manager, halfway to the deadline (F2). What was taken together is
    reminded of as one case."""
    alone = Handover.objects.filter(status=HandoverStatus.WAITING).exclude(development__status=DevelopmentStatus.OPEN)
    silent = _halfway(alone, since="status_since", until="deadline")
    return _not_told(silent, "handover_reminder").order_by("deadline", "pk")


def cases_to_remind() -> QuerySet[MediationCase]:
    """Mediation that stands longer at a station than its norm: who makes the next step is reminded, once a
    station (F2)."""
    now = clock.now()
    over = Q(pk=None)
    for station, days in NORM_DAYS.items():
        over |= Q(status=station, status_since__lte=now - timedelta(days=days))
    return _not_told(MediationCase.objects.filter(over), "case_reminder").order_by("status_since", "pk")


def _residents(status: str) -> QuerySet[HelpRequest]:
    """Questions in this state about which the resident said nothing that waits to be read."""
    return HelpRequest.objects.filter(status=status, answered_at=None)


def residents_to_remind() -> QuerySet[HelpRequest]:
    """We asked the resident something and hear nothing, halfway to the deadline (F4)."""
    silent = _residents(RequestStatus.WAITING_RESIDENT).filter(person__do_not_contact=False)
    halfway = _halfway(_nobody_has_to_call(silent), since="status_since", until="due_at")
    return _not_told(halfway, "resident_reminder").order_by("due_at", "pk")


def residents_too_long_silent() -> QuerySet[HelpRequest]:
    """Past the deadline: it becomes a task of the hub again, never a silent close (F4)."""
    waiting = HelpRequest.objects.filter(status=RequestStatus.WAITING_RESIDENT)
    return waiting.filter(due_at__lte=clock.now()).order_by("due_at", "pk")


def to_ask_whether_it_helped() -> QuerySet[HelpRequest]:
    """Help was arranged, and its days have passed (F5)."""
    arranged = HelpRequest.objects.filter(status=RequestStatus.ARRANGED)
    return arranged.filter(due_at__lte=clock.now()).order_by("due_at", "pk")


def to_be_asked() -> QuerySet[HelpRequest]:
    """The question waits for the resident to say whether it helped, and nobody has asked that yet. The answer
    of the neighbourhood team asks it in the same letter."""
    asked = HelpRequest.objects.filter(status=RequestStatus.CHECKING, person__do_not_contact=False)
    return _not_told(asked.exclude(route=HelpRequest.Route.TEAM), "did_it_help").order_by("due_at", "pk")


def helped_to_remind() -> QuerySet[HelpRequest]:
    """We asked whether it helped, and the days to answer have passed."""
    silent = _residents(RequestStatus.CHECKING).filter(due_at__lte=clock.now(), person__do_not_contact=False)
    return _not_told(_nobody_has_to_call(silent), "helped_reminder").order_by("due_at", "pk")


def helped_to_call() -> QuerySet[HelpRequest]:
    """The reminder had no answer either: somebody calls. Not for who is called anyway."""
    reminders = _messages(
        HelpRequest, kind="helped_reminder", channel__in=_BY_WIRE, created_at__gte=OuterRef("status_since")
    )
    silent = _residents(RequestStatus.CHECKING).filter(person__do_not_contact=False)
    reminded = silent.annotate(reminded_at=Subquery(reminders.values("created_at")[:1]))
    # At least as many days lie in between as working days; which of them were is for the calendar to say.
    early = clock.now() - timedelta(days=WORKING_DAYS_UNTIL_CALL)
    maybe = _not_told(reminded.filter(reminded_at__lte=early), "helped_call")
    passed = [row.pk for row in maybe if _days_have_passed(row.reminded_at)]
    return maybe.filter(pk__in=passed).order_by("due_at", "pk")


def _days_have_passed(since: datetime) -> bool:
    return workdays.add_working_days(since, WORKING_DAYS_UNTIL_CALL) <= clock.now()


def owners_to_remind() -> QuerySet[HelpRequest]:
    """Questions for which the hub itself is on the move, and late (F2, D21)."""
    late = HelpRequest.objects.filter(status__in=OURS, due_at__lt=clock.now())
    return _not_told(late, "owner_reminder", since="due_at").order_by("due_at", "pk")


def _no_yes_for(days: int) -> QuerySet[Signal]:
    since = clock.now() - timedelta(days=days)
    return Signal.objects.filter(status=SignalStatus.NOT_AGREED, created_at__lte=since)


def signals_to_remind() -> QuerySet[Signal]:
    """Nobody has told us whether the person says yes (D2)."""
    still_ours = _no_yes_for(DAYS_UNTIL_SIGNAL_REMINDER).exclude(pk__in=signals_to_end().values("pk"))
    reachable = still_ours.filter(ambassador__person__do_not_contact=False)
    return _not_told(reachable, "signal_reminder", since="created_at").order_by("created_at", "pk")


def signals_to_end() -> QuerySet[Signal]:
    """No yes within the term for which we may keep a signal without one."""
    return _no_yes_for(DAYS_UNTIL_SIGNAL_ENDS).order_by("created_at", "pk")


def digest_is_due(hub: Hub) -> bool:
    """On the morning of a working day, when today's has not been written (F11)."""
    local = clock.now().astimezone(clock.AMSTERDAM)
    if not workdays.is_working_day(local.date()) or not DIGEST_FROM <= local.time() < DIGEST_UNTIL:
        return False
    midnight = datetime.combine(local.date(), time(0), tzinfo=clock.AMSTERDAM)
    written = Q(subject_type=hub._meta.label_lower, subject_id=hub.pk, kind="digest", created_at__gte=midnight)
    return not OutboxMessage.objects.filter(written).exists()
