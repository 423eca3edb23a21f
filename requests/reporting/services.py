"""The verbs on targets. What was realised has no verb: it is counted."""

from collections.abc import Mapping

from django.db import transaction

from hub.places.models import Hub
from reporting.models import Target
from reporting.output_table import CODES


@transaction.atomic
def set_targets(*, hub: Hub, year: int, values: Mapping[str, int | None]) -> None:
    """What the hub wants to reach this year, by row; None takes a target away. Rows that are not named stay.
    Raises ValueError for a row that is not in the output table."""
    unknown = set(values) - set(CODES)
    if unknown:
        raise ValueError(f"not in the output table: {sorted(unknown)}")
    for row, value in values.items():
        of_row = Target.objects.filter(hub=hub, year=year, row=row)
        if value is None:
            of_row.delete()
        else:
            Target.objects.update_or_create(hub=hub, year=year, row=row, defaults={"value": value})


def targets_of(year: int) -> dict[str, int]:
    """The targets of the current hub, by row."""
    return dict(Target.objects.filter(year=year).values_list("row", "value"))
