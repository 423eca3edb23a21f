"""What volunteers, contact persons, residents and colleagues get to read. Subjects hold nothing personal:
they are shown on locked screens. Names and addresses stay behind the link."""

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
from matching import calendars, facts, words
from matching.models import Arrangement, Handover, Proposal, Referral
from matching.workflow import ProposalStatus

P = ParamSpec("P")


def _for_volunteer(letter: Callable[Concatenate[Proposal, P], Letter]) -> Callable[Concatenate[Proposal, P], Letter]:
    """Writes in the language of the volunteer."""

    @wraps(letter)
    def written(proposal: Proposal, *args: P.args, **kwargs: P.kwargs) -> Letter:
        with override(proposal.volunteer.person.language):
            return letter(proposal, *args, **kwargs)

    return written


def _for_resident(
    letter: Callable[Concatenate[HelpRequest, P], Letter],
) -> Callable[Concatenate[HelpRequest, P], Letter]:
    """Writes in the language of the resident."""

    @wraps(letter)
    def written(help_request: HelpRequest, *args: P.args, **kwargs: P.kwargs) -> Letter:
        with override(help_request.person.language):
            return letter(help_request, *args, **kwargs)

    return written


def _at_work(letter: Callable[P, Letter]) -> Callable[P, Letter]:
    """Writes in the language of the hub: contact persons and colleagues."""

    @wraps(letter)
    def written(*args: P.args, **kwargs: P.kwargs) -> Letter:
        with override(settings.LANGUAGE_CODE):
            return letter(*args, **kwargs)

    return written


# --- to volunteers --------------------------------------------------------------------------------
@_for_volunteer
def proposal_asked(proposal: Proposal) -> Letter:
    help_request = proposal.arrangement.help_request
    facts_line = _("What: %(what)s. Where: %(where)s. When: %(when)s.") % {
        "what": facts.asked(proposal).rstrip("."),
        "where": facts.where(help_request) or _("in your neighbourhood"),
        "when": facts.when(help_request),
    }
    why = words.sentence(words.about_you(proposal.reasons))
    paragraphs = (
        _("A neighbour could use your help. Will you read it and say yes or no?"),
        facts_line,
        _("Why we ask you: %(why)s") % {"why": why} if why else "",
        _("Please answer before %(until)s. Saying no is fine too: then we look further.")
        % {"until": facts.until(proposal)},
    )
    return Letter(
        subject=_("A question from your neighbourhood"),
        greeting=_("Hello %(name)s,") % {"name": proposal.volunteer.person.first_name},
        paragraphs=tuple(part for part in paragraphs if part),
        link=facts.answer_address(proposal),
        link_text=_("Read it and answer"),
    )


@_for_volunteer
def _short(proposal: Proposal, subject: str, *paragraphs: str) -> Letter:
    greeting = _("Hello %(name)s,") % {"name": proposal.volunteer.person.first_name}
    return Letter(subject=subject, greeting=greeting, paragraphs=paragraphs)


@_for_volunteer
def proposal_filled(proposal: Proposal) -> Letter:
    text = _("Another neighbour said yes to the question we asked you about. You do not have to do anything.")
    return _short(proposal, _("The question has been taken up"), text, _("Thank you for being there."))


@_for_volunteer
def proposal_withdrawn(proposal: Proposal) -> Letter:
    text = _("We asked you about a question. It is no longer needed. You do not have to do anything.")
    return _short(proposal, _("The question is no longer needed"), text, _("Thank you for being there."))


@_for_volunteer
def proposal_expired(proposal: Proposal) -> Letter:
    text = _("We asked you about a question and look further now. That is fine: perhaps another time.")
    return _short(proposal, _("We look further for the question"), text)


@_for_volunteer
def proposal_waits_for_other(proposal: Proposal) -> Letter:
    text = _(
        "Thank you for your yes. An organisation helps with this question too. As soon as they say yes, you hear from us."
    )
    return _short(proposal, _("Thank you for your yes"), text)


@_for_volunteer
def proposal_agreed(proposal: Proposal) -> Letter:
    link = facts.answer_address(proposal)
    summary = _("Appointment through Startpunt")
    return Letter(
        subject=_("Thank you for your yes"),
        greeting=_("Hello %(name)s,") % {"name": proposal.volunteer.person.first_name},
        paragraphs=(
            _("How good that you will help. We let the resident know."),
            _("On your own page you find the name, the address and the phone number. Please get in touch."),
        ),
        link=link,
        link_text=_("See who it is and where"),
        calendar=calendars.appointment(proposal, summary=summary, link=link),
    )


@_for_volunteer
def proposal_ended(proposal: Proposal) -> Letter:
    text = _("The question you helped with is closed. You do not have to do anything more.")
    return _short(proposal, _("The question is closed"), text, _("Thank you. You meant something to a neighbour."))


@_for_volunteer
def proposal_answer(proposal: Proposal, answer: str) -> Letter:
    letter = _short(
        proposal, _("An answer to what you asked"), _("You asked us something. This is the answer:"), answer
    )
    link_text = _("Say yes or no")
    return Letter(letter.subject, letter.paragraphs, facts.answer_address(proposal), link_text, letter.greeting)


# --- to contact persons ---------------------------------------------------------------------------
@_at_work
def referral_asked(referral: Referral) -> Letter:
    paragraphs = (
        _("The Startpunt has a question for %(service)s.") % {"service": referral.service.name},
        _("What: %(what)s") % {"what": facts.asked(referral)},
        _("Please answer before %(until)s: yes, no, or ask us something.") % {"until": facts.until(referral)},
    )
    return Letter(
        subject=_("A question from the neighbourhood for your organisation"),
        greeting=_contact_greeting(referral),
        paragraphs=tuple(part for part in paragraphs if part),
        link=facts.answer_address(referral),
        link_text=_("Read it and answer"),
    )


def _contact_greeting(referral: Referral) -> str:
    return _("Hello %(name)s,") % {"name": referral.contact.name} if referral.contact else ""


@_at_work
def _to_contact(referral: Referral, subject: str, *paragraphs: str, link_text: str = "") -> Letter:
    link = facts.answer_address(referral) if link_text else ""
    return Letter(subject, paragraphs, link, link_text, _contact_greeting(referral))


@_at_work
def referral_withdrawn(referral: Referral) -> Letter:
    text = _("We asked you about a question. It is no longer needed. You do not have to do anything.")
    return _to_contact(referral, _("The question is no longer needed"), text)


@_at_work
def referral_expired(referral: Referral) -> Letter:
    text = _("We asked you about a question and had no answer in time. We look further.")
    return _to_contact(referral, _("We look further for the question"), text)


@_at_work
def referral_answered(referral: Referral) -> Letter:
    return _to_contact(
        referral,
        _("An answer to what you asked"),
        _("You asked us something. This is the answer:"),
        referral.answer,
        link_text=_("Say yes or no"),
    )


@_at_work
def referral_waits_for_other(referral: Referral) -> Letter:
    text = _(
        "Thank you for your yes. A neighbour helps with this question too. As soon as there is one, you hear from us."
    )
    return _to_contact(referral, _("Thank you for your yes"), text)


@_at_work
def referral_agreed(referral: Referral) -> Letter:
    text = _("Thank you for your yes. We let the resident know. On your own page you find how to get in touch.")
    return _to_contact(referral, _("Thank you for your yes"), text, link_text=_("See how to get in touch"))


@_at_work
def referral_ended(referral: Referral) -> Letter:
    text = _("The question you helped with is closed. Thank you for your help.")
    return _to_contact(referral, _("The question is closed"), text)


@_at_work
def referral_call_off(referral: Referral) -> Letter:
    """What a colleague says on the phone to who was asked by phone."""
    contact = referral.contact
    number = _("Call %(name)s: %(phone)s.") % {"name": contact.name, "phone": contact.phone} if contact else ""
    service = _("This is about %(service)s.") % {"service": referral.service.name}
    text = _("We asked you about a question. It is no longer needed. You do not have to do anything.")
    return Letter(_("Call: the question is no longer needed"), tuple(part for part in (number, service, text) if part))


@_at_work
def referral_hub_asks(referral: Referral, question: str) -> Letter:
    """The hub wants to know something of who was asked."""
    first = _("The Startpunt wants to know something about the question we laid with you:")
    subject = _("The Startpunt asks you something")
    return _to_contact(referral, subject, first, question, link_text=_("Read it and answer"))


# --- to the resident ------------------------------------------------------------------------------
def helpers(arrangement: Arrangement) -> list[str]:
    """Who helps: the first name of the neighbour, the name of the organisation."""
    accepted = arrangement.proposals.filter(status__in=[ProposalStatus.ACCEPTED, ProposalStatus.ENDED])
    names = [proposal.volunteer.person.first_name for proposal in accepted.select_related("volunteer__person")]
    referral = getattr(arrangement, "referral", None)
    return [*names, referral.service.name] if referral else names


def _resident_letter(help_request: HelpRequest, subject: str, *paragraphs: str) -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Hello %(name)s,") % {"name": help_request.person.name},
        paragraphs=paragraphs,
        link=follow_address(help_request),
        link_text=_("Follow your question"),
    )


@_for_resident
def resident_arranged(help_request: HelpRequest, arrangement: Arrangement) -> Letter:
    who = _(" and ").join(helpers(arrangement))
    return _resident_letter(
        help_request,
        _("Somebody will help you"),
        _("There is help for your question: %(who)s.") % {"who": who},
        _("You will hear from %(who)s soon. Is something wrong? Call us.") % {"who": who},
    )


@_for_resident
def resident_help_off(help_request: HelpRequest, arrangement: Arrangement) -> Letter:
    who = _(" and ").join(helpers(arrangement))
    return _resident_letter(
        help_request,
        _("We are looking further for you"),
        _("We wrote to you who would help: %(who)s. That does not come off.") % {"who": who},
        _("Your question is with us again. We look for other help and you hear from us."),
    )


@_for_resident
def resident_answer(help_request: HelpRequest, answer: str) -> Letter:
    return _resident_letter(
        help_request,
        _("There is an answer to your question"),
        _("We asked your question to others. This is the answer:"),
        answer,
        _("Did it help you? You can tell us on the page of your question."),
    )


@_for_resident
def resident_handed_over(help_request: HelpRequest, handover: Handover) -> Letter:
    """Where the question lies now, and until when."""
    if handover.to == Handover.To.TEAM:
        subject, what = (
            _("The neighbourhood team has your question"),
            _("The neighbourhood team looks at your question."),
        )
    else:
        subject = _("We are looking for something new for you")
        what = _(
            "Nobody has a fitting answer to your question yet. We look for a new way, together with organisations."
        )
    when = _("You hear something before %(until)s.") % {"until": day(handover.deadline)}
    return _resident_letter(help_request, subject, what, when)


@_for_resident
def resident_no_offer(help_request: HelpRequest, answer: str) -> Letter:
    """The process manager decided that it cannot be done, and what the resident can do now."""
    return _resident_letter(
        help_request,
        _("What came of your question"),
        _("We asked organisations and neighbours to make something new for your question. That did not work out."),
        answer,
        _("We close your question now. Does something change? Open it again on the page of your question, or call us."),
    )


# --- to colleagues --------------------------------------------------------------------------------
@_at_work
def colleague(help_request: HelpRequest, text: str) -> Letter:
    """News about a question for its owner: only the reference, the rest is behind the login."""
    return Letter(
        subject=_("News about question %(reference)s") % {"reference": help_request.reference},
        paragraphs=(text,),
        link=links.absolute(reverse("intake:question", args=[help_request.pk])),
        link_text=_("Open the question"),
    )


@_at_work
def handover_asked(handover: Handover) -> Letter:
    to_team = handover.to == Handover.To.TEAM
    text = (
        _("The Startpunt laid a question about the neighbourhood with you.")
        if to_team
        else _("There is a question that nobody has an answer to. The Startpunt asks you to look at it.")
    )
    deadline = _("Please answer before %(until)s.") % {"until": day(handover.deadline)}
    return Letter(
        subject=_("A question for you at the Startpunt"),
        paragraphs=(text, deadline),
        link=_handover_address(handover),
        link_text=_("Open the question"),
    )


def _handover_address(handover: Handover) -> str:
    name = "matching:team_one" if handover.to == Handover.To.TEAM else "matching:no_supply_one"
    return links.absolute(reverse(name, args=[handover.pk]))


@_at_work
def handover_answered_back(handover: Handover) -> Letter:
    """What they asked the hub has an answer, which stands behind the login."""
    reference = {"reference": handover.help_request.reference}
    return Letter(
        subject=_("The Startpunt answered you"),
        paragraphs=(
            _("You asked something about question %(reference)s. The answer stands with the question.") % reference,
            _("Please answer before %(until)s.") % {"until": day(handover.deadline)},
        ),
        link=_handover_address(handover),
        link_text=_("Open the question"),
    )


@_at_work
def handover_over(handover: Handover) -> Letter:
    """It does not lie with them any more."""
    reference = {"reference": handover.help_request.reference}
    return Letter(
        subject=_("A question no longer lies with you"),
        paragraphs=(_("Question %(reference)s went on without you. You do not have to do anything more.") % reference,),
    )
