"""Tags for the work screens of questions."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.safestring import SafeString

from hub.places.models import Hub
from intake.choices import drawn
from intake.lines import Lines
from intake.querysets import Line

register = template.Library()


@register.simple_tag
def question_lines(rows: Iterable[Line], picks: bool = False) -> SafeString:
    """Questions, one line each; with `picks` they can be ticked for the form `samen`, to which the buttons on
    the lines belong then too. Else those belong to the form `regels` of the page."""
    return Lines(picks=picks).drawn(rows)


@register.simple_tag
def filter_fields(hub: Hub, chosen: Mapping[str, str]) -> SafeString:
    """The fields of the queue's filter, with what is chosen."""
    return drawn(hub, chosen)
