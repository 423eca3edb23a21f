"""A suggestion as people at the counter read it: what the words point at, and which words. It is shown, never
kept and never acted on: the worker chooses (D26)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundField, BoundWidget
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intake.danger import Finding, look
from intake.danger import Kind as Danger
from intake.models import HelpRequest
from intake.suggesting.routes import Route
from intake.suggesting.suggestion import Subject, Suggestion, suggest
from socialmap.models import TaxonomyTerm

WHO_MIGHT_ANSWER: dict[Route, str | Promise] = {
    Route.VOLUNTEER: _("a neighbour"),
    Route.COMBINATION: _("a neighbour with an organisation"),
    Route.ORGANIZATION: _("an organisation"),
    Route.TEAM: _("the neighbourhood team"),
    Route.MEDIATION: _("neighbour mediation"),
    Route.OFFER: _("our volunteers: this looks like an offer"),
    Route.NO_SUPPLY: _("the process manager: nobody seems to offer this"),
    Route.LOOK_FIRST: _("we cannot tell: read it well, or call"),
    Route.SAFE_HOME: _("Veilig Thuis"),
    Route.EMERGENCY: _("112 or a crisis service: call first"),
    Route.INFORMATION: _("an answer at once"),
}
KINDS_OF_DANGER: dict[Danger, str | Promise] = {
    Danger.VIOLENCE: _("Violence or fear"),
    Danger.SUICIDE: _("Thoughts about death"),
    Danger.CHILD: _("A child at risk"),
    Danger.ACCIDENT: _("Accident, fire or illness"),
    Danger.CONFUSION: _("Somebody is confused"),
}


@dataclass(frozen=True)
class Warning:
    """A kind of danger, with the words that may mean it."""

    label: str | Promise
    words: Sequence[str]


@dataclass(frozen=True)
class Choice:
    """A subject to tick, and the words that led to it when it is suggested."""

    box: BoundWidget
    words: Sequence[str] = ()


@dataclass(frozen=True)
class Group:
    """The subjects under one heading; open when one of them is ticked."""

    name: str
    choices: Sequence[Choice]
    is_open: bool


@dataclass(frozen=True)
class Hints:
    """What stands beside the fields of triage."""

    who: str | Promise
    because: Sequence[str]
    kind: str
    kind_words: Sequence[str]
    urgency: str
    urgency_words: Sequence[str]
    warnings: Sequence[Warning]


def for_question(help_request: HelpRequest, terms: Iterable[TaxonomyTerm]) -> Suggestion:
    """What the words of this question point at, in subjects of the vocabulary. A heading is not suggested when
    there are subjects under it."""
    every = list(terms)
    parents = {term.parent_id for term in every}
    return suggest(
        help_request.text,
        [
            Subject(term.code, term.name, tuple(word.strip() for word in term.synonyms.split(",")))
            for term in every
            if term.pk not in parents
        ],
    )


def hints(suggestion: Suggestion) -> Hints:
    """The suggestion in words."""
    kind, urgency = suggestion.kind, suggestion.urgency
    return Hints(
        who=WHO_MIGHT_ANSWER[Route(suggestion.route.value)],
        because=suggestion.route.words,
        kind=kind.value if kind else "",
        kind_words=kind.words if kind else (),
        urgency=urgency.value if urgency else "",
        urgency_words=urgency.words if urgency else (),
        warnings=_warnings(suggestion.warnings),
    )


def danger_of(help_request: HelpRequest) -> list[Warning]:
    """Each kind of danger that the words of this question may mean."""
    return _warnings(look(help_request.text))


def _warnings(findings: Iterable[Finding]) -> list[Warning]:
    return [Warning(KINDS_OF_DANGER[finding.kind], finding.words) for finding in findings]


def subject_groups(
    field: BoundField, terms: Iterable[TaxonomyTerm], suggestion: Suggestion
) -> tuple[list[Choice], list[Group]]:
    """The boxes of the field: first the suggested ones, then the others under their headings. Each stands once."""
    every = list(terms)
    boxes = {str(box.data["value"]): box for box in field.subwidgets}
    by_code = {term.code: term for term in every}
    chosen = [(by_code[one.value], one.words) for one in suggestion.subjects if one.value in by_code]
    suggested = [Choice(boxes[str(term.pk)], words) for term, words in chosen if str(term.pk) in boxes]
    taken = {str(term.pk) for term, _words in chosen}
    groups = []
    for head in (term for term in every if term.parent_id is None):
        members = [term for term in every if term.parent_id == head.pk] + [head]
        choices = [
            Choice(boxes[str(term.pk)]) for term in members if str(term.pk) in boxes and str(term.pk) not in taken
        ]
        if choices:
            is_open = any(choice.box.data["selected"] for choice in choices)
            groups.append(Group(head.name, choices, is_open))
    return suggested, groups
