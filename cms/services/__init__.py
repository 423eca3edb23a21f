"""The verbs of the portal: make a hub's site, put pages in it, say who edits it."""

from cms.services.editors import make_editors_group, sync_editor, sync_editors
from cms.services.pages import make_menu, publish_news, publish_page
from cms.services.sites import home_of, make_site, site_of

__all__ = [
    "home_of",
    "make_editors_group",
    "make_menu",
    "make_site",
    "publish_news",
    "publish_page",
    "site_of",
    "sync_editor",
    "sync_editors",
]
