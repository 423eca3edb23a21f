"""HSDS documents for the tests of the social map."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest


def an_id(words: str) -> str:
    """The same UUID for the same words."""
    return str(uuid5(NAMESPACE_URL, words))


@pytest.fixture
def hsds_service() -> Callable[..., dict[str, Any]]:
    """A whole service with one of everything, by its name; keywords replace what they name."""

    def make(name: str, /, **replace: Any) -> dict[str, Any]:
        return {
            "id": an_id(name),
            "organization": {"id": an_id("Stichting Het Lint"), "name": "Stichting Het Lint"},
            "name": name,
            "description": "Wij helpen met papieren.",
            "status": "active",
            "phones": [{"id": an_id(f"{name} phone"), "number": "0416 00 00 22"}],
            "schedules": [
                {"id": an_id(f"{name} hours"), "freq": "WEEKLY", "byday": "MO,TH", "opens_at": "09:00", "closes_at": "12:30:00"}
            ],
            "attributes": [
                {
                    "id": an_id(f"{name} term"),
                    "taxonomy_term": {
                        "id": an_id("107-05"), "code": "107-05", "name": "Tax Preparation", "taxonomy": "Open Eligibility"
                    },
                }
            ],
            "service_at_locations": [
                {
                    "id": an_id(f"{name} here"),
                    "location": {
                        "id": an_id("De Lintzaal"), "location_type": "physical", "name": "De Lintzaal",
                        "latitude": 51.6891, "longitude": 5.0801,
                        "addresses": [
                            {"id": an_id("address"), "address_1": "Pekdraadstraat 4", "city": "Waalwijk",
                             "postal_code": "5142YA", "country": "NL", "address_type": "physical"}
                        ],
                    },
                }
            ],
            **replace,
        }  # fmt: skip

    return make


@pytest.fixture
def ndjson(tmp_path: Path) -> Callable[..., Path]:
    """Writes documents (or raw lines) to a file, one a line."""

    def write(*documents: Any, name: str = "services.ndjson") -> Path:
        path = tmp_path / name
        lines = [one if isinstance(one, str) else json.dumps(one) for one in documents]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
