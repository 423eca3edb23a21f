"""How a counter works: its own lists, its terms, who gets what, who is away, and many questions at once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal, Privacy
from hub.base.scopes import scoped


class SavedList(HubScoped):
    """ "Mijn lijsten": a filter of the queue with a name, of one worker or shared with the hub (D24). Typed words
    are not kept: they may be a name."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_lists")
    name = models.CharField(_("name"), max_length=40)
    shared = models.BooleanField(_("for everybody of the hub"), default=False)
    query = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="find back a filter of the queue",
        basis="contract",
        data=("name of the list",),
        whose="staff",
        keep_days=730,
        ends="created_at",
        # The lists of who works here stay; those of who left go.
        only=models.Q(owner__memberships=None),
        delete=True,
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["hub", "owner", "name"], name="saved_list_name_once")]

    def __str__(self) -> str:
        return self.name


class Term(HubScoped):
    """Working days for a step with questions of a kind, where they differ from what the hub does by itself (D21)."""

    class Step(models.TextChoices):
        FIRST = "first", _("until the first call")
        NEXT = "next", _("until the next step, after picking up")
        RESIDENT = "resident", _("for an answer of the resident")

    kind = models.CharField(max_length=30, blank=True, help_text='"": not known yet')
    step = models.CharField(max_length=10, choices=Step)
    days = models.PositiveSmallIntegerField()

    objects = scoped()
    privacy: ClassVar = NothingPersonal("a setting")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hub", "kind", "step"], name="term_once"),
            models.CheckConstraint(condition=models.Q(days__lte=60), name="term_within_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.kind or '-'} {self.step} {self.days}"


class RoutingRule(HubScoped):
    """Questions about a subject, in a neighbourhood, go to somebody or to a role (D5)."""

    class Goes(models.TextChoices):
        WORKER = "worker", _("one worker")
        TEAM = "team", _("the neighbourhood team")
        PROCESS_MANAGER = "process_manager", _("the process manager")
        COORDINATOR = "coordinator", _("the coordinator of neighbour mediation")

    subject = models.ForeignKey("socialmap.TaxonomyTerm", null=True, blank=True, on_delete=models.CASCADE)
    neighbourhood = models.ForeignKey("places.Neighbourhood", null=True, blank=True, on_delete=models.CASCADE)
    goes = models.CharField(max_length=20, choices=Goes, default=Goes.WORKER)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE)
    automatic = models.BooleanField(_("by itself"), default=False)
    created_at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="know who gets which questions",
        basis="contract",
        data=("which worker",),
        whose="staff",
        keep_days=730,
        ends="created_at",
        # A rule to a role names nobody; one to who works here is in use.
        only=models.Q(worker__isnull=False, worker__memberships=None),
        delete=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hub", "subject", "neighbourhood"], name="route_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(goes="worker", worker__isnull=False)
                | (~models.Q(goes="worker") & models.Q(worker=None)),
                name="route_goes_somewhere",
            ),
            models.CheckConstraint(
                condition=models.Q(automatic=False) | models.Q(goes="worker"), name="route_by_itself_to_a_worker"
            ),
        ]

    def __str__(self) -> str:
        return f"route {self.pk}"


class Absence(HubScoped):
    """A worker is away from a day up to and including a day; somebody may stand in (D6)."""

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences")
    since = models.DateField(_("from"))
    until = models.DateField(_("up to and including"))
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="know who stands in for whom",
        basis="contract",
        data=("days away",),
        whose="staff",
        keep_days=90,
        ends="until",
        delete=True,
    )

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="absence_begins_before_it_ends"
            ),
            models.CheckConstraint(
                condition=models.Q(stand_in=None) | ~models.Q(stand_in=models.F("worker")),
                name="absence_another_stands_in",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.since:%Y-%m-%d}"


class BulkAction(HubScoped):
    """One thing done with many questions (D24). Each question is a line, done once, by whoever comes to it."""

    class Verb(models.TextChoices):
        PICK_UP = "pick_up", _("Pick up")
        HAND_OVER = "hand_over", _("Hand over")
        URGENCY = "urgency", _("Change urgency")
        WAIT = "wait", _("Set aside: waiting for the resident")
        CLOSE = "close", _("Close")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=20, choices=Verb)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    urgency = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    submission = models.UUIDField(unique=True)
    created_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="do one thing with many questions, and take it back",
        basis="legitimate interest: accountable help",
        data=("who did what", "reason in words"),
        whose="staff",
        keep_days=90,
        ends="created_at",
        delete=True,
    )

    def __str__(self) -> str:
        return f"{self.verb} {self.pk}"


class BulkLine(models.Model):
    """One question of a bulk action: how it was before, and what came of it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("still to do")
        DONE = "done", _("done")
        NOT_MOVED = "not_moved", _("left as it was")
        UNDONE = "undone", _("taken back")
        NOT_UNDONE = "not_undone", _("could not be taken back")

    action = models.ForeignKey(BulkAction, on_delete=models.CASCADE, related_name="lines")
    help_request = models.ForeignKey("intake.HelpRequest", on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.WAITING)
    why = models.CharField(max_length=40, blank=True, help_text="a code of intake.services.bulk.WHY")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    privacy: ClassVar = NothingPersonal("keys and states")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["action", "help_request"], name="bulk_line_once")]
        indexes = [models.Index(fields=["action", "id"], name="bulk_to_do", condition=models.Q(outcome="waiting"))]

    def __str__(self) -> str:
        return f"{self.action_id} {self.help_request_id} {self.outcome}"
