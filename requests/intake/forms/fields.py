"""Fields that more than one form asks, with their checks and kind words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.base.bsn import refuse_bsn
from hub.base.forms import HoneypotInput
from hub.base.guard import GuardedForm
from hub.people.services import tidy_phone
from hub.places.services import tidy_postcode
from intake.languages import LANGUAGES
from volunteers.services import Contact

CONTACT = "name phone email reachable language postcode house_number".split()

# The page says that one of the two is enough: "may stay empty" behind both would say something else.
_ONE_IS_ENOUGH = {"data-optional": "quiet"}


def words(
    label: Any,
    *,
    most: int,
    required: bool = True,
    rows: int = 4,
    help_text: Any = "",
    **attrs: str,
) -> forms.CharField:
    """A text field in somebody's own words: not too long, and never with a BSN in it (G8)."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        help_text=help_text,
        validators=[refuse_bsn],
        widget=forms.Textarea(
            attrs={"rows": str(rows), **{key.replace("_", "-"): value for key, value in attrs.items()}}
        ),
        error_messages={
            "max_length": gettext_lazy(
                "This is a little long: %(show_value)d characters, at most %(limit_value)d fit. "
                "Write the most important part; you can tell us the rest later."
            )
        },
    )


class Guarded(GuardedForm):
    """The guard of public forms, with a trap that people do not see."""

    website = forms.CharField(required=False, label=gettext_lazy("Leave this empty"), widget=HoneypotInput)


class ReachMixin(forms.Form):
    """How to reach somebody and where they live. Phone or mail, one is enough; a subclass may ask neither."""

    needs_phone_or_mail = True

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
    reachable = forms.CharField(
        label=gettext_lazy("When does it suit you?"), max_length=120, required=False, validators=[refuse_bsn],
        help_text=gettext_lazy("For example: in the morning, or after four"),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=gettext_lazy("Which language do you speak best?"), choices=LANGUAGES, initial="nl"
    )
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=10, required=False)
    house_number = forms.CharField(label=gettext_lazy("House number"), max_length=12, required=False)

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"].strip()
        try:
            return tidy_phone(typed) if typed else ""
        except ValueError:
            raise ValidationError(_("This phone number is not complete. An example: 06 12 34 56 78")) from None

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"].strip()
        try:
            return tidy_postcode(typed) if typed else ""
        except ValueError:
            raise ValidationError(_("This is not a Dutch postcode. An example: 5142 AB")) from None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        nothing_wrong = not {"phone", "email"} & self.errors.keys()
        if self.needs_phone_or_mail and nothing_wrong and not (cleaned.get("phone") or cleaned.get("email")):
            self.add_error("phone", _("Fill in your phone number or your e-mail address. One is enough."))
        return cleaned

    def contact(self) -> Contact:
        """What was filled in, tidy."""
        return Contact(**{name: self.cleaned_data.get(name, "") for name in CONTACT})
