"""What the public may filter on. The names stand in addresses that people share, so they are Dutch."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.forms import HubFormMixin
from hub.places.models import Neighbourhood
from hub.places.services import tidy_postcode
from socialmap.languages import LANGUAGES
from socialmap.models import Service, TaxonomyTerm
from socialmap.querysets import ServiceQuerySet
from socialmap.search import typed

DISTANCES = [("1", _("1 kilometre")), ("2", _("2 kilometres")), ("5", _("5 kilometres")), ("10", _("10 kilometres"))]
# The filters that are counted for each of their values.
COUNTED = ("onderwerp", "wijk", "taal", "soort", "open", "gratis", "rolstoel")
NO_POSTCODE = _("This is no postcode. Fill in four digits, such as 5142.")
KINDS = [("informal", _("neighbours help")), ("formal", _("an organisation helps"))]


class FilterForm(HubFormMixin, forms.Form):
    optional_words = False

    def clean_postcode(self) -> str:
        """Four digits are enough, so no more is used."""
        text = self.cleaned_data.get("postcode") or ""
        try:
            return tidy_postcode(text)[:4] if text else ""
        except ValueError:
            raise ValidationError(NO_POSTCODE) from None


def _areas(request: Any) -> Any:
    return Neighbourhood.objects.filter(hub=request.hub) if request else Neighbourhood.objects.none()


class ServiceFilter(django_filters.FilterSet):
    """`q`, `postcode` and `afstand` need places and ranks: `socialmap.results` reads them."""

    q = django_filters.CharFilter(label=_("What are you looking for?"), method="leave")
    onderwerp = django_filters.ModelChoiceFilter(
        label=_("Subject"),
        queryset=TaxonomyTerm.objects.subjects(),
        to_field_name="code",
        method="about",
        widget=forms.HiddenInput,
    )
    wijk = django_filters.ModelChoiceFilter(
        label=_("Neighbourhood"), queryset=_areas, to_field_name="code", method="serving", empty_label=_("everywhere")
    )
    postcode = django_filters.CharFilter(
        label=_("Your postcode"), method="leave", max_length=7, error_messages={"max_length": NO_POSTCODE}
    )
    afstand = django_filters.ChoiceFilter(
        label=_("At most this far"), choices=DISTANCES, method="leave", empty_label=_("any distance")
    )
    taal = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=[(code, name) for code, (name, _others) in LANGUAGES.items()],
        method="in_language",
        empty_label=_("every language"),
    )
    soort = django_filters.ChoiceFilter(
        label=_("Who helps?"), choices=KINDS, method="of_kind", empty_label=_("does not matter")
    )
    open = django_filters.BooleanFilter(label=_("open now"), widget=forms.CheckboxInput, method="open_now")
    gratis = django_filters.BooleanFilter(
        label=_("free of charge"), widget=forms.CheckboxInput, field_name="free_of_charge", method="only"
    )
    rolstoel = django_filters.BooleanFilter(
        label=_("wheelchair accessible"), widget=forms.CheckboxInput, field_name="wheelchair", method="only"
    )

    class Meta:
        model = Service
        fields: tuple[str, ...] = ()
        form = FilterForm

    def leave(self, services: ServiceQuerySet, name: str, value: Any) -> ServiceQuerySet:
        return services

    def about(self, services: ServiceQuerySet, name: str, value: TaxonomyTerm) -> ServiceQuerySet:
        return services.about(value)

    def serving(self, services: ServiceQuerySet, name: str, value: Neighbourhood) -> ServiceQuerySet:
        return services.serving(value)

    def in_language(self, services: ServiceQuerySet, name: str, value: str) -> ServiceQuerySet:
        return services.in_language(value)

    def of_kind(self, services: ServiceQuerySet, name: str, value: str) -> ServiceQuerySet:
        return services.filter(informal=value == "informal")

    def open_now(self, services: ServiceQuerySet, name: str, value: bool) -> ServiceQuerySet:
        return services.open_at(clock.now()) if value else services

    def only(self, services: ServiceQuerySet, name: str, value: bool) -> ServiceQuerySet:
        return services.filter(**{name: True}) if value else services

    @property
    def words(self) -> str:
        """What was typed, however long or odd."""
        return typed(self.data.get("q") or "")

    @property
    def more_is_used(self) -> bool:
        """Whether one of the folded filters is on."""
        return any(
            self.data.get(name)
            for name in ("wijk", "postcode", "afstand", "taal", "soort", "open", "gratis", "rolstoel")
        )

    def fitting(self, name: str) -> ServiceQuerySet | None:
        """All that one filter lets through; None when it is off. `q`, `postcode` and `afstand` are never on here, and
        with a distance the neighbourhood is a place to measure from."""
        values = getattr(self.form, "cleaned_data", {})
        value = values.get(name)
        if not value or (name == "wijk" and values.get("afstand") and not values.get("postcode")):
            return None
        chosen: ServiceQuerySet = self.filters[name].filter(self.queryset.all(), value)
        return chosen
