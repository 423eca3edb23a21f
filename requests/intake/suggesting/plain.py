"""A text as it was typed, made plain to search in: lower case, no accents, short forms and dialect written out,
words with a common spelling mistake put right; and for each sign its place in the text as typed."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from intake.suggesting.spelling import put_right

# What people type for it. No entry may turn an ordinary word into a word of danger.
_SHORT_FORMS = {
    "m'n": "mijn", "mn": "mijn", "mijnen": "mijn", "munne": "mijn", "munnen": "mijn", "m'ne": "mijn", "z'n": "zijn",
    "zn": "zijn", "zunne": "zijn", "d'r": "haar", "dr": "haar", "onzen": "ons", "d'n": "de", "den": "de", "unne": "een",
    "enne": "een", "un": "een", "'n": "een", "n": "een", "'t": "het", "t": "het", "ut": "het", "'k": "ik", "k": "ik",
    "ikke": "ik", "nie": "niet", "niets": "niks", "neit": "niet", "nit": "niet", "da": "dat", "wa": "wat", "mar": "maar",
    "kunde": "kunt", "kunnie": "kunnen", "hedde": "heeft", "hebde": "heeft", "heej": "heeft", "zijde": "bent",
    "zeg's": "zeg eens", "efkes": "even", "effe": "even", "effen": "even", "ff": "even", "is't": "is het",
    "iem": "iemand", "iemant": "iemand", "mvr": "mevrouw", "mevr": "mevrouw", "mw": "mevrouw", "mevr.": "mevrouw",
    "dhr": "meneer", "mnr": "meneer", "mijnheer": "meneer", "kids": "kinderen", "kindere": "kinderen", "kidz": "kinderen",
    "vd": "van de", "vh": "van het", "vlg": "volgende", "vlgs": "volgens", "wss": "waarschijnlijk", "idd": "inderdaad",
    "ipv": "in plaats van", "ivm": "in verband met", "bvd": "dank u", "aub": "alstublieft", "svp": "alstublieft",
    "zh": "ziekenhuis", "zkh": "ziekenhuis", "gem": "gemeente", "vrijw": "vrijwilliger", "vw": "vrijwilliger",
    "vrijwilli": "vrijwilliger", "bdsch": "boodschappen", "tel": "telefoon", "oppassn": "oppassen",
    "wekelijkse": "elke week", "wekelijks": "elke week", "tv": "televisie", "teevee": "televisie", "fone": "telefoon",
    "hoi": "hallo", "buurm": "buurman", "buurvr": "buurvrouw", "moeke": "moeder", "vadder": "vader",
    "ouwe": "oude", "ouwelui": "ouders", "ouw": "oud", "wijf": "vrouw", "ziekehuis": "ziekenhuis",
}  # fmt: skip
_TOKEN = re.compile(r"'?[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True)
class Plain:
    """`text` to search in; `places[i]` is where its sign i stands in what was typed."""

    typed: str
    text: str
    places: tuple[int, ...]

    def as_typed(self, span: tuple[int, int]) -> str:
        """The words of a span of `text` as somebody typed them, whole words only."""
        start, end = self.places[span[0]], self.places[span[1] - 1] + 1
        return " ".join(self.typed[start:end].split())


@cache
def _known() -> dict[str, str]:
    return dict(_SHORT_FORMS)


def plain(typed: str) -> Plain:
    """The plain form of what was typed."""
    signs, places = _folded(typed)
    text = "".join(signs)
    out: list[str] = []
    where: list[int] = []
    done = 0
    for token in _TOKEN.finditer(text):
        out.extend(text[done : token.start()])
        where.extend(places[done : token.start()])
        word = _known().get(token[0]) or put_right(token[0])
        own = places[token.start() : token.end()]
        out.extend(word)
        where.extend(_spread(own, len(word)))
        done = token.end()
    out.extend(text[done:])
    where.extend(places[done:])
    return Plain(typed, "".join(out), tuple(where))


def _spread(own: list[int], length: int) -> Iterable[int]:
    """Places for a word of another length: its last sign is the last sign of what was typed."""
    if length == len(own):
        return own
    return [*(own[min(sign, len(own) - 1)] for sign in range(length - 1)), own[-1]]


def _folded(typed: str) -> tuple[list[str], list[int]]:
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(typed):
        for part in unicodedata.normalize("NFKD", "'" if sign in "’‘`´" else sign).casefold():
            blank = part.isspace() and part != "\n"
            if unicodedata.combining(part) or (blank and signs and signs[-1] == " "):
                continue
            signs.append(" " if blank else part)
            places.append(place)
    return signs, places
