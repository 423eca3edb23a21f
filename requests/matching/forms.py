"""What people fill in here."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.bsn import refuse_bsn
from hub.base.forms import HubForm
from hub.base.workdays import DAY_ENDS, add_working_days
from hub.people.models import Consent
from matching.services.handing import Outcome
from matching.workflow import Rung, SkipReason
from socialmap.models import Contact

# By one tap; a code is kept, so that the hub can count why people say no.
DECLINE_REASONS = (
    ("no_time", _("No time")),
    ("not_then", _("Not at that moment")),
    ("too_far", _("Too far")),
    ("not_my_thing", _("Not my thing")),
    ("not_well", _("I am not feeling well")),
)
SHARE_CHANNELS = (
    ("", _("not asked yet")),
    (Consent.Channel.PHONE, _("yes, by phone, today")),
    (Consent.Channel.COUNTER, _("yes, at the counter, today")),
    (Consent.Channel.PAPER, _("yes, on paper")),
)


def words(label: Any, *, most: int, required: bool = True, rows: int = 3, **more: Any) -> forms.CharField:
    """A field for a few sentences, without a BSN in it."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        validators=[refuse_bsn],
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": most}),
        **more,
    )


class NoteForm(HubForm):
    """The line that goes with a question, and whether the resident agreed to sharing the address."""

    note = words(
        _("What they read about the question"),
        most=300,
        required=False,
        rows=3,
        help_text=_("Write it as you would say it to them. No name, no address. Empty: they read only the subject."),
    )
    share = forms.ChoiceField(
        label=_("May whoever helps know name and address?"), choices=SHARE_CHANNELS, required=False
    )

    def __init__(self, *args: Any, share_known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if share_known:
            del self.fields["share"]


class ReferForm(NoteForm):
    """Everything a contact person gets to see, and why a rung is skipped."""

    rung = forms.ChoiceField(label=_("Who helps?"), widget=forms.RadioSelect)
    contact: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Contact person"), queryset=Contact.objects.none(), required=False, empty_label=_("nobody yet: I call")
    )
    logged = forms.BooleanField(label=_("I call myself: send nothing, I only write down that I asked"), required=False)
    share_contact_details = forms.BooleanField(label=_("Give name, phone and address after a yes"), required=False)
    skip_reason = forms.ChoiceField(
        label=_("Why is an earlier step skipped?"), choices=[("", "---"), *SkipReason.choices], required=False
    )
    skip_words = words(_("In a few words"), most=300, required=False, rows=2)
    field_order = ("rung", "contact", "logged", "note", "share", "share_contact_details", "skip_reason", "skip_words")

    def __init__(
        self, *args: Any, contacts: Any, rungs: list[Rung], needs_reason: dict[str, list[Rung]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts  # type: ignore[attr-defined]
        self.fields["rung"].choices = [(rung.value, rung.label) for rung in rungs]  # type: ignore[attr-defined]
        self.needs_reason = needs_reason

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("contact") and not cleaned.get("logged"):
            self.add_error("contact", _("Choose who gets it, or call yourself."))
        if self.needs_reason.get(cleaned.get("rung", "")):
            if not cleaned.get("skip_reason"):
                self.add_error("skip_reason", _("Informal first: choose why a neighbour was not asked."))
            if not cleaned.get("skip_words"):
                self.add_error("skip_words", _("Say it in a few words. A colleague must understand it too."))
        return cleaned


def end_of(day: Any) -> datetime:
    """The end of the working day on that date."""
    return datetime.combine(day, DAY_ENDS, tzinfo=clock.AMSTERDAM)


class DeadlineField(forms.DateField):
    """A day from tomorrow on, within a year."""

    widget = forms.DateInput

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and not 0 < (day - clock.today()).days <= 365:
            raise forms.ValidationError(_("Choose a day from tomorrow on, within a year."))
        return day


class HandoverForm(HubForm):
    """Why the question goes to somebody else, and until when."""

    reason = words(_("What do you ask them?"), most=500)
    deadline = DeadlineField(label=_("Answer before"))

    def __init__(self, *args: Any, days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deadline"].initial = add_working_days(clock.now(), days).date()


class TeamAnswerForm(HubForm):
    """The neighbourhood team's answer: the resident reads it as it stands here."""

    answer = words(_("Your answer to the resident"), most=2000, rows=6)


class DecisionForm(HubForm):
    """What the process manager comes to."""

    outcome = forms.ChoiceField(label=_("What did it come to?"), choices=Outcome.choices, widget=forms.RadioSelect)
    answer = words(_("The answer in a few sentences"), most=2000, rows=5)


class GiveBackForm(HubForm):
    """Not for us, with the reason."""

    reason = words(_("Why do you give it back?"), most=500)


class DeclineForm(HubForm):
    """A volunteer's no: the reason may be skipped."""

    reason = forms.ChoiceField(
        label=_("Why not?"),
        choices=DECLINE_REASONS,
        required=False,
        widget=forms.RadioSelect(attrs={"data-layout": "chips"}),
    )


class ReferralDeclineForm(HubForm):
    """A contact person's no."""

    reason = words(_("Why not? The Startpunt looks further with it."), most=300, rows=2)


class QuestionForm(HubForm):
    """What somebody wants to know first."""

    question = words(_("What do you want to know?"), most=500)


class TellForm(HubForm):
    """What the hub wanted to know."""

    text = words(_("Your answer to the Startpunt"), most=500)


class AskForm(HubForm):
    """What the hub wants to know of who was asked."""

    question = words(_("What do you want to know of them?"), most=500, rows=2)


class OtherContactForm(HubForm):
    """Who gets the question instead."""

    contact: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Who gets it now?"), queryset=Contact.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, contacts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts  # type: ignore[attr-defined]


class ReplyForm(HubForm):
    """The hub's answer to that."""

    answer = words(_("Your answer"), most=500, rows=2)


class TakeBackForm(HubForm):
    """Trying another way, perhaps with the reason."""

    reason = forms.CharField(label=_("Why?"), max_length=200, required=False, validators=[refuse_bsn])


class EndForm(HubForm):
    """The help is over."""

    hours = forms.DecimalField(
        label=_("Hours given, about"),
        required=False,
        max_digits=6,
        decimal_places=1,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1000))],
        widget=forms.NumberInput(attrs={"data-width": "number", "step": "0.5"}),
    )
