"""Forms for reading in a spreadsheet, and for taking an entry off the map for good."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.base.forms import HubForm, dress
from socialmap.models import ImportRun
from socialmap.sheets.columns import MUST, TARGETS


class SheetForm(HubForm):
    """A spreadsheet, whatever it is called: its name is not kept."""

    sheet = forms.FileField(
        label=_("Your file"),
        help_text=_("Excel (.xlsx) or CSV, at most 20 MB and 10,000 rows. The first row has the names of the columns."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
        error_messages={"required": _("Choose a file first.")},
    )


class ColumnsForm(HubForm):
    """What each column means. The fields are called `column-<number>`."""

    optional_words = False

    def __init__(self, *args: Any, run: ImportRun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.run = run
        choices = [("", _("do not use")), *((name, target.label) for name, target in TARGETS.items())]
        for place, column in enumerate(run.columns):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=column["title"], choices=choices, required=False, initial=run.mapping.get(str(place), "")
            )
            dress("column", self.fields[f"column-{place}"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = [name for name in cleaned.values() if name]
        for name, target in TARGETS.items():
            if chosen.count(name) > 1:
                again = [field for field, value in cleaned.items() if value == name][1:]
                for field in again:
                    self.add_error(field, _("“%(field)s” was chosen above already.") % {"field": target.label})
        missing = [str(TARGETS[name].label) for name in MUST if name not in chosen]
        if missing:
            words = _("Which column has this: %(fields)s? Without it we cannot read anything in.")
            raise ValidationError(words, params={"fields": ", ".join(missing)})
        return cleaned

    def mapping(self) -> dict[int, str]:
        return {int(name.removeprefix("column-")): value for name, value in self.cleaned_data.items()}


class BarForm(HubForm):
    reason = forms.CharField(
        label=_("Why not?"),
        max_length=300,
        help_text=_("For colleagues. For example: has stopped, and comes back with every import."),
    )
