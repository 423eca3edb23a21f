"""What somebody who is asked may read of a question: what, where, when, how long. Never the resident's own
words, name or address: those come after a yes, and only when the resident agreed to that."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.base import clock, links
from hub.base.workdays import add_working_days
from hub.look.words import day
from hub.people.models import Consent
from hub.people.services import agreed
from intake.models import HelpRequest, Urgency
from matching import words
from matching.models import Proposal, Referral
from matching.workflow import ArrangementStatus, ProposalStatus, ReferralStatus

PROPOSAL, REFERRAL = "proposal", "referral"
# The page behind the link stays useful after a yes: the address, the calendar, how to stop.
LINK_DAYS = 90


def what(help_request: HelpRequest) -> str:
    """The question behind the question, or its subjects: for those who work on it."""
    if help_request.real_question:
        return help_request.real_question
    return subjects(help_request)


def asked(row: Proposal | Referral) -> str:
    """What whoever is asked may read: the line that the worker wrote for them, else only the subjects. What the
    hub heard behind the question is for the hub."""
    return row.note or subjects(row.arrangement.help_request)


def subjects(help_request: HelpRequest) -> str:
    """The subjects by name."""
    return ", ".join(term.name for term in help_request.subjects.all()) or _("A question from the neighbourhood")


def where(help_request: HelpRequest) -> str:
    """The neighbourhood, never the address."""
    area = help_request.neighbourhood
    return area.name if area else ""


def when(help_request: HelpRequest) -> str:
    """The date, the words, or the parts of the week that suit."""
    if help_request.starts_at and help_request.ends_at:
        begin = help_request.starts_at.astimezone(clock.AMSTERDAM)
        end = help_request.ends_at.astimezone(clock.AMSTERDAM)
        return f"{day(begin)}, {begin:%-H.%M}–{end:%-H.%M}"
    if help_request.when_words:
        return help_request.when_words
    parts = [
        words.day_part(moment.weekday, moment.starts.hour * 60, moment.ends.hour * 60)
        for moment in help_request.moments.all()
    ]
    return ", ".join(parts) or _("to be agreed together")


def how_long(help_request: HelpRequest) -> str:
    """The length of an appointment, in hours."""
    if not (help_request.starts_at and help_request.ends_at):
        return ""
    minutes = round((help_request.ends_at - help_request.starts_at).total_seconds() / 60)
    if minutes % 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    return ngettext("%(n)d hour", "%(n)d hours", minutes // 60) % {"n": minutes // 60}


def until(row: Proposal | Referral) -> str:
    """The last moment to answer: "Thursday 3 December, 17.00"."""
    local = row.deadline.astimezone(clock.AMSTERDAM)
    return f"{day(local)}, {date_format(local, 'H.i')}"


def deadline_for(help_request: HelpRequest) -> datetime:
    """When an answer must be there: the hub's working days, sooner when it is urgent or for a near date."""
    now = clock.now()
    days = help_request.hub.days_to_answer
    urgent = help_request.urgency == Urgency.TODAY
    deadline = add_working_days(now, min(days, 1) if urgent else days)
    begins = help_request.starts_at
    return min(deadline, begins) if begins and begins > now else deadline


def token(row: Proposal | Referral) -> str:
    """The private link of a proposal or referral."""
    purpose = PROPOSAL if isinstance(row, Proposal) else REFERRAL
    return links.make(purpose, row.pk, days=LINK_DAYS, key=link_key(row))


def link_key(row: Proposal | Referral) -> str:
    """The link of a referral is for one contact person: it ends when somebody else gets the question."""
    return str(row.contact_id or "") if isinstance(row, Referral) else ""


def answer_address(row: Proposal | Referral) -> str:
    """The full address to answer at."""
    return links.absolute(reverse("matching:answer", args=[token(row)]))


def shows_details(row: Proposal | Referral) -> bool:
    """Whether who helps may see name, address and phone of the resident now: after every yes that was
    needed, and with the resident's own yes."""
    arrangement = row.arrangement
    if arrangement.status != ArrangementStatus.AGREED:
        return False
    if isinstance(row, Proposal):
        accepted = row.status == ProposalStatus.ACCEPTED
    else:
        accepted = row.status == ReferralStatus.ACCEPTED and row.shares_contact_details
    return accepted and agreed(arrangement.help_request.person, Consent.Purpose.SHARE)
