"""What people read who signed up for an activity. The first paragraph says it all: a text message holds no more."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.base import clock, links
from hub.base.outbox.letters import Letter
from hub.look.words import phone
from socialmap.calendars import as_ics, where
from socialmap.models import ActivityDate, SignUp
from socialmap.workflow_activities import SignUpStatus

LINK = "sign_up"


def token_of(sign_up: SignUp) -> str:
    """The private link of who signed up, good until the names go."""
    days = (sign_up.ends_at - clock.now()).days + SignUp.privacy.keep_days
    return links.make(LINK, sign_up.pk, days=max(1, days), key=sign_up.link_key)


def when_words(date: ActivityDate) -> str:
    """ "donderdag 3 december van 10.00 tot 12.00 uur"."""
    starts, ends = (moment.astimezone(clock.AMSTERDAM) for moment in (date.starts_at, date.ends_at))
    return _("%(day)s from %(starts)s to %(ends)s") % {
        "day": date_format(starts, "l j F"),
        "starts": f"{starts:%-H.%M}",
        "ends": f"{ends:%-H.%M}",
    }


def signed_up(sign_up: SignUp) -> Letter:
    """There is a place, or a place on the waiting list."""
    with override(settings.LANGUAGE_CODE):
        if sign_up.status == SignUpStatus.WAITING:
            return _letter(
                sign_up,
                _("You are on the waiting list"),
                _("You are on the waiting list for %(title)s, %(when)s.") % _facts(sign_up),
                _("When a place comes free, you hear from us at once."),
            )
        return _letter(
            sign_up,
            _("You have signed up"),
            _("See you at %(title)s, %(when)s.") % _facts(sign_up),
            *_practical(sign_up),
        )


def got_place(sign_up: SignUp) -> Letter:
    """From the waiting list to a place."""
    with override(settings.LANGUAGE_CODE):
        return _letter(
            sign_up,
            _("There is a place for you"),
            _("A place came free: you can come to %(title)s, %(when)s.") % _facts(sign_up),
            _("Can you not come any more? Tell us with the link, then somebody else can."),
            *_practical(sign_up),
        )


def reminder(sign_up: SignUp) -> Letter:
    """A day ahead."""
    with override(settings.LANGUAGE_CODE):
        return _letter(
            sign_up,
            _("Do not forget: tomorrow"),
            _("Soon: %(title)s, %(when)s.") % _facts(sign_up),
            _("Can you not come any more? Tell us with the link, then somebody else can."),
            *_practical(sign_up),
        )


def moved(sign_up: SignUp) -> Letter:
    """Another moment."""
    with override(settings.LANGUAGE_CODE):
        return _letter(
            sign_up,
            _("Another day or time"),
            _("%(title)s is at another moment: %(when)s.") % _facts(sign_up),
            sign_up.date.words,
            _("Does it not suit you any more? Tell us with the link."),
            *_practical(sign_up),
        )


def elsewhere(sign_up: SignUp) -> Letter:
    """Another place."""
    with override(settings.LANGUAGE_CODE):
        place = where(sign_up.date.activity) or _("the place is not known yet")
        return _letter(
            sign_up,
            _("Another place"),
            _("%(title)s, %(when)s, is at another place: %(place)s.") % {**_facts(sign_up), "place": place},
            _("Does it not suit you any more? Tell us with the link."),
        )


def called_off(sign_up: SignUp) -> Letter:
    """It does not go on."""
    with override(settings.LANGUAGE_CODE):
        facts = _facts(sign_up)
        first = _("%(title)s does not go on, %(when)s.") % facts
        paragraphs = (first, sign_up.date.words, _call(sign_up))
        return Letter(
            subject=_("It does not go on"),
            greeting=_greeting(sign_up),
            paragraphs=tuple(part for part in paragraphs if part),
        )


def _letter(sign_up: SignUp, subject: str, *paragraphs: str) -> Letter:
    placed = sign_up.status == SignUpStatus.PLACED
    return Letter(
        subject=subject,
        greeting=_greeting(sign_up),
        paragraphs=tuple(part for part in (*paragraphs, _call(sign_up)) if part),
        link=links.absolute(reverse("socialmap:signed_up", args=[token_of(sign_up)])),
        link_text=_("Look at it, or say that you do not come"),
        calendar=as_ics([sign_up.date], name=sign_up.date.activity.title) if placed else "",
    )


def _greeting(sign_up: SignUp) -> str:
    return _("Hello %(name)s,") % {"name": sign_up.name}


def _facts(sign_up: SignUp) -> dict[str, str]:
    return {"title": sign_up.date.activity.title, "when": when_words(sign_up.date)}


def _practical(sign_up: SignUp) -> list[str]:
    """Where, with how many, what it costs."""
    activity = sign_up.date.activity
    place, fees = where(activity), activity.fees_description
    people = _("You signed up %(n)d people.") % {"n": sign_up.people} if sign_up.people > 1 else ""
    return [
        part
        for part in (
            _("Where: %(place)s.") % {"place": place} if place else "",
            _("Costs: %(fees)s") % {"fees": fees} if fees and not activity.free_of_charge else "",
            people,
        )
        if part
    ]


def _call(sign_up: SignUp) -> str:
    number = sign_up.date.activity.phone or sign_up.hub.phone
    return _("Questions? Call %(phone)s.") % {"phone": phone(number)} if number else ""
