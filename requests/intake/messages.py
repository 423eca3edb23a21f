"""What residents and ambassadors read from us. Subjects hold nothing personal: they show on locked screens."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.base import links
from hub.base.outbox.letters import Letter
from hub.look.words import before_day, phone
from intake.models import HelpRequest, Message, Signal
from intake.services.across_hubs import token_for
from socialmap.models import Service
from socialmap.sheet import as_paragraphs, in_short, language_for, page_of


def follow_address(help_request: HelpRequest) -> str:
    """The full private address of the own question."""
    return links.absolute(reverse("intake:follow", args=[token_for(help_request)]))


def _in_their_language(
    write: Callable[[HelpRequest], Letter],
) -> Callable[[HelpRequest], Letter]:
    @wraps(write)
    def written(help_request: HelpRequest) -> Letter:
        with override(help_request.person.language):
            return write(help_request)

    return written


def _your_number(help_request: HelpRequest) -> str:
    return _("The number of your question is %(reference)s, your code is %(code)s.") % {
        "reference": help_request.reference,
        "code": help_request.code,
    }


def _call_us(help_request: HelpRequest) -> str:
    number = help_request.hub.phone
    return _("Would you rather talk? Call us: %(phone)s.") % {"phone": phone(number)} if number else ""


def _letter(help_request: HelpRequest, subject: str, *paragraphs: str, link_text: str = "") -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Hello,"),
        paragraphs=tuple(part for part in (*paragraphs, _call_us(help_request)) if part),
        link=follow_address(help_request),
        link_text=link_text or _("Follow or change your question"),
    )


@_in_their_language
def received(help_request: HelpRequest) -> Letter:
    """We have your question; this is when you hear from us, and how to follow it."""
    when = before_day(help_request.due_at)
    return _letter(
        help_request,
        _("We have your question"),
        _("Thank you for your question. You will hear from us %(when)s.") % {"when": when},
        _("Only people who work at %(hub)s read it.") % {"hub": help_request.hub.name},
        _your_number(help_request),
    )


@_in_their_language
def new_link(help_request: HelpRequest) -> Letter:
    """Somebody lost the private link and asked for another."""
    return _letter(
        help_request,
        _("A new link to your question"),
        _("Here is a new link to your question. Did you not ask for it? Then you need not do anything."),
        _your_number(help_request),
    )


def merged(keep: HelpRequest, goes: HelpRequest) -> Letter:
    """Two questions of the same person go on as one."""
    with override(keep.person.language):
        return _letter(
            keep,
            _("Your two questions are one now"),
            _("You asked us two questions that belong together. We go on with them as one question."),
            _("Nothing of what you wrote is lost. The old link works too, it opens this question."),
            _("The number of your question is %(reference)s, your code is %(code)s.")
            % {"reference": keep.reference, "code": keep.code},
        )


def reply(message: Message) -> Letter:
    """What a worker wrote to the resident."""
    help_request = message.help_request
    with override(help_request.person.language):
        paragraphs = tuple(part.strip() for part in message.text.split("\n\n") if part.strip())
        return _letter(
            help_request,
            _("An answer to your question"),
            *paragraphs,
            link_text=_("Answer us"),
        )


def addresses(help_request: HelpRequest, services: Sequence[Service]) -> Letter:
    """Services that a worker chose for who asked."""
    language = language_for(help_request.person.language)
    with override(language):
        first = _("These can help: %(names)s.") % {"names": in_short(services)}
        return Letter(
            subject=_("Addresses from %(hub)s") % {"hub": help_request.hub.name},
            greeting=_("Hello,"),
            paragraphs=tuple(
                part
                for part in (first, *as_paragraphs(services), _your_number(help_request), _call_us(help_request))
                if part
            ),
            link=page_of(help_request.hub, services, language),
            link_text=_("Look at it on our website"),
        )


def what_came_of_it(signal: Signal) -> Letter:
    """To the ambassador who brought it: one line, within what the person agreed to (D18)."""
    with override(signal.ambassador.person.language):
        return Letter(
            subject=_("What came of your signal"),
            greeting=_("Hello,"),
            paragraphs=(
                signal.feedback,
                _("Thank you for keeping your eyes and ears open."),
            ),
            link=links.absolute(reverse("accounts:home")),
            link_text=_("See all your signals"),
        )


@override(settings.LANGUAGE_CODE)
def for_you(help_request: HelpRequest) -> Letter:
    """To somebody of the hub: a colleague or a rule made you the owner."""
    paragraph = _("Question %(reference)s is yours now. You are the one who looks after it.")
    return Letter(
        subject=_("A question for you"),
        greeting=_("Hello,"),
        paragraphs=(paragraph % {"reference": help_request.reference},),
        link=links.absolute(reverse("intake:question", args=[help_request.pk])),
        link_text=_("Open the question"),
    )


@override(settings.LANGUAGE_CODE)
def many_for_you(number: int) -> Letter:
    """The same of several questions at once."""
    paragraph = _("A colleague handed %(n)d questions to you. You are the one who looks after them now.")
    return Letter(
        subject=_("Questions for you"),
        greeting=_("Hello,"),
        paragraphs=(paragraph % {"n": number},),
        link=links.absolute(f"{reverse('intake:queue')}?owner=me"),
        link_text=_("Open my questions"),
    )
