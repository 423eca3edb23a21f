"""Which questions without supply look alike: the same subject in the same neighbourhood. Knows no database; it only
proposes, the process manager decides."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Lying:
    """A question that lies with the process manager."""

    pk: int
    subjects: frozenset[int]
    neighbourhood: int | None


@dataclass(frozen=True)
class Group:
    """Questions that may get one answer together. `subject` is what they share, None for one that has none."""

    subject: int | None
    neighbourhood: int | None
    pks: tuple[int, ...]


def alike(questions: Iterable[Lying]) -> list[Group]:
    """Every question in exactly one group, the largest groups first. A question with several subjects goes where
    most others are. Without a neighbourhood or a subject, a question stands alone."""
    left = {question.pk: question for question in questions}
    groups = []
    while left:
        groups.append(_largest(left.values()))
        for pk in groups[-1].pks:
            del left[pk]
    return groups


def _largest(questions: Iterable[Lying]) -> Group:
    together: dict[tuple[int, int], list[int]] = defaultdict(list)
    alone: list[Lying] = []
    for question in questions:
        if question.neighbourhood is None or not question.subjects:
            alone.append(question)
            continue
        for subject in question.subjects:
            together[subject, question.neighbourhood].append(question.pk)
    if together:
        # The lowest numbers decide between groups of one size, so that the page does not change by itself.
        subject, neighbourhood = min(together, key=lambda key: (-len(together[key]), *key))
        return Group(subject, neighbourhood, tuple(sorted(together[subject, neighbourhood])))
    first = min(alone, key=lambda question: question.pk)
    return Group(min(first.subjects, default=None), first.neighbourhood, (first.pk,))
