"""Form fields of the registry: subjects under their top subject, and the week as tiles."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from socialmap.models import TaxonomyTerm
from volunteers.languages import LANGUAGES, language_words
from volunteers.models import Method
from volunteers.week import Hours, boxes_of, choices, hours_of


class TopicChips(forms.CheckboxSelectMultiple):
    """Subjects as chips. Each box knows its top subject, so that the template can fold them together."""

    @cached_property
    def _top_of(self) -> dict[int, str]:
        rows = TaxonomyTerm.objects.subjects().select_related("parent")
        return {row.pk: row.parent.name if row.parent else row.name for row in rows}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["top"] = self._top_of.get(getattr(value, "value", value), "")
        return option


class TopicsField(forms.ModelMultipleChoiceField):
    """Any subject of the vocabulary, folded under its top subject."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            TaxonomyTerm.objects.none(),
            widget=TopicChips,
            template_name="volunteers/forms/topics.html",
            **kwargs,
        )

    def load(self) -> None:
        """Reads the vocabulary: top subjects in order, each followed by what is under it."""
        rows = list(TaxonomyTerm.objects.subjects().order_by("order", "name"))
        self.queryset = TaxonomyTerm.objects.subjects()
        tops = [row for row in rows if row.parent_id is None]
        under = {top.pk: [row for row in rows if row.parent_id == top.pk] for top in tops}
        self.choices = [(row.pk, row.name) for top in tops for row in (top, *under[top.pk])]


class WeekField(forms.MultipleChoiceField):
    """Mornings, afternoons and evenings of a week. `hours()` of the cleaned value are the hours."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            template_name="volunteers/forms/week.html",  # type: ignore[call-arg]
            **kwargs,
        )

    def clean(self, value: Any) -> list[Hours]:
        return hours_of(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(initial or ()) != set(data or ())

    @staticmethod
    def initial_for(hours: list[Hours]) -> list[str]:
        return boxes_of(hours)


def languages_field(known: list[str] | None = None) -> forms.MultipleChoiceField:
    """The languages somebody speaks; one that was filled in before is kept among the choices."""
    listed = dict(LANGUAGES)
    extra = [code for code in known or [] if code not in listed]
    return forms.MultipleChoiceField(
        label=_("Which languages do you speak?"),
        choices=[*LANGUAGES, *zip(extra, language_words(extra), strict=True)],
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "chips"}),
        error_messages={"required": _("Tick at least one language.")},
    )


def methods_field(known: list[str]) -> forms.MultipleChoiceField:
    """The methods of mediation somebody wants to do (C5)."""
    extra = [(code, code) for code in known if code not in Method.values]
    return forms.MultipleChoiceField(
        label=_("Which ways of mediating do you want to do?"),
        choices=[*Method.choices, *extra],
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "chips"}),
    )
