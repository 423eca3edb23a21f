"""What an ambassador fills in on a phone, and what a worker adds when the person says yes."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.base.bsn import refuse_bsn
from hub.base.forms import HubForm
from intake.forms.fields import ReachMixin, words

YES, NOT_YET = "yes", "not_yet"


class StreetForm(HubForm):
    """Something in the street: about nobody in person."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = words(
        gettext_lazy("What did you see?"), most=2000, data_size="large",
        help_text=gettext_lazy("Write no names of neighbours here."),
    )  # fmt: skip


class _YesMixin(ReachMixin):
    """Who it is and how that person said yes."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120, required=False, validators=[refuse_bsn])
    reachable = forms.CharField(
        label=gettext_lazy("When does it suit?"), max_length=120, required=False, validators=[refuse_bsn]
    )
    how = forms.CharField(
        label=gettext_lazy("How did this person say yes?"), max_length=200, required=False, validators=[refuse_bsn],
        help_text=gettext_lazy("For example: at the door, yesterday"),
    )  # fmt: skip
    may_hear_back = forms.BooleanField(
        label=gettext_lazy("I may hear how it goes (the person agrees to that)"), required=False
    )


class SignalForm(HubForm, _YesMixin):
    """A question or talent heard: the words, and who only with that person's yes."""

    field_order = ("submission", "text", "agrees", "name", "phone", "email", "postcode", "house_number")
    needs_phone_or_mail = False

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = words(gettext_lazy("What did you hear?"), most=2000, data_size="large")
    agrees = forms.ChoiceField(
        label=gettext_lazy("Does this person agree that you pass it on, with name?"),
        choices=[(YES, gettext_lazy("Yes, I asked")), (NOT_YET, gettext_lazy("Not yet"))],
        widget=forms.RadioSelect(attrs={"data-layout": "row"}),
        help_text=gettext_lazy("Not yet? Then we keep only your words, without name or address."),
    )

    def clean(self) -> dict[str, Any]:
        if self.data.get("agrees") == YES:
            self.needs_phone_or_mail = True
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("agrees") == YES and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Fill in the name"))
        if cleaned.get("agrees") == NOT_YET:
            # What was typed about somebody who has not agreed is not even an error to show: it is dropped.
            for name in ("name", "phone", "email", "postcode", "house_number", "reachable", "how"):
                self.errors.pop(name, None)
                cleaned.pop(name, None)
        return cleaned


class TalentForm(SignalForm):
    """A talent seen: the same, asked in other words."""

    text = words(gettext_lazy("What can this person do, or like to do?"), most=2000, data_size="large")


class YesForm(HubForm, _YesMixin):
    """A worker notes the yes."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120, validators=[refuse_bsn])
    how = forms.CharField(
        label=gettext_lazy("How did this person say yes?"), max_length=200, validators=[refuse_bsn],
        help_text=gettext_lazy("For example: by phone, on Tuesday"),
    )  # fmt: skip
    may_hear_back = forms.BooleanField(label=gettext_lazy("The ambassador may hear how it goes"), required=False)


class FeedbackForm(HubForm):
    """One line for the ambassador."""

    text = forms.CharField(label=gettext_lazy("What came of it?"), max_length=300, validators=[refuse_bsn])
