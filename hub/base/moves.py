"""Copies the tables of moves from code to the database, where a trigger holds every door to them."""

from typing import Any

from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS

from hub.base.workflow import REGISTRY


def write_tables(*, apps: Apps, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Runs after every migrate. Adds what is new, removes what is gone."""
    model = apps.get_model("base", "AllowedMove")
    rows = model._base_manager.using(using)
    wanted = {(flow.name, source, target) for flow in REGISTRY.values() for source, target in flow.pairs()}
    there = set(rows.values_list("workflow", "source", "target"))
    for workflow, source, target in there - wanted:
        rows.filter(workflow=workflow, source=source, target=target).delete()
    rows.bulk_create(
        [model(workflow=flow, source=source, target=target) for flow, source, target in wanted - there],
        ignore_conflicts=True,
    )
