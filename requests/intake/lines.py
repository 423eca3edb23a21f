"""The lines of the queue and of today, drawn in code: a page has 25 of them, and as a template they cost more
than everything else on the page together (P9). All that people typed goes through `escape`."""

from collections.abc import Iterable
from datetime import date, datetime
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hub.base import clock
from hub.look.words import local_day, waiting
from hub.templatetags.hub_tags import status_badge
from intake.models import Urgency
from intake.querysets import Line, headline
from intake.workflow import ENDED, RequestStatus

# Any number will do: it is replaced by that of each line.
_SOME = 10**15
# The form of all buttons on the lines stands once on the page; where lines can be ticked it is that of the boxes.
FORM, PICKS = "regels", "samen"


class Lines:
    """Draws lines; what is the same for all of them is found out once. With `picks` each has a box to tick."""

    def __init__(self, *, picks: bool = False) -> None:
        self._now = clock.now()
        self._url = reverse("intake:question", args=[_SOME]).split(str(_SOME))
        pick_up = reverse("intake:pick_up", args=[_SOME]).split(str(_SOME))
        self._pick_up = (
            f'<div class="hub-line__action"><button class="nl-button nl-button--secondary hub-button--small" '
            f'form="{PICKS if picks else FORM}" formaction="{pick_up[0]}',
            f'{pick_up[1]}">{escape(_("Pick up"))}<span class="hub-sr">: ',
        )
        self._pick = (
            f'<div class="hub-line__pick"><input type="checkbox" name="pk" form="{PICKS}" value="',
            f'" aria-label="{escape(_("Choose"))} ',
        )
        self._picks = picks
        self._answer_in = f"{escape(_('Answer in'))} · "
        self._badges: dict[tuple[str, bool], str] = {}
        self._urgent = {
            str(code): f" · <strong>{escape(capfirst(str(words)))}</strong>"
            for code, words in Urgency.choices
            if code != Urgency.NORMAL
        }
        self._waits: dict[date, str] = {}

    def drawn(self, rows: Iterable[Line]) -> SafeString:
        return mark_safe("".join(map(self._line, rows)))

    def _line(self, row: Line) -> str:
        late = row.due_at < self._now and row.status not in ENDED
        return (
            f'<li class="hub-line{" hub-line--late" if late else ""}{" hub-line--unread" if row.answered_at else ""}">\n'
            f"{self._box(row) if self._picks else ''}"
            f'<div class="hub-line__status">{self._badge(row.status, late)}</div>\n'
            f'<div class="hub-line__main"><a class="hub-line__title" href="{self._url[0]}{row.pk}{self._url[1]}" '
            f'dir="auto">{escape(headline(row.real_question, row.text))}</a>\n'
            f'<p class="hub-line__sub">{self._answer_in if row.answered_at else ""}'
            f'<span dir="auto">{escape(row.person_name)}</span>{self._about(row)}</p></div>\n'
            f'<div class="hub-line__when">{self._waiting(row.created_at)}</div>\n'
            f"{self._action(row) if row.status == RequestStatus.NEW else ''}</li>\n"
        )

    def _box(self, row: Line) -> str:
        return f'{self._pick[0]}{row.pk}{self._pick[1]}{row.reference}"></div>\n'

    def _badge(self, status: str, late: bool) -> str:
        key = status, late
        if key not in self._badges:
            words = _("Too late") if late else str(RequestStatus(status).label)
            self._badges[key] = status_badge(status, capfirst(words), tone="late" if late else "")
        return self._badges[key]

    def _about(self, row: Line) -> str:
        """Where, about what, how urgent, whose."""
        words = [row.neighbourhood_name] if row.neighbourhood_name else []
        about = "".join(f" · {escape(word)}" for word in (*words, *row.subject_names))
        owner = f" · {escape(row.owner_name.split(' ')[0])}" if row.owner_name else ""
        return f"{about}{self._urgent.get(row.urgency, '')}{owner}"

    def _waiting(self, since: datetime) -> str:
        day = local_day(since)
        if day not in self._waits:
            self._waits[day] = escape(waiting(since))
        return self._waits[day]

    def _action(self, row: Line) -> str:
        return f"{self._pick_up[0]}{row.pk}{self._pick_up[1]}{row.reference}</span></button></div>\n"
