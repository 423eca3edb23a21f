"""What the public may filter the agenda on. The names stand in addresses that people share, so they are Dutch."""

from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.base import clock
from hub.base.forms import HubFormMixin
from hub.places.models import Neighbourhood
from socialmap.models import Activity, ActivityDate, TaxonomyTerm
from socialmap.querysets_activities import ActivityDateQuerySet

WEEKS = 8
A_WEEK = timedelta(days=6)


class AgendaForm(HubFormMixin, forms.Form):
    optional_words = False


def weeks() -> list[tuple[str, str]]:
    """This week and the next ones, each by its Monday."""
    monday = clock.today() - timedelta(days=clock.today().weekday())
    found = []
    for number in range(WEEKS):
        first = monday + timedelta(weeks=number)
        span = f"{date_format(first, 'j b')} – {date_format(first + A_WEEK, 'j b')}"
        names = {0: _("this week"), 1: _("next week")}
        found.append((first.isoformat(), names.get(number, span)))
    return found


def _areas(request: Any) -> Any:
    return Neighbourhood.objects.filter(hub=request.hub) if request else Neighbourhood.objects.none()


def _subjects(request: Any) -> Any:
    """The top subjects of which something is coming."""
    if not request:
        return TaxonomyTerm.objects.none()
    coming = ActivityDate.objects.public().planned().coming().order_by()
    used = TaxonomyTerm.objects.filter(activities__dates__in=coming.values("pk"))
    tops = {parent or key for key, parent in used.values_list("pk", "parent")}
    return TaxonomyTerm.objects.top().filter(pk__in=tops)


class AgendaFilter(django_filters.FilterSet):
    onderwerp = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Subject"),
        queryset=_subjects,
        to_field_name="code",
        method="about",
        empty_label=gettext_lazy("all subjects"),
    )
    wijk = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Neighbourhood"),
        queryset=_areas,
        to_field_name="code",
        method="near",
        empty_label=gettext_lazy("everywhere"),
    )
    soort = django_filters.ChoiceFilter(
        label=gettext_lazy("What kind?"),
        choices=Activity.Kind.choices,
        field_name="activity__kind",
        empty_label=gettext_lazy("all kinds"),
    )
    week = django_filters.ChoiceFilter(
        label=gettext_lazy("When?"), choices=weeks, method="in_week", empty_label=gettext_lazy("any day")
    )
    gratis = django_filters.BooleanFilter(
        label=gettext_lazy("free of charge"), widget=forms.CheckboxInput, method="only_free"
    )

    class Meta:
        model = ActivityDate
        fields: tuple[str, ...] = ()
        form = AgendaForm

    def about(self, dates: ActivityDateQuerySet, name: str, value: TaxonomyTerm) -> ActivityDateQuerySet:
        return dates.about(value)

    def near(self, dates: ActivityDateQuerySet, name: str, value: Neighbourhood) -> ActivityDateQuerySet:
        return dates.near(value)

    def in_week(self, dates: ActivityDateQuerySet, name: str, value: str) -> ActivityDateQuerySet:
        monday = date.fromisoformat(value)
        return dates.between(monday, monday + A_WEEK)

    def only_free(self, dates: ActivityDateQuerySet, name: str, value: bool) -> ActivityDateQuerySet:
        return dates.filter(activity__free_of_charge=True) if value else dates

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.base_filters)
