"""The queue's filters: GET parameters that a bookmark can hold, never a name or a phone number. Typed words may be
one: they travel by POST and stay in the session (`intake/searching.py`)."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.people.services import tidy_phone
from hub.places.models import Neighbourhood
from intake.models import HelpRequest, Kind, Urgency
from intake.querysets import HelpRequestQuerySet
from intake.services import absence
from intake.services.across_hubs import tidy_reference
from intake.workflow import OURS, RequestStatus
from socialmap.models import TaxonomyTerm

ME, NOBODY, GONE, AWAY = "me", "none", "gone", "away"
# So many people with a name like that are enough: who types two letters means to type on.
MOST_PEOPLE = 500
R = RequestStatus
WAITS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "hub": (_("the hub"), OURS),
    "resident": (_("the resident"), (R.WAITING_RESIDENT, R.CHECKING)),
    "asked": (_("who was asked"), (R.PROPOSED,)),
    "help": (_("the help that was arranged"), (R.ARRANGED,)),
    "others": (_("team, process manager or mediation"), (R.WITH_TEAM, R.WITH_PROCESS_MANAGER, R.IN_MEDIATION)),
}


def _areas(request: HttpRequest) -> QuerySet[Neighbourhood]:
    hub = request.hub  # type: ignore[attr-defined]
    return Neighbourhood.objects.filter(Q(hub=hub) | Q(parent__hub=hub))


def _is_person(typed: str) -> Q:
    """Who is called so, or has this phone number."""
    try:
        return Q(name__icontains=typed) | Q(phone=tidy_phone(typed))
    except ValueError:
        return Q(name__icontains=typed)


class QueueFilter(django_filters.FilterSet):
    """Without a status only open questions are shown."""

    q = django_filters.CharFilter(label=_("Number, name, phone or words of the question"), method="by_words")
    status = django_filters.ChoiceFilter(label=_("Status"), choices=RequestStatus.choices, empty_label=_("all open"))
    waits = django_filters.ChoiceFilter(
        label=_("Waits for"),
        method="by_waits",
        choices=[(code, words) for code, (words, _statuses) in WAITS.items()],
        empty_label=_("everybody"),
    )
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
        choices=[
            (ME, _("mine")),
            (NOBODY, _("nobody's")),
            (AWAY, _("of who is away")),
            (GONE, _("of who left")),
        ],
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
        people = Person.objects.filter(_is_person(value)).values_list("pk", flat=True)[:MOST_PEOPLE]
        # As numbers: with a subquery among them PostgreSQL would use none of the indexes.
        return queryset.filter(words | Q(reference=tidy_reference(value)) | Q(person__in=list(people)))

    def by_waits(self, queryset: HelpRequestQuerySet, name: str, value: str) -> HelpRequestQuerySet:
        return queryset.filter(status__in=WAITS[value][1])

    def by_subject(self, queryset: HelpRequestQuerySet, name: str, value: TaxonomyTerm | None) -> HelpRequestQuerySet:
        if value is None:
            return queryset
        through = HelpRequest.subjects.through.objects.filter(Q(taxonomyterm=value) | Q(taxonomyterm__parent=value))
        return queryset.filter(pk__in=through.values("helprequest"))

    def by_owner(self, queryset: HelpRequestQuerySet, name: str, value: str) -> HelpRequestQuerySet:
        hub = self.request.hub
        if value in (GONE, AWAY):
            return queryset.filter(absence.gone(hub) if value == GONE else absence.away(hub))
        return queryset.filter(owner=self.request.user if value == ME else None)

    def by_late(self, queryset: HelpRequestQuerySet, name: str, value: bool) -> HelpRequestQuerySet:
        return queryset.late() if value else queryset

    def by_answered(self, queryset: HelpRequestQuerySet, name: str, value: bool) -> HelpRequestQuerySet:
        return queryset.answered() if value else queryset
