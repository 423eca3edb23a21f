"""The one place that looks for a proposal or referral without knowing its hub: by its private link. Who
finds one here opens the scope of that hub for all that follows."""

from dataclasses import dataclass

from django_scopes import scopes_disabled

from hub.base import links
from hub.places.models import Hub
from matching.facts import PROPOSAL, REFERRAL, link_key
from matching.models import Proposal, Referral


@dataclass(frozen=True)
class Opened:
    """What a link to /antwoord/ points at."""

    row: Proposal | Referral
    hub: Hub
    expired: bool
    moved_on: bool = False

    @property
    def is_proposal(self) -> bool:
        return isinstance(self.row, Proposal)


def open_link(token: str) -> Opened:
    """The proposal or referral behind a private link. Raises links.LinkBroken."""
    for purpose in (PROPOSAL, REFERRAL):
        try:
            opened = links.open_token(purpose, token)
        except links.LinkBroken:
            continue
        row = _proposal(opened.pk) if purpose == PROPOSAL else _referral(opened.pk)
        if row is None:
            raise links.LinkBroken
        return Opened(row=row, hub=row.hub, expired=opened.expired, moved_on=_moved_on(row, opened.key))
    raise links.LinkBroken


def _moved_on(row: Proposal | Referral, key: str) -> bool:
    """Whether this link is of a contact person who has the question no more, or left the organisation."""
    if isinstance(row, Proposal):
        return False
    return key != link_key(row) or bool(row.contact and row.contact.left_on)


_QUESTION = "arrangement__help_request"


def _proposal(pk: int) -> Proposal | None:
    with scopes_disabled():
        rows = Proposal.objects.select_related(
            "hub", "volunteer__person", f"{_QUESTION}__hub", f"{_QUESTION}__person", f"{_QUESTION}__neighbourhood"
        )
        return rows.filter(pk=pk).first()


def _referral(pk: int) -> Referral | None:
    with scopes_disabled():
        rows = Referral.objects.select_related(
            "hub", "contact", "service", f"{_QUESTION}__hub", f"{_QUESTION}__person", f"{_QUESTION}__neighbourhood"
        )
        return rows.filter(pk=pk).first()
