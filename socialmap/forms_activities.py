"""Forms of activities: signing up, and the work behind it."""

import re
from datetime import date, datetime
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.models import ModelChoiceField
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_scopes.forms import SafeModelChoiceField

from hub.base import clock
from hub.base.bsn import refuse_bsn
from hub.base.forms import HoneypotInput, HubForm, HubModelForm
from hub.base.guard import GuardedForm, signed_now
from hub.people.services import readable_phone, tidy_phone
from hub.places.services import tidy_postcode
from socialmap.models import Activity, ActivityDate, Organization, Service, TaxonomyTerm
from socialmap.models.activities import MOST_PEOPLE
from socialmap.recurring import MONTHLY, ONCE, TWO_WEEKS, WEEKLY, how_often, moments, rule_for
from socialmap.services.entries import Address
from socialmap.services.sign_ups import Visitor

# The name stands in a message to an address that anybody can type: it must not carry somebody's link.
_ADDRESS = re.compile(r"://|\bwww\.|\w\.[a-z]{2,}/|@", re.IGNORECASE)
# The page says that one of the two is enough: "may stay empty" behind both would say something else.
_ONE_IS_ENOUGH = {"data-optional": "quiet"}
AGREE = gettext_lazy(
    "The Startpunt and the organiser may keep this to tell me about this activity. It is removed 30 days afterwards."
)
HOW_OFTEN = [
    (ONCE, gettext_lazy("Once")),
    (WEEKLY, gettext_lazy("Every week")),
    (TWO_WEEKS, gettext_lazy("Every two weeks")),
    (MONTHLY, gettext_lazy("Every month, on the same weekday (such as the second Tuesday)")),
]


def _phone(text: str) -> str:
    try:
        return tidy_phone(text.strip()) if text.strip() else ""
    except ValueError:
        raise ValidationError(_("This phone number is not complete. An example: 06 12 34 56 78")) from None


class PlaceForm(HubForm):
    """Somebody comes: as typed at the counter."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        validators=[refuse_bsn],
        error_messages={"required": gettext_lazy("Fill in your name")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=30, required=False, widget=forms.TextInput(attrs=_ONE_IS_ENOUGH)
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs=_ONE_IS_ENOUGH),
        error_messages={"invalid": gettext_lazy("This e-mail address is not complete. An example: naam@voorbeeld.nl")},
    )
    people = forms.IntegerField(
        label=gettext_lazy("With how many people do you come?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        widget=forms.NumberInput(attrs={"data-width": "number"}),
    )
    remark = forms.CharField(
        label=gettext_lazy("Is there something we should know?"),
        max_length=300,
        required=False,
        validators=[refuse_bsn],
        widget=forms.Textarea(attrs={"rows": "2", "maxlength": "300"}),
        help_text=gettext_lazy("For example: I come with a wheelchair."),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, date: ActivityDate, **kwargs: Any) -> None:
        kwargs["initial"] = {"submission": uuid4(), "opened": signed_now(), **kwargs.get("initial", {})}
        super().__init__(data, **kwargs)
        self.places = date.places

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if _ADDRESS.search(name):
            raise ValidationError(_("Fill in your name"))
        return name

    def clean_phone(self) -> str:
        return _phone(self.cleaned_data["phone"])

    def clean_people(self) -> int:
        people: int = self.cleaned_data["people"]
        if self.places is not None and people > self.places:
            raise ValidationError(_("There are %(n)d places in all.") % {"n": self.places})
        return people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        nothing_wrong = not {"phone", "email"} & self.errors.keys()
        if nothing_wrong and not (cleaned.get("phone") or cleaned.get("email")):
            self.add_error("phone", _("Fill in your phone number or your e-mail address. One is enough."))
        return cleaned

    def visitor(self) -> Visitor:
        """What was filled in."""
        return Visitor(**{name: self.cleaned_data[name] for name in ("name", "phone", "email", "people", "remark")})


class CounterForm(PlaceForm):
    """Somebody at the counter or on the phone: about somebody else, and their browser must not fill in itself."""

    def __init__(self, data: Any = None, *, date: ActivityDate, **kwargs: Any) -> None:
        super().__init__(data, date=date, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["people"].label = _("How many people")
        self.fields["remark"].label = _("Remark")
        for name in ("name", "phone", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class SignUpForm(PlaceForm, GuardedForm):
    """Somebody comes: as filled in on the website."""

    agree = forms.BooleanField(
        label=AGREE, error_messages={"required": gettext_lazy("Tick this, or call us to sign up.")}
    )
    website = forms.CharField(required=False, label=gettext_lazy("Leave this empty"), widget=HoneypotInput)


class MoveForm(HubForm):
    """Another moment for one date."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput)
    starts = forms.TimeField(label=gettext_lazy("From"), widget=forms.TimeInput)
    ends = forms.TimeField(label=gettext_lazy("Until"), widget=forms.TimeInput)
    words = forms.CharField(
        label=gettext_lazy("What should people know?"), max_length=200, required=False, validators=[refuse_bsn]
    )

    def __init__(self, data: Any = None, *, date: ActivityDate) -> None:
        starts, ends = (moment.astimezone(clock.AMSTERDAM) for moment in (date.starts_at, date.ends_at))
        super().__init__(data, initial={"day": starts.date(), "starts": starts.time(), "ends": ends.time()})

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not 0 <= (day - clock.today()).days <= 730:
            raise ValidationError(_("Choose a day from today on."))
        return day

    def moments(self) -> tuple[datetime, datetime]:
        data = self.cleaned_data
        return moments(data["day"], data["starts"], data["ends"])


class CallOffForm(HubForm):
    words = forms.CharField(
        label=gettext_lazy("What should people know?"),
        max_length=200,
        required=False,
        validators=[refuse_bsn],
        help_text=gettext_lazy("For example: the teacher is ill."),
    )


class CameForm(HubForm):
    """How many came without signing up; the names are ticked on the list itself."""

    walked_in = forms.IntegerField(
        label=gettext_lazy("Came without signing up"), min_value=0, max_value=5000, initial=0
    )


def _days(text: str) -> list[date]:
    """Days as staff type them, one a line or with commas between: 25-12-2026."""
    found = []
    for part in text.replace(",", "\n").split("\n"):
        if not part.strip():
            continue
        try:
            day, month, year = part.strip().split("-")
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            words = _("We cannot read “%(part)s”. Write a day like this: 25-12-2026")
            raise ValidationError(words, params={"part": part.strip()[:40]}) from None
    return sorted(set(found))


class ActivityForm(HubModelForm):
    """An activity, by staff or by a contact person of `organizations`."""

    how = forms.ChoiceField(label=gettext_lazy("How often?"), choices=HOW_OFTEN, initial=ONCE, widget=forms.RadioSelect)
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On more days of the week?"),
        choices=[(number, WEEKDAYS[number]) for number in range(7)],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "chips"}),
        help_text=gettext_lazy("Only when it is every week or every two weeks."),
    )
    without = forms.CharField(
        label=gettext_lazy("Not on these days"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text=gettext_lazy("One day a line, like this: 25-12-2026"),
    )
    url = forms.URLField(label=gettext_lazy("Website"), max_length=500, required=False, assume_scheme="https")
    place = forms.CharField(label=gettext_lazy("Name of the place"), max_length=200, required=False)
    street = forms.CharField(label=gettext_lazy("Street and number"), max_length=200, required=False)
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=12, required=False)
    city = forms.CharField(label=gettext_lazy("Town"), max_length=80, required=False)
    # What this form was opened with: a colleague's change in between is noticed, not overwritten.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = (
        "title", "summary", "description", "kind", "subjects", "organization", "service", "first_day", "starts",
        "ends", "how", "weekdays", "last_day", "without", "place", "street", "postcode", "city", "online", "url",
        "sign_up", "places", "free_of_charge", "fees_description", "eligibility_description", "languages",
        "wheelchair", "phone",
    )  # fmt: skip

    class Meta:
        model = Activity
        fields = (
            "title", "summary", "description", "kind", "subjects", "organization", "service", "first_day", "starts",
            "ends", "last_day", "online", "url", "sign_up", "places", "free_of_charge", "fees_description",
            "eligibility_description", "languages", "wheelchair", "phone",
        )  # fmt: skip
        # An ordinary field would ask for all organisations when the program starts, outside any hub.
        field_classes = {"organization": SafeModelChoiceField, "service": SafeModelChoiceField}
        labels = {
            "title": gettext_lazy("What is it called?"), "kind": gettext_lazy("What kind?"),
            "subjects": gettext_lazy("Subjects"), "organization": gettext_lazy("Who organises it?"),
            "service": gettext_lazy("Belongs to"), "first_day": gettext_lazy("On which day?"),
            "starts": gettext_lazy("From"), "ends": gettext_lazy("Until"),
            "last_day": gettext_lazy("Until which day?"), "online": gettext_lazy("It is online"),
            "sign_up": gettext_lazy("People sign up for it"), "places": gettext_lazy("Number of places"),
            "free_of_charge": gettext_lazy("It is free"),
            "fees_description": gettext_lazy("Costs"), "languages": gettext_lazy("Languages"),
            "wheelchair": gettext_lazy("You can get in with a wheelchair"),
            "phone": gettext_lazy("Phone number for questions"),
        }  # fmt: skip
        help_texts = {
            "places": gettext_lazy("Empty: as many as want to come."),
            "last_day": gettext_lazy("Empty: it goes on until you change it."),
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "kind": forms.RadioSelect(attrs={"data-layout": "row"}),
            "subjects": forms.CheckboxSelectMultiple(attrs={"data-layout": "chips"}),
            "first_day": forms.DateInput,
            "last_day": forms.DateInput,
            "starts": forms.TimeInput,
            "ends": forms.TimeInput,
        }

    def __init__(self, data: Any = None, *, organizations: Any = None, hub_name: str = "", **kwargs: Any) -> None:
        known: Activity | None = kwargs.get("instance")
        if known:
            kwargs["initial"] = {**_beside(known), **kwargs.get("initial", {})}
        super().__init__(data, **kwargs)
        self._organisers(organizations, hub_name, known)
        # The large subjects, and whatever smaller one it has: a box that is not there would take it away.
        own = Q(activities=known) if known else Q(pk=None)
        self._offer("subjects", TaxonomyTerm.objects.subjects().filter(Q(parent=None) | own).distinct())
        for name in ("title", "phone", "place", "street", "postcode", "city"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def _organisers(self, organizations: Any, hub_name: str, known: Activity | None) -> None:
        """Staff may leave it with the hub itself; a contact person chooses among the own organisations."""
        field = self._offer("organization", Organization.objects.all() if organizations is None else organizations)
        field.required = organizations is not None
        field.empty_label = hub_name if organizations is None else None
        services = Service.objects.listed().filter(organization=known.organization_id if known else None)
        if services.exists():
            self._offer("service", services).empty_label = _("the whole organisation")
        else:
            del self.fields["service"]

    def _offer(self, name: str, choices: Any) -> ModelChoiceField:
        field = cast("ModelChoiceField", self.fields[name])
        field.queryset = choices
        return field

    def clean_phone(self) -> str:
        return _phone(self.cleaned_data["phone"])

    def clean_without(self) -> list[date]:
        return _days(self.cleaned_data["without"])

    def clean_postcode(self) -> str:
        text = self.cleaned_data["postcode"].strip()
        try:
            return tidy_postcode(text) if text else ""
        except ValueError:
            if text == self.initial.get("postcode"):
                return text  # it came with an import from abroad and is still the same
            raise ValidationError(_("This is no Dutch postcode. Write it like this: 5142 AB")) from None

    def clean_first_day(self) -> date:
        day: date = self.cleaned_data["first_day"]
        if abs((day - clock.today()).days) > 1100:
            raise ValidationError(_("Choose a day that is not so far away."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("This lies before the first day."))
        if cleaned.get("starts") and cleaned.get("starts") == cleaned.get("ends"):
            self.add_error("ends", _("It ends when it begins."))
        if cleaned.get("places") == 0:
            self.add_error("places", _("Leave this empty, or fill in one or more."))
        service = cleaned.get("service")
        if service and service.organization_id != getattr(cleaned.get("organization"), "pk", None):
            cleaned["service"] = None  # another organisation was chosen in the same go
        if self.instance.pk and cleaned.get("seen") != _stamp(self.instance):
            # The next press is a decision: this text goes over that of the colleague.
            again = cast("QueryDict", self.data).copy()
            again["seen"] = _stamp(self.instance)
            self.data = again
            raise ValidationError(
                _(
                    "A colleague changed this while you were typing. Look at it first. "
                    "Your text is still here; save it once more to keep yours."
                ),
                code="changed",
            )
        return cleaned

    def activity(self) -> dict[str, Any]:
        """What `save_activity` asks for."""
        data = self.cleaned_data
        apart = {"subjects", "how", "weekdays", "without", "place", "street", "postcode", "city", "seen"}
        fields = {name: value for name, value in data.items() if name not in apart}
        fields["rule"] = rule_for(data["how"], data["first_day"], data["weekdays"])
        fields["without_days"] = data["without"]
        changed_place = {"place", "street", "postcode", "city"} & set(self.changed_data)
        address = Address(name=data["place"], street=data["street"], postcode=data["postcode"], city=data["city"])
        return {"fields": fields, "subjects": data["subjects"], "address": address if changed_place else None}


def _stamp(activity: Activity) -> str:
    """Which version of an activity this is."""
    return activity.last_modified.isoformat()


def _beside(activity: Activity) -> dict[str, Any]:
    """What the form shows in its own way: how often, the place, the days without."""
    how, weekdays = how_often(activity.rule)
    place = activity.location
    return {
        "how": how,
        "weekdays": weekdays,
        "without": "\n".join(f"{day:%d-%m-%Y}" for day in activity.without_days),
        "phone": readable_phone(activity.phone) if activity.phone else "",
        "place": place.name if place else "",
        "street": place.address_1 if place else "",
        "postcode": place.postal_code if place else "",
        "city": place.city if place else "",
        "seen": _stamp(activity),
    }
