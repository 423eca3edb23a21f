"""What is filled in about a case. Every free text refuses a BSN."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.base.bsn import refuse_bsn
from hub.base.forms import HubForm
from hub.people.models import Consent
from mediation.models import MediationCase, Nuisance, Outcome, Party, ScopeReason
from volunteers.forms import ReachForm


def _text(label: Any, *, most: int, rows: int = 4, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": most}),
        validators=[refuse_bsn],
    )


def _line(label: Any, *, most: int, required: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=required, help_text=help_text, validators=[refuse_bsn]
    )


class OpenCaseForm(HubForm):
    """The hub passes a question on."""

    nuisance = forms.ChoiceField(label=_("What is the trouble?"), choices=Nuisance.choices)
    summary = _text(_("What should the coordinator know?"), most=2000)
    other_party = _line(
        _("What do we call the other party?"),
        most=80,
        help_text=_("No name: they do not know of this yet. For example: the upstairs neighbour."),
    )
    safety_note = _line(_("Is there something about safety?"), most=300)
    consent_channel = forms.ChoiceField(
        label=_("How did the resident say yes?"), choices=Consent.Channel.choices, initial="phone"
    )
    consent = forms.BooleanField(label=_("The resident agrees that the coordinator gets this."))


class ChangeCaseForm(HubForm):
    """What the coordinator changes on the way."""

    level = forms.ChoiceField(label=_("Level"), choices=MediationCase.Level.choices)
    reason = _line(_("Why does the level change?"), most=300)
    nuisance = forms.ChoiceField(label=_("What is the trouble?"), choices=Nuisance.choices)
    summary = _text(_("What it is about"), most=2000)
    safety_note = _line(_("Safety at a home visit"), most=300)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "level" in self.changed_data and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Write why the level changes."))
        return cleaned


class PartyForm(ReachForm):
    """A party that was spoken with for the first time."""

    agreed = forms.BooleanField(label=_("This party wants to talk"), required=False)
    heard = forms.BooleanField(label=_("We told this party what we keep, why, and how long."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class WordsForm(HubForm):
    """What a party told."""

    own_words = _text(_("In their own words"), most=2000, rows=6, required=False)
    agreed = forms.BooleanField(label=_("This party wants to talk"), required=False)

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        initial = {"own_words": party.own_words, "agreed": party.agreed_at is not None}
        super().__init__(*args, initial=initial, **kwargs)


class NewPartyForm(HubForm):
    known_as = _line(_("What do we call this party?"), most=80, required=True, help_text=_("No name."))


class StationForm(HubForm):
    reason = _line(_("A line about it"), most=300)


class CloseForm(HubForm):
    """How it ended."""

    outcome = forms.ChoiceField(label=_("How did it end?"), choices=Outcome.choices, widget=forms.RadioSelect)
    result = _line(_("Agreements, in a line"), most=300)


class OutOfScopeForm(HubForm):
    """Not for volunteers who mediate."""

    reason = forms.ChoiceField(label=_("Why not?"), choices=ScopeReason.choices, widget=forms.RadioSelect)
    consulted = _line(_("With whom did you talk it over?"), most=300, required=True, help_text=_("Only you read this."))
    for_the_hub = _text(
        _("What does the hub do now?"),
        most=500,
        rows=3,
        help_text=_(
            "The hub reads this. Write who takes it over and what was agreed with the resident, "
            "not what the parties told."
        ),
    )
