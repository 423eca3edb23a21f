"""The verbs of who comes to an activity. Whoever changes places takes the lock of the date first: two people who want
the last place at once come one after the other."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Sum

from hub.base import clock
from hub.base.models import OutboxMessage
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import cancel_for, enqueue_to_visitor
from hub.base.safely import safely
from hub.base.workflow import PROGRAM, RESIDENT, Actor, move, record
from socialmap import messages_activities as letters
from socialmap.models import ActivityDate, SignUp
from socialmap.workflow_activities import ActivityStatus, DateStatus, SignUpStatus

REMINDER = "activity_reminder"
A_DAY = timedelta(hours=24)
# Who signed up less than this before it begins, has it fresh in mind.
NO_REMINDER = timedelta(hours=36)
SIGNED_UP = "activity_signed_up"
# Text messages cost the hub money, and a script could sign up anybody's number.
MOST_TEXTS_A_DAY = 300


class SignUpClosed(Exception):
    """It does not go on, it has begun, or nobody has to sign up for it."""


class TooManyTexts(Exception):
    """The hub sent as many text messages today to who signed up on the website as it wants to."""


class TooLate(Exception):
    """The names of that date have gone."""


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who comes, and how we reach them: a phone number or a mail address, one is enough."""

    name: str
    phone: str = ""
    email: str = ""
    people: int = 1
    remark: str = ""


@transaction.atomic
def sign_up(
    *,
    date: ActivityDate,
    who: Visitor,
    submission: UUID,
    channel: str = SignUp.Channel.WEB,
    actor: Actor = RESIDENT,
) -> SignUp:
    """Gives `who` a place, or one on the waiting list when there are not enough left, and tells it. The same
    `submission` counts once. Raises SignUpClosed, and TooManyTexts for a mobile number without a mail address."""
    try:
        locked = lock(date)
    except ActivityDate.DoesNotExist:  # taken out a moment ago, as nobody had signed up
        raise SignUpClosed from None
    if again := SignUp.objects.filter(date=locked, submission=submission).first():
        return again
    if not _is_open(locked, channel):
        raise SignUpClosed
    if channel == SignUp.Channel.WEB and not who.email and _texts_of_today(locked) >= MOST_TEXTS_A_DAY:
        raise TooManyTexts
    fits = locked.left is None or who.people <= locked.left
    made = SignUp.objects.create(
        hub_id=locked.hub_id,
        date=locked,
        name=who.name,
        phone=who.phone,
        email=who.email,
        people=who.people,
        remark=who.remark,
        channel=channel,
        ends_at=locked.ends_at,
        submission=submission,
        status=SignUpStatus.PLACED if fits else SignUpStatus.WAITING,
    )
    if fits:
        _take(locked, who.people)
    record(made, verb="signed_up", actor=actor, new=str(made.status))
    tell(made, SIGNED_UP, letters.signed_up)
    return made


def _texts_of_today(date: ActivityDate) -> int:
    sent = OutboxMessage.objects.filter(hub=date.hub_id, kind=SIGNED_UP, channel=OutboxMessage.Channel.SMS)
    return sent.filter(created_at__gte=clock.now() - A_DAY).count()


def lock(date: ActivityDate) -> ActivityDate:
    """The row as it is now, held until the end of the transaction."""
    rows = ActivityDate.objects.select_for_update(of=("self",))
    return rows.select_related("activity__location", "hub").get(pk=date.pk)


def _is_open(date: ActivityDate, channel: str) -> bool:
    if channel == SignUp.Channel.COUNTER:
        return date.goes_on and not date.is_over
    return date.takes_sign_ups and date.activity.status == ActivityStatus.PUBLISHED


def _take(date: ActivityDate, people: int) -> None:
    ActivityDate.objects.filter(pk=date.pk).update(taken=F("taken") + people)
    date.refresh_from_db(fields=["taken"])


@transaction.atomic
def sign_off(*, sign_up: SignUp, actor: Actor = RESIDENT) -> int:
    """Does not come after all; the place goes to who is first in line. Returns how many sign-ups got a place by it.

    Raises MoveRefused when that was said before, SignUpClosed when it is over."""
    date = lock(sign_up.date)
    if date.is_over:
        raise SignUpClosed
    had_place = SignUp.objects.filter(pk=sign_up.pk, status=SignUpStatus.PLACED).exists()
    move(sign_up, to=SignUpStatus.CANCELLED, actor=actor)
    cancel_for(about=sign_up, kinds=(REMINDER,))
    if had_place:
        _take(date, -sign_up.people)
    return fill(date)


def fill(date: ActivityDate) -> int:
    """Gives free places to who waits, in order; a group that is too large waits on. The date is locked already.
    Returns how many sign-ups got a place."""
    if not date.goes_on or date.starts_at <= clock.now():
        return 0
    placed = 0
    for waiting in SignUp.objects.in_line().filter(date=date):
        if date.left is not None and waiting.people > date.left:
            continue
        waiting.date = date
        move(waiting, to=SignUpStatus.PLACED, actor=PROGRAM)
        _take(date, waiting.people)
        tell(waiting, "activity_got_place", letters.got_place)
        placed += 1
    return placed


@transaction.atomic
def note_came(*, date: ActivityDate, came: Collection[int], walked_in: int, actor: Actor) -> int:
    """Who came, by the keys of their sign-ups, and how many came without signing up. Only the number stays when the
    names go. Returns it. Raises TooLate when they have gone."""
    locked = lock(date)
    if clock.now() > locked.ends_at + timedelta(days=SignUp.privacy.keep_days):
        raise TooLate
    placed = SignUp.objects.filter(date=locked, status=SignUpStatus.PLACED)
    placed.filter(pk__in=came).update(came=True)
    placed.exclude(pk__in=came).update(came=False)
    people = placed.filter(came=True).aggregate(n=Sum("people"))["n"] or 0
    ActivityDate.objects.filter(pk=locked.pk).update(came=people + walked_in, walked_in=walked_in)
    record(locked, verb="came", actor=actor, people=people + walked_in)
    return people + walked_in


def remind_due() -> int:
    """Reminds who has a place of what begins within a day, once. Safe to run twice. Returns how many."""
    now = clock.now()
    said = OutboxMessage.objects.filter(
        subject_type=SignUp._meta.label_lower,
        subject_id=OuterRef("pk"),
        kind=REMINDER,
        created_at__gt=OuterRef("date__starts_at") - A_DAY,
    )
    due = SignUp.objects.filter(
        ~Exists(said),
        status=SignUpStatus.PLACED,
        date__status=DateStatus.PLANNED,
        date__starts_at__gt=now,
        date__starts_at__lte=now + A_DAY,
        created_at__lte=F("date__starts_at") - NO_REMINDER,
    )
    return sum(
        safely("reminding of an activity", _remind, pk) for pk in list(due.order_by("pk").values_list("pk", flat=True))
    )


@transaction.atomic
def _remind(pk: int) -> int:
    row = SignUp.objects.select_related("date__activity__location", "hub").filter(pk=pk).first()
    if row is None or row.status != SignUpStatus.PLACED:
        return 0
    return int(tell(row, REMINDER, letters.reminder, key=row.date.starts_at.isoformat()))


def tell(sign_up: SignUp, kind: str, write: Callable[[SignUp], Letter], key: str = "") -> bool:
    """Writes a letter to somebody who signed up. False when that was done before."""
    message = enqueue_to_visitor(
        hub=sign_up.hub,
        email=sign_up.email,
        phone=sign_up.phone,
        about=sign_up,
        kind=kind,
        key=key,
        letter=write(sign_up),
    )
    return message is not None
