"""Tags and filters for every screen: drawings, icons, status, small charts, time in people's words."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language

from hub.look import charts, status, words

register = template.Library()


def _quiet(say: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A filter that says nothing about nothing."""
    return lambda value: say(value) if value not in (None, "") else ""


for _name in ("waiting", "since", "day", "before_day", "distance", "tel", "phone", "postcode", "hours_lines"):
    register.filter(_name, _quiet(getattr(words, _name)))


@cache
def _svg(kind: str, name: str) -> str:
    return get_template(f"hub/{kind}/{name}.svg").render().strip()


@register.simple_tag
def drawing(name: str, label: str = "", css: str = "") -> SafeString:
    """One of our drawings, in the colour of the text. Hidden for screen readers unless it has a label."""
    attributes = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<span class="hub-drawing {}" {}>{}</span>', css, attributes, mark_safe(_svg("drawings", name)))


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A small sign that stands beside a word, never alone."""
    return format_html(
        '<svg class="hub-icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        css,
        mark_safe(_svg("icons", name)),
    )


@register.simple_tag(name="status")
def status_badge(code: Any, label: str = "", tone: str = "") -> SafeString:
    """A status in a word, a colour and a shape."""
    code = str(code)
    tone = tone or status.tone_of(code)
    word = capfirst(label or status.STATUS_WORDS.get(code) or status.STATUS_WORDS.get(tone) or code)
    return format_html(
        '<span class="hub-status hub-status--{}"><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>'
        '<span class="hub-status__word">{}</span></span>',
        tone,
        mark_safe(_svg("icons", f"status-{tone}")),
        word,
    )


@register.simple_tag
def small_week(overlap: Iterable[Any], available: Iterable[Any] | None = None, label: str = "") -> SafeString:
    """When two people are free together, as a small week."""
    return charts.small_week(overlap, available, label)


@register.simple_tag
def strength(value: float, label: str = "") -> SafeString:
    """How well two things fit (0 to 1)."""
    return charts.strength(value, label)


@register.simple_tag
def year_line(values: Sequence[float], label: str = "", labels: Sequence[str] = ()) -> SafeString:
    """A small line of a year."""
    return charts.year_line(values, label, labels)


@register.inclusion_tag("hub/components/bar_chart.html")
def bar_chart(
    rows: Iterable[Any], title: str = "", unit: str = "", target_label: str = "", note: str = ""
) -> dict[str, Any]:
    """Horizontal bars with the same numbers in a table."""
    read = charts.chart_rows(rows)
    return {
        "rows": read, "title": title, "unit": unit, "target_label": target_label, "note": note,
        "has_targets": any(row["mark"] for row in read),
    }  # fmt: skip


@register.filter
def widget_kind(field: BoundField) -> str:
    """Which of our field shapes a widget needs."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "tiles"
    if isinstance(widget, forms.RadioSelect):
        return "tiles"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if getattr(widget, "is_honeypot", False):
        return "honeypot"
    return "group" if field.use_fieldset else "input"


@register.filter
def tile_layout(field: BoundField) -> str:
    """`list` (one under another), `row` or `chips`."""
    return str(field.field.widget.attrs.get("data-layout", "list"))


@register.filter
def says_optional(field: BoundField) -> bool:
    """Whether the label must say that the field may stay empty."""
    quiet = field.field.widget.attrs.get("data-optional") == "quiet"
    wanted = getattr(field.form, "optional_words", False)
    # one lone checkbox is always a free choice: its own words say so
    return wanted and not field.field.required and not quiet and widget_kind(field) != "checkbox"


@register.filter
def error_target(field: BoundField) -> str:
    """Where a link in the error summary goes: the first control of the field."""
    if widget_kind(field) == "tiles":
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def summary_label(field: BoundField) -> str:
    """The label in front of an error in the summary. A tick box speaks for itself."""
    label = str(field.label or "")
    if not label or widget_kind(field) == "checkbox":
        return ""
    return label if label[-1] in "?.!:" else f"{label}:"


@register.filter
def phase_label(code: str) -> str:
    """Our words for a rung of the route, when the view gave none."""
    return str(status.RUNG_WORDS.get(code, code))


@register.filter
def same_path(url: str, path: str) -> bool:
    """Whether a menu link leads to the page (or the part of the site) we are on."""
    url = str(url).split("?")[0]
    return bool(url) and (path == url or (url != "/" and path.startswith(url)))


@register.simple_tag
def menu_lines(items: Iterable[dict[str, Any]]) -> SafeString:
    """The work menu; in code, because it stands on every page of work."""
    return mark_safe("".join(map(_menu_line, items)))


def _menu_line(item: dict[str, Any]) -> str:
    now = ' aria-current="page"' if item["active"] else ""
    count = f' <span class="hub-count">{escape(str(item["count"]))}</span>' if item.get("count") else ""
    return f'<li><a href="{escape(item["url"])}"{now}>{escape(str(item["label"]))}{count}</a></li>\n'


class KeptNode(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist
        self._kept: dict[str | None, SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        language = get_language()
        if language not in self._kept:
            # Without anything of the page that asks first: what is kept can hold nothing of a person or a hub.
            self._kept[language] = self.nodelist.render(context.new({}))
        return self._kept[language]


@register.tag
def kept(parser: template.base.Parser, token: template.base.Token) -> KeptNode:
    """`{% kept %}…{% endkept %}`: a part that is the same on every page, drawn once in each language for as long as
    the program runs. No variable of the page exists inside, and no block."""
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist)
