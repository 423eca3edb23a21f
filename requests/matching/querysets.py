"""Reads of proposals, referrals and hand-overs."""

from typing import TYPE_CHECKING, Self

from django.db import models

from hub.accounts.models import User
from hub.base.scopes import active_hub

if TYPE_CHECKING:
    from matching.models import Development, Handover, Proposal, Referral


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, user: User) -> Self:
        """Workers see those of the hub, a volunteer the own ones."""
        if user.may("matching.work", active_hub()):
            return self
        return self.filter(volunteer__person__user=user)


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, user: User) -> Self:
        """Workers see those of the hub, a contact person those of the own organisations."""
        if user.may("matching.work", active_hub()):
            return self
        return self.filter(contact__user=user)


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, user: User) -> Self:
        """Workers see all; the team and the process manager what was laid with them."""
        hub = active_hub()
        if user.may("matching.work", hub):
            return self
        shown = models.Q(pk=None)
        if user.may("matching.team", hub):
            shown |= models.Q(to="team")
        if user.may("matching.decide", hub):
            shown |= models.Q(to="process_manager")
        return self.filter(shown)


class DevelopmentQuerySet(models.QuerySet["Development"]):
    def visible_to(self, user: User) -> Self:
        """Only who decides where there is no supply."""
        return self if user.may("matching.decide", active_hub()) else self.none()
