"""Forms that keep the social map current: what visitors and organisations tell, and what the hub decides."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.bsn import refuse_bsn
from hub.base.forms import HoneypotInput, HubForm, HubFormMixin
from hub.base.guard import GuardedForm
from hub.people.services import tidy_phone
from socialmap.forms import ServiceForm
from socialmap.models import EntryReport

MOST_WORDS = 1000


def _words(label: Any, help_text: Any = "", *, required: bool = False, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=MOST_WORDS,
        required=required,
        validators=[refuse_bsn],
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": MOST_WORDS}),
        help_text=help_text,
    )


class MistakeForm(HubFormMixin, GuardedForm):
    """A visitor tells what is wrong with an entry. Each kind is a button: the second click sends."""

    what = forms.ChoiceField(choices=EntryReport.What, widget=forms.HiddenInput)
    text = _words(_("Would you like to say more?"), _("For example: the new number is 0416 12 34 56."))
    email = forms.EmailField(
        label=_("Your e-mail address"), required=False, help_text=_("Only if you would like an answer.")
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)
    website = forms.CharField(required=False, label=_("Leave this empty"), widget=HoneypotInput)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("what") == EntryReport.What.OTHER and not self.cleaned_data.get("text"):
            self.add_error("text", _("Write in a few words what is wrong."))
        return cleaned


class ClaimForm(HubFormMixin, GuardedForm):
    """Somebody of an organisation says: this is ours."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    title = forms.CharField(label=_("What do you do there?"), max_length=120, required=False)
    email = forms.EmailField(label=_("Your e-mail address at work"))
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    text = _words(_("Would you like to say more?"))
    submission = forms.UUIDField(widget=forms.HiddenInput)
    website = forms.CharField(required=False, label=_("Leave this empty"), widget=HoneypotInput)

    def clean_phone(self) -> str:
        text = self.cleaned_data["phone"].strip()
        try:
            return tidy_phone(text) if text else ""
        except ValueError:
            raise ValidationError(_("This is no phone number. Write it like this: 06 12 34 56 78")) from None


class OwnServiceForm(ServiceForm):
    """An entry, by its contact person: what the organisation itself can know."""

    class Meta(ServiceForm.Meta):
        fields = (  # type: ignore[assignment]
            "name", "alternate_name", "summary", "description", "phone", "email", "url", "hours", "street", "postcode",
            "city", "free_of_charge", "fees_description", "eligibility_description", "application_process",
            "languages", "wheelchair", "takes_referrals", "places_left", "waiting_days",
        )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What `edit_own` asks for."""
        apart = {"street", "postcode", "city", "seen", "hours"}
        data = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        data["hours"] = self["hours"].data or ""
        if not self.several_places:
            data["address"] = {part: self.cleaned_data[part] for part in ("street", "postcode", "city")}
        return data


class CloseForm(HubForm):
    """Closed for now: why, and until when."""

    words = forms.CharField(
        label=_("What should people know?"),
        max_length=200,
        required=False,
        help_text=_("For example: closed for repairs."),
    )
    until = forms.DateField(
        label=_("On which day does it open again?"),
        required=False,
        widget=forms.DateInput(),
        help_text=_("It opens by itself on that day. You do not know yet? Leave it empty."),
    )

    def clean_until(self) -> Any:
        day = self.cleaned_data["until"]
        if day and day <= clock.today():
            raise ValidationError(_("Choose a day that is still to come."))
        return day


class ArchiveForm(HubForm):
    """It has stopped."""

    reason = forms.CharField(label=_("Why has it stopped?"), max_length=200, required=False)


class ReasonForm(HubForm):
    """A no, in words that the other side reads."""

    reason = _words(_("Why not?"), _("They read this in our mail."), required=True)


class TakeForm(HubForm):
    """Which fields of a change are taken over."""

    seen = forms.CharField(widget=forms.HiddenInput)
    reason = _words(_("You leave something out? Say why"), _("They read this in our mail."))


class HandleForm(HubForm):
    """A reported mistake was looked into."""

    answer = _words(_("What do you want to tell the visitor?"), _("They read this in our mail."))


class ClaimDecisionForm(HubForm):
    """Who claimed it becomes the contact person."""

    whole = forms.BooleanField(label=_("For all entries of this organisation"), required=False)
    account = forms.BooleanField(
        label=_("Give an own entrance too"),
        required=False,
        help_text=_("Then they can sign in. The link in the mail works without it."),
    )

    def __init__(self, *args: Any, may_give_entrance: bool, **kwargs: Any) -> None:
        """Who only edits texts gives nobody an entrance."""
        super().__init__(*args, **kwargs)
        if not may_give_entrance:
            del self.fields["account"]
