"""What editors teach search: words that mean the same, services that come first or never, and what was decided about
searches that found nothing (A4, H7)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.scopes import scoped
from socialmap.models.base import kept_by_staff

WORDS = "let search understand what people type"


class Edited(HubScoped):
    """What an editor keeps. `edition` goes up with each change, so that every process notices one."""

    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True


class SynonymGroup(Edited):
    """Words with commas between them. Without `meant` they stand for each other; with it, who types one of `words`
    also looks for what stands in `meant`, best first."""

    words = models.TextField(_("words that people type"))
    meant = models.TextField(_("words that organisations use"), blank=True)

    objects = scoped()
    privacy: ClassVar = kept_by_staff(WORDS, ends="changed_at", who="changed_by", stays=("words", "meant"))

    class Meta:
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words[:60]


class Boost(Edited):
    """For who types one of these words, a service comes first, or higher, or never."""

    class Effect(models.TextChoices):
        FIRST = "first", _("always first")
        UP = "up", _("higher")
        NEVER = "never", _("never")

    words = models.TextField(_("words that people type"))
    service = models.ForeignKey("socialmap.Service", on_delete=models.CASCADE, related_name="boosts")
    effect = models.CharField(_("where it stands"), max_length=10, choices=Effect)

    objects = scoped()
    privacy: ClassVar = kept_by_staff(WORDS, ends="changed_at", who="changed_by", stays=("words",))

    class Meta:
        ordering = ["words"]

    def __str__(self) -> str:
        return f"{self.words[:60]}: {self.effect}"


class BuiltInOff(HubScoped):
    """A group of words that comes with the program and that this hub does not want. `key` names it, see
    `socialmap.search.wording`."""

    key = models.CharField(max_length=160)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = scoped()
    privacy: ClassVar = kept_by_staff(WORDS, ends="at", who="by", stays=("key",))

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["hub", "key"], name="built_in_off_once")]

    def __str__(self) -> str:
        return self.key


class UnmetDecision(HubScoped):
    """What was decided about words that found nothing: they got a synonym, they belong to a subject, or the hub has
    nothing for them."""

    class Outcome(models.TextChoices):
        SYNONYM = "synonym", _("made into a synonym")
        SUBJECT = "subject", _("belongs to a subject")
        UNMET = "unmet", _("we do not have this")

    words = models.CharField(max_length=120)
    outcome = models.CharField(max_length=10, choices=Outcome)
    group = models.ForeignKey(SynonymGroup, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    subject = models.ForeignKey(
        "socialmap.TaxonomyTerm", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = scoped()
    privacy: ClassVar = kept_by_staff("know what people looked for in vain", ends="at", who="by", stays=("words",))

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["hub", "words"], name="unmet_decision_once")]

    def __str__(self) -> str:
        return f"{self.words}: {self.outcome}"
