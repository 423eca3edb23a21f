"""What the index keeps of one service: terms with how much each says. Knows no database."""

from dataclasses import dataclass, fields

from socialmap.search.dutch.analysis import terms
from socialmap.search.dutch.wordlist import installed

# Raise this when terms or weights are made in another way: everything is indexed anew after the next migration.
_WAY_OF_READING = 1
_LONGEST = 20_000


@dataclass(frozen=True)
class Texts:
    """The texts of a service, those that say most first."""

    name: str = ""
    subjects: str = ""
    summary: str = ""
    synonyms: str = ""
    organization: str = ""
    description: str = ""
    more: str = ""
    attributes: str = ""
    places: str = ""


# How much a word counts there, the usual number of words, and how much a longer text counts less.
_COUNTS = {
    "name": (4.0, 4, 0.3),
    "subjects": (3.0, 3, 0.3),
    "summary": (2.5, 14, 0.3),
    "synonyms": (1.5, 12, 0.3),
    "organization": (1.5, 4, 0.3),
    "description": (1.0, 60, 0.6),
    "more": (0.7, 30, 0.6),
    "attributes": (0.7, 6, 0.3),
    "places": (0.7, 8, 0.3),
}
# Where saying a word again adds little more.
_ENOUGH = 1.2


def made_by() -> int:
    """The number of this way of reading; another one without the dictionary."""
    return 2 * _WAY_OF_READING + (len(installed()) > 0)


def weighed(texts: Texts) -> tuple[str, bytes]:
    """The terms of a service, with a byte for each: 255 is as much as a word can say."""
    sums: dict[str, float] = {}
    for field in fields(texts):
        counts, usual, shortens = _COUNTS[field.name]
        found = terms(getattr(texts, field.name)[:_LONGEST])
        length = 1 - shortens + shortens * sum(found.values()) / usual
        for term, times in found.items():
            sums[term] = sums.get(term, 0.0) + counts * times / max(length, 0.3)
    weights = bytes(max(1, round(255 * total / (total + _ENOUGH))) for total in sums.values())
    return " ".join(sums), weights
