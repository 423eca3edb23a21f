"""An agenda of pages, as it was, becomes an agenda of activities."""

from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django_scopes import scopes_disabled
from wagtail.models import Page

from cms.services import home_of, make_site
from hub.base import clock
from socialmap.models import Activity

BEFORE, AFTER = [("cms", "0001_initial")], [("cms", "0003_no_event_pages")]


def _page(apps: Any, name: str, parent: Any, slug: str, **fields: Any) -> Any:
    """A page of a kind that the program does not know any more."""
    model = apps.get_model("cms", name)
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="cms", model=name.lower())
    page = model.objects.create(
        title=fields.pop("title", slug), draft_title=slug, slug=slug, path=f"{parent.path}0009", depth=parent.depth + 1,
        numchild=0, url_path=f"{parent.url_path}{slug}/", content_type=kind, locale_id=parent.locale_id, live=True,
        translation_key=uuid4(), intro="Er is soep.", **fields,
    )  # fmt: skip
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + 1)
    return Page.objects.get(pk=page.pk)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_is_still_to_come_stays_in_the_agenda_and_the_pages_go(world: SimpleNamespace) -> None:
    make_site(hub=world.balade)
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    try:
        old = executor.loader.project_state(BEFORE).apps
        home = home_of(world.balade)
        assert home is not None
        index = _page(old, "EventIndexPage", Page.objects.get(pk=home.pk), "agenda")
        day = clock.today() + timedelta(days=9)
        body = [{"type": "text", "value": "<p>Breng een <b>kom</b> mee.</p>", "id": str(uuid4())}]
        fields = {"starts": time(10), "ends": time(12), "place": "De Lint", "cost": "€ 2", "seats": 12}
        _page(old, "EventPage", index, "soep", title="Soep", day=day, body=body, **fields)
    finally:
        MigrationExecutor(connection).migrate(AFTER)
    with scopes_disabled():
        made = Activity.objects.get(slug="soep")
        (date,) = made.dates.all()
    assert (made.hub_id, made.title, made.description) == (world.balade.pk, "Soep", "Breng een kom mee.")
    assert (made.fees_description, made.free_of_charge, date.places) == ("€ 2", False, 12)
    assert date.starts_at.astimezone(clock.AMSTERDAM).hour == 10
    assert not Page.objects.filter(slug__in=["agenda", "soep"]).exists()
    assert Page.find_problems() == ([], [], [], [], [])
