"""HSDS documents for the tests of the social map."""

import json
from collections.abc import Callable
from datetime import time
from pathlib import Path
from random import randrange
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.test import Client

from hub.base.workflow import worker
from hub.places.models import Neighbourhood
from socialmap.hours import Hours
from socialmap.services.entries import Address, confirm_checked, save_service
from tests.conftest import make_service
from tests.socialmap.ids import an_id
from tests.socialmap.whole import make_whole

MONDAY = "2026-11-23T09:30:00+00:00"


@pytest.fixture
def client() -> Client:
    """A visitor with an internet address of their own: what is counted in an hour is not that of the test before."""
    return Client(REMOTE_ADDR=f"10.{randrange(256)}.{randrange(256)}.{randrange(256)}")


@pytest.fixture
def map_of_two(balade: SimpleNamespace) -> SimpleNamespace:
    """The bus with everything filled in, and a formal office that costs money, further away."""
    hub, noor = balade.balade, worker(balade.noor)
    area = Neighbourhood.objects.get(hub=hub)
    with time_machine.travel(MONDAY, tick=False):
        save_service(
            hub=hub,
            actor=noor,
            service=balade.service,
            fields={
                "informal": True,
                "free_of_charge": True,
                "wheelchair": True,
                "summary": "Samen met de bus naar de winkel",
            },
            subjects=[balade.groceries],
            phone="0416 00 00 12",
            hours=[Hours(0, time(9), time(12))],
            address=Address(
                street="Pekdraadstraat 4",
                postcode="5142YA",
                city="Waalwijk",
                latitude=51.69,
                longitude=5.08,
                neighbourhood=area,
            ),
        )
        confirm_checked(service=balade.service, user=balade.noor, actor=noor)
        balade.office = make_service(hub, "Rechtswinkel", balade.company)
        save_service(
            hub=hub,
            actor=noor,
            service=balade.office,
            fields={"description": "Recht."},
            address=Address(street="Verre weg 9", postcode="5211AA", city="Den Bosch", latitude=51.75, longitude=5.3),
        )
    return balade


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


@pytest.fixture
def rich(balade: SimpleNamespace, hsds_service: Callable[..., dict[str, Any]], tmp_path: Path) -> SimpleNamespace:
    """BaLaDe with entries that hold everything (`whole.py`)."""
    return make_whole(balade, hsds_service, tmp_path)
