"""What search keeps."""

from typing import ClassVar

from django.db import models

from hub.base import clock
from hub.base.models import HubScoped
from hub.base.privacy import NothingPersonal
from hub.base.scopes import scoped


class SearchEntry(HubScoped):
    """What search knows of one service, made from its texts by `services.indexing` and to be made again at any time:
    terms in the order of `weights` (a byte each), and facets such as "taal:ar". Triggers of the database add a row for
    a new service, follow its status, and empty the row of one that is gone. `changed` is the number of the
    transaction that wrote the row, so that each process reads what is new (`socialmap.search.shelf`)."""

    service_key = models.BigIntegerField(primary_key=True)
    listed = models.BooleanField()
    terms = models.TextField(blank=True)
    weights = models.BinaryField(default=bytes)
    facets = models.TextField(blank=True)
    # By which way of reading it was made; 0 is: not yet.
    made_by = models.PositiveSmallIntegerField(default=0)
    changed = models.BigIntegerField()

    objects = scoped()
    privacy: ClassVar = NothingPersonal("the words of public entries")

    class Meta:
        indexes = [
            models.Index(fields=["hub", "changed"], name="search_entry_changed"),
            models.Index(fields=["made_by"], name="search_entry_made_by"),
        ]

    def __str__(self) -> str:
        return str(self.service_key)


class UnmetSearch(HubScoped):
    """A search that found nothing: the words only, never who (A5, H7)."""

    words = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    objects = scoped()
    privacy: ClassVar = NothingPersonal("words of a search, without the person")

    def __str__(self) -> str:
        return self.words
