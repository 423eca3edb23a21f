"""Health, and the pages for when something goes wrong."""

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from hub.accounts.access import public


@public
def healthz(request: HttpRequest) -> JsonResponse:
    """The process lives."""
    return JsonResponse({"ok": True})


@public
def readyz(request: HttpRequest) -> JsonResponse:
    """Database with all migrations, and Redis, can be reached (I3)."""
    found = {"database": _database_is_ready(), "redis": _redis_is_ready()}
    return JsonResponse({"ok": all(found.values()), **found}, status=200 if all(found.values()) else 503)


def _database_is_ready() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _redis_is_ready() -> bool:
    try:
        return bool(redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2).ping())
    except redis.RedisError:
        return False


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's own page for this is English, and has styles in it that our policy blocks."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without context processors: the database may be what is broken."""
    return render(None, "500.html", status=500)
