"""Activities for the tests: the sewing afternoon of BaLaDe, in the room of De Lint."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from hub.base import clock
from hub.base.guard import signed_now
from hub.base.workflow import PROGRAM
from socialmap.models import Activity, ActivityDate, SignUp
from socialmap.services.activities import save_activity
from socialmap.services.entries import Address
from socialmap.services.sign_ups import Visitor, sign_up

# A Tuesday in spring, at noon: a week before the clock goes forward.
TUESDAY = datetime(2026, 3, 24, 12, tzinfo=clock.AMSTERDAM)
DE_LINT = Address(name="De Lint", street="Pekdraadstraat 4", postcode="5142AB", city="Waalwijk")


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def sewing(w: SimpleNamespace, **fields: Any) -> Activity:
    """The sewing afternoon: tomorrow from two to four, two places, sign up. Keywords replace what they name."""
    subjects, address = fields.pop("subjects", [w.company]), fields.pop("address", DE_LINT)
    proposed = fields.pop("proposed", False)
    plain = {
        "title": "Naaimiddag",
        "summary": "Samen jassen maken van gordijnen.",
        "kind": "cultural",
        "first_day": in_days(1),
        "starts": time(14),
        "ends": time(16),
        "sign_up": True,
        "places": 2,
        "rule": "",
        **fields,
    }
    return save_activity(
        hub=w.balade, actor=PROGRAM, fields=plain, subjects=subjects, address=address, proposed=proposed
    )


def only_date(activity: Activity) -> ActivityDate:
    return activity.dates.get()


def comes(date: ActivityDate, name: str, **details: Any) -> SignUp:
    """`name` signs up by mail."""
    details = {"email": f"{name.lower().replace(' ', '.')}@voorbeeld.example", **details}
    return sign_up(date=date, who=Visitor(name=name, **details), submission=uuid4())


def page_of(client: Client, path: str, **data: str) -> str:
    answer = client.get(path, data)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def filled_in(**changes: Any) -> dict[str, Any]:
    """The form, filled in some seconds after it was opened."""
    with clock.at(clock.now() - timedelta(seconds=30)):
        opened = signed_now()
    plain = {
        "name": "Sara de Wit", "phone": "", "email": "sara@voorbeeld.example", "people": "1", "remark": "",
        "agree": "on", "website": "", "opened": opened, "submission": str(uuid4()),
    }  # fmt: skip
    return {**plain, **changes}


def address(activity: Activity, name: str = "sign_up") -> str:
    return reverse(f"socialmap:{name}", args=[activity.slug, only_date(activity).pk])
