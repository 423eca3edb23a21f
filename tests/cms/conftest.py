"""The portal of the tests: a site for each of the two hubs, made by our own services, so that nothing hangs
on the page and the site that Wagtail's migrations make."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cms.services import make_editors_group, make_site
from hub.places.models import Hub


@dataclass(frozen=True)
class Part:
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Text:
    """Every shape that the services take, in one."""

    slug: str
    title: str = "Titel"
    intro: str = "Een zin."
    kind: str = "standard"
    menu: str = ""
    search_description: str = ""
    blocks: tuple[Part, ...] = ()
    paragraphs: tuple[str, ...] = ()


@pytest.fixture
def portal(world: SimpleNamespace, settings: Any) -> SimpleNamespace:
    """`world` with `home` (BaLaDe) and `other_home` (Rivierzicht), both with editors."""
    # Wagtail keeps in Redis which site begins where; other databases share that Redis.
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": "tests-of-the-portal"}}
    cache.clear()
    settings.ALLOWED_HOSTS = ["*"]
    world.home = make_site(hub=world.balade)
    world.other_home = make_site(hub=world.rivierzicht)
    make_editors_group(hub=world.balade)
    make_editors_group(hub=world.rivierzicht)
    return world


@pytest.fixture
def at() -> Callable[[Hub], Client]:
    """A browser at the address of a hub."""
    return lambda hub: Client(SERVER_NAME=hub.hostname)
