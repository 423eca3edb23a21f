"""Reads a dictionary in hunspell's format: which words there are, which forms each has, which may stand in compounds.

Only what Dutch search needs is read: suffixes, the flags of compounds, and which words are verbs or forbidden."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Flags of OpenTaal: may begin or stand within a compound, may end one, is an infinitive, is spelt wrong, is a name.
BEGINS, ENDS = frozenset("Ca Cb Ce Ch Cd CA CB".split()), frozenset(["Cc"])
INFINITIVE, FORBIDDEN, NAME = "Vi", "Fw", "PN"


@dataclass(frozen=True)
class Entry:
    """One word with one form of it."""

    form: str
    stem: str
    begins: bool
    ends: bool
    infinitive: bool


@dataclass(frozen=True)
class _Suffix:
    strip: str
    add: str
    flags: frozenset[str]
    after: re.Pattern[str]


def _flags(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(0, len(text), 2))


def _suffixes(path: Path) -> dict[str, list[_Suffix]]:
    found: dict[str, list[_Suffix]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX" or "-" in parts[3]:
            continue
        _, flag, strip, rest = parts[:4]
        add, _, own = rest.partition("/")
        strip, add = (("" if part == "0" else part) for part in (strip, add))
        found[flag].append(_Suffix(strip, add, _flags(own), re.compile(f"(?:{parts[4]})$")))
    return dict(found)


def entries(folder: Path) -> Iterator[Entry]:
    """Every form of every word in `index.aff` and `index.dic`; words with a hyphen and names left out."""
    suffixes = _suffixes(folder / "index.aff")
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        stem, _, text = line.partition("/")
        flags = _flags(text.split()[0] if text else "")
        if not stem.isalpha() or FORBIDDEN in flags or NAME in flags:
            continue
        ends = bool(flags & ENDS)
        infinitive = INFINITIVE in flags and stem.endswith("n")
        yield Entry(stem, stem, bool(flags & BEGINS), ends, infinitive)
        for flag in flags & suffixes.keys():
            for suffix in suffixes[flag]:
                if stem.endswith(suffix.strip) and suffix.after.search(stem):
                    form = stem[: len(stem) - len(suffix.strip)] + suffix.add
                    yield Entry(form, stem, bool(suffix.flags & BEGINS), ends, infinitive)
