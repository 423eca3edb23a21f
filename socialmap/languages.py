"""Languages in which services help: their codes, what people call them, and how entries write them."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

# What they are called here, and the other names that entries use.
LANGUAGES = {
    "nl": (_("Dutch"), "nederlands dutch"),
    "en": (_("English"), "engels english"),
    "ar": (_("Arabic"), "arabisch arabic"),
    "zgh": (_("Berber"), "berbers tamazight berber"),
    "tr": (_("Turkish"), "turks turkish"),
    "pl": (_("Polish"), "pools polish"),
    "uk": (_("Ukrainian"), "oekraiens ukrainian"),
    "ti": (_("Tigrinya"), "tigrinya"),
    "so": (_("Somali"), "somalisch somali"),
    "fa": (_("Persian or Dari"), "perzisch farsi dari persian"),
    "fr": (_("French"), "frans french"),
    "de": (_("German"), "duits german"),
    "es": (_("Spanish"), "spaans spanish"),
    "pap": (_("Papiamento"), "papiaments papiamento papiamentu"),
    "srn": (_("Sranan"), "sranan surinaams"),
    "hi": (_("Hindi"), "hindi"),
    "vi": (_("Vietnamese"), "vietnamees vietnamese"),
    "ff": (_("Fula"), "fula pulaar"),
    "zh": (_("Chinese"), "chinees mandarijn chinese"),
    "pt": (_("Portuguese"), "portugees portuguese"),
    "ru": (_("Russian"), "russisch russian"),
    "bg": (_("Bulgarian"), "bulgaars bulgarian"),
    "ro": (_("Romanian"), "roemeens romanian"),
    "ku": (_("Kurdish"), "koerdisch kurdish"),
    "dse": (_("Dutch sign language"), "gebarentaal ngt"),
}
_CODES = {name: code for code, (_name, others) in LANGUAGES.items() for name in others.split()}
_BETWEEN = re.compile(r"[,;/\s]+")


def code_of(name: str) -> str:
    """The code of a language by its code or one of its names; "" when we do not know it."""
    plain = unicodedata.normalize("NFKD", name.strip().lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    short = plain.split("-")[0]
    return _CODES.get(plain, short if short in LANGUAGES else "")


def codes_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The codes in texts such as "Nederlands, Turks" or "nl tr", each once."""
    names = (name for text in texts for name in _BETWEEN.split(text))
    return tuple(dict.fromkeys(code for name in names if (code := code_of(name))))


def names_of(code: str) -> list[str]:
    """How entries may write a language: its code and its names, in small letters; accents may be missing."""
    return [code, *LANGUAGES[code][1].split()]
