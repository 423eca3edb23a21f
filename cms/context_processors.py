"""The links at the top and at the bottom of every page of the portal."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from cms.models import HomePage

# It has its own place in the footer.
WHO_READS = "wie-leest-mee"


def portal(request: HttpRequest) -> dict[str, Any]:
    """`header_links` and `footer_links` of the hub's editors, only read when a page draws them."""
    if getattr(request, "_wagtail_site", None) is None:
        return {}
    return {
        "header_links": SimpleLazyObject(lambda: header_links(request)),
        "footer_links": SimpleLazyObject(lambda: footer_links(request)),
    }


def _home(request: HttpRequest) -> HomePage:
    home = getattr(request, "portal_home", None)
    if home is None:
        root = Site.find_for_request(request).root_page.localized
        home = request.portal_home = HomePage.objects.get(pk=root.pk)  # type: ignore[attr-defined]
    return home


def header_links(request: HttpRequest) -> list[dict[str, str]]:
    """What the editors chose; a page that is no longer public is left out."""
    links = []
    for block in _home(request).menu:
        page = block.value["page"]
        url = block.value["address"] or (page.get_url(request) if page and page.live else "")
        if url:
            links.append({"label": block.value["label"], "url": url})
    return links


def footer_links(request: HttpRequest) -> list[dict[str, str]]:
    pages = Page.objects.live().in_menu().child_of(_home(request)).exclude(slug=WHO_READS).specific()
    return [{"label": page.short_title, "url": page.get_url(request)} for page in pages]
