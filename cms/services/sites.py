"""The site of a hub: a host name, a home page, and the two overviews under it."""

from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Collection, Locale, Page, Site

from cms.models import BasePage, HomePage, HubSite, NewsIndexPage
from hub.places.models import Hub

# These addresses are stable: the header, other apps and people's bookmarks rely on them.
NEWS = "nieuws"
PageType = TypeVar("PageType", bound=BasePage)


def site_of(hub: Hub | None) -> Site | None:
    """The Wagtail site of a hub, None when it has none yet."""
    if hub is None:
        return None
    found = HubSite.objects.filter(hub=hub).select_related("site__root_page__locale").first()
    return found.site if found else None


def home_of(hub: Hub) -> HomePage | None:
    """The home page of a hub in the main language, None when there is none yet."""
    return HomePage.objects.filter(sites_rooted_here__in=HubSite.objects.filter(hub=hub).values("site")).first()


@transaction.atomic
def make_site(*, hub: Hub, host: str = "", port: int | None = None) -> HomePage:
    """Gives `hub` its own site, with a home page and news, in Dutch.

    `host` and `port` are the public address; without them the hub's host name and the port of SITE_URL.
    Does nothing to pages that are there already, so it may be run again; only the address is brought
    up to date. Needs no data of Wagtail's own migrations: makes the language and the root when absent.
    """
    address = urlsplit(settings.SITE_URL)
    host = host or hub.hostname or address.hostname or "localhost"
    port = port or address.port or (443 if address.scheme == "https" else 80)
    home = home_of(hub) or _new_home(hub)
    _address(hub, home, host, port)
    with override(settings.LANGUAGE_CODE):
        news = NewsIndexPage(title=_("News and stories"), slug=NEWS, intro=_("What goes on in the neighbourhood."))
    if not home.get_children().filter(slug=news.slug).exists():
        put(news, under=home)
    return home


def put(page: PageType, *, under: Page) -> PageType:
    """Publishes a new page under another, with a first version that editors can go back to."""
    page.locale = under.locale
    under.add_child(instance=page)
    page.save_revision().publish()
    return page


def root_page() -> Page:
    """The root above all sites."""
    language, _made = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    found = Page.get_first_root_node()
    if found is None:
        found = Page.add_root(instance=Page(title="Root", slug="root", locale=language))
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    return found


def _new_home(hub: Hub) -> HomePage:
    root = root_page()
    _remove_welcome(root)
    with override(settings.LANGUAGE_CODE):
        home = HomePage(
            title=hub.name,
            slug=hub.slug,
            intro=_("Do you need help, or do you want to do something for somebody else? Begin here."),
            question_title=_("I have a question"),
            question_text=_("Small or large, everything may be asked. We look for somebody who can help."),
            talent_title=_("I want to do something for the neighbourhood"),
            talent_text=_("You can do something that somebody else is looking for. An hour a week is a lot."),
            search_title=_("Who can help me nearby?"),
            search_text=_("Search the social map: who is there, when, and what it costs."),
            week_title=_("What neighbours did this week"),
            week_text=_("No names, but it really happened."),
            walk_in_title=_("Just walk in"),
            walk_in_text=_("You do not need an appointment. You do not even need a question."),
        )
    home.locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def _remove_welcome(root: Page) -> None:
    """Wagtail begins with a welcome page and a site for it; ours take their place."""
    plain = ContentType.objects.get_for_model(Page)
    for page in root.get_children().filter(content_type=plain, slug="home", numchild=0):
        page.delete()


def _address(hub: Hub, home: HomePage, host: str, port: int) -> None:
    link = HubSite.objects.filter(hub=hub).select_related("site").first()
    site = link.site if link else Site.objects.filter(hostname=host, port=port).first() or Site()
    wanted = {
        "hostname": host,
        "port": port,
        "site_name": hub.name,
        "root_page": Page.objects.get(pk=home.pk),
        "is_default_site": hub.is_default
        and not Site.objects.filter(is_default_site=True).exclude(pk=site.pk).exists(),
    }
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
    if link is None:
        HubSite.objects.create(hub=hub, site=site)
