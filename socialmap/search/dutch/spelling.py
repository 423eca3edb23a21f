"""Words as they are compared: small letters, no accents, nothing but letters and digits."""

import re
import unicodedata
from functools import lru_cache

# An apostrophe joins ("oma's"), so that "s" is no word by itself.
_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*(?:-[^\W_]+(?:['’][^\W_]+)*)*")
_JOINT = re.compile(r"['’‘`´-]")
_GENITIVE = re.compile(r"['’‘`´](?:s|tje|tjes|er|ers)$")
_DIGITS_OR_NOT = re.compile(r"\d+|\D+")
LONGEST = 40
# One sign in Unicode, two letters to whoever types it.
_LIGATURES = str.maketrans({"ĳ": "ij", "Ĳ": "ij", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ı": "i"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Small letters without accents: "Repaircafé" becomes "repaircafe"."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LIGATURES))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """The words of a text in order, as they are compared. "oma's" gives "oma"; "e-mail" gives "email"
    and its parts; "65plus" gives "65" and "plus"."""
    found: list[str] = []
    for raw in _WORD.findall(text.replace("\x00", " ")):
        found += _pieces(fold(_GENITIVE.sub("", raw)))
    return found


def _pieces(word: str) -> list[str]:
    parts = [part for part in _JOINT.split(word) if part]
    if len(parts) > 1 and max(map(len, parts)) <= LONGEST:
        together = "".join(parts)
        return [together[:LONGEST], *[piece for part in parts if len(part) > 2 for piece in _pieces(part)]]
    whole = "".join(parts)
    if any(sign.isdigit() for sign in whole) and not whole.isdigit():
        return [piece[:LONGEST] for piece in _DIGITS_OR_NOT.findall(whole) if len(piece) > 1]
    return [whole[:LONGEST]] if len(whole) > 1 else []
