"""Names as people compare them. Knows no database."""

import re
import unicodedata
from hashlib import sha256

_SIGNS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Without capitals, accents and punctuation."""
    without = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _SIGNS.sub(" ", without.casefold()).strip()


def fingerprint(name: str, organization_name: str) -> str:
    """The same for the same service of the same organisation, whatever id a source gives it."""
    return sha256(f"{plain(organization_name)}/{plain(name)}".encode()).hexdigest()
