"""Tags for the work screens of questions."""

from collections.abc import Iterable

from django import template
from django.template import RequestContext
from django.utils.safestring import SafeString

from intake.lines import Lines
from intake.models import HelpRequest

register = template.Library()


@register.simple_tag(takes_context=True)
def question_lines(context: RequestContext, rows: Iterable[HelpRequest]) -> SafeString:
    """The questions of `for_lines()`, one line each."""
    return Lines(str(context.get("csrf_token", ""))).drawn(rows)
