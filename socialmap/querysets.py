"""Reads of the social map."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from socialmap.models import Service, TaxonomyTerm


class TermQuerySet(models.QuerySet["TaxonomyTerm"]):
    def subjects(self) -> Self:
        """The one vocabulary, top subjects and what is under them."""
        return self.filter(taxonomy="subjects")

    def top(self) -> Self:
        return self.subjects().filter(parent=None)


class ServiceQuerySet(models.QuerySet["Service"]):
    def listed(self) -> Self:
        """What the public may see."""
        return self.filter(status__in=["active", "inactive"])

    def taking_referrals(self) -> Self:
        """What the hub may refer somebody to now."""
        return self.filter(status="active", takes_referrals=True)
