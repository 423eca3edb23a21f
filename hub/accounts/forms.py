"""Forms of the administrator."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.roles import Role
from hub.base.forms import HubForm


class RoleForm(HubForm):
    """Somebody gets a role."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
