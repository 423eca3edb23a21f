"""Pages from plain texts: what the demo, or an import, hands over."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.blocks import OUR_ADDRESSES
from cms.models import (
    BasePage,
    HomePage,
    HubPage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    StoryPage,
)
from cms.services.sites import put


class PartText(Protocol):
    """A part of a page: a heading, paragraphs, and perhaps lines under them."""

    @property
    def heading(self) -> str: ...
    @property
    def paragraphs(self) -> Sequence[str]: ...
    @property
    def lines(self) -> Sequence[str]: ...


class PageText(Protocol):
    """`kind` is home, standard, story or hub; `menu` is the name in the footer, empty: not there."""

    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def intro(self) -> str: ...
    @property
    def blocks(self) -> Sequence[PartText]: ...
    @property
    def kind(self) -> str: ...
    @property
    def menu(self) -> str: ...
    @property
    def search_description(self) -> str: ...


class NewsText(Protocol):
    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def intro(self) -> str: ...
    @property
    def paragraphs(self) -> Sequence[str]: ...


KINDS: dict[str, type[BasePage]] = {"standard": StandardPage, "hub": HubPage, "story": StoryPage}
# In this order the parts of a home page fill its fields.
HOME_PARTS = ("question", "talent", "search", "week", "walk_in")


@transaction.atomic
def publish_page(*, home: HomePage, page: PageText, neighbour_lines: Iterable[str] = ()) -> BasePage:
    """Puts a page under `home` (a story: under its news). A page of that slug that is there already is
    left alone: an editor may have changed it. The home page itself is filled unless a person edited it.

    `neighbour_lines` are for the home page. Raises KeyError for an unknown kind."""
    if page.kind == "home":
        return _fill_home(home, page, list(neighbour_lines))
    model = KINDS[page.kind]
    parent = child(home, NewsIndexPage) if model is StoryPage else home
    there = model.objects.child_of(parent).filter(slug=page.slug).first()
    return there or put(
        model(
            slug=page.slug,
            title=page.title,
            intro=page.intro,
            search_description=page.search_description or page.intro,
            menu_title=page.menu,
            show_in_menus=bool(page.menu),
            body=_body(page.blocks),
        ),
        under=parent,
    )


@transaction.atomic
def publish_news(*, home: HomePage, item: NewsText, day: dt.date) -> NewsPage:
    """Puts a news item of `day` under the news of `home`; one that is there already is left alone."""
    parent = child(home, NewsIndexPage)
    there = NewsPage.objects.child_of(parent).filter(slug=item.slug).first()
    return there or put(
        NewsPage(
            slug=item.slug,
            title=item.title,
            intro=item.intro,
            search_description=item.intro,
            day=day,
            body=[("text", _rich(item.paragraphs))],
        ),
        under=parent,
    )


@transaction.atomic
def make_menu(*, home: HomePage, links: Sequence[tuple[str, str]]) -> HomePage:
    """The links at the top of every page: (label, one of our addresses or the slug of a page). Four at
    most; none gives the four standard ones. Raises ValueError when there are more or one leads nowhere."""
    if len(links) > 4:
        raise ValueError("a menu has four links at most")
    ours = {address for address, _label in OUR_ADDRESSES}
    pages = {page.slug: page.pk for page in home.get_descendants()}
    if lost := [target for _label, target in links if target not in ours and target not in pages]:
        raise ValueError(f"no such address or page: {', '.join(lost)}")
    menu = [
        {"type": "link", "value": {"label": label, "address": to if to in ours else "", "page": pages.get(to)}}
        for label, to in links
    ]
    if [_plain(block) for block in home.menu] != [_plain_value(entry["value"]) for entry in menu]:
        home.menu = menu
        home.save_revision().publish()
    return home


def child(home: HomePage, model: type[BasePage]) -> Any:
    """The one page of that kind right under `home`."""
    return model.objects.child_of(home).get()


def _plain(block: Any) -> tuple[str, str, int | None]:
    return (block.value["label"], block.value["address"] or "", block.value["page"] and block.value["page"].pk)


def _plain_value(value: Any) -> tuple[str, str, int | None]:
    return (value["label"], value["address"], value["page"])


def _fill_home(home: HomePage, page: PageText, lines: list[str]) -> HomePage:
    if home.revisions.filter(user__isnull=False).exists():
        return home
    wanted = {"title": page.title, "intro": page.intro, "search_description": page.search_description}
    for name, part in zip(HOME_PARTS, page.blocks, strict=True):
        wanted |= {f"{name}_title": part.heading, f"{name}_text": " ".join(part.paragraphs)}
    same_lines = [str(block.value) for block in home.neighbour_lines] == lines
    if same_lines and all(getattr(home, name) == value for name, value in wanted.items()):
        return home
    for name, value in wanted.items():
        setattr(home, name, value)
    home.neighbour_lines = [("line", line) for line in lines]
    home.save_revision().publish()
    return home


def _body(parts: Iterable[PartText]) -> list[tuple[str, str]]:
    body: list[tuple[str, str]] = []
    for part in parts:
        body += [("heading", part.heading)] if part.heading else []
        body += [("text", _rich(part.paragraphs, part.lines))] if part.paragraphs or part.lines else []
    return body


def _rich(paragraphs: Iterable[str], lines: Iterable[str] = ()) -> SafeString:
    told = format_html_join("", "<p>{}</p>", ((text,) for text in paragraphs))
    listed = format_html_join("", "<li>{}</li>", ((text,) for text in lines))
    return format_html("{}<ul>{}</ul>", told, listed) if listed else told
