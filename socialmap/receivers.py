"""What the social map does when something else has happened."""

from typing import Any

from django.db import connection

from socialmap.models import SearchEntry, Service
from socialmap.services.indexing import behind, reindex_in_parts


def index_what_is_behind(**_kwargs: Any) -> None:
    """After a migration: services that were never indexed, or by an older way of reading, are indexed."""
    tables = set(connection.introspection.table_names())
    if {SearchEntry._meta.db_table, Service._meta.db_table} <= tables and (keys := behind()):
        reindex_in_parts(keys, told=lambda _done: None)
