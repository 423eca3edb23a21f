"""What our messages say. Subjects hold nothing personal: they are shown on locked screens."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hub.base.links import absolute
from hub.base.outbox.letters import Letter
from socialmap import contacts
from socialmap.fields import FIELDS
from socialmap.models import Contact, EntryChange, EntryClaim, EntryReport, Service

P = ParamSpec("P")


def _in_dutch(letter: Callable[P, Letter]) -> Callable[P, Letter]:
    """Writes in the language of the hub: contact persons and colleagues."""

    @wraps(letter)
    def written(*args: P.args, **kwargs: P.kwargs) -> Letter:
        with override(settings.LANGUAGE_CODE):
            return letter(*args, **kwargs)

    return written


def _parts(*paragraphs: str) -> tuple[str, ...]:
    return tuple(part for part in paragraphs if part)


def _hello(contact: Contact | None) -> str:
    return _("Hello %(name)s,") % {"name": contact.name} if contact else ""


# --- is this still right? -------------------------------------------------------------------------
def _names(services: Sequence[Service]) -> str:
    return "\n".join(f"- {service.name}" for service in services)


@_in_dutch
def check_asked(*, contact: Contact, services: Sequence[Service]) -> Letter:
    """To a contact person: all entries of that person that are due, in one mail."""
    return Letter(
        subject=_("Is this still right on the social map?"),
        greeting=_hello(contact),
        paragraphs=_parts(
            ngettext(
                "Neighbours find this of you on the social map of %(hub)s:",
                "Neighbours find these of you on the social map of %(hub)s:",
                len(services),
            )
            % {"hub": contact.hub.name},
            _names(services),
            _("Would you look whether it is still right? It takes one minute. You need no password."),
        ),
        link=contacts.link_to(contact),
        link_text=_("Look, and say that it is right"),
    )


@_in_dutch
def check_reminder(*, contact: Contact, services: Sequence[Service]) -> Letter:
    """The same, once more."""
    return Letter(
        subject=_("Is this still right on the social map?"),
        greeting=_hello(contact),
        paragraphs=_parts(
            _("Two weeks ago we asked you to look at this:"),
            _names(services),
            _(
                "Would you still do that? If we hear nothing, we call you. After that people see "
                "that it is perhaps out of date."
            ),
        ),
        link=contacts.link_to(contact),
        link_text=_("Look, and say that it is right"),
    )


@_in_dutch
def new_link(*, contact: Contact) -> Letter:
    """Asked for, because the old link was too old."""
    return Letter(
        subject=_("Your new link for the social map"),
        greeting=_hello(contact),
        paragraphs=(_("Here is the new link that you asked for."),),
        link=contacts.link_to(contact),
        link_text=_("Open your entries"),
    )


# --- edits ----------------------------------------------------------------------------------------
def _labels(names: Sequence[str]) -> str:
    return ", ".join(str(FIELDS[name].label) for name in names if name in FIELDS)


@_in_dutch
def change_taken(change: EntryChange) -> Letter:
    """To who proposed it: everybody sees it now; and what was left out."""
    left = [name for name in change.fields if name not in change.taken]
    return Letter(
        subject=_("Your change is on the social map"),
        greeting=_hello(change.contact),
        paragraphs=_parts(
            _("Thank you. Everybody sees your change of “%(name)s” now.") % {"name": change.service.name},
            _("We did not take over: %(fields)s.") % {"fields": _labels(left)} if left else "",
            _("This is why: %(reason)s") % {"reason": change.reason} if change.reason else "",
        ),
        link=absolute(reverse("socialmap:detail", args=[change.service.slug])),
        link_text=_("See it as residents do"),
    )


@_in_dutch
def change_refused(change: EntryChange) -> Letter:
    """To who proposed it: it stays as it was, and why."""
    return Letter(
        subject=_("About your change on the social map"),
        greeting=_hello(change.contact),
        paragraphs=_parts(
            _("You changed “%(name)s”. We did not take that over.") % {"name": change.service.name},
            _("This is why: %(reason)s") % {"reason": change.reason},
            _("Do you see it differently? Call us, or change it once more."),
        ),
        link=contacts.link_to(change.contact, change.service) if change.contact else "",
        link_text=_("Change it once more") if change.contact else "",
    )


# --- mistakes -------------------------------------------------------------------------------------
@_in_dutch
def mistake_to_hub(report: EntryReport) -> Letter:
    """To the hub: a visitor says that an entry is wrong."""
    answer = _("The visitor would like to hear from you: %(email)s") % {"email": report.email} if report.email else ""
    return Letter(
        subject=_("Something is wrong on the social map"),
        paragraphs=_parts(
            _("Somebody wrote to us about “%(name)s”:") % {"name": report.service.name},
            str(EntryReport.What(report.what).label),
            report.text,
            answer,
        ),
        link=absolute(reverse("socialmap:work_report", args=[report.pk])),
        link_text=_("Look at the entry"),
    )


@_in_dutch
def mistake_to_contact(report: EntryReport, contact: Contact) -> Letter:
    """To the contact person: what a visitor says, and the link to put it right. Not who said it."""
    return Letter(
        subject=_("Something is wrong on the social map"),
        greeting=_hello(contact),
        paragraphs=_parts(
            _("A visitor says that something is wrong at “%(name)s”:") % {"name": report.service.name},
            str(EntryReport.What(report.what).label),
            report.text,
            _("Is that so? You can put it right yourself. You need no password."),
        ),
        link=contacts.link_to(contact, report.service),
        link_text=_("Look at it and change it"),
    )


@_in_dutch
def mistake_handled(report: EntryReport) -> Letter:
    """To the visitor who left an address."""
    return Letter(
        subject=_("You told us about a mistake"),
        paragraphs=_parts(
            _("You told us that something was wrong at “%(name)s”. We looked into it. Thank you.")
            % {"name": report.service.name},
            report.answer,
        ),
        link=absolute(reverse("socialmap:detail", args=[report.service.slug])),
        link_text=_("See how it is now"),
    )


# --- claims ---------------------------------------------------------------------------------------
@_in_dutch
def claim_to_hub(claim: EntryClaim) -> Letter:
    """To the hub: somebody says that an entry is of their organisation."""
    return Letter(
        subject=_("Somebody says: this is ours"),
        paragraphs=(
            _("Somebody wants to look after “%(name)s” on the social map.") % {"name": claim.service.name},
            _("Would you look whether that is right? Call the organisation on the number that you know."),
        ),
        link=absolute(reverse("socialmap:work_claim", args=[claim.pk])),
        link_text=_("Look at it"),
    )


@_in_dutch
def claim_approved(claim: EntryClaim, contact: Contact) -> Letter:
    """To the new contact person."""
    return Letter(
        subject=_("You look after this on the social map now"),
        greeting=_hello(contact),
        paragraphs=_parts(
            _("You are the contact person of “%(name)s” from now on.") % {"name": claim.service.name},
            _("With this link you look after it. You need no password. We ask you twice a year whether it is right."),
        ),
        link=contacts.link_to(contact),
        link_text=_("Open your entries"),
    )


@_in_dutch
def claim_refused(claim: EntryClaim) -> Letter:
    """To who asked: it did not come to that, and why."""
    return Letter(
        subject=_("About your message on the social map"),
        greeting=_("Hello %(name)s,") % {"name": claim.name},
        paragraphs=_parts(
            _("You wrote that “%(name)s” is of your organisation. We did not make you its contact person.")
            % {"name": claim.service.name},
            _("This is why: %(reason)s") % {"reason": claim.reason},
            _("Is that a mistake? Call us."),
        ),
    )


def closed_words(service: Service) -> str:
    """Until when it is closed, and why, as the public reads it."""
    until = ""
    if service.closed_until:
        until = _("Open again on %(date)s.") % {"date": date_format(service.closed_until, "j F Y")}
    return " ".join(_parts(service.alert, until))
