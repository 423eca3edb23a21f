"""What a resident and a volunteer may ask of each other: one small list for both sides, so that they can be compared."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Gender(models.TextChoices):
    """Only asked for a wish such as "a woman who visits"; empty is not said, or neither."""

    WOMAN = "woman", _("a woman")
    MAN = "man", _("a man")


class Circumstance(models.TextChoices):
    """How it is where somebody comes to help. A volunteer may rather not."""

    PETS = "pets", _("pets in the house")
    SMOKING = "smoking", _("people smoke in the house")
    WITH_MAN = "with_man", _("at the home of a man")
    WITH_WOMAN = "with_woman", _("at the home of a woman")
