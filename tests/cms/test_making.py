"""Making a site is safe to do twice, and leaves what editors wrote alone."""

from typing import Any

import pytest
from wagtail.models import Locale, Page, Site

from cms.models import HomePage, HubSite
from cms.services import home_of, make_editors_group, make_menu, make_site, publish_news, publish_page
from hub.base import clock

from .conftest import Part, Text

FIVE = tuple(Part(f"Kop {number}", (f"Zin {number}.",)) for number in range(1, 6))


def everything(portal: Any) -> None:
    home = make_site(hub=portal.balade)
    publish_page(home=home, page=Text(slug="home", kind="home", blocks=FIVE), neighbour_lines=["Een buur hielp."])
    publish_page(home=home, page=Text(slug="zo"))
    publish_page(home=home, page=Text(slug="verhaal", kind="story"))
    publish_news(home=home, item=Text(slug="nieuwtje"), day=clock.today())
    make_menu(home=home, links=[("Vraag", "/vraag/")])
    make_editors_group(hub=portal.balade)


def test_making_everything_twice_doubles_nothing(portal: Any) -> None:
    everything(portal)
    before = (Page.objects.count(), Site.objects.count(), HubSite.objects.count())
    versions = home_of(portal.balade).revisions.count()
    everything(portal)
    assert (Page.objects.count(), Site.objects.count(), HubSite.objects.count()) == before
    assert home_of(portal.balade).revisions.count() == versions


def test_the_five_parts_fill_the_home_page(portal: Any) -> None:
    everything(portal)
    home = home_of(portal.balade)
    assert (home.question_title, home.walk_in_text) == ("Kop 1", "Zin 5.")
    assert [block.value for block in home.neighbour_lines] == ["Een buur hielp."]


def test_what_an_editor_wrote_stays(portal: Any) -> None:
    everything(portal)
    home = home_of(portal.balade)
    home.intro = "Van de redactie."
    home.save_revision(user=portal.eva).publish()
    page = Page.objects.get(slug="zo").specific
    page.title = "Anders"
    page.save_revision(user=portal.eva).publish()
    everything(portal)
    assert home_of(portal.balade).intro == "Van de redactie."
    assert Page.objects.get(slug="zo").title == "Anders"


def test_a_new_port_changes_the_address_and_nothing_else(portal: Any) -> None:
    make_site(hub=portal.balade, host="wijk.example", port=443)
    site = HubSite.objects.get(hub=portal.balade).site
    assert site.root_url == "https://wijk.example"
    assert Site.objects.count() == 2


def test_a_site_needs_nothing_that_wagtail_makes_by_itself(portal: Any) -> None:
    HubSite.objects.all().delete()
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    Page.objects.all().delete()
    Locale.objects.all().delete()
    home = make_site(hub=portal.balade)
    assert home.live and home.locale.language_code == "nl"
    assert {page.slug for page in home.get_children()} == {"nieuws"}


def test_the_welcome_page_of_wagtail_is_gone(portal: Any) -> None:
    assert set(Page.objects.filter(depth=2).values_list("slug", flat=True)) == {"balade", "rivierzicht"}


def test_an_unknown_kind_is_refused(portal: Any) -> None:
    with pytest.raises(KeyError):
        publish_page(home=portal.home, page=Text(slug="x", kind="brief"))
    assert HomePage.objects.count() == 2
