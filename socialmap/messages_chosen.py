"""The letter with services that somebody chose."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hub.base.outbox.letters import Letter
from hub.places.models import Hub
from socialmap.models import Service
from socialmap.sheet import as_paragraphs, in_short


def chosen_for_you(*, hub: Hub, services: Sequence[Service], page: str, language: str) -> Letter:
    """To an address that a visitor typed: the services that the visitor chose. Holds no word of the visitor. Written
    in the language that is active, `language`."""
    return Letter(
        subject=_("Addresses from %(hub)s") % {"hub": hub.name},
        greeting=_("Hello,"),
        paragraphs=(
            _("These can help: %(names)s.") % {"names": in_short(services)},
            *as_paragraphs(services),
            _("Somebody had this sent to you from our website. Is it not for you? Then you need not do anything."),
            _("We do not keep your address."),
        ),
        link=page,
        link_text=_("Look at it on our website"),
        language=language,
        to_stranger=True,
    )
