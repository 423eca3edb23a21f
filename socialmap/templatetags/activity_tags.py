"""Small helpers of the templates of activities."""

from typing import Any

from django import template

from socialmap.services.activities import found
from socialmap.views.activity_work import screen_url

register = template.Library()


@register.inclusion_tag("socialmap/also_in_agenda.html")
def also_in_agenda(words: str) -> dict[str, Any]:
    """What is on that holds these words, for under a search of the social map."""
    return {"dates": found(words) if words else []}


@register.simple_tag(takes_context=True)
def screen(context: dict[str, Any], name: str, pk: int | None = None, *more: int) -> str:
    """The address of a work screen, at `/werk/` or at `/mijn/`, wherever we are."""
    return screen_url(context["request"], name, pk, *more)
