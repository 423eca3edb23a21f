"""What people read when something waits for them: one thing to do, no reproach, no personal data in a subject."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hub.base import links
from hub.base.outbox.letters import Letter
from hub.look.words import phone
from hub.people.models import Person
from hub.places.models import Hub
from intake.messages import follow_address
from intake.models import HelpRequest, Signal
from matching import facts
from matching.models import Handover, Proposal, Referral
from mediation.models import MediationCase

P = ParamSpec("P")


def _to(person: Person, write: Callable[[], Letter]) -> Letter:
    with override(person.language):
        return write()


def _at_work(letter: Callable[P, Letter]) -> Callable[P, Letter]:
    """For colleagues and contact persons, in the language of the hub."""

    @wraps(letter)
    def written(*args: P.args, **kwargs: P.kwargs) -> Letter:
        with override(settings.LANGUAGE_CODE):
            return letter(*args, **kwargs)

    return written


def _for_resident(
    letter: Callable[Concatenate[HelpRequest, P], Letter],
) -> Callable[Concatenate[HelpRequest, P], Letter]:
    """In the language of who asked."""

    @wraps(letter)
    def written(help_request: HelpRequest, *args: P.args, **kwargs: P.kwargs) -> Letter:
        with override(help_request.person.language):
            return letter(help_request, *args, **kwargs)

    return written


def _or_call(hub: Hub) -> str:
    return _("Would you rather talk? Call us: %(phone)s.") % {"phone": phone(hub.phone)} if hub.phone else ""


def _lines(*paragraphs: str) -> tuple[str, ...]:
    return tuple(paragraph for paragraph in paragraphs if paragraph)


# --- to residents ---------------------------------------------------------------------------------
@_for_resident
def resident_reminder(help_request: HelpRequest) -> Letter:
    """We asked something and do not know the answer yet."""
    return Letter(
        subject=_("We still wait for your answer"),
        greeting=_("Hello,"),
        paragraphs=_lines(
            _("We asked you something about your question. With your answer we can go on."),
            _("Have you found help already? Please tell us that too."),
            _or_call(help_request.hub),
        ),
        link=follow_address(help_request),
        link_text=_("Answer us"),
    )


@_for_resident
def did_it_help(help_request: HelpRequest) -> Letter:
    """The help has been; the resident has the last word (F5, D19)."""
    return Letter(
        subject=_("Have you been helped?"),
        greeting=_("Hello,"),
        paragraphs=_lines(
            _("You asked us a question and help was arranged. We would like to know: did it help you?"),
            _("It takes one tap: yes, a little, or no. If not, we look further with you."),
            _or_call(help_request.hub),
        ),
        link=follow_address(help_request),
        link_text=_("Tell us whether it helped"),
    )


@_for_resident
def did_it_help_reminder(help_request: HelpRequest) -> Letter:
    """The same once more, shorter."""
    return Letter(
        subject=_("Have you been helped?"),
        greeting=_("Hello,"),
        paragraphs=_lines(
            _("Last week we asked whether you have been helped. We have not heard from you yet."),
            _("Your answer helps us to help others better."),
            _or_call(help_request.hub),
        ),
        link=follow_address(help_request),
        link_text=_("Tell us whether it helped"),
    )


@_for_resident
def did_it_help_call(help_request: HelpRequest) -> Letter:
    """What a colleague says on the phone."""
    return Letter(
        subject=_("Have you been helped?"),
        greeting=_("Hello, you speak with %(hub)s.") % {"hub": help_request.hub.name},
        paragraphs=(
            _("You asked us a question some time ago, and help was arranged."),
            _("How did it go? Did it help you?"),
            _("If not: what is still needed? We look further with you."),
        ),
    )


# --- to who was asked -----------------------------------------------------------------------------
def proposal_reminder(proposal: Proposal) -> Letter:
    """One friendly reminder, halfway."""
    person = proposal.volunteer.person
    return _to(
        person,
        lambda: Letter(
            subject=_("A question from your neighbourhood still waits"),
            greeting=_("Hello %(name)s,") % {"name": person.first_name},
            paragraphs=(
                _("We asked whether you can help a neighbour. We have not heard from you yet."),
                _("Please answer before %(until)s. Saying no is fine too: then we look further.")
                % {"until": facts.until(proposal)},
            ),
            link=facts.answer_address(proposal),
            link_text=_("Read it and answer"),
        ),
    )


@_at_work
def referral_reminder(referral: Referral) -> Letter:
    """One friendly reminder to the contact person, halfway."""
    return Letter(
        subject=_("A question for your organisation still waits"),
        greeting=_("Hello %(name)s,") % {"name": referral.contact.name} if referral.contact else "",
        paragraphs=(
            _("We asked you something for %(service)s. We have not heard from you yet.")
            % {"service": referral.service.name},
            _("Please answer before %(until)s: yes, no, or ask us something.") % {"until": facts.until(referral)},
        ),
        link=facts.answer_address(referral),
        link_text=_("Read it and answer"),
    )


@_at_work
def handover_reminder(handover: Handover) -> Letter:
    """To the neighbourhood team or the process manager, halfway."""
    page = "matching:team_one" if handover.to == Handover.To.TEAM else "matching:no_supply_one"
    return Letter(
        subject=_("A question waits for your answer"),
        paragraphs=(
            _("Question %(reference)s lies with you. The resident waits for an answer.")
            % {"reference": handover.help_request.reference},
            _("Can you do nothing with it? Give it back, then the hub looks further."),
        ),
        link=links.absolute(reverse(page, args=[handover.pk])),
        link_text=_("Open the question"),
    )


def case_reminder(case: MediationCase) -> Letter:
    """To the mediators or the coordinator of a case that stands still. Says nothing of what it is about."""
    return Letter(
        subject=_("A case waits for the next step"),
        paragraphs=(
            _("Case %(reference)s has stood still for longer than usual.") % {"reference": case.reference},
            _("Can you make the next step? Does it not work out? Tell each other, then we look for another way."),
        ),
        link=links.absolute(reverse("accounts:home")),
        link_text=_("Open Startpunt"),
    )


def signal_reminder(signal: Signal) -> Letter:
    """To the ambassador: has the person said yes?"""
    person = signal.ambassador.person
    return _to(
        person,
        lambda: Letter(
            subject=_("Something you noticed still waits"),
            greeting=_("Hello %(name)s,") % {"name": person.first_name},
            paragraphs=(
                _(
                    "Some time ago you told us about somebody in your street. We do not know yet whether this person agrees."
                ),
                _(
                    "Do you speak with this neighbour? Ask it, and tell us. Without a yes we do nothing and keep nothing."
                ),
            ),
            link=links.absolute(reverse("accounts:home")),
            link_text=_("See all your signals"),
        ),
    )


# --- to colleagues --------------------------------------------------------------------------------
@_at_work
def owner_reminder(help_request: HelpRequest) -> Letter:
    """The day on which something was promised has passed."""
    return Letter(
        subject=_("A question waits too long"),
        paragraphs=(
            _("Question %(reference)s waits longer than we promised.") % {"reference": help_request.reference},
            _("Can you not do it now? Hand it to a colleague, or tell the resident when you will."),
        ),
        link=links.absolute(reverse("intake:question", args=[help_request.pk])),
        link_text=_("Open the question"),
    )


@_at_work
def call_again(referral: Referral) -> Letter:
    """An organisation that was asked by phone has not said yes or no."""
    help_request = referral.arrangement.help_request
    reference = {"reference": help_request.reference}
    return Letter(
        subject=_("Call an organisation again"),
        paragraphs=(
            _("For question %(reference)s an organisation was asked by phone. We do not know their answer yet.")
            % reference,
            _("Call again, and write down what they say. Without an answer the question comes back to the hub."),
        ),
        link=links.absolute(reverse("intake:question", args=[help_request.pk])),
        link_text=_("Open the question"),
    )


@_at_work
def digest(counts: dict[str, int]) -> Letter:
    """This morning, in numbers only (F11)."""
    words = {
        "new": ngettext("%(n)d new question", "%(n)d new questions", counts["new"]),
        "late": ngettext("%(n)d question waits too long", "%(n)d questions wait too long", counts["late"]),
        "answered": ngettext("%(n)d answer came in", "%(n)d answers came in", counts["answered"]),
        "by_hand": ngettext("%(n)d call or letter to make", "%(n)d calls or letters to make", counts["by_hand"]),
        "signals": ngettext("%(n)d signal waits", "%(n)d signals wait", counts["signals"]),
        "failed": ngettext("%(n)d message could not be sent", "%(n)d messages could not be sent", counts["failed"]),
    }
    lines = [text % {"n": counts[name]} for name, text in words.items() if counts[name]]
    return Letter(
        subject=_("This morning at the hub"),
        greeting=_("Good morning,"),
        paragraphs=("\n".join(f"· {line}" for line in lines),),
        link=links.absolute(reverse("intake:today")),
        link_text=_("Open Today"),
    )
