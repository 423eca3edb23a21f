"""The lines of the queue and of today, drawn in code: a page has 25 of them, and as a template they cost more
than everything else on the page together (P9). `format_html` escapes all that people typed."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hub.base import clock
from hub.look.words import local_day, waiting
from hub.templatetags.hub_tags import status_badge
from intake.models import HelpRequest, Urgency
from intake.workflow import RequestStatus

_LINE = (
    '<li class="hub-line{late}{unread}">\n'
    '<div class="hub-line__status">{status}</div>\n'
    '<div class="hub-line__main"><a class="hub-line__title" href="{url}" dir="auto">{headline}</a>\n'
    '<p class="hub-line__sub">{answer_in}<span dir="auto">{name}</span>{about}</p></div>\n'
    '<div class="hub-line__when">{when}</div>\n'
    "{action}</li>\n"
)
_PICK_UP = (
    '<div class="hub-line__action"><form method="post" action="{url}">'
    '<input type="hidden" name="csrfmiddlewaretoken" value="{token}">'
    '<button class="nl-button nl-button--secondary hub-button--small">{words}'
    '<span class="hub-sr">: {reference}</span></button></form></div>\n'
)
# Any number will do: it is replaced by that of each line.
_SOME = 10**15


class Lines:
    """Draws lines; what is the same for all of them is found out once."""

    def __init__(self, csrf_token: str) -> None:
        self._token = csrf_token
        self._now = clock.now()
        self._url = reverse("intake:question", args=[_SOME])
        self._pick_up_url = reverse("intake:pick_up", args=[_SOME])
        self._pick_up = _("Pick up")
        self._answer_in = _("Answer in")
        self._badges: dict[tuple[str, bool], SafeString] = {}
        self._urgent = {
            code: format_html("<strong>{}</strong>", capfirst(words))
            for code, words in Urgency.choices
            if code != Urgency.NORMAL
        }
        self._waits: dict[date, str] = {}

    def drawn(self, rows: Iterable[HelpRequest]) -> SafeString:
        return mark_safe("".join(self._line(row) for row in rows))

    def _line(self, row: HelpRequest) -> SafeString:
        late = row.is_open and row.due_at < self._now
        return format_html(
            _LINE,
            late=" hub-line--late" if late else "",
            unread=" hub-line--unread" if row.answered_at else "",
            status=self._badge(row, late),
            url=self._url.replace(str(_SOME), str(row.pk)),
            headline=row.headline,
            answer_in=f"{self._answer_in} · " if row.answered_at else "",
            name=row.person.name,
            about=self._about(row),
            when=self._waiting(row.created_at),
            action=self._action(row),
        )

    def _badge(self, row: HelpRequest, late: bool) -> SafeString:
        key = row.status, late
        if key not in self._badges:
            words = _("Too late") if late else capfirst(row.get_status_display())
            self._badges[key] = status_badge(row.status, words, tone="late" if late else "")
        return self._badges[key]

    def _about(self, row: HelpRequest) -> SafeString:
        """Where, about what, how urgent, whose."""
        words = [row.neighbourhood.name] if row.neighbourhood else []
        words += row.subject_names  # type: ignore[attr-defined] # put there by for_lines()
        if row.urgency in self._urgent:
            words.append(self._urgent[row.urgency])
        if row.owner:
            words.append(row.owner.get_short_name())
        return mark_safe("".join(f" · {conditional_escape(word)}" for word in words))

    def _waiting(self, since: datetime) -> str:
        day = local_day(since)
        if day not in self._waits:
            self._waits[day] = waiting(since)
        return self._waits[day]

    def _action(self, row: HelpRequest) -> SafeString | str:
        if row.status != RequestStatus.NEW:
            return ""
        url = self._pick_up_url.replace(str(_SOME), str(row.pk))
        return format_html(_PICK_UP, url=url, token=self._token, words=self._pick_up, reference=row.reference)
