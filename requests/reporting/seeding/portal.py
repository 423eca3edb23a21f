"""The demo's pages: home, how it works, who reads along, news, a story, and what is on."""

from datetime import timedelta

from cms.services import make_editors_group, make_menu, make_site, publish_event, publish_news, publish_page
from hub.base import clock
from hub.places.models import Hub
from reporting.demo.agenda import ACTIVITIES
from reporting.demo.news import NEWS
from reporting.demo.organisations import ORGANISATIONS, SERVICES
from reporting.demo.pages import NEIGHBOUR_LINES, PAGES
from reporting.demo.places import LOCATIONS

PLACES = {plain.code: plain for plain in LOCATIONS}
ORGANISERS = {plain.code: plain.name for plain in ORGANISATIONS}
OF_SERVICE = {plain.code: ORGANISERS[plain.organisation] for plain in SERVICES}


def make_portal(hub: Hub) -> None:
    """Everything that editors may change afterwards at /cms/."""
    home = make_site(hub=hub)
    for page in PAGES:
        publish_page(home=home, page=page, neighbour_lines=NEIGHBOUR_LINES)
    for item in NEWS:
        publish_news(home=home, item=item, day=clock.today() - timedelta(days=item.days_ago))
    for activity in ACTIVITIES:
        place = PLACES.get(activity.location)
        publish_event(
            home=home,
            activity=activity,
            day=clock.today() + timedelta(days=activity.days_ahead),
            place=place.name if place else "",
            address=f"{place.street} {place.house_number}" if place else "",
            organiser=OF_SERVICE.get(activity.service, ""),
        )
    make_menu(home=home, links=[])
    make_editors_group(hub=hub)
