"""An appointment for the own calendar."""

from icalendar import Calendar, Event

from hub.base import clock
from matching.models import Proposal, Referral


def appointment(row: Proposal | Referral, *, summary: str, place: str = "", link: str = "") -> str:
    """A calendar file, or "" when the question has no date. `place` stays out of what travels by mail."""
    help_request = row.arrangement.help_request
    if not (help_request.starts_at and help_request.ends_at):
        return ""
    event = Event()
    event.add("uid", f"{row._meta.model_name}-{row.pk}@startpunt")
    event.add("summary", summary)
    event.add("dtstamp", clock.now())
    event.add("dtstart", help_request.starts_at.astimezone(clock.AMSTERDAM))
    event.add("dtend", help_request.ends_at.astimezone(clock.AMSTERDAM))
    if place:
        event.add("location", place)
    if link:
        event.add("url", link)
    calendar = Calendar()
    calendar.add("prodid", "-//Startpunt//NL")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()
