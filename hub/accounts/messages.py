"""What people who work here hear."""

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.accounts.models import Membership
from hub.base import links
from hub.base.outbox.letters import Letter


def role_given(membership: Membership) -> Letter:
    """You can sign in now."""
    return Letter(
        subject=_("You can sign in at Startpunt"),
        greeting=_("Hello %(name)s,") % {"name": membership.user.get_short_name()},
        paragraphs=(
            _("You can work at %(hub)s now, as %(role)s.")
            % {"hub": membership.hub.name, "role": membership.get_role_display()},
            _("Sign in with this e-mail address. Ask for a code by mail the first time."),
        ),
        link=links.absolute(reverse("account_login")),
        link_text=_("Sign in"),
    )
