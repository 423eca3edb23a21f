"""What the process manager and those who are invited fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.base.bsn import refuse_bsn
from hub.base.forms import HubForm
from matching.forms import DeadlineField, words
from matching.models import Handover
from socialmap.models import Contact


class StartForm(HubForm):
    """Which questions belong together, and what they are about."""

    title = forms.CharField(label=_("What is it about?"), max_length=120, validators=[refuse_bsn])
    questions: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        label=_("Questions"), queryset=Handover.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, questions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["questions"].queryset = questions  # type: ignore[attr-defined]


class InviteForm(HubForm):
    """The words that go out, and until when; whom is ticked in the lists under it."""

    words = words(
        _("What do you ask them?"),
        most=500,
        required=False,
        rows=4,
        help_text=_("They read this with the subject and the neighbourhood. Write nothing about who asked."),
    )
    deadline = DeadlineField(label=_("Answer before"))


class OfferForm(HubForm):
    """The new offer, as it comes on the social map."""

    name = forms.CharField(label=_("What do you call it?"), max_length=200, validators=[refuse_bsn])
    summary = forms.CharField(label=_("In one line"), max_length=200, validators=[refuse_bsn])
    description = words(_("What it is, for whom and when"), most=2000, rows=5)
    contact: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Who answers for it?"),
        queryset=Contact.objects.none(),
        help_text=_("The offer comes on the social map under the organisation of this person."),
        empty_label=_("choose a person"),
    )
    informal = forms.BooleanField(label=_("Neighbours do it"), required=False)
    decision = words(_("Why do you decide this?"), most=1000, rows=3)

    def __init__(self, *args: Any, contacts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["contact"]
        field.queryset = contacts
        field.label_from_instance = lambda row: f"{row.organization.name}: {row.name}"


class NotPossibleForm(HubForm):
    """There is no offer: why, and what the residents read."""

    decision = words(_("Why is it not possible? This stays inside."), most=1000, rows=3)
    answer = words(
        _("What the residents read"),
        most=1000,
        rows=5,
        help_text=_("Why it does not work out, and what they can do now. Everybody who waits reads the same."),
    )


class StopForm(HubForm):
    decision = words(_("Why do you stop?"), most=300, rows=2)


class LayThereForm(HubForm):
    """The line that goes with the questions that come first."""

    note = words(
        _("What they read about the question"),
        most=300,
        required=False,
        rows=2,
        help_text=_("No name, no address. Empty: they read only the subject."),
    )


class JoinForm(HubForm):
    words = words(_("What can you bring, or what do you need?"), most=500, required=False, rows=3)


class NoForm(HubForm):
    words = words(_("Why not? It helps us to look further."), most=500, required=False, rows=2)
