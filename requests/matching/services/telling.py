"""Who hears what, once. Each message has its own key, so that telling twice sends once."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from hub.accounts.models import User
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import cancel_for, enqueue_to_address, enqueue_to_person
from intake.models import HelpRequest
from matching import messages
from matching.models import Arrangement, Handover, Proposal, Referral
from matching.workflow import ProposalStatus, ReferralStatus

_ASKS = ("proposal_asked", "referral_asked", "handover_asked")
_REMINDERS = ("proposal_reminder", "referral_reminder", "handover_reminder")
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


def ask_contact(referral: Referral, *, key: str = "asked") -> None:
    """The question, with the link to answer. Each time that it is laid with somebody has its own key."""
    _mail(referral, "referral_asked", key, messages.referral_asked(referral))


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
    """One piece of news; nothing when the asking had not left. What was done by phone is taken back by phone."""
    cancel_for(about=referral, kinds=_REMINDERS)
    if _never_heard(referral, news):
        return
    if referral.logged and news == "withdrawn":
        # They were asked by phone, so they hear by phone that it is off: a call for the hub to make.
        letter = messages.referral_call_off(referral)
        enqueue_to_address(
            hub=referral.hub, address="", about=referral, kind=f"referral_{news}", key=news, letter=letter
        )
        return
    _mail(referral, f"referral_{news}", news, _TO_CONTACT[news](referral))


def _never_heard(row: Proposal | Referral | Handover, news: str) -> bool:
    """Stops what has not left yet. True when that was the asking itself, so that there is nothing to undo."""
    cancel_for(about=row, kinds=_REMINDERS)
    return bool(cancel_for(about=row, kinds=_ASKS)) and news in _OVER


def _mail(referral: Referral, kind: str, key: str, letter: Letter) -> None:
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


def ask_contact_something(referral: Referral, question: str, key: str) -> None:
    """What the hub wants to know of the contact person; by phone when they were asked by phone."""
    letter = messages.referral_hub_asks(referral, question)
    if referral.logged or referral.contact is None or not referral.contact.email:
        enqueue_to_address(
            hub=referral.hub, address="", about=referral, kind="referral_hub_asks", key=key, letter=letter
        )
        return
    _mail(referral, "referral_hub_asks", key, letter)


def tell_contact_moved_on(referral: Referral) -> None:
    """Who had the question need not do anything: a colleague gets it. Nothing when the asking had not left."""
    if not cancel_for(about=referral, kinds=_ASKS):
        _mail(referral, "referral_moved_on", str(referral.contact_id), messages.referral_withdrawn(referral))


def cancel_asking(referral: Referral) -> None:
    """What has not left yet to the former contact person stays here."""
    cancel_for(about=referral, kinds=(*_ASKS, *_REMINDERS))


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


def tell_answered(help_request: HelpRequest, *, key: str) -> None:
    """Who was asked answered what we wanted to know."""
    with override(settings.LANGUAGE_CODE):
        text = _("Somebody you asked answered what you wanted to know. Read it on the page of the question.")
        tell_owner(help_request, kind="told_hub", key=key, text=text)


def tell_contact_left(referral: Referral) -> None:
    """Whom we asked does not work there any more: somebody else must be chosen."""
    with override(settings.LANGUAGE_CODE):
        text = _("The contact person you asked does not work there any more. Choose somebody else, or try another way.")
        key = f"{referral.pk}:{referral.contact_id}"
        tell_owner(referral.arrangement.help_request, kind="contact_left", key=key, text=text)


def cancel_reminders(row: Proposal | Referral | Handover) -> None:
    """A reminder that has not left is of no use any more."""
    cancel_for(about=row, kinds=_REMINDERS)


def mail_colleagues(handover: Handover, *, kind: str, key: str, letter: Letter) -> None:
    """To everybody of the neighbourhood team, or to the process manager."""
    permission = "matching.team" if handover.to == Handover.To.TEAM else "matching.decide"
    for colleague in User.objects.who_may(permission, handover.hub):
        enqueue_to_address(hub=handover.hub, address=colleague.email, about=handover, kind=kind, key=key, letter=letter)


def tell_no_longer_there(handover: Handover) -> None:
    """The question does not lie with them any more; nothing when they never heard that it did."""
    cancel_for(about=handover, kinds=("resident_handed_over",))
    if not _never_heard(handover, "withdrawn"):
        mail_colleagues(handover, kind="handover_over", key="over", letter=messages.handover_over(handover))
