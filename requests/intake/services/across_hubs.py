"""The one place that looks for a question without knowing its hub: by a private link, by its reference and
code, or by the form it came in with. Who finds one here opens the scope of that hub for all that follows."""

import re
from uuid import UUID

from django.utils.crypto import constant_time_compare
from django_scopes import scopes_disabled

from hub.base import links
from intake.models import HelpRequest
from intake.querysets import HelpRequestQuerySet

FOLLOW, SENT = "follow", "sent"
REFERENCE_LENGTH = 5
FOLLOW_DAYS, SENT_DAYS = 400, 2
_DAYS = {FOLLOW: FOLLOW_DAYS, SENT: SENT_DAYS}


class LinkExpired(Exception):
    """One of ours, but too old, or replaced by a newer one."""


def token_for(help_request: HelpRequest, purpose: str = FOLLOW) -> str:
    """A private token to the own question. A new `link_key` makes older ones worthless."""
    return links.make(purpose, help_request.pk, days=_DAYS[purpose], key=help_request.link_key)


def by_token(token: str, purpose: str = FOLLOW) -> HelpRequest:
    """The question behind a private link. Raises links.LinkBroken and LinkExpired."""
    opened = links.open_token(purpose, token)
    with scopes_disabled():
        found = _questions().filter(pk=opened.pk).first()
    if found is None:
        raise links.LinkBroken
    if opened.expired or not constant_time_compare(found.link_key, opened.key):
        raise LinkExpired
    return _that_stayed(found)


def by_reference(reference: str, code: str | None = None) -> HelpRequest | None:
    """The question with this reference, typed as people type; with `code` only when that is right too."""
    with scopes_disabled():
        found = _questions().filter(reference=tidy_reference(reference)).first()
    if found is None or code is None:
        return found and _that_stayed(found)
    typed = re.sub(r"[^A-Z0-9]", "", code.upper())
    return _that_stayed(found) if constant_time_compare(found.code, typed) else None


def by_submission(submission: UUID) -> HelpRequest | None:
    """The question that this filled-in form became before."""
    with scopes_disabled():
        return _questions().filter(submission=submission).first()


def _that_stayed(found: HelpRequest) -> HelpRequest:
    """The question that `found` was merged into, or itself: both are of one person, and merging again repoints."""
    if found.merged_into_id is None:
        return found
    with scopes_disabled():
        return _questions().get(pk=found.merged_into_id)


def tidy_reference(text: str) -> str:
    """ "bld 7k3m2" and "BLD7K3M2" become "BLD-7K3M2"."""
    parts = re.findall(r"[A-Z0-9]+", text.upper())
    if len(parts) == 1 and len(parts[0]) > REFERENCE_LENGTH:
        parts = [parts[0][:-REFERENCE_LENGTH], parts[0][-REFERENCE_LENGTH:]]
    return "-".join(parts)


def _questions() -> HelpRequestQuerySet:
    return HelpRequest.objects.select_related("hub", "person", "owner")
