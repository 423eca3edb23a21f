"""Redis makes things faster. Without it pages are there, people can ask, and nothing waits."""

import time
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from hub.base.cache import ForgivingRedisCache

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def no_redis(settings: Any) -> None:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": NOWHERE}}
    if hasattr(caches._connections, "default"):
        del caches["default"]


def test_a_lost_cache_is_an_empty_one() -> None:
    away = ForgivingRedisCache(NOWHERE, {})
    away.set("a", 1)
    assert away.get("a", "nothing") == "nothing"
    assert away.get_many(["a"]) == {}
    assert away.add("a", 1)
    with pytest.raises(ValueError, match="no such key"):
        away.incr("a")


@pytest.mark.parametrize("path", ["/vraag/", "/sociale-kaart/", "/talent/", "/volg/", "/accounts/login/", "/"])
def test_public_pages_open_without_redis(no_redis: None, client: Client, world: SimpleNamespace, path: str) -> None:
    began = time.monotonic()
    assert client.get(path).status_code == 200
    assert time.monotonic() - began < 20
