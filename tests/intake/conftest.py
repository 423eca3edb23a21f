"""What the tests of intake share: browsers of strangers, and a question typed in three steps."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client

from hub.base import clock
from hub.base.guard import _SALT


@pytest.fixture
def stranger(db: None) -> Client:
    """A browser that never was here before: the limit per address starts at none."""
    return Client(REMOTE_ADDR=f"fd00::{uuid4().hex[:4]}:{uuid4().hex[:4]}:{uuid4().hex[:4]}")


def opened_a_minute_ago() -> str:
    """What the guard signed when the page was opened."""
    return signing.dumps((clock.now() - timedelta(minutes=1)).timestamp(), salt=_SALT)


@pytest.fixture
def typed() -> dict[str, Any]:
    """Everything mevrouw De Wit fills in, as the last step sends it."""
    return {
        "step": "3",
        "go": "next",
        "opened": opened_a_minute_ago(),
        "submission": str(uuid4()),
        "website": "",
        "text": "Wie kan mijn kraan maken? Ik krijg hem niet meer dicht.",
        "name": "Annie de Wit",
        "phone": "06 12 34 56 78",
        "email": "annie@voorbeeld.example",
        "reachable": "'s ochtends",
        "language": "nl",
        "postcode": "5142 ab",
        "house_number": "12",
        "other_name": "",
        "relation": "",
        "may_contact": "on",
    }


@pytest.fixture
def hidden_fields() -> Callable[[bytes], dict[str, str]]:
    """What a page of the form would post back by itself."""

    def read(content: bytes) -> dict[str, str]:
        inputs = re.findall(r'<input type="hidden"[^>]*>', content.decode())
        pairs = [(re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in inputs]
        return {name[1]: value[1] if value else "" for name, value in pairs if name}

    return read


@pytest.fixture
def noor(balade: SimpleNamespace, signed_in_as: Callable[..., Client]) -> Client:
    """The browser of Noor, who works at BaLaDe."""
    return signed_in_as(balade.noor)
