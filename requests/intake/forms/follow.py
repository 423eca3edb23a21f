"""What residents fill in about their own question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.base.forms import HubForm
from intake.forms.fields import ReachMixin, words
from intake.models import HelpRequest


class FindForm(HubForm):
    """The own question, by what stands in the message or on the paper."""

    reference = forms.CharField(
        label=_("Number of your question"), max_length=20, help_text=_("For example: BLD-7K3M2")
    )
    code = forms.CharField(
        label=_("Code"), max_length=12, widget=forms.TextInput(attrs={"autocomplete": "off", "data-width": "short"})
    )


class NewLinkForm(HubForm):
    """A new link, to the address we know."""

    reference = forms.CharField(label=_("Number of your question"), max_length=20)


class AnswerForm(HubForm):
    """Something to add, or an answer to us."""

    text = words(_("Your answer, or something you want to add"), most=4000)


class ChangeForm(HubForm, ReachMixin):
    """How we reach you from now on."""

    field_order = ("phone", "email", "reachable")
    name = language = postcode = house_number = None  # type: ignore[assignment]


class StopForm(HubForm):
    """Why, if somebody wants to say."""

    reason = words(_("Do you want to tell us why?"), most=500, required=False, rows=3)


class HelpedForm(HubForm):
    """Whether it helped."""

    helped = forms.ChoiceField(
        label=_("Have you been helped?"), choices=HelpRequest.Helped.choices, widget=forms.RadioSelect
    )
    text = words(_("Do you want to tell us something about it?"), most=2000, required=False, rows=3)


class ReopenForm(HubForm):
    """What is still needed."""

    text = words(_("What do you still need?"), most=4000, required=False, rows=3)
