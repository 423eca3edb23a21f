"""The suggestion as a whole: what a worker may take over, each with the words that led to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from intake.danger import Finding
from intake.suggesting import words_intent
from intake.suggesting.cues import compiled, find, words_of
from intake.suggesting.plain import Plain, plain
from intake.suggesting.routes import TOPICS, URGENT, Choice, Reading, Route, choose
from intake.suggesting.topics import Side
from intake.suggesting.weighing import weighed

MOST_SUBJECTS = 4
_SHORTEST_WORD = 4
_KIND = {Route.MEDIATION: "neighbour_conflict", Route.TEAM: "liveability"}
_PERSONAL = frozenset({Route.VOLUNTEER, Route.COMBINATION, Route.ORGANIZATION, Route.NO_SUPPLY, Route.SAFE_HOME})


@dataclass(frozen=True)
class Subject:
    """A subject as the hub knows it: its code, name, and the words people type for it."""

    code: str
    name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """Something that may be taken over, and the words as typed that led to it."""

    value: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """All that the words of one question point at. `kind` and `urgency` are None when they point at nothing."""

    route: Proposal
    kind: Proposal | None
    urgency: Proposal | None
    subjects: tuple[Proposal, ...]
    warnings: tuple[Finding, ...]

    @property
    def is_urgent(self) -> bool:
        return self.route.value in URGENT


def suggest(typed: str, subjects: Iterable[Subject] = ()) -> Suggestion:
    """What the words of `typed` point at. `subjects` is the vocabulary to choose subjects from."""
    text = plain(typed)
    read = Reading(text)
    choice = weighed(choose(read), text)
    because = words_of(choice.because)
    return Suggestion(
        route=Proposal(choice.route, because),
        kind=_kind(read, choice, because),
        urgency=_urgency(read, choice),
        subjects=_subjects(read, choice, tuple(subjects)),
        warnings=tuple(read.danger),
    )


def _kind(read: Reading, choice: Choice, because: tuple[str, ...]) -> Proposal | None:
    if choice.route in _KIND:
        return Proposal(_KIND[choice.route], because)
    if read.neighbour and (read.nuisance or read.mediation) and choice.route not in _PERSONAL:
        return Proposal("neighbour_conflict", words_of([*read.neighbour[:1], *read.nuisance[:2], *read.mediation[:1]]))
    return Proposal("personal", because) if choice.route in _PERSONAL and because else None


def _urgency(read: Reading, choice: Choice) -> Proposal | None:
    if read.danger and (choice.route in URGENT or any(finding.sure for finding in read.danger)):
        return Proposal("today", tuple(word for finding in read.danger for word in finding.words))
    for value, words in (("today", words_intent.TODAY), ("week", words_intent.WEEK)):
        hits = find(words, read.text, denied_counts=True)
        if hits:
            return Proposal(value, words_of(hits))
    return None


def _subjects(read: Reading, choice: Choice, vocabulary: tuple[Subject, ...]) -> tuple[Proposal, ...]:
    """The subjects with the strongest words, best first: by our lists and by the words of the vocabulary itself."""
    known = {subject.code for subject in vocabulary}
    weights: dict[str, float] = {}
    words: dict[str, list[str]] = {}
    for topic, hits in read.topics:
        if topic.code in known:
            fits = 1.0 if _fits(topic.side, choice.route) else 0.4
            weights[topic.code] = weights.get(topic.code, 0) + topic.weight * fits * min(len(hits), 3)
            words.setdefault(topic.code, []).extend(words_of(hits))
    if choice.route == Route.MEDIATION and "neighbours" in known:
        weights["neighbours"], words["neighbours"] = 99, list(words_of([*read.neighbour[:1], *read.nuisance[:3]]))
    if choice.route == Route.OFFER and "volunteering" in known and not weights:
        weights["volunteering"], words["volunteering"] = 2, list(words_of(choice.because))
    for subject in vocabulary:
        found = _own_words(subject, read.text)
        if found:
            weights[subject.code] = weights.get(subject.code, 0) + 1.5 * len(found)
            words.setdefault(subject.code, []).extend(found)
    best = sorted(weights, key=lambda code: (-weights[code], code))[:MOST_SUBJECTS]
    least = weights[best[0]] / 3 if best else 0
    return tuple(Proposal(code, tuple(dict.fromkeys(words[code]))) for code in best if weights[code] >= least)


def _fits(side: Side, route: Route) -> bool:
    if route == Route.TEAM:
        return side == Side.STREET
    return side != Side.STREET or route not in (Route.VOLUNTEER, Route.MEDIATION, Route.OFFER)


def _own_words(subject: Subject, text: Plain) -> list[str]:
    """Words of the name and the synonyms that stand in the text; an ending may follow a long word."""
    cues = [word.strip() for word in (subject.name, *subject.synonyms) if len(word.strip()) >= _SHORTEST_WORD]
    plain_cues = [plain(cue).text + ("*" if len(cue) > _SHORTEST_WORD + 1 else "") for cue in cues]
    safe = [cue for cue in plain_cues if cue.replace("*", "").replace(" ", "").replace("-", "").isalnum()]
    if not safe:
        return []
    return [text.as_typed(match.span()) for match in compiled(",".join(safe)).finditer(text.text)]


__all__ = ["TOPICS", "Proposal", "Subject", "Suggestion", "suggest"]
