"""Lists of words, written as people read them, and where they stand in a text.

In a list a comma or a new line parts the cues; `*` is any ending (or, in front, any first part of a compound), `..` is
a few words in between, in the same sentence; otherwise it is a regular expression."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from intake.suggesting.plain import Plain

_PARTS = re.compile(r"[,\n]")
_DENIED = re.compile(
    r"(?:\bniet|\bgeen|\bnooit|\bzonder|\bnot|\bno|\bniemand) "
    r"(?:(?:meer|echt|zo|heel|erg|direct|meteen|nog|verder|fysiek|lichamelijk|eens|per se|dat|zeer|van die) ){0,2}$"
)


@dataclass(frozen=True)
class Hit:
    """A place where a list was found, and its words as they were typed."""

    start: int
    end: int
    words: str


def pattern_of(cue: str) -> str:
    """One cue as a regular expression on whole words."""
    front = r"\w*" if cue.startswith("*") else ""
    ends_open = cue.endswith("*")
    body = cue.strip("*").replace("*", r"\w*").replace(" .. ", r" [^.!?\n]{0,45}?").replace("..", r"[^.!?\n]{0,60}?")
    return front + body + (r"\w*" if ends_open else r"(?!\w)")


@cache
def compiled(words: str) -> re.Pattern[str]:
    """A whole list as one search."""
    cues = [cue.strip() for cue in _PARTS.split(words)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(pattern_of(cue) for cue in cues if cue)})")


def find(words: str, text: Plain, *, denied_counts: bool = False) -> list[Hit]:
    """Where cues of the list stand, each word once. What is denied ("niet bang") does not count, unless asked."""
    hits: dict[str, Hit] = {}
    for match in compiled(words).finditer(text.text):
        if match.end() == match.start() or (not denied_counts and is_denied(text.text, match.start())):
            continue
        hits.setdefault(match[0], Hit(match.start(), match.end(), text.as_typed(match.span())))
    return list(hits.values())


def is_denied(text: str, start: int) -> bool:
    """Whether the words right before `start` deny what stands there."""
    return bool(_DENIED.search(text[max(0, start - 40) : start]))


def words_of(hits: Iterable[Hit]) -> tuple[str, ...]:
    """The words as typed, in their order, each once."""
    return tuple(dict.fromkeys(hit.words for hit in sorted(hits, key=lambda hit: hit.start)))
