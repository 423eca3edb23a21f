"""The queue's filters: GET parameters that a bookmark can hold, never a name or a phone number."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.places.models import Neighbourhood
from intake.models import HelpRequest, Kind, Urgency
from intake.querysets import HelpRequestQuerySet
from intake.services.across_hubs import tidy_reference
from intake.workflow import RequestStatus
from socialmap.models import TaxonomyTerm

ME, NOBODY = "me", "none"


def _areas(request: HttpRequest) -> QuerySet[Neighbourhood]:
    hub = request.hub  # type: ignore[attr-defined]
    return Neighbourhood.objects.filter(Q(hub=hub) | Q(parent__hub=hub))


class QueueFilter(django_filters.FilterSet):
    """Without a status only open questions are shown."""

    q = django_filters.CharFilter(label=_("Number or words of the question"), method="by_words")
    status = django_filters.ChoiceFilter(label=_("Status"), choices=RequestStatus.choices, empty_label=_("all open"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("every kind"))
    subject = django_filters.ModelChoiceFilter(
        label=_("Subject"),
        queryset=TaxonomyTerm.objects.subjects(),
        method="by_subject",
        empty_label=_("every subject"),
    )
    urgency = django_filters.ChoiceFilter(label=_("Urgency"), choices=Urgency.choices, empty_label=_("every urgency"))
    neighbourhood = django_filters.ModelChoiceFilter(
        label=_("Neighbourhood"), queryset=_areas, empty_label=_("every neighbourhood")
    )
    owner = django_filters.ChoiceFilter(
        label=_("Owner"),
        method="by_owner",
        choices=[(ME, _("mine")), (NOBODY, _("nobody's"))],
        empty_label=_("everybody's"),
    )
    late = django_filters.BooleanFilter(label=_("Waits too long"), method="by_late", widget=forms.CheckboxInput)
    answered = django_filters.BooleanFilter(label=_("Answer in"), method="by_answered", widget=forms.CheckboxInput)

    class Meta:
        model = HelpRequest
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: HelpRequestQuerySet) -> HelpRequestQuerySet:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("status") else found.open()

    def by_words(self, queryset: HelpRequestQuerySet, name: str, value: str) -> HelpRequestQuerySet:
        words = Q(real_question__icontains=value) | Q(text__icontains=value)
        return queryset.filter(words | Q(reference=tidy_reference(value)))

    def by_subject(self, queryset: HelpRequestQuerySet, name: str, value: TaxonomyTerm | None) -> HelpRequestQuerySet:
        if value is None:
            return queryset
        through = HelpRequest.subjects.through.objects.filter(Q(taxonomyterm=value) | Q(taxonomyterm__parent=value))
        return queryset.filter(pk__in=through.values("helprequest"))

    def by_owner(self, queryset: HelpRequestQuerySet, name: str, value: str) -> HelpRequestQuerySet:
        if value == ME:
            return queryset.filter(owner=self.request.user)
        return queryset.filter(owner=None) if value == NOBODY else queryset

    def by_late(self, queryset: HelpRequestQuerySet, name: str, value: bool) -> HelpRequestQuerySet:
        return queryset.late() if value else queryset

    def by_answered(self, queryset: HelpRequestQuerySet, name: str, value: bool) -> HelpRequestQuerySet:
        return queryset.answered() if value else queryset
