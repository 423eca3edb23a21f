"""What our messages say."""

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.base.links import absolute
from hub.base.outbox.letters import Letter
from socialmap.models import Service


def error_reported(*, service: Service, text: str, email: str) -> Letter:
    """To the hub: a visitor says that an entry is wrong."""
    answer = _("The visitor would like to hear from you: %(email)s") % {"email": email} if email else ""
    return Letter(
        subject=_("Something is wrong on the social map"),
        paragraphs=tuple(
            part
            for part in (_("Somebody wrote to us about “%(name)s”:") % {"name": service.name}, text, answer)
            if part
        ),
        link=absolute(reverse("socialmap:work_detail", args=[service.pk])),
        link_text=_("Look at the entry"),
    )
