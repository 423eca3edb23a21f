"""Who hears what, once. Each message has its own key, so that telling twice sends once."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.base.outbox.services import cancel_for, enqueue_to_address, enqueue_to_person
from intake.models import HelpRequest
from matching import messages
from matching.models import Arrangement, Proposal, Referral
from matching.workflow import ProposalStatus, ReferralStatus

_ASKS, _REMINDERS = ("proposal_asked", "referral_asked"), ("proposal_reminder", "referral_reminder")
_TO_VOLUNTEER = {
    "filled": messages.proposal_filled,
    "withdrawn": messages.proposal_withdrawn,
    "expired": messages.proposal_expired,
    "waits_for_other": messages.proposal_waits_for_other,
    "agreed": messages.proposal_agreed,
    "ended": messages.proposal_ended,
}
_TO_CONTACT = {
    "withdrawn": messages.referral_withdrawn,
    "expired": messages.referral_expired,
    "waits_for_other": messages.referral_waits_for_other,
    "agreed": messages.referral_agreed,
    "ended": messages.referral_ended,
}
# News that makes the asking itself pointless.
_OVER = ("filled", "withdrawn", "expired")


def ask_volunteer(proposal: Proposal) -> None:
    """The question, with the link to answer."""
    enqueue_to_person(
        person=proposal.volunteer.person,
        about=proposal,
        kind="proposal_asked",
        key="asked",
        letter=messages.proposal_asked(proposal),
    )


def ask_contact(referral: Referral) -> None:
    """The question, with the link to answer."""
    _mail(referral, "referral_asked", "asked", messages.referral_asked(referral))


def tell_volunteer(proposal: Proposal, news: str) -> None:
    """One piece of news. Whoever was never asked (the mail had not left, the call was not made) hears nothing."""
    cancel_for(about=proposal, kinds=_REMINDERS)
    if _never_heard(proposal, news):
        return
    enqueue_to_person(
        person=proposal.volunteer.person,
        about=proposal,
        kind=f"proposal_{news}",
        key=news,
        letter=_TO_VOLUNTEER[news](proposal),
    )


def tell_contact(referral: Referral, news: str) -> None:
    """One piece of news; nothing when the asking had not left, or when it was done by phone."""
    cancel_for(about=referral, kinds=_REMINDERS)
    if _never_heard(referral, news):
        return
    _mail(referral, f"referral_{news}", news, _TO_CONTACT[news](referral))


def _never_heard(row: Proposal | Referral, news: str) -> bool:
    """Stops what has not left yet. True when that was the asking itself, so that there is nothing to undo."""
    cancel_for(about=row, kinds=_REMINDERS)
    return bool(cancel_for(about=row, kinds=_ASKS)) and news in _OVER


def _mail(referral: Referral, kind: str, key: str, letter: messages.Letter) -> None:
    # A logged referral is a phone call: its news is told by phone too.
    if referral.logged or referral.contact is None or not referral.contact.email:
        return
    enqueue_to_address(
        hub=referral.hub, address=referral.contact.email, about=referral, kind=kind, key=key, letter=letter
    )


def answer_volunteer(proposal: Proposal, answer: str, key: str) -> None:
    """The hub's answer to what the volunteer asked."""
    letter = messages.proposal_answer(proposal, answer)
    person = proposal.volunteer.person
    enqueue_to_person(person=person, about=proposal, kind="proposal_answer", key=key, letter=letter)


def answer_contact(referral: Referral, key: str) -> None:
    """The hub's answer to what the contact person asked."""
    _mail(referral, "referral_answer", key, messages.referral_answered(referral))


def tell_agreed(arrangement: Arrangement) -> None:
    """The resident hears who helps; who helps hears how to get in touch."""
    help_request = arrangement.help_request
    enqueue_to_person(
        person=help_request.person,
        about=arrangement,
        kind="resident_arranged",
        key="agreed",
        letter=messages.resident_arranged(help_request, arrangement),
    )
    accepted = arrangement.proposals.filter(status=ProposalStatus.ACCEPTED)
    for proposal in accepted.select_related("volunteer__person"):
        proposal.arrangement = arrangement
        tell_volunteer(proposal, "agreed")
    referral = getattr(arrangement, "referral", None)
    if referral and referral.status == ReferralStatus.ACCEPTED:
        tell_contact(referral, "agreed")


def tell_help_off(arrangement: Arrangement) -> None:
    """The resident, who read who would help, hears that it does not come off; nothing when that news had not left.
    Called while the yes still stands, for the letter names who it was."""
    if cancel_for(about=arrangement, kinds=("resident_arranged",)):
        return
    help_request = arrangement.help_request
    enqueue_to_person(
        person=help_request.person,
        about=arrangement,
        kind="resident_help_off",
        key="off",
        letter=messages.resident_help_off(help_request, arrangement),
    )


def tell_owner(help_request: HelpRequest, *, kind: str, key: str, text: str) -> None:
    """News for whoever owns the question, else for the hub's own address."""
    address = help_request.owner.email if help_request.owner else help_request.hub.email
    if address:
        letter = messages.colleague(help_request, text)
        enqueue_to_address(hub=help_request.hub, address=address, about=help_request, kind=kind, key=key, letter=letter)


def tell_asked_back(help_request: HelpRequest, *, key: str) -> None:
    """Somebody who was asked wants to know something first."""
    with override(settings.LANGUAGE_CODE):
        text = _("Somebody you asked wants to know something first. Answer it on the page of the question.")
        tell_owner(help_request, kind="asked_back", key=key, text=text)
