"""What people agree to when they come into the registry: shown, and kept word for word with the consent."""

from django.utils.translation import gettext as _


def register_text() -> str:
    """The text of the consent to be in the registry, in the language of the page."""
    return _(
        "The hub keeps what I fill in here and may ask me for something that fits. "
        "Only staff of the hub see it. I can change it or stop at any time; then it is removed."
    )
