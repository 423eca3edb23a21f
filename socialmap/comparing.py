"""Two texts beside each other, with the words that differ marked. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[^\s]+")
# Beyond this many words only whole texts are compared: marking would cost more than it tells.
MOST_WORDS = 2000


@dataclass(frozen=True)
class Piece:
    """A part of a text; `changed` when the other text does not have it there."""

    text: str
    changed: bool


def compare(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the old and of the new text."""
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(left), len(right)) > MOST_WORDS:
        return [Piece(old, old != new)], [Piece(new, old != new)]
    was: list[Piece] = []
    now: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        changed = kind != "equal"
        was += [Piece("".join(left[a:b]), changed)] if b > a else []
        now += [Piece("".join(right[c:d]), changed)] if d > c else []
    return was, now
