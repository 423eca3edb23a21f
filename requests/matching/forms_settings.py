"""The settings of matching as forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.base.forms import HubForm
from matching import weighing
from matching.core import Weights
from matching.errors import MatchingRefused
from matching.rows import HEAVIEST
from socialmap.models import TaxonomyTerm
from volunteers.models import CheckKind


def _weight(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=HEAVIEST,
        widget=forms.NumberInput(attrs={"data-width": "number"}),
        error_messages={"invalid": _("Fill in a whole number from 0 to 100.")},
    )


class WeightsForm(HubForm):
    """How much each ground counts; only the proportion matters."""

    same_subject = _weight(_("Likes exactly this"), _("The subject of the question is one of the talents."))
    related_subject = _weight(_("Likes something alike"), _("A subject one step higher or lower."))
    near = _weight(_("Lives near"), _("Full at the same place, nothing at the edge of how far somebody will go."))
    hours = _weight(_("Is free at the right hours"), _("As much as the hours that both name."))
    rested = _weight(_("Was not asked lately"), _("So that it is not always the same few."))
    room = _weight(_("Has hands free"), _("Does little else at this moment."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                weighing.must_make_sense(self.weights())
            except MatchingRefused as error:
                self.add_error(None, f"{error.title}. {error.text}")
        return cleaned

    def weights(self) -> Weights:
        return Weights(**{name: self.cleaned_data[name] for name in weighing.NAMES})


class CheckRuleForm(HubForm):
    """A subject, or all questions, and what we want to have seen."""

    subject: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("For which questions?"),
        queryset=TaxonomyTerm.objects.none(),
        required=False,
        empty_label=_("all questions"),
    )
    kind = forms.ChoiceField(label=_("What must we have seen?"), choices=CheckKind.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].queryset = TaxonomyTerm.objects.subjects().order_by("name")  # type: ignore[attr-defined]
        self.fields["subject"].widget.attrs["data-optional"] = "quiet"
