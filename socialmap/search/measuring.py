"""How well search finds what people ask for: a map of services, questions with the right services, and how high these
stand, beside plain BM25. Knows no database, so that any map can be measured without bringing it in."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import log
from pathlib import Path
from typing import Any

from socialmap.search import meaning
from socialmap.search.asking import asked
from socialmap.search.closeness import Likeness
from socialmap.search.documents import Texts, weighed
from socialmap.search.dutch.spelling import words
from socialmap.search.dutch.stopwords import LITTLE
from socialmap.search.index import Document, made_of
from socialmap.search.scoring import Scorer

AT = (1, 3, 10)
_NO_HUB = 0
Finder = Callable[[str], Sequence[str]]


class Unreadable(Exception):
    """A file that holds no map or no questions; says which and why."""


@dataclass(frozen=True)
class Entry:
    """A service as plain text."""

    id: str
    name: str
    organization: str = ""
    description: str = ""
    summary: str = ""
    more: str = ""
    places: str = ""

    @property
    def text(self) -> str:
        return " ".join((self.name, self.organization, self.summary, self.description, self.more, self.places))


@dataclass(frozen=True)
class Question:
    text: str
    right: frozenset[str]
    kind: str = ""


@dataclass(frozen=True)
class Score:
    """Of how many questions a right service stood among the first 1, 3 and 10, and the mean of 1/place."""

    questions: int
    success: Mapping[int, float]
    mrr: float


@dataclass(frozen=True)
class Missed:
    question: Question
    shown: tuple[str, ...]


def read_map(path: Path) -> list[Entry]:
    """Services of a file: JSON lines, a JSON list, or HSDS (`services` or `contents` in one object)."""
    entries = [_entry(row, path) for row in _rows(path)]
    if not entries:
        raise Unreadable(f"{path}: there is no service in it.")
    return entries


def read_questions(path: Path) -> list[Question]:
    """Questions of a file: lines with `question` (or `vraag`) and `right` (ids), and maybe `kind`."""
    found = []
    for number, row in enumerate(_rows(path), 1):
        text, right = row.get("question") or row.get("vraag"), row.get("right") or row.get("goed")
        if not text or not right:
            raise Unreadable(f"{path}, row {number}: `question` and `right` are needed.")
        right = [right] if isinstance(right, str) else right
        found.append(Question(str(text), frozenset(map(str, right)), str(row.get("kind") or row.get("soort") or "")))
    if not found:
        raise Unreadable(f"{path}: there is no question in it.")
    return found


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        try:
            told = json.loads(text)
        except ValueError:
            told = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, ValueError) as problem:
        raise Unreadable(f"{path}: {problem}") from problem
    if isinstance(told, dict):
        lists = [told[key] for key in ("services", "contents", "service", "cases", "questions") if key in told]
        told = lists[0] if lists else [told]
    if not isinstance(told, list) or not all(isinstance(row, dict) for row in told):
        raise Unreadable(f"{path}: this is no list of rows.")
    return told


def _entry(row: Mapping[str, Any], path: Path) -> Entry:
    if not row.get("id") or not row.get("name"):
        raise Unreadable(f"{path}: each service needs `id` and `name`.")
    organization = row.get("organization") or ""
    if isinstance(organization, Mapping):
        organization = f"{organization.get('name') or ''} {organization.get('alternate_name') or ''}"
    more = (row.get(key) for key in ("eligibility_description", "application_process", "fees_description"))
    return Entry(
        id=str(row["id"]),
        name=f"{row['name']} {row.get('alternate_name') or ''}".strip(),
        organization=str(organization).strip(),
        description=str(row.get("description") or ""),
        summary=str(row.get("summary") or ""),
        more=" ".join(str(one) for one in more if one),
        places=" ".join(_places(row)),
    )


def _places(row: Mapping[str, Any]) -> list[str]:
    found = [str(row[key]) for key in ("place", "address", "city") if row.get(key)]
    for here in row.get("service_at_locations") or ():
        location = here.get("location") or {}
        addresses = location.get("addresses") or ()
        found += [str(location.get("name") or "")]
        found += [f"{one.get('address_1') or ''} {one.get('city') or ''}" for one in addresses]
    return found


def our_search(entries: Sequence[Entry], *, wide: bool = True) -> Finder:
    """The search of the social map over these, as a visitor has it; not `wide`: without meaning."""
    index = made_of(_document(at, entry) for at, entry in enumerate(entries))
    likeness = Likeness(dict.fromkeys(index.old.vocabulary))

    def like(word: str, known: bool) -> list[str]:
        return likeness.like(word, known=known)

    def find(text: str) -> Sequence[str]:
        widen = partial(meaning.widen, hub_id=_NO_HUB) if wide else _nothing
        with meaning.trying(meaning.Own()):
            question = asked(text, index, like, widen)
        fitting = Scorer(index).fitting(question, everything=False, boosts={})
        return [entries[int(index.keys[doc])].id for doc in fitting.docs]

    return find


def _nothing(typed: Sequence[str]) -> Sequence[meaning.Extra]:
    return ()


def _document(at: int, entry: Entry) -> Document:
    told = Texts(
        name=entry.name,
        summary=entry.summary,
        organization=entry.organization,
        description=entry.description,
        more=entry.more,
        places=entry.places,
    )
    return Document(at, True, *weighed(told), "")


def plain_bm25(entries: Sequence[Entry], stem: Callable[[str], str], k: float = 1.2, b: float = 0.75) -> Finder:
    """The peer: BM25 over stemmed words of the whole text, without little words."""
    documents = [Counter(_stems(entry.text, stem)) for entry in entries]
    lengths = [sum(one.values()) for one in documents]
    usual = sum(lengths) / len(lengths)
    seen = Counter(term for one in documents for term in one)

    def find(text: str) -> Sequence[str]:
        terms = set(_stems(text, stem))
        scores = []
        for at, document in enumerate(documents):
            total = 0.0
            for term in terms & document.keys():
                rarity = log(1 + (len(entries) - seen[term] + 0.5) / (seen[term] + 0.5))
                total += rarity * document[term] * (k + 1) / (document[term] + k * (1 - b + b * lengths[at] / usual))
            if total:
                scores.append((-total, at))
        return [entries[at].id for _, at in sorted(scores)]

    return find


def _stems(text: str, stem: Callable[[str], str]) -> list[str]:
    return [stem(word) for word in words(text) if word not in LITTLE]


def measure(find: Finder, questions: Iterable[Question]) -> tuple[Score, list[Missed]]:
    """How it did, and which questions had nothing right among the first 10."""
    places, missed = [], []
    for question in questions:
        shown = find(question.text)
        place = next((at for at, one in enumerate(shown, 1) if one in question.right), 0)
        places.append(place)
        if not 0 < place <= max(AT):
            missed.append(Missed(question, tuple(shown[:5])))
    count = max(1, len(places))
    success = {most: sum(0 < place <= most for place in places) / count for most in AT}
    return Score(len(places), success, sum(1 / place for place in places if place) / count), missed
