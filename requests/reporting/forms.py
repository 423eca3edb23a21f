"""Targets."""

from typing import Any

from django import forms

from hub.base.forms import HubForm
from reporting.output_table import ROWS

MOST = 1_000_000


class TargetForm(HubForm):
    """A number for each row of the output table; empty is no target."""

    optional_words = False

    def __init__(self, *args: Any, targets: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in ROWS:
            self.fields[row.code] = forms.IntegerField(
                label=str(row.label),
                help_text=str(row.meaning),
                required=False,
                min_value=0,
                max_value=MOST,
                initial=targets.get(row.code),
                widget=forms.NumberInput(attrs={"data-width": "number"}),
            )
