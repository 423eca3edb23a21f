"""What people read about a new offer. Nothing about who asked: only the subject and the neighbourhood."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.base import links
from hub.base.outbox.letters import Letter
from hub.look.words import day
from intake.messages import follow_address
from intake.models import HelpRequest
from matching.models import Development, Invitation

P = ParamSpec("P")
INVITATION = "invitation"
LINK_DAYS = 180


def _in_own_language(
    write: Callable[Concatenate[Invitation, P], Letter],
) -> Callable[Concatenate[Invitation, P], Letter]:
    """A volunteer reads the own language, a contact person that of the hub."""

    @wraps(write)
    def written(invitation: Invitation, *args: P.args, **kwargs: P.kwargs) -> Letter:
        volunteer = invitation.volunteer
        with override(volunteer.person.language if volunteer else settings.LANGUAGE_CODE):
            return write(invitation, *args, **kwargs)

    return written


def _at_work(write: Callable[Concatenate[Development, P], Letter]) -> Callable[Concatenate[Development, P], Letter]:
    @wraps(write)
    def written(development: Development, *args: P.args, **kwargs: P.kwargs) -> Letter:
        with override(settings.LANGUAGE_CODE):
            return write(development, *args, **kwargs)

    return written


def what(development: Development) -> str:
    """The subject, as those who are invited may read it; never the title, which is for inside."""
    return development.subject.name if development.subject else _("a question from the neighbourhood")


def where(development: Development) -> str:
    area = development.neighbourhood
    return area.name if area else _("the neighbourhood")


def name_of(invitation: Invitation) -> str:
    """How we address whoever was invited."""
    if invitation.volunteer:
        return invitation.volunteer.person.first_name
    return invitation.contact.name if invitation.contact else ""


def address_of(invitation: Invitation) -> str:
    """The full address to answer at."""
    token = links.make(INVITATION, invitation.pk, days=LINK_DAYS)
    return links.absolute(reverse("matching:invitation", args=[token]))


def _letter(invitation: Invitation, subject: str, *paragraphs: str, link_text: str = "") -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Hello %(name)s,") % {"name": name_of(invitation)},
        paragraphs=tuple(part for part in paragraphs if part),
        link=address_of(invitation) if link_text else "",
        link_text=link_text,
    )


def _about(development: Development) -> dict[str, str]:
    return {"what": what(development), "where": where(development), "until": day(development.deadline)}


@_in_own_language
def invitation(invitation: Invitation) -> Letter:
    about = _about(invitation.development)
    return _letter(
        invitation,
        _("Will you help to make something new for the neighbourhood?"),
        _("In %(where)s nobody has an answer yet to questions about: %(what)s.") % about,
        _("The Startpunt asks you to think along: what could we offer together?"),
        invitation.development.words,
        _("Please answer before %(until)s: yes, no, or ask us something.") % about,
        link_text=_("Read it and answer"),
    )


@_in_own_language
def reminder(invitation: Invitation) -> Letter:
    about = _about(invitation.development)
    return _letter(
        invitation,
        _("We still wait for your answer"),
        _("We asked whether you help to make something new in %(where)s, about: %(what)s.") % about,
        _("Please answer before %(until)s: yes, no, or ask us something.") % about,
        link_text=_("Read it and answer"),
    )


@_in_own_language
def reply(invitation: Invitation, answer: str) -> Letter:
    return _letter(
        invitation,
        _("An answer to what you asked"),
        _("You asked us something. This is the answer:"),
        answer,
        link_text=_("Say yes or no"),
    )


@_in_own_language
def withdrawn(invitation: Invitation) -> Letter:
    text = _("We asked you to help to make something new: %(what)s. It is no longer needed.") % _about(
        invitation.development
    )
    return _letter(invitation, _("We do not need your answer any more"), text, _("Thank you for thinking along."))


@_in_own_language
def offer_made(invitation: Invitation) -> Letter:
    service = invitation.development.service
    name = service.name if service else what(invitation.development)
    return _letter(
        invitation,
        _("There is something new, thanks to you"),
        _("What we made together is there: %(name)s. It stands on the social map now.") % {"name": name},
        _("Thank you. The Startpunt gets in touch about how we begin."),
    )


@_in_own_language
def not_made(invitation: Invitation) -> Letter:
    text = _("You wanted to help to make something new: %(what)s. It did not work out this time.") % _about(
        invitation.development
    )
    return _letter(invitation, _("It did not work out this time"), text, _("Thank you for thinking along."))


def _case(development: Development, subject: str, text: str) -> Letter:
    address = links.absolute(reverse("matching:development", args=[development.pk]))
    return Letter(subject=subject, paragraphs=(text,), link=address, link_text=_("See how it stands"))


@_at_work
def asked_back(development: Development) -> Letter:
    text = _("Somebody you invited wants to know something first. Answer it on the page of the case.")
    return _case(development, _("A question about your invitation"), text)


@_at_work
def all_answered(development: Development) -> Letter:
    text = _("Everybody you invited has answered. You can decide now.")
    return _case(development, _("Everybody has answered"), text)


@_at_work
def invited_left(development: Development) -> Letter:
    text = _(
        "Somebody you invited does not work there any more. Perhaps a colleague wants to join: invite somebody else."
    )
    return _case(development, _("Somebody you invited has left"), text)


@_at_work
def decide(development: Development) -> Letter:
    text = _("The time to answer is over for those you invited. Decide now, or give them longer.")
    return _case(development, _("A decision waits for you"), text)


def new_offer(help_request: HelpRequest) -> Letter:
    """To the resident: there is something new, and what happens now."""
    with override(help_request.person.language):
        return Letter(
            subject=_("There is something new for your question"),
            greeting=_("Hello %(name)s,") % {"name": help_request.person.name},
            paragraphs=(
                _("Nobody had an answer to your question yet. Now organisations and neighbours made something new."),
                _("We ask them for you first. You hear from us as soon as they say yes."),
            ),
            link=follow_address(help_request),
            link_text=_("Follow your question"),
        )
