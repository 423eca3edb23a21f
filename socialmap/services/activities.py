"""The verbs of activities and their dates (A15)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from hub.base import clock
from hub.base.safely import safely
from hub.base.workflow import PROGRAM, Actor, move, record
from hub.places.models import Hub
from hub.places.services import locate, neighbourhood_at
from socialmap import messages_activities as letters
from socialmap.models import Activity, ActivityDate, Location, Service, SignUp, TaxonomyTerm
from socialmap.querysets_activities import ActivityDateQuerySet
from socialmap.recurring import days_of, moments
from socialmap.services.entries import Address
from socialmap.services.sign_ups import fill, lock, tell
from socialmap.workflow_activities import ActivityStatus, DateStatus

A_YEAR = timedelta(days=366)
_LONGEST_SLUG = 100
_RESERVED = frozenset({"agenda", "onderwerp", "aangemeld"})


@transaction.atomic
def save_activity(
    *,
    hub: Hub,
    actor: Actor,
    fields: dict[str, Any],
    activity: Activity | None = None,
    subjects: Iterable[TaxonomyTerm] | None = None,
    address: Address | None = None,
    proposed: bool = False,
) -> Activity:
    """Makes or changes an activity, with its dates for a year. `fields` are fields of Activity; what is None stays as
    it is. A `proposed` one waits for the hub. Who signed up hears of another time, once. Raises BadRule."""
    saved = activity or Activity(hub=hub)
    if activity is None and proposed:
        saved.status = ActivityStatus.PROPOSED
    if address is not None:
        fields = {**fields, "location": _location(hub, address)}
    changed = sorted(name for name, value in fields.items() if getattr(saved, name, None) != value)
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.slug = saved.slug or _free_slug(hub, saved.title)
    if changed or activity is None:
        saved.last_modified = clock.now()
    saved.save()
    if subjects is not None:
        saved.subjects.set(subjects)
    record(saved, verb="activity_saved", actor=actor, changed=changed)
    if activity is not None and changed:
        coming = saved.dates.filter(ends_at__gt=clock.now())
        coming.update(sequence=F("sequence") + 1, last_modified=clock.now())
    make_dates(activity=saved, since=saved.first_day if activity is None else clock.today(), actor=actor)
    if "places" in changed:
        _set_places(saved)
    if activity is not None and {"location", "online"} & set(changed):
        _tell_of_the_place(saved)
    return saved


def _tell_of_the_place(activity: Activity) -> None:
    for row in activity.dates.filter(status=DateStatus.PLANNED, ends_at__gt=clock.now()):
        for somebody in _with_letter(lock(row)):
            tell(somebody, "activity_elsewhere", letters.elsewhere, key=activity.last_modified.isoformat())


def _free_slug(hub: Hub, title: str) -> str:
    base = slugify(title)[:_LONGEST_SLUG].strip("-") or "activiteit"
    taken = {*Activity.objects.filter(hub=hub, slug__startswith=base).values_list("slug", flat=True), *_RESERVED}
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _location(hub: Hub, address: Address) -> Location | None:
    """The place that has this address, or a new one; None without an address."""
    if not (address.name or address.street or address.postcode):
        return None
    fields = {
        "name": address.name, "address_1": address.street, "postal_code": address.postcode, "city": address.city,
    }  # fmt: skip
    if known := Location.objects.filter(hub=hub, **fields).order_by("pk").first():
        return known
    made = Location(hub=hub, address_uuid=uuid4(), **fields)
    made.latitude, made.longitude, made.neighbourhood = address.latitude, address.longitude, address.neighbourhood
    if address.latitude is not None and address.longitude is not None:
        made.neighbourhood = made.neighbourhood or neighbourhood_at(address.latitude, address.longitude)
    elif address.postcode:
        place = locate(postcode=address.postcode, number=address.street.rsplit(" ", 1)[-1])
        if place:
            made.latitude, made.longitude = place.latitude, place.longitude
            made.neighbourhood = made.neighbourhood or place.neighbourhood
    made.save()
    return made


@transaction.atomic
def make_dates(*, activity: Activity, since: date | None = None, actor: Actor = PROGRAM) -> int:
    """Makes the dates that the rule gives for a year ahead, from `since` (today) on. A date that the rule gives no
    more goes; when people signed up for it, it is called off and they hear it. Safe to run twice. Returns how many
    are new."""
    since = since or clock.today()
    days = days_of(
        rule=activity.rule,
        first=activity.first_day,
        last=activity.last_day,
        without=activity.without_days,
        since=since,
        until=clock.today() + A_YEAR,
    )
    known = {row.day: row for row in activity.dates.filter(day__gte=since)}
    _let_go([row for day, row in known.items() if day not in set(days)], actor)
    _same_time(activity, [known[day] for day in days if day in known], actor)
    new = [_new_date(activity, day) for day in days if day not in known]
    ActivityDate.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _new_date(activity: Activity, day: date) -> ActivityDate:
    starts_at, ends_at = moments(day, activity.starts, activity.ends)
    return ActivityDate(
        hub_id=activity.hub_id,
        activity=activity,
        day=day,
        starts_at=starts_at,
        ends_at=ends_at,
        places=activity.places,
        last_modified=activity.last_modified,
    )


def _let_go(rows: Sequence[ActivityDate], actor: Actor) -> None:
    for row in rows:
        if not (row.is_over or not row.goes_on or row.moved):
            _take_out(row, actor)


def _take_out(row: ActivityDate, actor: Actor, words: str = "") -> None:
    # Locked before looking: who signs up at this very moment is told, or is told that it is gone.
    if not list(ActivityDate.objects.select_for_update().filter(pk=row.pk).values_list("pk")):
        return
    if row.sign_ups.exists():
        call_off(date=row, actor=actor, words=words)
    else:
        row.delete()


def _same_time(activity: Activity, rows: Sequence[ActivityDate], actor: Actor) -> None:
    """Dates that were not moved by hand follow the time of the activity."""
    for row in rows:
        starts_at, ends_at = moments(row.day, activity.starts, activity.ends)
        if row.moved or row.is_over or not row.goes_on or (row.starts_at, row.ends_at) == (starts_at, ends_at):
            continue
        _put_at(lock(row), starts_at, ends_at, words="", moved=False)


def _set_places(activity: Activity) -> None:
    """What is to come gets the new number; nobody who has a place loses it."""
    for row in activity.dates.filter(status=DateStatus.PLANNED, ends_at__gt=clock.now()):
        locked = lock(row)
        locked.places = None if activity.places is None else max(activity.places, locked.taken)
        ActivityDate.objects.filter(pk=locked.pk).update(places=locked.places)
        fill(locked)


@transaction.atomic
def move_date(*, date: ActivityDate, starts_at: datetime, ends_at: datetime, words: str, actor: Actor) -> ActivityDate:
    """Puts one date at another moment; who signed up hears it, once. The same moment again changes nothing.
    Raises ValueError for an end before the beginning."""
    if ends_at <= starts_at:
        raise ValueError("ends before it begins")
    locked = lock(date)
    if locked.goes_on and (locked.starts_at, locked.ends_at) != (starts_at, ends_at):
        record(locked, verb="date_moved", actor=actor, reason=words)
        _put_at(locked, starts_at, ends_at, words=words, moved=True)
    return locked


def _put_at(locked: ActivityDate, starts_at: datetime, ends_at: datetime, *, words: str, moved: bool) -> None:
    locked.starts_at, locked.ends_at, locked.words, locked.moved = starts_at, ends_at, words, moved
    locked.sequence, locked.last_modified = locked.sequence + 1, clock.now()
    locked.save(update_fields=["starts_at", "ends_at", "words", "moved", "sequence", "last_modified"])
    locked.sign_ups.update(ends_at=ends_at)
    for row in _with_letter(locked):
        tell(row, "activity_moved", letters.moved, key=starts_at.isoformat())


def _with_letter(date: ActivityDate) -> Iterable[SignUp]:
    """Who has to hear of a change, each with the date as it is now."""
    for row in SignUp.objects.live().filter(date=date).select_related("hub").order_by("pk"):
        row.date = date
        yield row


@transaction.atomic
def call_off(*, date: ActivityDate, actor: Actor, words: str = "") -> ActivityDate:
    """One date does not go on; who signed up hears it, once. Raises MoveRefused when that was known."""
    locked = lock(date)
    move(
        locked,
        to=DateStatus.CANCELLED,
        actor=actor,
        reason=words,
        words=words,
        sequence=F("sequence") + 1,
        last_modified=clock.now(),
    )
    for row in _with_letter(locked):
        tell(row, "activity_called_off", letters.called_off)
    return locked


@transaction.atomic
def publish(*, activity: Activity, actor: Actor) -> None:
    """Puts it in the agenda (again). Raises MoveRefused."""
    move(activity, to=ActivityStatus.PUBLISHED, actor=actor, last_modified=clock.now())
    make_dates(activity=activity, actor=actor)


@transaction.atomic
def archive(*, activity: Activity, actor: Actor, words: str = "") -> None:
    """Takes it out of the agenda. What was still to come is called off where people signed up, and goes where not.
    Raises MoveRefused."""
    move(activity, to=ActivityStatus.ARCHIVED, actor=actor, reason=words, last_modified=clock.now())
    for row in activity.dates.filter(status=DateStatus.PLANNED, ends_at__gt=clock.now()):
        _take_out(row, actor, words)


def make_all_dates() -> int:
    """Each activity in the agenda has its dates for a year ahead. Safe to run twice. Returns how many are new."""
    repeating = Activity.objects.published().exclude(rule="")
    return sum(safely("making dates", lambda one: make_dates(activity=one), activity) for activity in repeating)


def coming_of(service: Service, *, most: int = 6) -> list[ActivityDate]:
    """What is on at a service: the next date of each of its activities."""
    return _first_of_each(ActivityDate.objects.filter(activity__service=service), most)


def coming(*, most: int) -> list[ActivityDate]:
    """What is on soon in this hub: the next date of each activity, the first one first."""
    return _first_of_each(ActivityDate.objects.all(), most)


def found(words: str, *, most: int = 3) -> list[ActivityDate]:
    """What is on soon that holds these words: the next date of each activity."""
    # The activities first: there are fewer of those than of dates.
    keys = list(Activity.objects.published().found_by(words).values_list("pk", flat=True)[:20])
    return _first_of_each(ActivityDate.objects.filter(activity__in=keys), most) if keys else []


def _first_of_each(rows: ActivityDateQuerySet, most: int) -> list[ActivityDate]:
    firsts: dict[int, ActivityDate] = {}
    for row in rows.public().planned().coming().for_lines()[:200]:
        firsts.setdefault(row.activity_id, row)
        if len(firsts) == most:
            break
    return list(firsts.values())
