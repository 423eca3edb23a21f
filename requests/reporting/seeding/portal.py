"""The demo's pages: home, how it works, who reads along, news, and a story."""

from datetime import timedelta

from cms.services import make_editors_group, make_menu, make_site, publish_news, publish_page
from hub.base import clock
from hub.places.models import Hub
from reporting.demo.news import NEWS
from reporting.demo.pages import NEIGHBOUR_LINES, PAGES


def make_portal(hub: Hub) -> None:
    """Everything that editors may change afterwards at /cms/."""
    home = make_site(hub=hub)
    for page in PAGES:
        publish_page(home=home, page=page, neighbour_lines=NEIGHBOUR_LINES)
    for item in NEWS:
        publish_news(home=home, item=item, day=clock.today() - timedelta(days=item.days_ago))
    make_menu(home=home, links=[])
    make_editors_group(hub=hub)
