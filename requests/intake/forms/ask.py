"""The question in three short steps (B3). Every step posts all that was filled in so far, so nothing is
kept on the server before it is sent, two tabs do not mix, and the back button works."""

from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.base.bsn import refuse_bsn
from hub.base.forms import HubForm
from hub.base.guard import signed_now
from hub.people.models import Consent
from intake.forms.fields import Guarded, ReachMixin, words
from intake.models import Channel
from intake.services.asking import Question, SomebodyElse

YES, NO = "yes", "no"
MOST_WORDS = 4000
MAY_CONTACT = gettext_lazy("The Startpunt may keep my details to help me with this question.")
MAY_SHARE = gettext_lazy(
    "Has somebody been found who can help? Then that person may have my name, phone number and address."
)


class WordsForm(HubForm):
    """Step 1: the question in somebody's own words."""

    text = words(
        gettext_lazy("Your question, in your own words"), most=MOST_WORDS, rows=6,
        help_text=gettext_lazy("Only people who work at the Startpunt read this."), data_size="large",
    )  # fmt: skip


class ReachForm(HubForm, ReachMixin):
    """Step 2: how we reach you, and for whom it is."""

    for_other = forms.BooleanField(label=gettext_lazy("I ask this for somebody else"), required=False)
    other_name = forms.CharField(
        label=gettext_lazy("For whom is it?"),
        max_length=120,
        required=False,
        validators=[refuse_bsn],
        help_text=gettext_lazy("Only when this person knows"),
        widget=forms.TextInput(attrs={"data-optional": "quiet"}),
    )
    relation = forms.CharField(
        label=gettext_lazy("What are you to this person?"), max_length=60, required=False, validators=[refuse_bsn],
        help_text=gettext_lazy("For example: daughter, neighbour"),
    )  # fmt: skip
    other_knows = forms.ChoiceField(
        label=gettext_lazy("Does this person know that you ask this?"),
        choices=[(YES, gettext_lazy("Yes, and agrees")), (NO, gettext_lazy("No, not yet"))],
        widget=forms.RadioSelect(attrs={"data-layout": "row", "data-optional": "quiet"}),
        required=False,
        help_text=gettext_lazy("Not yet? Then we do not keep the name, and talk with you first."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("for_other"):
            if not cleaned.get("other_knows"):
                self.add_error("other_knows", _("Choose yes or no."))
            if cleaned.get("other_knows") == YES and not cleaned.get("other_name"):
                self.add_error("other_name", _("Fill in for whom it is"))
        return cleaned

    def somebody_else(self) -> SomebodyElse | None:
        """For whom it is, when that is somebody else."""
        if not self.cleaned_data["for_other"]:
            return None
        knows = self.cleaned_data["other_knows"] == YES
        return SomebodyElse(
            name=self.cleaned_data["other_name"] if knows else "",
            relation=self.cleaned_data["relation"],
            knows=knows,
        )


class AgreeForm(HubForm):
    """Step 3: what you agree to."""

    may_contact = forms.BooleanField(
        label=MAY_CONTACT,
        error_messages={"required": gettext_lazy("Without this we cannot help you. Tick it, or call us.")},
    )
    may_share = forms.BooleanField(label=MAY_SHARE, required=False)

    def consents(self) -> tuple[tuple[str, str], ...]:
        """What was agreed to, with its words as they stood on the page."""
        shared = ((Consent.Purpose.SHARE.value, str(MAY_SHARE)),) if self.cleaned_data["may_share"] else ()
        return ((Consent.Purpose.CONTACT.value, str(MAY_CONTACT)), *shared)


class GuardForm(HubForm, Guarded):
    """What goes along on every step."""

    submission = forms.UUIDField(widget=forms.HiddenInput)


STEPS: tuple[type[HubForm], ...] = (WordsForm, ReachForm, AgreeForm)


class Asking:
    """One filling-in of the three steps, as far as it got. `step` (from 1) is the one that is shown."""

    def __init__(self, data: QueryDict | None = None) -> None:
        self.data = data
        self.forms: list[Any] = [form(data) for form in STEPS]
        self.guard = GuardForm(data, initial={"opened": signed_now(), "submission": uuid4()})
        typed = data.get("step", "") if data else ""
        self.step = int(typed) if typed in ("1", "2", "3") else 1

    @classmethod
    def beginning_with(cls, words: str) -> "Asking":
        """A new filling-in that has these words already: typed elsewhere, such as in the search of the social map."""
        asking = cls()
        asking.forms[0] = WordsForm(initial={"text": words.strip()[:MOST_WORDS]})
        return asking

    @property
    def form(self) -> HubForm:
        """The form of the step that is shown."""
        return self.forms[self.step - 1]

    def first_wrong(self, until: int) -> int | None:
        """The first step, up to and including `until`, that is not right yet."""
        return next((number for number, form in enumerate(self.forms[:until], 1) if not form.is_valid()), None)

    def show(self, step: int) -> None:
        """Goes to `step`, with what was filled in there before and nothing said yet about what was not."""
        self.step = step
        given = {name: self.form[name].data for name in self.form.fields if self._sent(name)}
        self.forms[step - 1] = STEPS[step - 1](initial=given)

    def hidden(self) -> SafeString:
        """Everything of the other steps, as hidden fields."""
        others = [form for number, form in enumerate(self.forms, 1) if number != self.step]
        parts = [form[name].as_hidden({"id": None}) for form in others for name in form.fields if self._sent(name)]
        return mark_safe("".join(parts))  # each part was escaped by its widget

    def _sent(self, name: str) -> bool:
        # An unticked box and a field of a step not seen yet were not sent.
        return self.data is not None and name in self.data

    def guard_refuses(self) -> bool:
        """Whether the guard has something against it; then its words stand on the step that is shown, and
        the page that goes back has a good guard again."""
        if self.guard.is_valid():
            return False
        for message in self.guard.errors.get("website", []) + list(self.guard.non_field_errors()):
            self.form.add_error(None, message)
        data = self.data.copy() if self.data is not None else QueryDict(mutable=True)
        if self.guard.has_error("__all__", "opened"):
            data["opened"] = signed_now()
        if self.guard.has_error("submission"):
            self.form.add_error(None, _("Something went wrong. Please send it once more."))
            data["submission"] = str(uuid4())
        self.guard = GuardForm(data)
        return True

    def question(self) -> Question:
        """What was asked, once every step is right."""
        text, reach, agree = self.forms
        return Question(
            text=text.cleaned_data["text"],
            channel=Channel.WEB,
            consents=agree.consents(),
            for_somebody=reach.somebody_else(),
        )
