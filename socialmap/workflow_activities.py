"""How activities, their dates and the sign-ups for them change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base.workflow import workflow


class ActivityStatus(models.TextChoices):
    PROPOSED = "proposed", _("waits for a look")
    PUBLISHED = "published", _("in the agenda")
    ARCHIVED = "archived", _("not in the agenda any more")


class DateStatus(models.TextChoices):
    PLANNED = "planned", _("goes on")
    CANCELLED = "cancelled", _("does not go on")


class SignUpStatus(models.TextChoices):
    PLACED = "placed", _("has a place")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", _("does not come")


A, S = ActivityStatus, SignUpStatus
ACTIVITY_MOVES = workflow(
    "socialmap.activity",
    {A.PROPOSED: {A.PUBLISHED, A.ARCHIVED}, A.PUBLISHED: {A.ARCHIVED}, A.ARCHIVED: {A.PUBLISHED}},
)
DATE_MOVES = workflow("socialmap.activitydate", {DateStatus.PLANNED: {DateStatus.CANCELLED}})
SIGN_UP_MOVES = workflow(
    "socialmap.signup",
    {S.PLACED: {S.CANCELLED}, S.WAITING: {S.PLACED, S.CANCELLED}},
    program_moves={S.WAITING: {S.PLACED}},
)
