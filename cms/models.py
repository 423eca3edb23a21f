"""The pages of the portal, and which site is whose. Each hub has a home page, and all its pages live
under it; the words of a page are its editors', hours and address come from the hub itself."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester, Site
from wagtail.search import index

from cms import week
from cms.blocks import BodyBlock, LinesBlock, MenuBlock
from hub.base import clock
from hub.base.privacy import NothingPersonal, Privacy
from socialmap.services.activities import coming

MADE_BY: Privacy = Privacy(
    purpose="know who made a page and who changed it",
    basis="contract or volunteer agreement",
    data=("who made, changed or locked the page",),
    whose="staff",
    keep_days=730,
    # A page is made by an account, and names nobody when that account is wiped.
    follows="owner",
)


def _lines(name: str) -> FieldPanel:
    """A field that grows with its words."""
    return FieldPanel(name, widget=AdminAutoHeightTextInput)


class HubSite(models.Model):
    """Which Wagtail site, editors' group and collection of images belong to a hub."""

    hub = models.OneToOneField("places.Hub", on_delete=models.CASCADE, related_name="+")
    site = models.OneToOneField("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    editors = models.OneToOneField("auth.Group", null=True, on_delete=models.SET_NULL, related_name="hub_site")
    collection = models.OneToOneField("wagtailcore.Collection", null=True, on_delete=models.SET_NULL, related_name="+")

    privacy: ClassVar = NothingPersonal("an organisation")

    def __str__(self) -> str:
        return f"{self.hub_id} {self.site_id}"


class BasePage(Page):
    """What all pages share: a short introduction, and a shorter name for the menu."""

    intro = models.CharField(
        _("introduction"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences. They stand large under the heading."),
    )
    menu_title = models.CharField(
        _("name in the footer"), max_length=40, blank=True, help_text=_("Shorter than the title, if you like.")
    )

    content_panels: ClassVar = [*Page.content_panels, _lines("intro")]
    promote_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus"), FieldPanel("menu_title")], _("In the footer")),
    ]
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("intro")]
    privacy: ClassVar = MADE_BY

    class Meta:
        abstract = True

    @property
    def short_title(self) -> str:
        return self.menu_title or self.title

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        user = getattr(request, "user", None)
        context["may_edit"] = bool(user and user.is_authenticated and self.permissions_for_user(user).can_edit())
        context["text_language"] = self._language_on(Site.find_for_request(request))
        return context

    def _language_on(self, site: Site | None) -> str:
        """The language of the text; that of the site's own pages is at hand already."""
        root = site.root_page if site else None
        known = root if root and root.locale_id == self.locale_id else self
        return known.locale.language_code


class HomePagePermissions(PagePermissionTester):
    """An editor changes the home page, but cannot take it, and with it the whole site, away."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.user.is_superuser and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        return self.user.is_superuser and super().can_unpublish()

    def can_move(self) -> bool:
        return self.user.is_superuser and super().can_move()


class HomePage(BasePage):
    """The first thing people see: one sentence, two doors, and what goes on in the neighbourhood."""

    question_title = models.CharField(_("first door"), max_length=60)
    question_text = models.CharField(_("words on the first door"), max_length=300, blank=True)
    talent_title = models.CharField(_("second door"), max_length=60)
    talent_text = models.CharField(_("words on the second door"), max_length=300, blank=True)
    search_title = models.CharField(_("heading of the search"), max_length=80)
    search_text = models.CharField(_("words with the search"), max_length=300, blank=True)
    week_title = models.CharField(_("heading of this week"), max_length=80)
    week_text = models.CharField(_("words with this week"), max_length=200, blank=True)
    neighbour_lines = StreamField(
        LinesBlock(max_num=8),
        verbose_name=_("what neighbours did"),
        blank=True,
        help_text=_("Short and about nobody in particular: no names, no street."),
    )
    walk_in_title = models.CharField(_("heading of walking in"), max_length=80)
    walk_in_text = models.CharField(_("words with walking in"), max_length=300, blank=True)
    menu = StreamField(
        MenuBlock(max_num=4),
        verbose_name=_("links at the top"),
        blank=True,
        help_text=_("Four at most. Empty: ask a question, take part, social map, what is on."),
    )

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    template = "cms/home.html"
    privacy: ClassVar = MADE_BY
    content_panels: ClassVar = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("question_title"),
                _lines("question_text"),
                FieldPanel("talent_title"),
                _lines("talent_text"),
            ],
            _("Two doors"),
        ),
        MultiFieldPanel([FieldPanel("search_title"), _lines("search_text")], _("Search")),
        MultiFieldPanel([FieldPanel("week_title"), _lines("week_text"), FieldPanel("neighbour_lines")], _("This week")),
        MultiFieldPanel([FieldPanel("walk_in_title"), _lines("walk_in_text")], _("Walking in")),
        FieldPanel("menu"),
    ]

    class Meta:
        verbose_name = _("home page")

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return HomePagePermissions(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # It carries the links at the top: no need to read it again for those.
        request.portal_home = self  # type: ignore[attr-defined]
        under = {"path__startswith": self.path, "live": True}
        stories = StoryPage.objects.filter(**under).order_by("-first_published_at")[:1]
        return context | {
            "counts": week.this_week(getattr(request, "hub", None)),
            "events": coming(most=3),
            "news": NewsPage.objects.filter(**under).order_by("-day", "-pk")[:3],
            "stories": stories,
            "visit": HubPage.objects.filter(**under).first(),
        }


class BodyPage(BasePage):
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True


class StandardPage(BodyPage):
    parent_page_types: ClassVar = ["cms.HomePage", "cms.StandardPage"]
    template = "cms/standard.html"
    privacy: ClassVar = MADE_BY

    class Meta:
        verbose_name = _("page")


class HubPage(BodyPage):
    """Where we are and when (B9): the text is the editors', the facts are the hub's."""

    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/hub.html"
    privacy: ClassVar = MADE_BY

    class Meta:
        verbose_name = _("page of the hub")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        hub = getattr(request, "hub", None)
        if hub and hub.latitude and hub.longitude:
            place = {"lat": hub.latitude, "lon": hub.longitude, "name": hub.name, "note": hub.street}
            context["places"] = [place]
        return context


class NewsIndexPage(BasePage):
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.NewsPage", "cms.StoryPage"]
    max_count_per_parent = 1
    template = "cms/news_index.html"
    privacy: ClassVar = MADE_BY

    class Meta:
        verbose_name = _("news overview")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        under = {"path__startswith": self.path, "live": True}
        return context | {
            "news": NewsPage.objects.filter(**under).order_by("-day", "-pk")[:50],
            "stories": StoryPage.objects.filter(**under).order_by("-first_published_at")[:20],
        }


class NewsPage(BodyPage):
    day = models.DateField(_("date"), default=clock.today)

    parent_page_types: ClassVar = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/news.html"
    privacy: ClassVar = MADE_BY
    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("day"), FieldPanel("body")]

    class Meta:
        verbose_name = _("news item")


class StoryPage(BodyPage):
    """What neighbours did for each other, told with their yes and without their names."""

    parent_page_types: ClassVar = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/story.html"
    privacy: ClassVar = MADE_BY

    class Meta:
        verbose_name = _("story")
