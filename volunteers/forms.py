"""What people fill in about volunteers: two short public steps, the screens of the hub, the own profile."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.bsn import refuse_bsn
from hub.base.forms import HoneypotInput, HubForm
from hub.base.guard import GuardedForm
from hub.people.models import Consent
from hub.people.services import tidy_phone
from hub.places.models import Neighbourhood
from hub.places.services import tidy_postcode
from socialmap.models import TaxonomyTerm
from volunteers.fields import TopicsField, WeekField, languages_field, methods_field
from volunteers.models import CheckKind, Volunteer
from volunteers.preferences import Circumstance, Gender
from volunteers.services import Contact, Offer, hours_of_week

HOW_MUCH = (
    ("1", _("One question at a time")),
    ("2", _("Two at the same time")),
    ("3", _("Three or more")),
)


def own_words_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
        validators=[refuse_bsn],
    )


class OfferForm(HubForm):
    """Step 1 of offering a talent: what, when, how much."""

    talents = forms.ModelMultipleChoiceField(
        label=_("What would you like to do?"),
        queryset=TaxonomyTerm.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "row", "data-optional": "quiet"}),
    )
    own_words = own_words_field(_("Tell us a little more"))
    week = WeekField(label=_("When could you, usually?"), required=False)
    most_at_once = forms.TypedChoiceField(
        label=_("How much at the same time?"),
        choices=HOW_MUCH,
        coerce=int,
        initial="1",
        widget=forms.RadioSelect(attrs={"data-layout": "chips"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["talents"].queryset = TaxonomyTerm.objects.top()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("talents") and not cleaned.get("own_words"):
            self.add_error("talents", _("Choose something, or write in your own words what you like to do."))
        return cleaned

    def carried(self) -> list[tuple[str, str]]:
        """Everything that was filled in, to travel along as hidden fields."""
        return [(name, value) for name in self.fields for value in self.data.getlist(name)]  # type: ignore[attr-defined]

    def profile(self) -> dict[str, Any]:
        return {"most_at_once": self.cleaned_data["most_at_once"]}


class ReachForm(HubForm):
    """How to reach somebody; phone or mail is enough."""

    name = forms.CharField(label=_("Your name"), max_length=120, validators=[refuse_bsn])
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=8, required=False)
    house_number = forms.CharField(label=_("House number"), max_length=12, required=False)

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"].strip()
        if not typed:
            return ""
        try:
            return tidy_phone(typed)
        except ValueError:
            raise ValidationError(_("This is not a phone number. An example: 06 12 34 56 78")) from None

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"].strip()
        if not typed:
            return ""
        try:
            return tidy_postcode(typed)
        except ValueError:
            raise ValidationError(_("This is not a postcode. An example: 5142 AB")) from None

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if not {"phone", "email"} & self.errors.keys() and not typed.get("phone") and not typed.get("email"):
            self.add_error("phone", _("Fill in a phone number or an e-mail address. One is enough."))
        return super().clean() or self.cleaned_data

    def contact(self) -> Contact:
        """The filled-in details."""
        names = ("name", "phone", "email", "postcode", "house_number")
        details = {name: self.cleaned_data[name] for name in names}
        return Contact(**details, reachable=self.cleaned_data.get("reachable", ""))


class OfferContactForm(ReachForm, GuardedForm):
    """Step 2 of offering a talent: how we reach you, and your yes."""

    reachable = forms.CharField(label=_("When may we call?"), max_length=120, required=False, validators=[refuse_bsn])
    consent = forms.BooleanField(label=_("Yes, you may keep my offer and ask me for something."))
    submission = forms.UUIDField(widget=forms.HiddenInput)
    website = forms.CharField(required=False, label=_("Leave this empty"), widget=HoneypotInput)

    field_order = ("name", "phone", "email", "reachable", "postcode", "house_number", "consent")


class ProfileForm(HubForm):
    """What somebody wants to do, when and how much. Volunteers fill this in themselves; the hub too."""

    talents = TopicsField(label=_("What do you like to do?"), required=False)
    own_words = own_words_field(_("In your own words"))
    week = WeekField(label=_("When can you, usually?"), required=False)
    most_at_once = forms.IntegerField(label=_("How many questions at the same time?"), min_value=1, max_value=20)
    most_kilometres = forms.IntegerField(label=_("How far will you go? (kilometres)"), min_value=1, max_value=60)
    hours_a_week = forms.IntegerField(
        label=_("About how many hours a week?"), min_value=1, max_value=40, required=False
    )
    lasting = forms.BooleanField(label=_("I would also help somebody for a longer time"), required=False)
    available_from = forms.DateField(label=_("From which day?"), required=False, widget=forms.DateInput)
    available_until = forms.DateField(label=_("Until which day?"), required=False, widget=forms.DateInput)
    gender = forms.ChoiceField(
        label=_("Woman or man?"),
        choices=[("", _("I would rather not say")), *Gender.choices],
        required=False,
        widget=forms.RadioSelect(attrs={"data-layout": "chips", "data-optional": "quiet"}),
        help_text=_("Some people would like a woman to come, or a man. We use it for nothing else."),
    )
    avoids = forms.MultipleChoiceField(
        label=_("Where would you rather not help?"),
        choices=Circumstance.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "chips", "data-optional": "quiet"}),
    )

    def __init__(self, *args: Any, volunteer: Volunteer | None = None, **kwargs: Any) -> None:
        if volunteer:
            kwargs["initial"] = {**_as_typed(volunteer), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.volunteer = volunteer
        self._add_choices(volunteer)

    def _add_choices(self, volunteer: Volunteer | None) -> None:
        topics = self.fields["talents"]
        assert isinstance(topics, TopicsField)
        topics.load()
        self.fields["languages"] = languages_field(volunteer.languages if volunteer else None)
        if volunteer and volunteer.methods:
            self.fields["methods"] = methods_field(volunteer.methods)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("available_from"), cleaned.get("available_until")
        if first and last and last < first:
            self.add_error("available_until", _("The last day lies before the first day."))
        return cleaned

    def profile(self) -> dict[str, Any]:
        """The fields of the volunteer, without subjects and hours."""
        apart = {"talents", "week", "consent", "consent_channel", *Contact.__dataclass_fields__}
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}

    def offer(self) -> Offer:
        return Offer(
            own_words=self.cleaned_data["own_words"],
            talents=self.cleaned_data["talents"],
            hours=self.cleaned_data["week"],
            profile={name: value for name, value in self.profile().items() if name != "own_words"},
        )


def _as_typed(volunteer: Volunteer) -> dict[str, Any]:
    """A volunteer as the form shows them."""
    fields = "own_words most_at_once most_kilometres hours_a_week lasting available_from available_until"
    kept = {
        name: getattr(volunteer, name)
        for name in (*fields.split(), "languages", "methods", "track", "gender", "avoids")
    }
    talents = list(volunteer.talents.values_list("pk", flat=True))
    return {**kept, "talents": talents, "week": WeekField.initial_for(hours_of_week(volunteer))}


class VolunteerForm(ProfileForm):
    """The same, as the hub fills it in: the track too, and the methods of who mediates."""

    track = forms.ChoiceField(label=_("Through which door?"), choices=Volunteer.Track.choices)

    def _add_choices(self, volunteer: Volunteer | None) -> None:
        super()._add_choices(volunteer)
        self.fields["methods"] = methods_field(volunteer.methods if volunteer else [])
        self.fields["methods"].label = _("Methods of neighbour mediation")
        self.fields["own_words"].label = _("In the person's own words")


class NewVolunteerForm(VolunteerForm, ReachForm):
    """Somebody called or came by: one screen."""

    consent = forms.BooleanField(label=_("This person agrees that we keep the offer and propose questions."))
    consent_channel = forms.ChoiceField(
        label=_("How did they say so?"), choices=Consent.Channel.choices, initial="phone"
    )
    field_order = ("name", "phone", "email", "postcode", "house_number", "track", "talents", "own_words", "week")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        defaults = {"languages": ["nl"], "most_at_once": 2, "most_kilometres": 3, "lasting": True}
        super().__init__(*args, **{**kwargs, "initial": {**defaults, **kwargs.get("initial", {})}})
        self.fields["name"].label = _("Name")
        self.order_fields([*self.field_order, "languages", "methods"])
        for last in ("consent_channel", "consent"):
            self.fields[last] = self.fields.pop(last)


class PauseForm(HubForm):
    """A break; without a day until somebody says so."""

    until = forms.DateField(label=_("Until which day?"), required=False, widget=forms.DateInput)

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and until <= clock.today():
            raise ValidationError(_("Choose a day after today."))
        return until


class CheckForm(HubForm):
    """A certificate or training that the hub has seen (C7)."""

    kind = forms.ChoiceField(label=_("What have you seen?"), choices=CheckKind.choices)
    valid_until = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Empty: it does not end."),
    )


class StepForm(HubForm):
    """One step further, with a line about it."""

    reason = forms.CharField(label=_("A line about it"), max_length=300, required=False, validators=[refuse_bsn])


class ConfirmForm(HubForm):
    """The person whose talent somebody else saw agrees."""

    how = forms.CharField(label=_("How do we know?"), max_length=200, validators=[refuse_bsn])
    channel = forms.ChoiceField(label=_("How did they say so?"), choices=Consent.Channel.choices, initial="phone")


class AmbassadorForm(ReachForm):
    """A new ambassador."""

    area = forms.CharField(label=_("Street, complex or flat"), max_length=120)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False
    )
    recruited_by = forms.CharField(label=_("Recruited by"), max_length=120, required=False)

    def __init__(self, *args: Any, hub: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["neighbourhood"].queryset = Neighbourhood.objects.filter(hub=hub)  # type: ignore[attr-defined]


class FindForm(HubForm):
    """A name, sent by POST: names do not stand in addresses and logs."""

    name = forms.CharField(label=_("Name"), max_length=80)
