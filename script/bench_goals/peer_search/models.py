"""The same services as ours, as a Wagtail project would have them."""

from typing import ClassVar

from django.db import models
from modelsearch import index


class Entry(index.Indexed, models.Model):
    name = models.CharField(max_length=200)
    summary = models.CharField(max_length=200)
    description = models.TextField()
    subject = models.IntegerField()
    area = models.IntegerField()

    search_fields: ClassVar = [
        index.SearchField("name", boost=4),
        index.SearchField("summary", boost=2),
        index.SearchField("description"),
        index.FilterField("subject"),
        index.FilterField("area"),
    ]

    class Meta:
        app_label = "peer_search"

    def __str__(self) -> str:
        return self.name
