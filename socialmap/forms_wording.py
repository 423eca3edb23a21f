"""Forms for what editors teach search."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_scopes.forms import SafeModelChoiceField

from hub.base.forms import HubForm
from socialmap.models import Boost, Service, SynonymGroup, TaxonomyTerm

_MOST = 3000


class TriedForm(HubForm):
    """What all of them have: a search to try, and which edition the editor saw."""

    optional_words = False
    q = forms.CharField(
        label=_("Try it with"),
        required=False,
        max_length=120,
        help_text=_("Stays empty? Then we try it with your first words."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    unmet = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)


class GroupForm(TriedForm):
    """A group of words."""

    words = forms.CharField(
        label=_("What people type"),
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Words or short phrases, with commas between them. Such as: bonje, mot met de buren"),
    )
    meant = forms.CharField(
        label=_("What organisations write"),
        required=False,
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Best first. Leave this empty when the words above all mean the same."),
    )
    field_order = ("words", "meant", "q")

    @staticmethod
    def start(group: SynonymGroup) -> dict[str, object]:
        """What the form shows of a group."""
        return {"words": group.words, "meant": group.meant, "seen": group.edition}


class BoostForm(TriedForm):
    """A service first, higher or never."""

    words = forms.CharField(
        label=_("What people type"),
        max_length=_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Words or short phrases, with commas between them."),
    )
    service = SafeModelChoiceField(queryset=Service.objects.none(), widget=forms.HiddenInput)
    effect = forms.ChoiceField(label=_("Where does it stand?"), choices=Boost.Effect, widget=forms.RadioSelect)
    field_order = ("words", "effect", "q")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = Service.objects.all()  # type: ignore[attr-defined]

    @staticmethod
    def start(boost: Boost) -> dict[str, object]:
        """What the form shows of a boost."""
        return {"words": boost.words, "service": boost.service_id, "effect": boost.effect, "seen": boost.edition}


class SubjectForm(HubForm):
    """To which subject words belong."""

    words = forms.CharField(max_length=120, widget=forms.HiddenInput)
    subject = forms.ModelChoiceField(label=_("Subject"), queryset=TaxonomyTerm.objects.subjects())
