"""What goes wrong, in words for the person who writes the other program (RFC 9457, `application/problem+json`)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Wrong:
    """What is wrong with one parameter."""

    parameter: str
    detail: str


class Refused(Exception):
    """The question cannot be answered. Carries the status and the words."""

    def __init__(self, status: int, title: str, wrong: Sequence[Wrong] = (), *, detail: str = "") -> None:
        super().__init__(title)
        self.status, self.title, self.wrong, self.detail = status, title, tuple(wrong), detail


def not_right(wrong: Sequence[Wrong]) -> Refused:
    """A question with parameters that are not right."""
    return Refused(400, _("This question is not right."), wrong, detail=" ".join(one.detail for one in wrong))


def not_found(detail: str) -> Refused:
    return Refused(404, _("There is nothing here."), detail=detail)


def too_many(most: int) -> Refused:
    words = _("Ask at most %(most)d times an hour. Take everything at once with format=ndjson.") % {"most": most}
    return Refused(429, _("That was very often."), detail=words)


def answer(problem: Refused, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """The problem as it goes out."""
    document: dict[str, object] = {"type": "about:blank", "title": problem.title, "status": problem.status}
    if problem.detail:
        document["detail"] = problem.detail
    if problem.wrong:
        document["errors"] = [{"parameter": one.parameter, "detail": one.detail} for one in problem.wrong]
    body = json.dumps(document, ensure_ascii=False).encode()
    return HttpResponse(body, status=problem.status, content_type="application/problem+json", headers=headers)
