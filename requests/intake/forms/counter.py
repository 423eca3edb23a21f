"""What people at a busy counter fill in: lists, many questions at once, routes, terms, absence."""

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.base.bsn import refuse_bsn
from hub.base.forms import HubForm
from hub.places.models import Hub, Neighbourhood
from intake.models import BulkAction, Kind, RoutingRule, Term, Urgency
from intake.services import terms
from socialmap.models import TaxonomyTerm


class ListForm(HubForm):
    """A name for what is shown."""

    name = forms.CharField(label=_("Name of the list"), max_length=40, validators=[refuse_bsn])
    shared = forms.BooleanField(label=_("My colleagues see it too"), required=False)


class BulkForm(HubForm):
    """What has to be known for this verb; fields of the other verbs are not there."""

    optional_words = False

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    to = forms.ModelChoiceField(label=_("Colleague"), queryset=User.objects.none(), empty_label=_("nobody chosen"))
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=Urgency.choices, widget=forms.RadioSelect(attrs={"data-layout": "row"})
    )
    reason = forms.CharField(label=_("Why"), max_length=300, validators=[refuse_bsn])

    _FIELDS: dict[str, tuple[str, ...]] = {
        BulkAction.Verb.HAND_OVER: ("to", "reason"),
        BulkAction.Verb.URGENCY: ("urgency",),
        BulkAction.Verb.WAIT: ("reason",),
        BulkAction.Verb.CLOSE: ("reason",),
    }

    def __init__(self, *args: Any, verb: str, hub: Hub, **kwargs: Any) -> None:
        # The filter of the list travels along, and has a field "urgency" too.
        super().__init__(*args, prefix="do", **kwargs)
        for name in {"to", "urgency", "reason"} - set(self._FIELDS.get(verb, ())):
            del self.fields[name]
        if "to" in self.fields:
            self.fields["to"].queryset = User.objects.who_may("intake.work", hub).order_by("name")  # type: ignore[attr-defined]
        if verb == BulkAction.Verb.HAND_OVER:
            self.fields["reason"].required = False
            self.fields["reason"].label = _("Note for your colleague (may stay empty)")

    def details(self) -> dict[str, Any]:
        """For the service."""
        return {name: value for name, value in self.cleaned_data.items() if name != "submission"}


class RouteForm(HubForm):
    """Subject and neighbourhood to somebody or a role."""

    optional_words = False

    subject = forms.ModelChoiceField(
        label=_("Subject"), queryset=TaxonomyTerm.objects.subjects(), required=False, empty_label=_("every subject")
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("every neighbourhood"),
    )
    goes = forms.ChoiceField(label=_("Goes to"), choices=RoutingRule.Goes.choices)
    worker = forms.ModelChoiceField(
        label=_("Which worker"), queryset=User.objects.none(), required=False, empty_label=_("nobody chosen")
    )
    automatic = forms.BooleanField(
        label=_("By itself: this worker becomes the owner at once and gets a mail"), required=False
    )

    def __init__(self, *args: Any, hub: Hub, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = Neighbourhood.objects.filter(Q(hub=hub) | Q(parent__hub=hub))
        self.fields["neighbourhood"].queryset = areas  # type: ignore[attr-defined]
        self.fields["worker"].queryset = User.objects.who_may("intake.work", hub).order_by("name")  # type: ignore[attr-defined]


class TermsForm(HubForm):
    """The days of each kind and step: a field `kind__step` for each."""

    optional_words = False

    def __init__(self, *args: Any, hub: Hub, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"": _("not known yet")} | dict(Kind.choices)
        for (kind, step), days in terms.all_terms(hub).items():
            words = _("%(step)s, %(kind)s") % {"step": Term.Step(step).label, "kind": labels[kind]}
            self.fields[f"{kind}__{step}"] = forms.IntegerField(
                label=words,
                min_value=0,
                max_value=terms.MOST_DAYS,
                initial=days,
                widget=forms.NumberInput(
                    attrs={
                        "class": "utrecht-textbox utrecht-textbox--html-input",
                        "data-width": "number",
                        "inputmode": "numeric",
                        "aria-label": words,
                    }
                ),
            )

    def rows(self) -> list[dict[str, Any]]:
        """The fields as a table: a row for each kind, a column for each step."""
        labels = {"": _("not known yet")} | dict(Kind.choices)
        return [
            {
                "label": labels[kind],
                "fields": [(Term.Step(step).label, self[f"{kind}__{step}"]) for step in Term.Step.values],
            }
            for kind in terms.KINDS
        ]

    def days(self) -> dict[tuple[str, str], int]:
        return {(name.rpartition("__")[0], name.rpartition("__")[2]): days for name, days in self.cleaned_data.items()}


class AbsenceForm(HubForm):
    """Who is away, and who stands in."""

    optional_words = False

    worker = forms.ModelChoiceField(label=_("Who is away"), queryset=User.objects.none())
    since = forms.DateField(label=_("First day away"), widget=forms.DateInput)
    until = forms.DateField(label=_("Last day away"), widget=forms.DateInput)
    stand_in = forms.ModelChoiceField(
        label=_("Who stands in"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("nobody: the hub looks after it"),
    )

    def __init__(self, *args: Any, hub: Hub, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workers = User.objects.who_may("intake.work", hub).order_by("name")
        for name in ("worker", "stand_in"):
            self.fields[name].queryset = workers  # type: ignore[attr-defined]
