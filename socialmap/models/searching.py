"""What search keeps."""

from typing import ClassVar

from django.db import models

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal
from hub.base.scopes import scoped


class UnmetSearch(HubScoped):
    """A search that found nothing: the words only, never who (A5, H7)."""

    words = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = NothingPersonal("words of a search, without the person")

    def __str__(self) -> str:
        return self.words
