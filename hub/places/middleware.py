"""Which hub a request is for: the site's own on public pages, the person's own at work."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django_scopes import scope

from hub.accounts.models import Membership
from hub.base import clock
from hub.base.ready import Sql, sql_of
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
    hostname = request.get_host().rsplit(":", 1)[0]
    user = request.user
    if not user.is_authenticated or not request.path_info.startswith(_AT_WORK):
        return _hub_of_site(Hub.objects.prefetch_related("opening_hours"), hostname)
    # One question to the database for every page of work; only the page of /mijn/ shows the opening hours.
    hubs = list(Hub.objects.raw(*_own_and_of_site(user.pk, hostname, clock.today())))
    if not request.path_info.startswith("/werk/"):
        prefetch_related_objects(hubs, "opening_hours")
    hub = _own_hub(hubs, hostname, request.session.get("hub"))
    if hub is not None:
        user.remember_roles_in(hub, hub.own_roles)
    return hub


@lru_cache(maxsize=1000)
def _own_and_of_site(user_id: int, hostname: str, today: date) -> Sql:
    """The hubs that this person may mean, each with `own_roles`. `today` is part of the question: roles end."""
    roles = Membership.objects.in_force().filter(user=user_id, hub=OuterRef("pk"))
    hubs = Hub.objects.filter(Q(hostname=hostname) | Q(is_default=True) | Exists(roles))
    return sql_of(hubs.annotate(own_roles=ArraySubquery(roles.values("role"))).order_by("pk"))


def _own_hub(hubs: list[Any], hostname: str, chosen: int | None) -> Any:
    """Of the own hubs the one that was chosen, else that of the site, else the first; without any the site's."""
    site = next((hub for hub in hubs if hub.hostname == hostname), None) or next(
        (hub for hub in hubs if hub.is_default), None
    )
    own = [hub for hub in hubs if hub.own_roles]
    preferred = [hub for hub in own if hub.pk == chosen] or [hub for hub in own if hub == site] or own
    return preferred[0] if preferred else site


def _hub_of_site(hubs: QuerySet[Hub], hostname: str) -> Hub | None:
    found = sorted(hubs.filter(Q(hostname=hostname) | Q(is_default=True)), key=lambda hub: hub.hostname != hostname)
    return found[0] if found else None
