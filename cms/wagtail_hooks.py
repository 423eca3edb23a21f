"""Wagtail's own screens, made smaller: what an editor needs, in Dutch, and nothing of another hub."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.models import BodyPage, HubSite
from cms.reading import measure, texts_of
from hub.accounts import menu

# Reports and help tell about all of Wagtail and all hubs; who manages everything keeps them.
_NOT_FOR_EDITORS = {"reports", "help", "settings", "snippets", "users", "redirects", "forms"}


@hooks.register("construct_main_menu")
def smaller_menu(request: HttpRequest, menu_items: list[Any]) -> None:
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in _NOT_FOR_EDITORS]


class OurScreens(Component):
    """On the first page of /cms/: the way back to the work screens and the site."""

    name = "our_screens"
    template_name = "cms/admin/our_screens.html"
    order = 50

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        hub = getattr(self.request, "hub", None)
        return {"hub": hub, "work": menu.for_request(self.request)}


@hooks.register("construct_homepage_panels")
def add_our_screens(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(OurScreens(request))


@hooks.register("construct_page_chooser_queryset")
def only_own_pages(pages: Any, request: HttpRequest) -> Any:
    """In the list to link to: the pages of the own hub, not another hub's drafts."""
    if request.user.is_superuser:
        return pages
    homes = HubSite.objects.filter(editors__in=request.user.groups.all()).values_list(
        "site__root_page__path", flat=True
    )
    own = Q(pk=None)
    for path in homes:
        own |= Q(path__startswith=path)
    return pages.filter(own)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def mind_the_sentences(request: HttpRequest, page: Page) -> None:
    """Says so when sentences are long on average (B7): a hint, it never stops anybody."""
    if not isinstance(page, BodyPage):
        return
    found = measure([page.intro, *texts_of(page.body)])
    if found.too_long:
        words = _("The sentences have %(average)d words on average. Up to 15 reads better. The longest: “%(longest)s”")
        messages.warning(request, words % {"average": round(found.average), "longest": found.longest[:200]})
