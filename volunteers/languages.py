"""The languages that are spoken in the neighbourhood, by their codes."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = (
    ("nl", _("Dutch")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("zgh", _("Berber")),
    ("tr", _("Turkish")),
    ("pl", _("Polish")),
    ("uk", _("Ukrainian")),
    ("ti", _("Tigrinya")),
    ("so", _("Somali")),
    ("fa", _("Persian or Dari")),
    ("fr", _("French")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("pap", _("Papiamento")),
    ("srn", _("Sranan")),
    ("hi", _("Hindi")),
    ("vi", _("Vietnamese")),
    ("ff", _("Fula")),
)
_WORDS = dict(LANGUAGES)


def language_words(codes: list[str]) -> list[str]:
    """The names of these languages; a code that we do not know stays a code."""
    return [str(_WORDS.get(code, code)) for code in codes]
