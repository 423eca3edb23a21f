"""The agenda as calendar files (RFC 5545). Each date is an event of its own, so that one can be moved or called off
without a word about the others; its UID stays the same for good. Nothing here names a person."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from hub.base import clock, links
from socialmap.models import Activity, ActivityDate, Location

_NAMESPACE = "agenda.startpunt"


def as_ics(dates: Iterable[ActivityDate], *, name: str) -> str:
    """A calendar called `name`. The same dates give the same bytes, so that a reader can see that nothing changed."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Startpunt//agenda//{settings.LANGUAGE_CODE.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", " ".join(name.split()))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("x-published-ttl", "PT1H")
    for date in dates:
        calendar.add_component(_event(date))
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def uid_of(date: ActivityDate) -> str:
    """The day that the rule gave tells the dates of an activity apart, also after one was moved."""
    return f"{date.activity.uuid}.{date.day:%Y%m%d}@{_NAMESPACE}"


def where(activity: Activity) -> str:
    """The place in one line."""
    if activity.online:
        return _("Online")
    return place_line(activity.location) if activity.location else ""


def place_line(place: Location) -> str:
    return ", ".join(part for part in (place.name, place.address_1, place.city) if part)


def _event(date: ActivityDate) -> Event:
    activity = date.activity
    changed = max(date.last_modified, activity.last_modified)
    event = Event()
    event.add("uid", uid_of(date))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", date.sequence)
    event.add("dtstart", date.starts_at.astimezone(clock.AMSTERDAM))
    event.add("dtend", date.ends_at.astimezone(clock.AMSTERDAM))
    event.add("summary", activity.title)
    event.add("status", "CONFIRMED" if date.goes_on else "CANCELLED")
    if words := "\n\n".join(part for part in (date.words, activity.summary, activity.description) if part):
        event.add("description", words)
    if place := where(activity):
        event.add("location", place)
    here = activity.location
    if here and here.latitude is not None and here.longitude is not None and not activity.online:
        event.add("geo", (here.latitude, here.longitude))
    event.add("url", links.absolute(reverse("socialmap:activity", args=[activity.slug])))
    return event
