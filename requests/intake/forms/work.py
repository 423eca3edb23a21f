"""What workers fill in."""

from datetime import datetime, time
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.accounts.models import User
from hub.base import clock
from hub.base.bsn import refuse_bsn
from hub.base.forms import HubForm
from hub.people.models import Consent
from intake.forms.ask import MAY_CONTACT, MAY_SHARE
from intake.forms.fields import ReachMixin, words
from intake.languages import LANGUAGES
from intake.models import Channel, HelpRequest, Kind, SelfReliance, Urgency, Weight
from intake.self_reliance import LEVELS
from intake.services.asking import Question
from socialmap.models import TaxonomyTerm
from volunteers.preferences import Circumstance, Gender
from volunteers.week import DAY_WORDS, PARTS, Hours, boxes_of, hours_of

BY_WORKERS = (Channel.PHONE, Channel.COUNTER, Channel.PAPER, Channel.EMAIL)


class WishesMixin(forms.Form):
    """What whoever comes has to know, and who may come."""

    wanted_gender = forms.ChoiceField(
        label=gettext_lazy("Who may come?"),
        choices=[("", gettext_lazy("makes no difference")), *Gender.choices],
        required=False,
        widget=forms.RadioSelect(attrs={"data-layout": "chips"}),
    )
    circumstances = forms.MultipleChoiceField(
        label=gettext_lazy("Good to know for who comes"),
        choices=Circumstance.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "chips"}),
    )


class EnterForm(HubForm, ReachMixin, WishesMixin):
    """A question of somebody who calls or comes by, on one screen (B5)."""

    needs_phone_or_mail = False
    field_order = ("text", "name", "phone", "email", "postcode", "house_number", "reachable", "language")

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    channel = forms.ChoiceField(
        label=gettext_lazy("How did it come in?"),
        choices=[(channel.value, channel.label) for channel in BY_WORKERS],
        widget=forms.RadioSelect(attrs={"data-layout": "chips"}),
        initial=Channel.PHONE.value,
    )
    text = words(
        gettext_lazy("What is asked?"),
        most=4000,
        rows=5,
        help_text=gettext_lazy("As much as possible in the person's own words"),
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120, validators=[refuse_bsn])
    reachable = forms.CharField(
        label=gettext_lazy("When does it suit?"), max_length=120, required=False, validators=[refuse_bsn]
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES, initial="nl")
    asked_by_name = forms.CharField(
        label=gettext_lazy("Does somebody else ask this? Who?"), max_length=120, required=False, validators=[refuse_bsn],
        help_text=gettext_lazy("For example: Petra, daughter"),
    )  # fmt: skip
    may_contact = forms.BooleanField(
        label=MAY_CONTACT,
        error_messages={"required": gettext_lazy("Without this yes we may not keep the details. Ask for it.")},
    )
    may_share = forms.BooleanField(label=MAY_SHARE, required=False)

    def question(self) -> Question:
        """The question as it was told."""
        shared = ((Consent.Purpose.SHARE.value, str(MAY_SHARE)),) if self.cleaned_data["may_share"] else ()
        return Question(
            text=self.cleaned_data["text"],
            channel=self.cleaned_data["channel"],
            consents=((Consent.Purpose.CONTACT.value, str(MAY_CONTACT)), *shared),
            asked_by_name=self.cleaned_data["asked_by_name"],
            wanted_gender=self.cleaned_data["wanted_gender"],
            circumstances=tuple(self.cleaned_data["circumstances"]),
        )


def _week_field(part: str, label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(f"{weekday}-{part}", day) for weekday, day in enumerate(DAY_WORDS)],
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "chips", "data-optional": "quiet"}),
        required=False,
    )


class TriageForm(HubForm, WishesMixin):
    """The question behind the question, and all that finding help needs (D3, D4)."""

    optional_words = False

    real_question = words(
        gettext_lazy("The question behind the question"), most=1000, rows=3,
        help_text=gettext_lazy("What happened? What did you try already? Who knows of this? What would be different?"),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=Kind.choices, widget=forms.RadioSelect(attrs={"data-layout": "row"})
    )
    subjects = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Subjects"),
        queryset=TaxonomyTerm.objects.subjects(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one subject: without it we cannot find anybody.")},
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Urgency"), choices=Urgency.choices, widget=forms.RadioSelect(attrs={"data-layout": "row"})
    )
    self_reliance = forms.TypedChoiceField(
        label=gettext_lazy("Self-reliance"),
        choices=SelfReliance.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"data-layout": "chips"}),
    )
    weight = forms.TypedChoiceField(
        label=gettext_lazy("How heavy is it?"),
        choices=Weight.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"data-layout": "row"}),
        help_text=gettext_lazy("Light: once, or nice to do. Heavy: more than a neighbour can carry alone."),
    )
    agreed_with = forms.CharField(
        label=gettext_lazy("With whom did you agree this?"), max_length=200, required=False, validators=[refuse_bsn],
        help_text=gettext_lazy("For example: with her, by phone; her daughter knows"),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), choices=LANGUAGES, required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-layout": "chips"}),
    )  # fmt: skip
    when_words = forms.CharField(
        label=gettext_lazy("When, in words"), max_length=200, required=False, validators=[refuse_bsn]
    )
    on = forms.DateField(label=gettext_lazy("On one day"), required=False, widget=forms.DateInput)
    starts = forms.TimeField(label=gettext_lazy("From"), required=False, widget=forms.TimeInput)
    ends = forms.TimeField(label=gettext_lazy("Until"), required=False, widget=forms.TimeInput)
    morning = _week_field("morning", gettext_lazy("Mornings"))
    afternoon = _week_field("afternoon", gettext_lazy("Afternoons"))
    evening = _week_field("evening", gettext_lazy("Evenings"))

    def __init__(self, *args: Any, help_request: HelpRequest, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _triaged(help_request))
        super().__init__(*args, **kwargs)
        self.help_request = help_request
        # Hours that stand there and are not the parts of the day of this form stay when nobody touched them.
        self._boxes = boxes_of(_hours(help_request))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        on, starts, ends = cleaned.get("on"), cleaned.get("starts"), cleaned.get("ends")
        if (starts or ends) and not on and "on" not in self.errors:
            self.add_error("on", _("Fill in the day as well"))
        if on and not (starts and ends) and not {"starts", "ends"} & self.errors.keys():
            self.add_error("starts" if not starts else "ends", _("Fill in from when until when"))
        if starts and ends and starts >= ends:
            self.add_error("ends", _("This is earlier than the beginning"))
        return cleaned

    def fields_of_triage(self) -> dict[str, Any]:
        """Everything for the service, subjects and hours of the week apart."""
        names = ["real_question", "kind", "urgency", "self_reliance", "languages", "when_words"]
        names += ["weight", "agreed_with", "wanted_gender", "circumstances"]
        found = {name: self.cleaned_data[name] for name in names}
        on = self.cleaned_data["on"]
        found["starts_at"] = _moment(on, self.cleaned_data["starts"]) if on else None
        found["ends_at"] = _moment(on, self.cleaned_data["ends"]) if on else None
        return found

    def moments(self) -> list[Hours] | None:
        """The hours of the week, or None when they were left as they are."""
        ticked = [box for part in PARTS for box in self.cleaned_data[part]]
        return None if sorted(ticked) == sorted(self._boxes) else hours_of(ticked)


def _moment(day: Any, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=clock.AMSTERDAM)


def _hours(help_request: HelpRequest) -> list[Hours]:
    return [Hours(row.weekday, row.starts, row.ends) for row in help_request.moments.all()]


def _triaged(help_request: HelpRequest) -> dict[str, Any]:
    boxes = boxes_of(_hours(help_request))
    start, end = (
        moment.astimezone(clock.AMSTERDAM) if moment else None
        for moment in (help_request.starts_at, help_request.ends_at)
    )
    return {
        "real_question": help_request.real_question,
        "kind": help_request.kind or Kind.PERSONAL,
        "subjects": [term.pk for term in help_request.subjects.all()],
        "urgency": help_request.urgency,
        "self_reliance": help_request.self_reliance,
        "weight": help_request.weight,
        "agreed_with": help_request.agreed_with,
        "languages": help_request.languages or [help_request.person.language],
        "wanted_gender": help_request.wanted_gender,
        "circumstances": help_request.circumstances,
        "when_words": help_request.when_words,
        "on": start.date() if start else None,
        "starts": start.time() if start else None,
        "ends": end.time() if end else None,
        **{part: [box for box in boxes if box.endswith(part)] for part in PARTS},
    }


def levels() -> list[dict[str, Any]]:
    """The letter's text beside each level."""
    return [{"value": level.value, "name": level.name, "text": level.text} for level in LEVELS]


class ReplyForm(HubForm):
    """To the resident."""

    text = words(gettext_lazy("Write to the resident"), most=4000)
    wait = forms.BooleanField(label=gettext_lazy("We wait for an answer"), required=False)


class NoteForm(HubForm):
    """Among colleagues."""

    text = words(gettext_lazy("Note for colleagues"), most=4000, rows=3)


class HeardForm(HubForm):
    """What the resident said."""

    text = words(gettext_lazy("What did the resident say?"), most=4000, rows=3)
    channel = forms.ChoiceField(
        label=gettext_lazy("How?"),
        choices=[(channel.value, channel.label) for channel in BY_WORKERS],
        widget=forms.RadioSelect(attrs={"data-layout": "chips"}),
        initial=Channel.PHONE.value,
    )


class HandOverForm(HubForm):
    """To a colleague."""

    to = forms.ModelChoiceField(label=gettext_lazy("Colleague"), queryset=User.objects.none())
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300, required=False, validators=[refuse_bsn])

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]


class ReasonForm(HubForm):
    """Why, when there is something to say."""

    reason = words(gettext_lazy("Why"), most=500, required=False, rows=2)


class MustGiveReasonForm(HubForm):
    reason = words(gettext_lazy("Why"), most=500, rows=2)


class CloseForm(HubForm):
    """The end, with what the resident said of it."""

    helped = forms.ChoiceField(
        label=gettext_lazy("What does the resident say: has it helped?"),
        choices=[*HelpRequest.Helped.choices, ("", gettext_lazy("not known"))],
        widget=forms.RadioSelect,
        required=False,
    )
    at_once = forms.BooleanField(label=gettext_lazy("We could answer it at once ourselves"), required=False)
    reason = words(gettext_lazy("What was the answer?"), most=500, rows=3, required=False)
