"""Copies the tables of moves from code to the database, where a trigger holds every door to them."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS

from hub.base.models import AllowedMove
from hub.base.workflow import REGISTRY


def write_tables(*, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Runs after every migrate and flush. Adds what is new, removes what is gone."""
    rows = AllowedMove.objects.using(using)
    wanted = {(flow.name, source, target) for flow in REGISTRY.values() for source, target in flow.pairs()}
    there = set(rows.values_list("workflow", "source", "target"))
    for workflow, source, target in there - wanted:
        rows.filter(workflow=workflow, source=source, target=target).delete()
    rows.bulk_create(
        [AllowedMove(workflow=flow, source=source, target=target) for flow, source, target in wanted - there],
        ignore_conflicts=True,
    )
