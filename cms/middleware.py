"""Which site a request is for, and who may come in at /cms/."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from cms.services import site_of, sync_editor

# Nothing of the portal is drawn behind these.
_NOT_THE_PORTAL = ("/werk/", "/mijn/", "/static/", "/media/", "/healthz", "/readyz", "/metrics")


class PortalOfHub:
    """Wagtail looks for a site by host name and, not finding one, takes the default site: that would show
    the pages of one hub at the address of another. Here the hub of the request says which site it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        portal = not request.path_info.startswith(_NOT_THE_PORTAL)
        # The name under which Site.find_for_request() keeps what it found (Wagtail 8.0).
        request._wagtail_site = site_of(request.hub) if portal else None  # type: ignore[attr-defined]
        if not request.path_info.startswith("/cms/"):
            return self.get_response(request)
        if request.user.is_authenticated:
            sync_editor(user=request.user)
        # Editors write Dutch, with Dutch words round it, also when they read the site in another language.
        with translation.override(settings.LANGUAGE_CODE):
            return self.get_response(request)
