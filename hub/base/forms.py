"""One place that decides how every form looks and speaks."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import DateTimeBaseInput, Input
from django.utils.translation import gettext as _

MOST_DIGITS = 18  # what fits in the database's largest number, and in Python's patience


def row_key(text: str) -> int:
    """The key of a row as it was sent along with a form; 0, which no row has, for anything else."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 0


class HubRenderer(TemplatesSetting):
    """Our templates for forms and fields; widgets stay Django's own, so that Wagtail's admin is untouched."""

    form_template_name = "hub/forms/form.html"
    field_template_name = "hub/forms/field.html"
    formset_template_name = "hub/forms/formset.html"


class HoneypotInput(forms.TextInput):
    """A field that people never see and scripts fill in."""

    is_honeypot = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "tabindex": "-1", **(attrs or {})})


CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    # Django's multiple checkboxes are a kind of RadioSelect, so they come first
    (forms.CheckboxSelectMultiple, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.FileInput, "hub-file"),
    (Input, "utrecht-textbox utrecht-textbox--html-input"),
)
WRITTEN = (forms.TextInput, forms.EmailInput, forms.NumberInput, forms.URLInput)
# What a field's name tells about it: width, autocomplete (WCAG 1.3.5), keyboard on a phone.
KNOWN_FIELDS: dict[str, dict[str, str]] = {
    "name": {"autocomplete": "name"},
    "first_name": {"autocomplete": "given-name"},
    "last_name": {"autocomplete": "family-name"},
    "email": {"autocomplete": "email", "inputmode": "email"},
    "phone": {"autocomplete": "tel", "inputmode": "tel", "data-width": "phone"},
    "postcode": {"autocomplete": "postal-code", "data-width": "postcode"},
    "house_number": {"data-width": "number"},
    "street": {"autocomplete": "address-line1"},
    "city": {"autocomplete": "address-level2", "data-width": "short"},
}
INPUT_TYPES: tuple[tuple[type[DateTimeBaseInput], str], ...] = (
    (forms.DateTimeInput, "datetime-local"),
    (forms.DateInput, "date"),
    (forms.TimeInput, "time"),
)
BROWSER_FORMATS = {"date": "%Y-%m-%d", "time": "%H:%M", "datetime-local": "%Y-%m-%dT%H:%M"}


def dress(name: str, field: forms.Field) -> None:
    """Give one field's widget its class, type, width and help from the browser."""
    widget = field.widget
    css = next((css for kind, css in CLASSES if isinstance(widget, kind)), "")
    own = widget.attrs.get("class", "")
    if css and css not in own:
        widget.attrs["class"] = f"{own} {css}".strip()
    for kind, input_type in INPUT_TYPES:
        if isinstance(widget, kind):
            # a browser shows and sends these fields in one fixed form, whatever the language of the page
            widget.input_type, widget.format = input_type, BROWSER_FORMATS[input_type]
            widget.attrs.setdefault("data-width", "date")
            break
    if isinstance(widget, WRITTEN) and not isinstance(widget, HoneypotInput):
        if name.endswith("phone"):
            widget.input_type = "tel"
        for key, value in KNOWN_FIELDS.get(name, {}).items():
            widget.attrs.setdefault(key, value)
    if isinstance(widget, forms.Textarea) or type(widget) is forms.TextInput:
        widget.attrs.setdefault("dir", "auto")
    if isinstance(widget, forms.Textarea):
        widget.attrs.pop("cols", None)
        widget.attrs.setdefault("rows", "5")


def required_words(field: forms.Field, label: str) -> str:
    """What to say when a required field is empty, from its label."""
    if isinstance(field.widget, forms.CheckboxInput):
        return _("Tick this box to go on")
    if isinstance(field.widget, forms.RadioSelect | forms.Select | forms.CheckboxSelectMultiple):
        return _("Make a choice")
    if not label or label.endswith("?") or isinstance(field.widget, forms.Textarea):
        return _("Write something here")
    return _("Fill in: %(label)s") % {"label": label[:1].lower() + label[1:]}


class HubFormMixin:
    """Our look and words for any form class. Put it before Django's class."""

    # The browser paints empty required fields red before anybody typed: the server says it better.
    use_required_attribute = False
    # "(may stay empty)" behind each label that is not required
    optional_words = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standard = forms.Field.default_error_messages["required"]
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            dress(name, field)
            if field.required and field.error_messages.get("required") == standard:
                label = str(field.label or name.replace("_", " ")).strip()
                field.error_messages["required"] = required_words(field, label)


class HubForm(HubFormMixin, forms.Form):
    """Base of every form that is not made from a model."""


class HubModelForm(HubFormMixin, forms.ModelForm):
    """Base of every form that is made from a model."""
