"""Which hub a request is for: the site's own on public pages, the person's own at work."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django_scopes import scope, scopes_disabled

from hub.places.models import Hub

# Behind these addresses people work in the hub where they have a role.
_AT_WORK = ("/werk/", "/mijn/")
_UNSCOPED = ("/healthz", "/readyz", "/metrics", "/static/")


class CurrentHub:
    """Sets `request.hub` and opens its scope: from here on, rows of other hubs do not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.hub = None  # type: ignore[attr-defined]
        if request.path_info.startswith(_UNSCOPED):
            return self.get_response(request)
        hub = hub_for(request)
        request.hub = hub  # type: ignore[attr-defined]
        if hub is None:
            return self.get_response(request)
        with scope(hub=hub):
            return self.get_response(request)


def hub_for(request: HttpRequest) -> Hub | None:
    """The hub of the site's host name, else the default one; at work, one of the person's own hubs."""
    site_hub = _hub_of_site(request.get_host().rsplit(":", 1)[0])
    user = request.user
    if not user.is_authenticated or not request.path_info.startswith(_AT_WORK):
        return site_hub
    with scopes_disabled():
        own = list(Hub.objects.filter(pk__in=user.memberships_now().values("hub")).order_by("pk"))
    chosen = request.session.get("hub")
    preferred = [hub for hub in own if hub.pk == chosen] or [hub for hub in own if hub == site_hub] or own
    return preferred[0] if preferred else site_hub


def _hub_of_site(hostname: str) -> Hub | None:
    hubs = Hub.objects.prefetch_related("opening_hours")
    return hubs.filter(hostname=hostname).first() or hubs.filter(is_default=True).first()
