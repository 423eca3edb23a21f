"""What the list of volunteers can be narrowed by. Each choice stands in the address; a name never does."""

from typing import Any

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.base.forms import HubForm
from hub.base.scopes import active_hub
from hub.places.models import Neighbourhood
from socialmap.models import TaxonomyTerm
from volunteers.languages import LANGUAGES
from volunteers.models import Volunteer
from volunteers.querysets import VolunteerQuerySet
from volunteers.week import DAY_WORDS
from volunteers.workflow import VolunteerStatus


class FilterForm(HubForm):
    optional_words = False


def _neighbourhoods(request: Any) -> Any:
    return Neighbourhood.objects.filter(hub=active_hub())


class VolunteerFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(label=_("Status"), choices=VolunteerStatus.choices, empty_label=_("all"))
    talent = django_filters.ModelChoiceFilter(
        label=_("Talent"),
        queryset=lambda request: TaxonomyTerm.objects.subjects().order_by("name"),
        method="with_talent",
        empty_label=_("all"),
    )
    weekday = django_filters.ChoiceFilter(
        label=_("Free on"),
        choices=list(enumerate(DAY_WORDS)),
        method="free_on",
        empty_label=_("any day"),
    )
    language = django_filters.ChoiceFilter(
        label=_("Speaks"), choices=LANGUAGES, method="speaking", empty_label=_("any language")
    )
    track = django_filters.ChoiceFilter(label=_("Track"), choices=Volunteer.Track.choices, empty_label=_("all"))
    neighbourhood = django_filters.ModelChoiceFilter(
        field_name="person__neighbourhood",
        label=_("Neighbourhood"),
        queryset=_neighbourhoods,
        empty_label=_("all"),
    )

    class Meta:
        model = Volunteer
        form = FilterForm
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: VolunteerQuerySet) -> VolunteerQuerySet:
        """Who stopped is only shown when asked for."""
        found: VolunteerQuerySet = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("status") else found.exclude(status=VolunteerStatus.LEFT)

    def with_talent(self, rows: VolunteerQuerySet, name: str, term: TaxonomyTerm) -> VolunteerQuerySet:
        """This subject, or one under it."""
        having = Volunteer.talents.through.objects.filter(Q(taxonomyterm=term) | Q(taxonomyterm__parent=term))
        return rows.filter(pk__in=having.values("volunteer"))

    def free_on(self, rows: VolunteerQuerySet, name: str, weekday: str) -> VolunteerQuerySet:
        return rows.filter(availability__weekday=int(weekday)).distinct()

    def speaking(self, rows: VolunteerQuerySet, name: str, code: str) -> VolunteerQuerySet:
        return rows.filter(languages__contains=[code])

    @property
    def chosen(self) -> int:
        """How many filters are set, the status apart."""
        return len([name for name, value in self.form.cleaned_data.items() if value and name != "status"])
