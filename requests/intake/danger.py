"""Words that may mean danger, in a question as somebody typed it (D26). Pure: text in, findings out.

It never decides anything. It shows the emergency numbers, which are cheap to show once too often and dear
to show once too little, so the lists (`danger_words.py`) are wide."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from intake import danger_words
from intake.suggesting.cues import is_denied
from intake.suggesting.plain import Plain, plain


class Kind(StrEnum):
    VIOLENCE = "violence"
    SUICIDE = "suicide"
    CHILD = "child"
    ACCIDENT = "accident"
    CONFUSION = "confusion"


@dataclass(frozen=True)
class Finding:
    """What kind of danger, and the words that made us think so. Not `sure`: the words often mean something else."""

    kind: Kind
    words: tuple[str, ...]
    sure: bool = True


# Words that begin with "not" themselves, or where "not" does not take the danger away ("I do not want to die" is
# said by somebody to call).
_NEVER_DENIED = (Kind.SUICIDE, Kind.CHILD)
_SURE = {Kind(kind): re.compile(rf"(?<!\w)(?:{'|'.join(words)})") for kind, words in danger_words.SURE.items()}
_FAINT = {Kind(kind): re.compile(rf"(?<!\w)(?:{'|'.join(words)})") for kind, words in danger_words.FAINT.items()}
_MOCK = re.compile(danger_words.IN_JEST)


def look(text: str) -> list[Finding]:
    """Every kind of danger that the words of `text` may point at, with those words as they stand in it."""
    return look_plain(plain(text))


def look_plain(text: Plain) -> list[Finding]:
    """The same, for a text made plain already."""
    found = []
    for kind in Kind:
        sure, faint = (_spans(patterns.get(kind), kind, text) for patterns in (_SURE, _FAINT))
        words = tuple(dict.fromkeys(text.as_typed(span) for span in sorted({*sure, *faint})))
        if words:
            found.append(Finding(kind, words, bool(sure)))
    return found


def words_of(findings: Iterable[Finding]) -> list[str]:
    """All the words found, each once."""
    return list(dict.fromkeys(word for finding in findings for word in finding.words))


def _spans(pattern: re.Pattern[str] | None, kind: Kind, text: Plain) -> list[tuple[int, int]]:
    if pattern is None:
        return []
    spans = [match.span() for match in pattern.finditer(text.text)]
    mock = [match.span() for match in _MOCK.finditer(text.text)]
    return [
        (start, end)
        for start, end in spans
        if (kind in _NEVER_DENIED or not is_denied(text.text, start))
        and not any(begin <= start < finish for begin, finish in mock)
    ]
