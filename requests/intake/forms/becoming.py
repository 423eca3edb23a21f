"""What is needed to make a talent of a question, or to take in a question of a volunteer."""

from django import forms
from django.utils.translation import gettext_lazy

from hub.base.forms import HubForm
from intake.forms.fields import words
from intake.models import Channel


class TalentSeenForm(HubForm):
    """What this person offers."""

    own_words = words(gettext_lazy("What can this person do, or like to do?"), most=1000)
    nothing_asked = forms.BooleanField(
        label=gettext_lazy("This was only an offer: the question may end"), required=False
    )


class AlsoAsksForm(HubForm):
    """What a volunteer asks, and how it came in."""

    text = words(gettext_lazy("The question, in the words of the person"), most=4000)
    channel = forms.ChoiceField(
        label=gettext_lazy("How did it come in?"),
        choices=[(choice.value, choice.label) for choice in (Channel.PHONE, Channel.COUNTER, Channel.EMAIL)],
        widget=forms.RadioSelect,
        initial=Channel.PHONE.value,
    )
