"""Forms of the social map."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from hub.base.forms import HubModelForm, required_words
from hub.people.services import tidy_phone
from hub.places.services import tidy_postcode
from socialmap.fields import version
from socialmap.hours import Hours, read_hours, write_hours
from socialmap.models import Contact, Organization, Service, TaxonomyTerm
from socialmap.services.entries import Address


def _as_hours(text: str) -> list[Hours]:
    try:
        return read_hours(text)
    except ValueError as error:
        words = _("We cannot read “%(part)s”. Write it like this: ma-vr 9:00-12:30")
        raise ValidationError(words, params={"part": str(error)[:60]}) from None


class ServiceForm(HubModelForm):
    """An entry, by staff. Phone, hours and address are rows of their own, so they are read here."""

    url = forms.URLField(label=_("Website"), max_length=500, required=False, assume_scheme="https")
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    hours = forms.CharField(
        label=_("Opening hours"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One day a line, like this: ma-vr 9:00-12:30"),
    )
    street = forms.CharField(label=_("Street and number"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=12, required=False)
    city = forms.CharField(label=_("Town"), max_length=80, required=False)
    # What this form was opened with: a colleague's change in between is noticed, not overwritten.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Service
        fields = (
            "name", "organization", "alternate_name", "summary", "description", "subjects", "informal",
            "takes_referrals", "places_left", "waiting_days", "phone", "email", "url", "hours", "street", "postcode",
            "city", "free_of_charge", "fees_description", "eligibility_description", "application_process",
            "languages", "wheelchair",
        )  # fmt: skip
        # An ordinary field would ask for all organisations when the program starts, outside any hub.
        field_classes = {"organization": SafeModelChoiceField}
        labels = {
            "organization": _("Organisation"), "alternate_name": _("Also called"), "email": _("E-mail address"),
            "subjects": _("Subjects"), "places_left": _("Places left"),
            "waiting_days": _("Waiting time in days"), "informal": _("Neighbours do this (informal)"),
            "takes_referrals": _("The hub may refer people here"), "free_of_charge": _("It is free"),
            "wheelchair": _("You can get in with a wheelchair"),
        }  # fmt: skip
        widgets = {
            "description": forms.Textarea(attrs={"rows": 6}),
            "application_process": forms.Textarea(attrs={"rows": 3}),
            "fees_description": forms.Textarea(attrs={"rows": 2}),
            "eligibility_description": forms.Textarea(attrs={"rows": 2}),
            "subjects": forms.CheckboxSelectMultiple(attrs={"data-layout": "chips"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        entry: Service | None = kwargs.get("instance")
        if entry:
            kwargs["initial"] = {**_beside(entry), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("organization", Organization.objects.all()),
            ("subjects", TaxonomyTerm.objects.subjects()),
        ):
            if name in self.fields:
                cast("forms.ModelChoiceField", self.fields[name]).queryset = choices
        description = self.fields["description"]
        description.required = True
        description.error_messages["required"] = required_words(description, str(description.label).lower())
        self.several_places = entry is not None and entry.at_locations.count() > 1
        if self.several_places:
            for name in ("street", "postcode", "city"):
                del self.fields[name]
        for name in ("phone", "email", "street", "postcode", "city", "name"):
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_hours(self) -> list[Hours]:
        return _as_hours(self.cleaned_data["hours"])

    def clean_postcode(self) -> str:
        text = self.cleaned_data["postcode"].strip()
        try:
            return tidy_postcode(text) if text else ""
        except ValueError:
            if text == self.initial.get("postcode"):
                return text  # it came with an import from abroad and is still the same
            raise ValidationError(_("This is no Dutch postcode. Write it like this: 5142 AB")) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and cleaned.get("seen") != stamp(self.instance):
            # The next press is a decision: this text goes over that of the colleague.
            again = cast("QueryDict", self.data).copy()
            again["seen"] = stamp(self.instance)
            self.data = again
            raise ValidationError(
                _(
                    "A colleague changed this entry while you were typing. Look at it first. "
                    "Your text is still here; save it once more to keep yours."
                ),
                code="changed",
            )
        return cleaned

    def entry(self) -> dict[str, Any]:
        """What `save_service` asks for."""
        data = self.cleaned_data
        apart = {"subjects", "phone", "hours", "street", "postcode", "city", "seen"}
        address = None
        if not self.several_places:
            address = Address(street=data["street"], postcode=data["postcode"], city=data["city"])
        changed_place = {"street", "postcode", "city"} & set(self.changed_data)
        return {
            "fields": {name: value for name, value in data.items() if name not in apart},
            "subjects": data["subjects"],
            "phone": data["phone"],
            "hours": data["hours"],
            "address": address if changed_place else None,
        }


def stamp(service: Service) -> str:
    """Which version of an entry this is."""
    return version(service)


def _beside(entry: Service) -> dict[str, str]:
    """The first phone, the hours and the one address, as text."""
    phone = entry.phones.exclude(type="fax").first()
    places = [here.location for here in entry.at_locations.select_related("location")]
    place = places[0] if len(places) == 1 else None
    return {
        "phone": phone.number if phone else "",
        "hours": write_hours(list(entry.schedules.all())),
        "street": place.address_1 if place else "",
        "postcode": place.postal_code if place else "",
        "city": place.city if place else "",
        "seen": stamp(entry),
    }


class OrganizationForm(HubModelForm):
    website = forms.URLField(label=_("Website"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Organization
        fields = ("name", "description", "email", "website")
        labels = {"email": _("E-mail address")}
        widgets = {"description": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class ContactForm(HubModelForm):
    class Meta:
        model = Contact
        fields = ("name", "title", "email", "phone", "takes_referrals")
        labels = {
            "title": _("What this person does there"), "email": _("E-mail address"), "phone": _("Phone"),
            "takes_referrals": _("This person answers when we refer somebody"),
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "email", "phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_phone(self) -> str:
        text = self.cleaned_data["phone"].strip()
        try:
            return tidy_phone(text) if text else ""
        except ValueError:
            raise ValidationError(_("This is no phone number. Write it like this: 06 12 34 56 78")) from None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("takes_referrals") and not cleaned.get("email"):
            self.add_error("email", _("Without an e-mail address this person cannot get our questions."))
        return cleaned
