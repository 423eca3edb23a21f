"""The way of a volunteer from first word to goodbye (C6), and of a talent that somebody else saw (C2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base.workflow import workflow


class VolunteerStatus(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("not yet confirmed by the person")
    APPLIED = "applied", _("applied")
    CONVERSATION = "conversation", _("conversation planned")
    CHECKS = "checks", _("checks running")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("taking a break")
    LEFT = "left", _("stopped")


V = VolunteerStatus
VOLUNTEER_MOVES = workflow(
    "volunteers.volunteer",
    {
        V.UNCONFIRMED: {V.APPLIED, V.LEFT},
        V.APPLIED: {V.CONVERSATION, V.CHECKS, V.ACTIVE, V.LEFT},
        V.CONVERSATION: {V.CHECKS, V.ACTIVE, V.LEFT},
        V.CHECKS: {V.ACTIVE, V.LEFT},
        V.ACTIVE: {V.PAUSED, V.LEFT},
        V.PAUSED: {V.ACTIVE, V.LEFT},
        V.LEFT: {V.APPLIED},
    },
)
