"""What comes in: questions, signals, and the conversation about them."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import Privacy
from hub.base.scopes import scoped
from hub.base.workflow import Moving
from intake.models_counter import Absence, BulkAction, BulkLine, RoutingRule, SavedList, Term
from intake.models_joining import QuestionLink
from intake.querysets import HelpRequestQuerySet, SignalQuerySet, headline
from intake.workflow import ENDED, RequestStatus, SignalStatus
from volunteers.preferences import Circumstance, Gender

__all__ = ["Absence", "BulkAction", "BulkLine", "QuestionLink", "RoutingRule", "SavedList", "Term"]

# Without letters and digits that look or sound alike: a reference is read out over the phone.
CLEAR_CHARACTERS = "ABCDEFGHJKMNPRSTUVWXYZ23456789"

# The condition of indexes: written out, because an index in the database does not follow a changed ENDED.
_IS_OPEN = ~models.Q(status__in=["closed", "withdrawn"])


def new_code() -> str:
    """Six characters to open the own question with, next to its reference."""
    return get_random_string(6, CLEAR_CHARACTERS)


def new_link_key() -> str:
    """Part of every private link to a question; a new one makes all older links worthless."""
    return get_random_string(16)


class Channel(models.TextChoices):
    WEB = "web", _("website")
    PHONE = "phone", _("phone")
    COUNTER = "counter", _("counter")
    AMBASSADOR = "ambassador", _("ambassador")
    PAPER = "paper", _("paper")
    EMAIL = "email", _("e-mail")


class Kind(models.TextChoices):
    PERSONAL = "personal", _("for a person")
    LIVEABILITY = "liveability", _("about the neighbourhood")
    NEIGHBOUR_CONFLICT = "neighbour_conflict", _("trouble between neighbours")


class SelfReliance(models.IntegerChoices):
    """The four levels of the letter of the ministry of VWS of 27 October 2009, quoted in seed 004."""

    FULL = 1, _("fully self-reliant")
    LESS = 2, _("less self-reliant")
    LIMITED = 3, _("limited self-reliance")
    DEPENDENT = 4, _("fully dependent")


class Urgency(models.TextChoices):
    TODAY = "today", _("today")
    WEEK = "week", _("this week")
    NORMAL = "normal", _("it can wait a little")


class Weight(models.IntegerChoices):
    """How heavy a question is to carry, for who helps; the hub weighs it before choosing between a neighbour and an
    organisation (seed 004: "de zwaarte van de vraag inschatten")."""

    LIGHT = 1, _("light")
    MIDDLE = 2, _("in between")
    HEAVY = 3, _("heavy")


class HelpRequest(HubScoped, Moving):
    """A resident's question. `text` are the person's own words and never change; `real_question` is what
    the hub heard behind them (seed 004: "de vraag achter de vraag")."""

    class Helped(models.TextChoices):
        YES = "yes", _("yes, entirely")
        PARTLY = "partly", _("a little")
        NO = "no", _("no")

    class Route(models.TextChoices):
        VOLUNTEER = "volunteer", _("a neighbour")
        COMBINATION = "combination", _("a neighbour with an organisation")
        ORGANIZATION = "organization", _("an organisation")
        DEVELOPED = "developed", _("something new, made together")
        TEAM = "team", _("the neighbourhood team")
        MEDIATION = "mediation", _("neighbour mediation")
        INFORMATION = "information", _("answered at once")

    status = models.CharField(max_length=40, choices=RequestStatus, default=RequestStatus.NEW)
    reference = models.CharField(max_length=20, unique=True)
    code = models.CharField(max_length=6, default=new_code)
    link_key = models.CharField(max_length=16, default=new_link_key)
    submission = models.UUIDField(
        null=True, blank=True, unique=True, help_text="one filled-in form; a second sending finds the first"
    )
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="help_requests")
    text = models.TextField(_("question"), max_length=4000)
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.WEB)
    filled_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_by_name = models.CharField(_("asked by"), max_length=120, blank=True)
    brought_by = models.ForeignKey(
        "volunteers.Ambassador",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions_brought",
    )

    kind = models.CharField(max_length=30, choices=Kind, blank=True)
    real_question = models.TextField(_("the question behind the question"), max_length=1000, blank=True)
    subjects = models.ManyToManyField("socialmap.TaxonomyTerm", blank=True, related_name="help_requests")
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    self_reliance = models.PositiveSmallIntegerField(choices=SelfReliance, null=True, blank=True)
    weight = models.PositiveSmallIntegerField(choices=Weight, null=True, blank=True)
    agreed_with = models.CharField(_("agreed with"), max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged", help_text="the one that stayed"
    )
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    wanted_gender = models.CharField(max_length=10, choices=Gender, blank=True)
    circumstances = ArrayField(models.CharField(max_length=20, choices=Circumstance), default=list, blank=True)
    when_words = models.CharField(_("when"), max_length=200, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    neighbourhood = models.ForeignKey("places.Neighbourhood", null=True, blank=True, on_delete=models.PROTECT)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    triaged_at = models.DateTimeField(null=True, blank=True)

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="owned_requests"
    )
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(help_text="when the next step must have been made")
    answered_at = models.DateTimeField(null=True, blank=True, help_text="an answer of the resident waits to be read")
    route = models.CharField(max_length=20, choices=Route, blank=True)
    helped = models.CharField(max_length=10, choices=Helped, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = scoped(HelpRequestQuerySet)
    privacy: ClassVar = Privacy(
        purpose="answer a question of a resident",
        basis="consent",
        data=("question in own words", "what lies behind it", "self-reliance", "where"),
        whose="resident",
        keep_days=365,
        ends="closed_at",
        # What a mediation was about goes when the mediation goes.
        sooner=((models.Q(kind="neighbour_conflict") | models.Q(route="mediation"), 180),),
        wipe=(
            *("text", "real_question", "asked_by_name", "when_words", "languages", "latitude", "longitude"),
            *("wanted_gender", "circumstances", "agreed_with"),
            *("code", "link_key", "submission"),
        ),
        person="person",
        called=_("Your questions"),
        shows={
            "reference": _("number"),
            "created_at": _("asked on"),
            "text": _("question"),
            "channel": _("how it came in"),
            "asked_by_name": _("asked by"),
            "kind": _("kind"),
            "real_question": _("the question behind the question"),
            "subjects": _("subjects"),
            "urgency": _("urgency"),
            "self_reliance": _("how much you can do yourself"),
            "weight": _("how heavy it is"),
            "agreed_with": _("agreed with"),
            "languages": _("languages"),
            "wanted_gender": _("who may come"),
            "circumstances": _("good to know for who comes"),
            "when_words": _("when"),
            "starts_at": _("begins"),
            "ends_at": _("ends"),
            "neighbourhood": _("neighbourhood"),
            "status": _("how it stands"),
            "route": _("answered by"),
            "helped": _("has it helped?"),
            "closed_at": _("finished on"),
        },
        handed_by="intake.work",
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["hub", "due_at", "id"],
                name="request_open_due",
                condition=_IS_OPEN,
            ),
            models.Index(fields=["hub", "status", "due_at", "id"], name="request_status_due"),
            # A worker's own ended questions are many and all were due before the open ones.
            models.Index(fields=["hub", "owner", "due_at", "id"], name="request_owner_open_due", condition=_IS_OPEN),
            models.Index(
                fields=["hub", "answered_at", "id"],
                name="request_answered",
                condition=_IS_OPEN & models.Q(answered_at__isnull=False),
            ),
            models.Index(fields=["hub", "created_at"], name="request_hub_created"),
            # A word anywhere in a question, among very many questions. `icontains` compares in capitals:
            # an index of the words as they are would never be used.
            GinIndex(
                OpClass(Upper("real_question"), name="gin_trgm_ops"),
                OpClass(Upper("text"), name="gin_trgm_ops"),
                name="request_words_upper",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(self_reliance=None) | models.Q(self_reliance__range=(1, 4)),
                name="self_reliance_has_four_levels",
            ),
            models.CheckConstraint(
                condition=models.Q(weight=None) | models.Q(weight__range=(1, 3)), name="weight_has_three_levels"
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("pk")),
                name="request_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="request_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.status not in ENDED

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_at < clock.now()

    @property
    def headline(self) -> str:
        """The question behind the question, or the first words of the question."""
        return headline(self.real_question, self.text)


class PreferredMoment(models.Model):
    """A part of the week that suits the resident (0 is Monday)."""

    help_request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="moments")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    privacy: ClassVar = Privacy(
        purpose="find help at a moment that suits",
        basis="consent",
        data=("hours of the week",),
        whose="resident",
        keep_days=365,
        follows="help_request",
        delete=True,
        person="help_request__person",
        called=_("Moments that suit you"),
        shows={"weekday": _("day of the week"), "starts": _("from"), "ends": _("until")},
        handed_by="intake.work",
    )

    class Meta:
        ordering = ["weekday", "starts"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekday__lte=6, starts__lt=models.F("ends")), name="moment_makes_sense"
            )
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts:%H:%M}-{self.ends:%H:%M}"


class Message(HubScoped):
    """One turn in the conversation with the resident, by any channel (D25); or a note among workers."""

    class Sender(models.TextChoices):
        RESIDENT = "resident", _("resident")
        HUB = "hub", _("the hub")
        NOTE = "note", _("note among colleagues")

    help_request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="messages")
    sender = models.CharField(max_length=10, choices=Sender)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.WEB)
    text = models.TextField(max_length=4000)
    at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = Privacy(
        purpose="talk with the resident about the question",
        basis="consent",
        data=("words of resident and hub",),
        whose="resident",
        keep_days=365,
        follows="help_request",
        delete=True,
        person="help_request__person",
        called=_("What you and we wrote"),
        shows={"at": _("when"), "sender": _("who"), "channel": _("how"), "text": _("text")},
        # Notes among colleagues may hold the words of others. A worker reads them before telling what is in them.
        own=~models.Q(sender="note"),
        handed_by="intake.work",
    )

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.sender} {self.at:%Y-%m-%d}"


class Signal(HubScoped, Moving):
    """What an ambassador noticed: a question, a talent, or something in the street. Without the person's
    own yes no case about that person exists: only this signal, without name or address (D2)."""

    class About(models.TextChoices):
        QUESTION = "question", _("a question")
        TALENT = "talent", _("a talent")
        STREET = "street", _("something in the street")

    status = models.CharField(max_length=40, choices=SignalStatus, default=SignalStatus.NOT_AGREED)
    about = models.CharField(max_length=10, choices=About)
    ambassador = models.ForeignKey("volunteers.Ambassador", on_delete=models.PROTECT, related_name="signals")
    text = models.TextField(max_length=2000)
    submission = models.UUIDField(null=True, blank=True, unique=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_how = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="signals")
    help_request = models.OneToOneField(
        HelpRequest, null=True, blank=True, on_delete=models.SET_NULL, related_name="signal"
    )
    volunteer = models.OneToOneField(
        "volunteers.Volunteer", null=True, blank=True, on_delete=models.SET_NULL, related_name="signal"
    )
    feedback = models.CharField(_("what came of it"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = scoped(SignalQuerySet)
    privacy: ClassVar = Privacy(
        purpose="hear of questions and talents that do not come by themselves",
        basis="legitimate interest until the person says yes, then consent",
        data=("what was noticed",),
        whose="resident",
        keep_days=90,
        ends="status_since",
        only=models.Q(status__in=["taken_in", "dropped"]),
        wipe=("text", "agreed_how", "feedback", "person", "submission"),
        person="person",
        called=_("What an ambassador told us"),
        shows={
            "created_at": _("when"),
            "text": _("text"),
            "agreed_at": _("you agreed on"),
            "agreed_how": _("how you agreed"),
            "feedback": _("what came of it"),
        },
        handed_by="intake.work",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                # No case about a person without that person's yes (D2): not even by a mistake in code.
                condition=models.Q(about="street")
                | models.Q(agreed_at__isnull=False)
                | models.Q(person=None, help_request=None, volunteer=None),
                name="no_person_without_a_yes",
            )
        ]
        indexes = [models.Index(fields=["hub", "status", "created_at"], name="signal_hub_status")]

    def __str__(self) -> str:
        return f"{self.about} {self.pk}"
