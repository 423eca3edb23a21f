"""What a visitor fills in on the pages that everybody sees."""

from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from hub.base.forms import HoneypotInput, HubFormMixin
from hub.base.guard import GuardedForm
from hub.base.models import OutboxMessage


class HandOverForm(HubFormMixin, GuardedForm):
    """Where the sheet goes: one field for both, as people know only one of the two by heart."""

    to = forms.CharField(
        label=_("E-mail address or mobile number"),
        max_length=254,
        help_text=_("Yours, or of somebody you help. We use it for this one message and do not keep it."),
        error_messages={"required": _("Fill in an e-mail address or a mobile number")},
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}),
    )
    taal = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    lijst = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    submission = forms.UUIDField(widget=forms.HiddenInput)
    website = forms.CharField(required=False, label=_("Leave this empty"), widget=HoneypotInput)

    def clean_to(self) -> tuple[str, str]:
        """The channel and the address on it."""
        typed = self.cleaned_data["to"].strip()
        if "@" in typed:
            try:
                validate_email(typed)
            except ValidationError:
                raise ValidationError(_("This e-mail address is not complete. An example: naam@voorbeeld.nl")) from None
            return OutboxMessage.Channel.EMAIL.value, typed
        return OutboxMessage.Channel.SMS.value, _mobile(typed)

    def address(self) -> dict[str, Any]:
        """`channel` and `address`, once valid."""
        channel, address = self.cleaned_data["to"]
        return {"channel": channel, "address": address}


def _mobile(typed: str) -> str:
    """A Dutch mobile number as E.164. Others are refused: numbers abroad are what scripts earn money with."""
    wrong = ValidationError(_("This is no mobile number or e-mail address. An example: 06 12 34 56 78"))
    try:
        number = phonenumbers.parse(typed, "NL")
    except phonenumbers.NumberParseException:
        raise wrong from None
    kind = phonenumbers.number_type(number) if phonenumbers.is_valid_number(number) else None
    if number.country_code != 31 or kind != phonenumbers.PhoneNumberType.MOBILE:
        raise wrong
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
