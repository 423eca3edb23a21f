"""The shapes of what the portal shows: pages, news, activities, vacancies."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page: a heading, paragraphs, and perhaps a list of lines under them."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """kind: home, standard, story, hub. `menu` marks pages named in the menu or footer."""

    slug: str
    title: str
    intro: str
    blocks: tuple[Block, ...]
    kind: str = "standard"
    menu: str = ""
    search_description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    slug: str
    title: str
    intro: str
    paragraphs: tuple[str, ...]
    days_ago: int


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    name: str
    number: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something with a date; days_ahead may be negative (it was). `guests` signed up, each alone; with `places` those
    who do not fit wait. `came` is how many there were."""

    code: str
    name: str
    summary: str
    service: str
    location: str
    days_ahead: int
    opens: str
    closes: str
    places: int | None = None
    cost: str = ""
    subjects: tuple[str, ...] = ()
    kind: str = "collective"
    how: str = "once"
    sign_up: bool = False
    guests: tuple[str, ...] = ()
    came: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    code: str
    title: str
    text: str
    organisation: str
    subjects: tuple[str, ...]
    hours: str
    days_ago: int
